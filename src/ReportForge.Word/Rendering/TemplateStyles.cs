using System.Collections.Immutable;

namespace ReportForge.Word.Rendering;

/// <summary>The styles of the template that values look for by their names.</summary>
internal sealed record TemplateStyles(ImmutableDictionary<string, string> ParagraphStyles)
{
    /// <summary>The id of the style for a heading of that level; null when the template has none.</summary>
    public string? Heading(int level) => ParagraphStyles.GetValueOrDefault($"heading {level}");
}
