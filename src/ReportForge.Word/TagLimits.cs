namespace ReportForge.Word;

/// <summary>How many tags a template may have. Every figure is a maximum and inclusive.</summary>
public sealed record TagLimits
{
    public static readonly TagLimits Default = new();

    /// <summary>Tags in one part; a template that people write has some hundreds. 20,000 by default.</summary>
    public int MostTags { get; init; } = 20_000;

    /// <summary>Text of one paragraph with tags: twice the size of a tag that nobody writes. Two million characters by default.</summary>
    public int MostCharacters { get; init; } = 2_000_000;
}
