using System.Collections.Immutable;
using ReportForge.Batches.Lists;
using ReportForge.Batches.Running;
using ReportForge.Findings;

namespace ReportForge.Batches;

/// <summary>What a run came to.</summary>
public sealed record BatchResult
{
    public int Made { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Documents, new and kept, whose figures have errors; a draft may have them, a signed report may not.</summary>
    public int WithErrors { get; init; }

    /// <summary>Units that findings prevented.</summary>
    public int Failed { get; init; }

    /// <summary>Units that are still to be made, after a stop or a failure of the machine.</summary>
    public int Open { get; init; }

    /// <summary>Findings about the set as a whole; those of each unit stand in the ledger and in <c>findings.csv</c>.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Findings of the units, counted by code.</summary>
    public ImmutableArray<FindingCount> Counts { get; init; } = [];

    /// <summary>What changed in the units that were made again, of the first of them; <c>changes.csv</c> has all.</summary>
    public ImmutableArray<UnitChanges> Changes { get; init; } = [];

    /// <summary>Units that were made again because their data or the template changed.</summary>
    public int ChangedUnits { get; init; }

    /// <summary>What the machine refused; null when it did its work.</summary>
    public Finding? MachineFailure { get; init; }

    public bool IsStopped { get; init; }

    /// <summary>Number of the run in its ledger; 0 when it did not come that far.</summary>
    public int Run { get; init; }

    /// <summary>Whether the run came far enough to know how many units there are; the counts say little before.</summary>
    public bool IsSetKnown { get; init; }
}
