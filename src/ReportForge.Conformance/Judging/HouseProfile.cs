using System.Collections.Immutable;

namespace ReportForge.Conformance.Judging;

/// <summary>Whether something is wanted, unwanted or left open.</summary>
public enum Wanted
{
    /// <summary>Either way is right.</summary>
    Allowed,

    /// <summary>Must stand in the document.</summary>
    Required,

    /// <summary>Must not stand in the document.</summary>
    Forbidden,
}

/// <summary>How the issued document goes out; the decree fills in the appendix reference of paper ones only.</summary>
public enum DocumentForm
{
    /// <summary>Not said: both forms of the appendix reference pass.</summary>
    Unknown,

    Paper,
    Electronic,
}

/// <summary>
/// The practice of one house. It may switch off rules of practice and narrow ranges; the decree's own rules cannot be
/// switched off. Lengths that are null are not narrowed.
/// </summary>
public sealed record HouseProfile
{
    public static readonly HouseProfile Default = new();

    /// <summary>Ids of rules of practice that are not judged.</summary>
    public ImmutableHashSet<string> RulesOff { get; init; } = [];

    /// <summary>The one size of body text in points, 13 or 14; null allows both.</summary>
    public decimal? BodySize { get; init; }

    /// <summary>The least space between paragraphs in points, at least 6; null is the decree's 6.</summary>
    public decimal? ParagraphSpacing { get; init; }

    /// <summary>The first-line indent in millimetres, 10 or 12.7; null allows both.</summary>
    public decimal? FirstLineIndent { get; init; }

    /// <summary>Whether the line of the superior body stands above the issuer's name.</summary>
    public Wanted SuperiorLine { get; init; } = Wanted.Allowed;

    /// <summary>Whether drafts bear the mark "DỰ THẢO".</summary>
    public Wanted DraftMark { get; init; } = Wanted.Allowed;

    /// <summary>
    /// Whether "Kính gửi" must stand: required for reports that go up. Null: the document does not say, so its absence is left
    /// open.
    /// </summary>
    public Wanted? Addressees { get; init; }

    public DocumentForm Form { get; init; } = DocumentForm.Unknown;

    /// <summary>The place before the date; null takes it from the issuer's name.</summary>
    public string? PlaceName { get; init; }

    /// <summary>Whether a superior's form code ("Phụ lục 01b") may label an appendix.</summary>
    public bool AllowsAppendixCodes { get; init; }
}
