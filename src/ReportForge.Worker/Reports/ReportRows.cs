using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Worker.Reports;

/// <summary>A report as the store lists it: one unit, one kind, one period.</summary>
public sealed record ReportRow
{
    public const string Draft = "draft";

    public const string IssuedState = "issued";

    public string Id { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Period { get; init; } = "";

    public string State { get; init; } = "";

    public int Version { get; init; }

    public long ChangedAt { get; init; }

    /// <summary>Errors of the latest version.</summary>
    public int Errors { get; init; }

    public int Warnings { get; init; }

    public bool IsIssued => State == IssuedState;
}

/// <summary>One version of a report's data, with what was made of it.</summary>
public sealed record VersionRow
{
    public string Report { get; init; } = "";

    public int No { get; init; }

    public string Data { get; init; } = "";

    /// <summary>Version of the kind that made it.</summary>
    public string Template { get; init; } = "";

    /// <summary>Hash of the draft; null when none could be made.</summary>
    public string? Document { get; init; }

    public string FileName { get; init; } = "";

    public string Findings { get; init; } = "[]";

    public int Errors { get; init; }

    public int Warnings { get; init; }

    /// <summary>How it came: json, workbook, form, patch.</summary>
    public string Origin { get; init; } = "";

    public string Actor { get; init; } = "";

    public long At { get; init; }

    public ImmutableArray<Finding> ReadFindings() => StoredFindings.Read(Findings);
}

/// <summary>The final form of a report.</summary>
public sealed record IssuedRow
{
    public string Report { get; init; } = "";

    public int Version { get; init; }

    public int Number { get; init; }

    public string IssueDate { get; init; } = "";

    public string Document { get; init; } = "";

    public string FileName { get; init; } = "";

    public string? OverrideReason { get; init; }

    public string Actor { get; init; } = "";

    public long At { get; init; }
}
