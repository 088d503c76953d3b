using System.Text;
using ReportForge.Word.Composition;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Charts;

/// <summary>
/// Finds the charts whose alternative text is <c>{{ word.chart … }}</c> and moves the tag to where the chart is referred to:
/// there the chart is filled, and each turn of a loop can refer to its own.
/// </summary>
internal sealed class ChartPlaces(PackageDraft draft)
{
    private const string Function = "word.chart";
    private readonly HashSet<string> _owned = new(StringComparer.OrdinalIgnoreCase);

    public static bool IsChart(DraftPart part) => part.ContentType.Contains("drawingml.chart+", StringComparison.Ordinal);

    /// <summary>Whether a part is written with its chart and not by itself.</summary>
    public bool Owns(string partName) => _owned.Contains(partName);

    /// <summary>The content of a chart or workbook that a document does not show: nothing of the design's figures stays.</summary>
    public static byte[] Unused(DraftPart part) => IsChart(part) && PackageDraft.TreeOf(part) is { } tree
        ? Encoding.UTF8.GetBytes(ChartFiller.Emptied(tree.ToString()))
        : ChartWorkbook.Empty;

    /// <summary>Prepares the charts of a part, or of markup that will stand in it.</summary>
    public void Place(string host, MarkupElement root)
    {
        foreach (var properties in root.Descendants("wp:docPr").Where(element => element.StartMarks is not null).ToList())
        {
            var tag = properties.StartMarks?.Select(mark => mark.Mark).OfType<TemplateTag>()
                .FirstOrDefault(tag => tag.Code.Contains(Function, StringComparison.Ordinal));
            var chart = properties.Parent?.Descendants("c:chart").FirstOrDefault();
            if (tag is not null && chart is not null && FrameOf(host, chart, tag) is { } frame)
                Move(tag, properties, chart, frame);
        }
    }

    private ChartFrame? FrameOf(string host, MarkupElement chart, TemplateTag tag)
    {
        var id = chart.Attribute("r:id") ?? "";
        var part = draft.RelationshipsOf(host).FirstOrDefault(row => row.Id == id).Part;
        return part is null ? null : new(host, id, part, [.. draft.RelationshipsOf(part.Name)], tag.Place);
    }

    private void Move(TemplateTag tag, MarkupElement properties, MarkupElement chart, ChartFrame frame)
    {
        if (PackageDraft.TreeOf(frame.Part) is not { } tree || StartTag.Find(chart.Start, "r:id") is not { } id)
            return;
        properties.StartMarks = properties.StartMarks?.ConvertAll(
            mark => mark.Mark == tag ? (mark.Offset, mark.Length, new StepMark(NothingHere.Instance)) : mark);
        chart.StartMarks =
        [
            (id.ValueStart, 0, new ChartMark(frame, tree)),
            (id.ValueStart, id.ValueLength, tag),
            (id.ValueStart + id.ValueLength, 0, new StepMark(ChartEnd.Instance)),
        ];
        _owned.Add(frame.Part.Name);
        if (frame.Workbook is { } workbook)
            _owned.Add(workbook.Name);
    }
}
