using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Worker.Batches;

/// <summary>States of a batch, as the store has them.</summary>
internal static class BatchStates
{
    /// <summary>Accepted; the set is being looked at.</summary>
    public const string Planning = "planning";

    public const string Running = "running";

    public const string Cancelled = "cancelled";

    /// <summary>The input cannot be read.</summary>
    public const string Refused = "refused";

    public const string Done = "done";
}

/// <summary>States of a unit of a batch.</summary>
internal static class BatchUnitStates
{
    public const string Waiting = "wait";

    /// <summary>In hand.</summary>
    public const string Held = "held";

    public const string Made = "made";

    /// <summary>Findings prevented it.</summary>
    public const string Failed = "failed";

    /// <summary>Data and template are those of an earlier batch, whose document it keeps.</summary>
    public const string Unchanged = "unchanged";
}

/// <summary>One run over many units, with how far it has come.</summary>
public sealed record BatchRow
{
    public string Id { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Kind { get; init; } = "";

    public string State { get; init; } = "";

    public string FileName { get; init; } = "";

    /// <summary>Hash of what was sent in.</summary>
    public string Input { get; init; } = "";

    public string Findings { get; init; } = "[]";

    public string Actor { get; init; } = "";

    /// <summary>Whether units that are as an earlier batch made them are left alone.</summary>
    public bool OnlyChanged { get; init; }

    /// <summary>Whether some of the documents are checked by the rules of official form.</summary>
    public bool SamplesForm { get; init; }

    public long CreatedAt { get; init; }

    public long? FinishedAt { get; init; }

    public int Total { get; init; }

    public int Made { get; init; }

    public int Failed { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Units for which nothing is left to do.</summary>
    public int Settled => Made + Failed + Unchanged;

    /// <summary>Made units whose figures have errors.</summary>
    public int WithErrors { get; init; }

    public bool IsOver => State is BatchStates.Done or BatchStates.Refused or BatchStates.Cancelled;

    public ImmutableArray<Finding> ReadFindings() => StoredFindings.Read(Findings);
}

/// <summary>One unit of a batch.</summary>
public sealed record BatchUnitRow
{
    public string Batch { get; init; } = "";

    public int Ord { get; init; }

    public string Key { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Name { get; init; } = "";

    public string Period { get; init; } = "";

    public string Source { get; init; } = "";

    public int Line { get; init; }

    /// <summary>The data, as JSON.</summary>
    public string Input { get; init; } = "";

    public string State { get; init; } = "";

    public string? Document { get; init; }

    public string FileName { get; init; } = "";

    public string Findings { get; init; } = "[]";

    public int Errors { get; init; }

    public int Warnings { get; init; }

    /// <summary>Whether the findings are all that there is to say before it is made; else they are of the set as a whole.</summary>
    public bool IsJudged { get; init; }

    public ImmutableArray<Finding> ReadFindings() => StoredFindings.Read(Findings);

    /// <summary>The same with other findings.</summary>
    public BatchUnitRow With(ImmutableArray<Finding> findings) => this with
    {
        Findings = StoredFindings.Write(findings),
        Errors = findings.Count(finding => finding.IsError),
        Warnings = findings.Count(finding => finding.Severity == Severity.Warning),
    };
}
