using ReportForge.Conformance.Judging;

namespace ReportForge.Conformance.Kinds;

/// <summary>What the decree asks of one kind of document, block by block (Phụ lục I, phần I; specimens of Phụ lục III).</summary>
/// <param name="Name">The name as it stands in the title, in capitals; "CÔNG VĂN" bears none.</param>
/// <param name="Symbol">The abbreviation in the number; null where there is none.</param>
internal sealed record KindProfile(string Name, string? Symbol)
{
    /// <summary>Of the 29 kinds and công văn; any other is judged only by what all documents share.</summary>
    public bool IsKnown { get; init; } = true;

    public Wanted Number { get; init; } = Wanted.Required;

    public Wanted PlaceAndDate { get; init; } = Wanted.Required;

    /// <summary>Trích yếu: below the name of the kind, or "V/v" below the number.</summary>
    public Wanted Subject { get; init; } = Wanted.Required;

    /// <summary>"Kính gửi"; null where it depends on who receives the document.</summary>
    public Wanted? Addressees { get; init; } = Wanted.Allowed;

    public Wanted Recipients { get; init; } = Wanted.Required;

    public Wanted Signature { get; init; } = Wanted.Required;

    /// <summary>Two or more sign beside each other; their titles are no rank and file of one body.</summary>
    public bool IsSignedByMany { get; init; }

    /// <summary>Who receives it stands in its text ("Được cử đến: …", specimen 1.8), so that "Như trên" needs no "Kính gửi".</summary>
    public bool NamesReceiver { get; init; }

    /// <summary>Căn cứ, the authority and "QUYẾT ĐỊNH:" stand before the text.</summary>
    public bool HasEnactingClause { get; init; }

    /// <summary>"Báo cáo", as it is cited.</summary>
    public string CitedName => Name.Length == 0 ? "văn bản" : Name[..1] + Name[1..].ToLowerInvariant();
}
