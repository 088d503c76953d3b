using System.Globalization;
using ReportForge.Conformance.Documents;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules;

/// <summary>A place in the document that a clerk finds again without page numbers.</summary>
internal sealed record Spot
{
    private const int QuotedLetters = 80;

    public static readonly Spot Whole = new();

    /// <summary>The paragraph to point at; annotations hang on it.</summary>
    public Paragraph? Paragraph { get; private init; }

    public Wording? Location { get; private init; }

    public static Spot At(Paragraph? paragraph) =>
        paragraph is null ? Whole : new() { Paragraph = paragraph, Location = LocationOf(paragraph) };

    public static Spot At(TextLine? line) => At(line?.Paragraph);

    public static Spot At(WordTable table) => new()
    {
        Paragraph = table.Paragraphs.FirstOrDefault(),
        Location = Say($"phần {table.Section + 1}, bảng {table.Number}", $"section {table.Section + 1}, table {table.Number}"),
    };

    public static Spot At(TableRow row) => new()
    {
        Paragraph = row.Cells.SelectMany(cell => cell.AllParagraphs).FirstOrDefault(),
        Location = Say(
            $"phần {row.Table.Section + 1}, bảng {row.Table.Number}, hàng {row.Index + 1}",
            $"section {row.Table.Section + 1}, table {row.Table.Number}, row {row.Index + 1}"),
    };

    /// <summary>A whole section; annotations hang on its first paragraph.</summary>
    public static Spot At(Section section, WordDocument document) => new()
    {
        Paragraph = document.FirstOf(section),
        Location = Say($"phần {section.Index + 1} (section)", $"section {section.Index + 1}"),
    };

    /// <summary>Something outside of the body: a header, a footer.</summary>
    public static Spot Beside(Wording location) => new() { Location = location };

    public Place ToPlace(string file) => new()
    {
        File = file,
        Location = Location,
        Quote = Paragraph is { IsEmpty: false } paragraph ? Shorten(paragraph.Normalized) : null,
    };

    private static Wording LocationOf(Paragraph paragraph)
    {
        var section = paragraph.Section + 1;
        if (paragraph.Cell is not { } cell)
            return Say($"phần {section}, đoạn {paragraph.Number}", $"section {section}, paragraph {paragraph.Number}");
        var (table, row, column) = (cell.Row.Table.Number, cell.Row.Index + 1, cell.Index + 1);
        return Say(
            $"phần {section}, bảng {table}, hàng {row}, ô {column}, đoạn {paragraph.Number}",
            $"section {section}, table {table}, row {row}, cell {column}, paragraph {paragraph.Number}");
    }

    private static string Shorten(string text) => text.Length <= QuotedLetters ? text : text[..QuotedLetters] + "…";

    private static Wording Say(FormattableString vi, FormattableString en) =>
        new(vi.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}
