using System.Globalization;
using System.Text;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Charts;

/// <summary>
/// The charts of one document: the first writing of a chart takes the template's own parts, each further one gets copies.
/// </summary>
internal sealed class ChartCollection(RenderState state)
{
    private readonly Dictionary<string, byte[]> _contents = new(StringComparer.OrdinalIgnoreCase);
    private OpenChart? _open;
    private int _copies;

    /// <summary>The filled content of a part of the template; null when no chart has used it.</summary>
    public byte[]? ContentOf(string partName) => _contents.GetValueOrDefault(partName);

    public void Open(ChartFrame frame, string markup) => _open = new(frame, markup, null, IsGiven: false);

    /// <summary>Gives the chart that is being written its figures, null after an error; false when none is being written.</summary>
    public bool TryFill(ChartData? data)
    {
        if (_open is null)
            return false;
        _open = _open with { Data = data, IsGiven = true };
        return true;
    }

    /// <summary>Keeps the chart and gives the id by which the document refers to it.</summary>
    public string Close()
    {
        if (_open is not { } open)
            return "";
        _open = null;
        if (!open.IsGiven)
            state.Report(ChartProblems.NoData.At(open.Frame.Place));
        if (open.Data is not { } data)
            return open.Frame.RelationshipId;
        var filler = new ChartFiller(open.Markup);
        var problem = open.Frame.IsLinked ? ChartProblems.LinkedWorkbook : filler.Fill(data);
        if (problem is null)
            return Keep(open.Frame, filler);
        state.Report(problem.At(open.Frame.Place));
        return open.Frame.RelationshipId;
    }

    private string Keep(ChartFrame frame, ChartFiller filler)
    {
        var chart = Encoding.UTF8.GetBytes(filler.ToString());
        var workbook = ChartWorkbook.Make(filler.SheetName, filler.Filled);
        var isTaken = state.Pass("chart" + frame.Part.Name) > 1 || (frame.Workbook is { } shared && _contents.ContainsKey(shared.Name));
        if (isTaken)
            return Copy(frame, chart, workbook);
        _contents[frame.Part.Name] = chart;
        if (frame.Workbook is { } part)
            _contents[part.Name] = workbook;
        return frame.RelationshipId;
    }

    private string Copy(ChartFrame frame, byte[] chart, byte[] workbook)
    {
        var number = ++_copies;
        var name = string.Create(CultureInfo.InvariantCulture, $"/word/charts/rf-chart{number}.xml");
        var id = state.NewRelationshipId();
        state.Added.Add(new(frame.Host, id, MarkupRelationship, name, frame.Part.ContentType) { Bytes = chart });
        foreach (var (ownId, type, part) in frame.Relationships)
        {
            if (part is not null && ChartFrame.IsData(type))
            {
                var embedded = string.Create(CultureInfo.InvariantCulture, $"/word/embeddings/rf-workbook{number}.xlsx");
                state.Added.Add(new(name, ownId, type, embedded, part.ContentType) { Bytes = workbook });
            }
            else if (part is not null && !IsStyle(type))
                state.Added.Add(new(name, ownId, type, part.Name, part.ContentType));
        }

        return id;
    }

    // Word keeps the gallery style of each chart beside it; a chart is drawn without it and only one may own it.
    private static bool IsStyle(string type) =>
        type.EndsWith("/chartStyle", StringComparison.Ordinal) || type.EndsWith("/chartColorStyle", StringComparison.Ordinal);

    private const string MarkupRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";

    private sealed record OpenChart(ChartFrame Frame, string Markup, ChartData? Data, bool IsGiven);
}
