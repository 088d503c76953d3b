namespace ReportForge.Regeneration;

/// <summary>
/// The hidden bookmarks by which twins among the paragraphs of a draft are told apart, whatever a person does to them. Word does not
/// show a bookmark whose name begins with an underscore, and moves it with its paragraph.
/// </summary>
public static class PlaceMark
{
    /// <summary>What the name of each of them begins with.</summary>
    public const string Prefix = "_rf";
}
