using System.Text;
using ReportForge.Word.Blocks;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;
using ReportForge.Word.Rendering;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Tables;

/// <summary>
/// A total at the foot of a table must not stand alone on a page. Word keeps rows together whose paragraphs are kept with
/// the next one; which rows of a loop are the last is only known when they have been written, so an author cannot say it.
/// </summary>
internal static class TotalRows
{
    /// <summary>A table that ends with more rows than these has a second part there, no total.</summary>
    private const int MostTotals = 3;

    public static void Prepare(IReadOnlyList<TagBlock> blocks)
    {
        foreach (var loop in blocks.Where(IsLoopOfRows))
        {
            if (RowsBehind(loop) is not { Count: > 0 and <= MostTotals } totals)
                continue;
            foreach (var row in totals.SkipLast(1))
                KeepWithNext(row);
            loop.Opening.InsertBefore(new StepMark(Mark.Instance));
            loop.Closing.InsertAfter(new StepMark(LastRowsKept.Instance));
        }
    }

    /// <summary>Keeps a row on the page of the next one; paragraphs that refuse it stay as they are.</summary>
    public static void KeepWithNext(MarkupElement row)
    {
        foreach (var paragraph in TableFinisher.Cells(row).SelectMany(cell => cell.Elements.Where(element => element.Name == "w:p")))
            KeepParagraph(paragraph);
    }

    // A tag that opens or ends several blocks at once has its loop's borders inside it, where no step can stand.
    private static bool IsLoopOfRows(TagBlock loop) =>
        loop is { IsLoop: true, Scope: BlockScope.Rows, Container: { Name: "w:tbl" } table }
        && loop.Opening.Parent == table && loop.Closing.Parent == table
        && loop.Opening.Shape.Events.Length == 1 && loop.Closing.Shape.Events.Length == 1;

    /// <summary>The rows from a loop to the end of its table or of the loop around it; null when another loop follows.</summary>
    private static List<MarkupElement>? RowsBehind(TagBlock loop)
    {
        var rows = new List<MarkupElement>();
        var depth = 0;
        for (var node = loop.Closing.Next; node is not null; node = node.Next)
        {
            if (node is TemplateTag { Shape.Events: var events })
            {
                if (events.Any(happened => happened is { Kind: TagEventKind.Open, Keyword: not "if" }))
                    return null;
                depth += events.Sum(happened => happened.Kind switch { TagEventKind.Open => 1, TagEventKind.Close => -1, _ => 0 });
                if (depth < 0 || (depth == 0 && events.Any(happened => happened.Kind == TagEventKind.Middle)))
                    return rows;
            }
            else if (node is MarkupElement { Name: "w:tr" } row)
                rows.Add(row);
        }

        return rows;
    }

    private static void KeepParagraph(MarkupElement paragraph)
    {
        if (paragraph.Child("w:pPr") is not { } properties)
            paragraph.Prepend(properties = MarkupParser.ParseFragment("<w:pPr></w:pPr>"));
        if (properties.Child("w:keepNext") is not null)
            return;
        PropertyOrder.Paragraph.Insert(properties, MarkupParser.ParseFragment("<w:keepNext/>"));
    }
}

/// <summary>Ends a loop of rows that a total follows: its last two rows are kept with what follows them.</summary>
internal sealed class LastRowsKept : RenderStep
{
    private const int KeptRows = 2;

    public static readonly LastRowsKept Instance = new();

    public override void Run(WordOutput output)
    {
        var start = output.PopMark();
        var at = start + StartOfLastRows(output.Buffer.Written[start..]);
        if (at == output.Buffer.Length)
            return;
        var rows = MarkupParser.ParseFragment($"<w:tbl>{Encoding.UTF8.GetString(output.Buffer.Written[at..])}</w:tbl>");
        foreach (var row in rows.Elements.Where(element => element.Name == "w:tr"))
            TotalRows.KeepWithNext(row);
        output.Buffer.Truncate(at);
        foreach (var node in rows.Nodes)
            output.Buffer.Append(node.ToString().AsSpan());
    }

    // From behind, so that a table of thousands of rows costs no more than a short one. Rows of nested tables lie inside
    // rows: a place where as many rows begin as end behind it lies inside none.
    private static int StartOfLastRows(ReadOnlySpan<byte> rows)
    {
        var (at, kept, open) = (rows.Length, rows.Length, 0);
        for (var found = 0; found < KeptRows;)
        {
            var begin = rows[..at].LastIndexOf("<w:tr"u8);
            if (begin < 0)
                break;
            open += rows[begin..at].Count("</w:tr>"u8);
            at = begin;
            var isRow = rows[begin + "<w:tr".Length] is (byte)' ' or (byte)'>' or (byte)'/' or (byte)'\t' or (byte)'\r' or (byte)'\n';
            open -= isRow && !IsEmpty(rows[begin..]) ? 1 : 0;
            if (isRow && open == 0)
                (kept, found) = (begin, found + 1);
        }

        return kept;
    }

    // A row without content, as broken files have it, ends with its tag. A bracket in the value of an attribute ends none.
    private static bool IsEmpty(ReadOnlySpan<byte> tag)
    {
        var at = tag.IndexOfAny("\"'>"u8);
        while (at >= 0 && tag[at] != (byte)'>')
        {
            at += 1 + tag[(at + 1)..].IndexOf(tag[at]) + 1;
            at += tag[at..].IndexOfAny("\"'>"u8);
        }

        return at > 0 && tag[at - 1] == (byte)'/';
    }
}
