using System.Collections.Immutable;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Composition;

/// <summary>The package that a template makes: which entries it has, and which of them depend on data.</summary>
internal sealed record Composition(
    string MainPart, ImmutableArray<PackageEntry> Entries, ImmutableArray<DraftPart> Rendered, RenderCounters Counters,
    NumberingForm? Numbering, TemplateStyles Styles, AddedParts Added)
{
    /// <summary>The settings for a document in which data breaks lines; null where they need no change.</summary>
    public LineBreakSettings? LineBreaks { get; init; }
}
