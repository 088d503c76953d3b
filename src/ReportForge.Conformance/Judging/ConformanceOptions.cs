using ReportForge.Conformance.Pages;

namespace ReportForge.Conformance.Judging;

/// <summary>Whether the document is still being worked on or about to be signed and issued.</summary>
public enum DocumentMode
{
    /// <summary>Number, date and signer's name may be blank; a draft mark may stand.</summary>
    Draft,

    /// <summary>Everything must be filled in; no draft mark, no placeholder.</summary>
    Final,
}

/// <summary>How a document is checked.</summary>
public sealed record ConformanceOptions
{
    public static readonly ConformanceOptions Default = new();

    /// <summary>Draft by default.</summary>
    public DocumentMode Mode { get; init; } = DocumentMode.Draft;

    /// <summary>The practice of the house; by default every rule is on and nothing is narrowed.</summary>
    public HouseProfile Profile { get; init; } = HouseProfile.Default;

    /// <summary>Whether matters of practice stand among the findings; false by default: they are counted in one line.</summary>
    public bool TellsPractice { get; init; }

    /// <summary>
    /// Whether page and font are judged too in a document that has its form from elsewhere (law-making documents, forms of
    /// citizens); false by default.
    /// </summary>
    public bool JudgesPageOfAnyKind { get; init; }

    /// <summary>On which pages the paragraphs stand; null, as usual, when nobody has laid the document out.</summary>
    public DocumentPages? Pages { get; init; }
}
