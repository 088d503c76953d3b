using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ReportForge.Word.Rendering;

/// <summary>The styles of the template.</summary>
/// <param name="ParagraphStyles">The ids of those that values look for, by their names in lower case.</param>
/// <param name="Names">The names of all by their ids.</param>
internal sealed record TemplateStyles(ImmutableDictionary<string, string> ParagraphStyles, FrozenDictionary<string, string> Names)
{
    /// <summary>The id of the style for a heading of that level; null when the template has none.</summary>
    public string? Heading(int level) => ParagraphStyles.GetValueOrDefault($"heading {level}");
}
