using System.Collections.Immutable;
using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Reports.Drafting;

/// <summary>A document made from data, or the findings that prevented it.</summary>
public sealed record DraftResult
{
    /// <summary>The .docx; null when it was not made.</summary>
    public ReadOnlyMemory<byte>? Document { get; init; }

    /// <summary>The file name that the kind gives the document, without a folder.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Which report it is, as <see cref="ReportIdentity"/> names it.</summary>
    public string Report { get; init; } = "";

    /// <summary>Contract and rules.</summary>
    public ImmutableArray<Finding> DataFindings { get; init; } = [];

    /// <summary>Template and merging.</summary>
    public ImmutableArray<Finding> TemplateFindings { get; init; } = [];

    /// <summary>Each rule of thể thức and what it came to for the finished document; null when it was not checked.</summary>
    public ConformanceReport? Conformance { get; init; }

    /// <summary>Thể thức of the finished document.</summary>
    public ImmutableArray<Finding> ConformanceFindings => Conformance?.Findings ?? [];

    /// <summary>
    /// Everything that its author can change, in the order of the walk: data, template, thể thức. That number and date are open
    /// until it is issued, and what the product itself prints, is no news to him.
    /// </summary>
    public ImmutableArray<Finding> Findings =>
    [
        .. DataFindings.Where(finding => !IsOpenUntilIssued(finding)),
        .. TemplateFindings,
        .. ConformanceFindings.Where(finding => finding.Severity > Severity.Information),
    ];

    internal static bool IsOpenUntilIssued(Finding finding) =>
        finding is { Severity: Severity.Information, Place.Path: "document.number" or "document.date" or "document" };

    public bool IsMade => Document is not null;
}
