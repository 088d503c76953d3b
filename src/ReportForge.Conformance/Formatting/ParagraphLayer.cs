using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Formatting;

/// <summary>What one level says about a paragraph; null is "says nothing". Lengths in twips.</summary>
internal sealed record ParagraphLayer
{
    public static readonly ParagraphLayer Empty = new();

    public string? Alignment { get; init; }
    public double? Left { get; init; }
    public double? Right { get; init; }

    /// <summary>First line against the left indent; hanging is negative.</summary>
    public double? FirstLine { get; init; }

    /// <summary>First line in hundredths of a letter; overrides <see cref="FirstLine"/>, 0 switches it off.</summary>
    public double? FirstLineLetters { get; init; }

    public double? Before { get; init; }
    public double? After { get; init; }
    public double? BeforeLines { get; init; }
    public double? AfterLines { get; init; }
    public bool? BeforeAuto { get; init; }
    public bool? AfterAuto { get; init; }
    public double? Line { get; init; }
    public string? LineRule { get; init; }
    public bool? ContextualSpacing { get; init; }
    public bool? KeepNext { get; init; }
    public string? NumberingId { get; init; }
    public int? NumberingLevel { get; init; }
    public XElement? Borders { get; init; }
    public string? Shading { get; init; }

    public static ParagraphLayer Read(XElement? properties)
    {
        if (properties is null || !properties.HasElements)
            return Empty;
        var indent = properties.Element(W.Indent);
        var spacing = properties.Element(W.Spacing);
        var numbering = properties.Element(W.Numbering);
        return new()
        {
            Alignment = properties.Element(W.Alignment).ValueOf(),
            Left = Twips(indent, "start") ?? Twips(indent, "left"),
            Right = Twips(indent, "end") ?? Twips(indent, "right"),
            FirstLine = -Twips(indent, "hanging") ?? Twips(indent, "firstLine"),
            FirstLineLetters = -Twips(indent, "hangingChars") ?? Twips(indent, "firstLineChars"),
            Before = Twips(spacing, "before"),
            After = Twips(spacing, "after"),
            BeforeLines = Twips(spacing, "beforeLines"),
            AfterLines = Twips(spacing, "afterLines"),
            BeforeAuto = Flag(spacing, "beforeAutospacing"),
            AfterAuto = Flag(spacing, "afterAutospacing"),
            Line = Twips(spacing, "line"),
            LineRule = (string?)spacing?.Attribute(W.Main + "lineRule"),
            ContextualSpacing = properties.Switch(W.Main + "contextualSpacing"),
            KeepNext = properties.Switch(W.Main + "keepNext"),
            NumberingId = numbering?.Element(W.Main + "numId").ValueOf(),
            NumberingLevel = (int?)Twips(numbering?.Element(W.Main + "ilvl"), "val"),
            Borders = properties.Element(W.Borders),
            Shading = (string?)properties.Element(W.Main + "shd")?.Attribute(W.Main + "fill"),
        };
    }

    /// <summary>This level with a nearer one laid over it.</summary>
    public ParagraphLayer Under(ParagraphLayer nearer)
    {
        if (ReferenceEquals(nearer, Empty))
            return this;
        if (ReferenceEquals(this, Empty))
            return nearer;
        return new()
        {
            Alignment = nearer.Alignment ?? Alignment,
            Left = nearer.Left ?? Left,
            Right = nearer.Right ?? Right,
            FirstLine = nearer.FirstLine ?? FirstLine,
            FirstLineLetters = nearer.FirstLineLetters ?? FirstLineLetters,
            Before = nearer.Before ?? Before,
            After = nearer.After ?? After,
            BeforeLines = nearer.BeforeLines ?? BeforeLines,
            AfterLines = nearer.AfterLines ?? AfterLines,
            BeforeAuto = nearer.BeforeAuto ?? BeforeAuto,
            AfterAuto = nearer.AfterAuto ?? AfterAuto,
            Line = nearer.Line ?? Line,
            LineRule = nearer.LineRule ?? LineRule,
            ContextualSpacing = nearer.ContextualSpacing ?? ContextualSpacing,
            KeepNext = nearer.KeepNext ?? KeepNext,
            NumberingId = nearer.NumberingId ?? NumberingId,
            NumberingLevel = nearer.NumberingLevel ?? NumberingLevel,
            Borders = nearer.Borders ?? Borders,
            Shading = nearer.Shading ?? Shading,
        };
    }

    private static double? Twips(XElement? element, string attribute) => Length.Twips((string?)element?.Attribute(W.Main + attribute));

    private static bool? Flag(XElement? element, string attribute) =>
        (string?)element?.Attribute(W.Main + attribute) is { } value ? value is "1" or "true" or "on" : null;
}
