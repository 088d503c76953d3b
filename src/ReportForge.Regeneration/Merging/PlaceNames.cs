using ReportForge.Findings;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>Says where a block stands, so that a clerk finds it again.</summary>
internal static class PlaceNames
{
    private const int LongestQuote = 60;

    public static Wording Of(ParagraphBlock paragraph) => paragraph.Owner.Cell is { } cell ? Of(cell) : OfFlow(paragraph);

    public static Wording Of(RowBlock row)
    {
        var label = Short(string.Join(' ', row.Cells.Select(TextOf).Where(text => text.Any(char.IsLetter)).Take(1)));
        var table = TableNumber(row.Table);
        return label.Length == 0
            ? new($"bảng {table}, hàng {row.Index + 1}", $"table {table}, row {row.Index + 1}")
            : new($"bảng {table}, hàng {row.Index + 1} “{label}”", $"table {table}, row {row.Index + 1} “{label}”");
    }

    public static Wording Of(TableBlock table) => new($"bảng {TableNumber(table)}", $"table {TableNumber(table)}");

    private static Wording Of(CellBlock cell)
    {
        var row = Of(cell.Row);
        var heading = cell.Row.Table.Rows[0].Cells.Count == cell.Row.Cells.Count && cell.Row.Index > 0
            ? Short(TextOf(cell.Row.Table.Rows[0].Cells[cell.Index]))
            : "";
        return heading.Length == 0
            ? new($"{row.Vi}, cột {cell.Index + 1}", $"{row.En}, column {cell.Index + 1}")
            : new($"{row.Vi}, cột “{heading}”", $"{row.En}, column “{heading}”");
    }

    private static Wording OfFlow(ParagraphBlock paragraph)
    {
        var number = paragraph.Owner.Story.Paragraphs.IndexOf(paragraph) + 1;
        var quote = Short(paragraph.Text.Replace(Token.OpaqueCharacter.ToString(), "", StringComparison.Ordinal));
        var story = paragraph.Owner.Story.Kind switch
        {
            StoryKind.Header => new Wording("đầu trang, ", "header, "),
            StoryKind.Footer => new Wording("chân trang, ", "footer, "),
            StoryKind.Notes => new Wording("chú thích, ", "notes, "),
            StoryKind.TextBox => new Wording("hộp văn bản, ", "text box, "),
            _ => new Wording("", ""),
        };
        return quote.Length == 0
            ? new($"{story.Vi}đoạn {number}", $"{story.En}paragraph {number}")
            : new($"{story.Vi}đoạn {number} “{quote}”", $"{story.En}paragraph {number} “{quote}”");
    }

    public static string TextOf(CellBlock cell) =>
        string.Join(' ', cell.Content.Blocks.OfType<ParagraphBlock>().Select(paragraph => paragraph.Text));

    private static int TableNumber(TableBlock table) => table.Owner.Story.Tables.IndexOf(table) + 1;

    private static string Short(string text)
    {
        text = text.ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        if (text.Length <= LongestQuote)
            return text;
        var end = text.LastIndexOf(' ', LongestQuote);
        return text[..(end > 0 ? end : LongestQuote)] + "…";
    }
}
