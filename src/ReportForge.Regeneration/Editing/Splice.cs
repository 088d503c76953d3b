namespace ReportForge.Regeneration.Editing;

/// <summary>One change of a part's text: what stood at a place of the old text, and what stands there now.</summary>
internal readonly record struct Splice(int At, string Removed, string Inserted);
