using System.Collections.Immutable;

namespace ReportForge.Reports.Indicators;

/// <summary>What a row of a statistical form holds.</summary>
public enum IndicatorType
{
    Group,
    Number,
    Percent,
    Option,
}

/// <summary>One of the answers of a row: "Có = 1".</summary>
public sealed record IndicatorOption(string Label, int Value);

/// <summary>How a row is printed: its own code and label, or those of a variant of the form.</summary>
public sealed record IndicatorPrint
{
    public required string Code { get; init; }

    public required string Label { get; init; }

    public string? Unit { get; init; }

    public ImmutableArray<IndicatorOption> Options { get; init; } = [];

    public bool IsItalic { get; init; }

    /// <summary>The part of the label that is printed in italics.</summary>
    public string? ItalicPart { get; init; }
}

/// <summary>One row of a statistical form.</summary>
public sealed record Indicator
{
    /// <summary>The unified code, the same in every variant.</summary>
    public required string Code { get; init; }

    public required string Key { get; init; }

    public required IndicatorType Type { get; init; }

    /// <summary>Code of the row above it in the hierarchy.</summary>
    public string? Parent { get; init; }

    /// <summary>Path of the data field that gives the value where the form does not state its own.</summary>
    public string? From { get; init; }

    /// <summary>Printed in the merged cell left of the row and its siblings: "Trong đó".</summary>
    public string? SubRows { get; init; }

    public required IndicatorPrint Standard { get; init; }

    public ImmutableDictionary<string, IndicatorPrint> Variants { get; init; } = ImmutableDictionary<string, IndicatorPrint>.Empty;

    public IndicatorPrint In(string? variant) => variant is null ? Standard : Variants.GetValueOrDefault(variant, Standard);
}
