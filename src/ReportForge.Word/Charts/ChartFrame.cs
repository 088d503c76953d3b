using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Word.Composition;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Charts;

/// <summary>A chart that the author has designed, and its place in the document.</summary>
/// <param name="Host">The part in which it is shown.</param>
/// <param name="RelationshipId">The id by which that part refers to it.</param>
/// <param name="Part">The part that draws it.</param>
/// <param name="Relationships">What the chart refers to; an external target has no part.</param>
/// <param name="Place">Where the author has written the tag.</param>
internal sealed record ChartFrame(
    string Host, string RelationshipId, DraftPart Part, ImmutableArray<(string Id, string Type, DraftPart? Part)> Relationships,
    Place Place)
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The embedded workbook; null for a chart that has none.</summary>
    public DraftPart? Workbook => Relationships.FirstOrDefault(row => IsData(row.Type)).Part;

    /// <summary>Whether the figures stand in something else than an embedded .xlsx.</summary>
    public bool IsLinked => Relationships.Any(row => IsData(row.Type) && row.Part?.ContentType != WorkbookType);

    public static bool IsData(string type) =>
        type.EndsWith("/package", StringComparison.Ordinal) || type.EndsWith("/oleObject", StringComparison.Ordinal);
}

/// <summary>A chart that is written where it is shown, so that its texts see the variables of that place.</summary>
internal sealed class ChartMark(ChartFrame frame, MarkupDocument chart) : MarkupMark
{
    public ChartFrame Frame => frame;

    public MarkupDocument Chart => chart;

    public override MarkupNode Clone() => new ChartMark(frame, chart);
}
