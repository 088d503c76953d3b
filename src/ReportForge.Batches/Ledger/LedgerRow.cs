using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Batches.Ledger;

internal enum LedgerState
{
    /// <summary>Checked, not yet made.</summary>
    Planned,

    /// <summary>The document lies in its place.</summary>
    Made,

    /// <summary>A person has changed the document that was made: it stays, and is the unit's document.</summary>
    Edited,

    /// <summary>Findings prevented it.</summary>
    Failed,
}

/// <summary>What the ledger knows of the PDF of a document.</summary>
/// <param name="Key">The key of the unit's row.</param>
/// <param name="MadeFrom">Hash of the document that it was made from; empty when none could be made.</param>
/// <param name="Hash">Hash of the PDF that lies there.</param>
/// <param name="Findings">Why none could be made.</param>
internal sealed record LedgerPdf(string Key, string MadeFrom, string Hash, ImmutableArray<Finding> Findings);

/// <summary>A document that was made again.</summary>
/// <param name="UnitCode">Official code of the unit.</param>
/// <param name="UnitName">Its name as the data writes it.</param>
/// <param name="Period">Short text of the period.</param>
/// <param name="TemplateChanged">The kind, its parts or the program changed.</param>
/// <param name="Before">The data from which it was made before, packed.</param>
/// <param name="Now">The data from which it was made, packed.</param>
internal sealed record LedgerChange(string UnitCode, string UnitName, string Period, bool TemplateChanged, byte[] Before, byte[] Now);

/// <summary>What the ledger knows of one unit.</summary>
internal sealed record LedgerRow
{
    /// <summary>Unit and period; for data that does not say whose it is, its place in the input.</summary>
    public required string Key { get; init; }

    public required string UnitCode { get; init; }

    public required string UnitName { get; init; }

    public required string Period { get; init; }

    /// <summary>Place in the input of the last run.</summary>
    public required int Ordinal { get; init; }

    /// <summary>File and line, as a person names them.</summary>
    public required string Source { get; init; }

    public required LedgerState State { get; init; }

    /// <summary>SHA-256 of the data.</summary>
    public required string InputHash { get; init; }

    public string TemplateHash { get; init; } = "";

    public string ProgramVersion { get; init; } = "";

    /// <summary>SHA-256 of the document; empty when there is none.</summary>
    public string OutputHash { get; init; } = "";

    /// <summary>The document, relative to the output folder, with forward slashes.</summary>
    public string OutputName { get; init; } = "";

    public ImmutableArray<Finding> Findings { get; init; } = [];

    public int Errors { get; init; }

    public int Warnings { get; init; }

    /// <summary>When the row was last changed, UTC.</summary>
    public string Time { get; init; } = "";

    /// <summary>How often this unit was worked on.</summary>
    public int Attempt { get; init; }

    /// <summary>The last run whose input had this unit.</summary>
    public int Run { get; init; }

    /// <summary>Whether the unit has its document, as it was made or as somebody has changed it.</summary>
    public bool HasDocument => State is LedgerState.Made or LedgerState.Edited;

    /// <summary>Whether the document was made from this data by this template and program.</summary>
    public bool IsMadeFrom(string inputHash, string templateHash, string programVersion) =>
        HasDocument && InputHash == inputHash && TemplateHash == templateHash && ProgramVersion == programVersion;

    /// <summary>Null when no PDF was asked for.</summary>
    public LedgerPdf? Pdf { get; init; }

    /// <summary>Name of the PDF of this document, relative to the output folder; empty when there is none.</summary>
    public string PdfName =>
        State == LedgerState.Made && Pdf is { } pdf && pdf.MadeFrom == OutputHash ? Path.ChangeExtension(OutputName, ".pdf") : "";
}
