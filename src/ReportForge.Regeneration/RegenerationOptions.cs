using ReportForge.Findings;

namespace ReportForge.Regeneration;

/// <summary>How a document is regenerated.</summary>
public sealed record RegenerationOptions
{
    public static readonly RegenerationOptions Default = new();

    /// <summary>How changes are written; plain by default.</summary>
    public WritingMode Mode { get; init; } = WritingMode.Plain;

    /// <summary>
    /// The date of tracked changes and comments as ISO 8601 says it; none by default, so that the same input gives the same
    /// bytes.
    /// </summary>
    public string Date { get; init; } = "";

    /// <summary>The language of comments; Vietnamese by default.</summary>
    public MessageLanguage Language { get; init; } = MessageLanguage.Vietnamese;

    /// <summary>The edited document is known to be issued: it is not changed. Off by default.</summary>
    public bool IsIssued { get; init; }

    /// <summary>
    /// The namespace of the custom XML part in which a document says what made it: it is taken from the new document. Empty by
    /// default: no part is.
    /// </summary>
    public string OriginNamespace { get; init; } = "";

    /// <summary>
    /// The field of the data, in the clerk's words, that changed one text into another; null where nobody can say. No field is named
    /// by default.
    /// </summary>
    public Func<string, string, Wording?> FieldOf { get; init; } = (_, _) => null;
}
