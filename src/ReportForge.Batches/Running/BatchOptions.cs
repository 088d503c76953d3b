namespace ReportForge.Batches.Running;

/// <summary>Which units a run makes.</summary>
public enum BatchMode
{
    /// <summary>All of the input.</summary>
    All,

    /// <summary>What an earlier run did not finish, and what failed in it.</summary>
    Resume,

    /// <summary>Units whose data, kind or template changed since they were made.</summary>
    OnlyChanged,
}

/// <summary>Which documents of a run are checked by the rules of official form.</summary>
public enum BatchConformance
{
    None,

    /// <summary>The first and every two hundredth, in large runs about twenty of them.</summary>
    Sample,

    All,
}

/// <summary>How a batch is made.</summary>
public sealed record BatchOptions
{
    /// <summary>The folder of documents, ledger and lists.</summary>
    public required string Output { get; init; }

    public BatchMode Mode { get; init; } = BatchMode.All;

    /// <summary>Units worked on at the same time; at least 1.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>Whether a unit whose figures have errors is made all the same, as a draft may be.</summary>
    public bool Strict { get; init; }

    /// <summary>Whether the documents of each province are also put into one archive.</summary>
    public bool Zip { get; init; }

    public BatchConformance Conformance { get; init; } = BatchConformance.Sample;

    /// <summary>Makes a PDF beside each document; null for none.</summary>
    public IPdfMaker? Pdf { get; init; }

    /// <summary>Version of the program: another version makes every document anew.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>The clock of the ledger. Nothing in the documents or lists depends on it.</summary>
    public required TimeProvider Time { get; init; }
}
