using ReportForge.Findings;

namespace ReportForge.Regeneration;

/// <summary>What became of a change that the data ask for.</summary>
public enum ChangeDeed
{
    /// <summary>It stands in the result.</summary>
    Applied,

    /// <summary>The document said so already.</summary>
    AlreadyThere,

    /// <summary>A person has written something else there: their words stay, a comment says what the data say.</summary>
    Kept,

    /// <summary>A person has deleted the place; it stays deleted.</summary>
    Deleted,

    /// <summary>The edited document was not to be changed: it stands in the new one beside it.</summary>
    Beside,
}

/// <summary>What a change is about.</summary>
public enum ChangeSubject
{
    /// <summary>Words and figures of a paragraph.</summary>
    Words,

    /// <summary>A paragraph, a row or a table that the data bring.</summary>
    Added,

    /// <summary>A paragraph, a row or a table that the data take away.</summary>
    Removed,

    /// <summary>A paragraph or a row that the data put elsewhere.</summary>
    Moved,

    /// <summary>A chart, a picture or another object.</summary>
    Object,
}

/// <summary>One difference between the document as the program made it and the document of the corrected data.</summary>
/// <param name="Deed">What became of it.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Place">Where it stands, in words that a clerk finds again.</param>
public sealed record RegenerationChange(ChangeDeed Deed, ChangeSubject Subject, Wording Place)
{
    /// <summary>What the program had written.</summary>
    public string Old { get; init; } = "";

    /// <summary>What the corrected data say.</summary>
    public string New { get; init; } = "";

    /// <summary>What stands in the document instead, when a person has changed it.</summary>
    public string Current { get; init; } = "";

    /// <summary>The field of the data in the clerk's words; null when it is not known.</summary>
    public Wording? Field { get; init; }

    /// <summary>Why it was not taken over, where the texts do not say it.</summary>
    public Wording? Why { get; init; }
}
