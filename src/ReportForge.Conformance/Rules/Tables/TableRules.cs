using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Tables;

/// <summary>TB-01 … TB-06: how tables look.</summary>
internal static class TableRules
{
    private const double Tolerance = 57;
    private const double MostCellSpacing = 66;
    private const double LeastLeft = 1701;
    private const double LeastRight = 851;

    private static readonly string[] Sides = ["top", "bottom", "left", "right", "insideH", "insideV"];

    public static IEnumerable<Rule> All =>
    [
        Rule.Practice(
            "TB-01",
            Severity.Warning,
            new("Hàng tiêu đề bảng lặp lại ở mỗi trang", "Header rows repeat on every page"),
            DataTables.On(HeaderRepeats)),
        Rule.Practice(
            "TB-02",
            Severity.Warning,
            new("Hàng không bị tách sang hai trang", "Rows do not split over pages"),
            DataTables.On(RowsWhole)),
        Rule.Practice(
            "TB-03",
            Severity.Warning,
            new("Viền bảng đơn, đen, 0,5 pt", "Borders single, black, 0.5 pt"),
            DataTables.On(BorderLines)),
        Rule.Practice("TB-04", Severity.Warning, new("Bảng nằm trong khung chữ", "Tables stay inside the text area"), Width),
        Rule.Practice(
            "TB-05",
            Severity.Warning,
            new("Cỡ chữ trong bảng 10–14; tiêu đề cột đậm, canh giữa", "Table text 10–14 pt; column heads bold, centred"),
            DataTables.On(Text)),
        Rule.Practice(
            "TB-06",
            Severity.Warning,
            new(
                "Đoạn trong ô không lùi đầu dòng, cách 0–3 pt, số canh thống nhất",
                "Cell text without indent, 0–3 pt apart, figures aligned alike"),
            DataTables.On(CellParagraphs)),
    ];

    private static void HeaderRepeats(Inspection inspection, WordTable table)
    {
        if (!DataTables.MaySpanPages(table))
            return;
        var missing = DataTables.HeaderRows(table).Where(row => !row.IsHeader).ToList();
        if (missing.Count > 0)
            inspection.Fail(
                Spot.At(missing[0]),
                new("Hàng tiêu đề bảng không lặp lại khi sang trang", "The header row does not repeat on the next page"),
                null,
                new("lặp lại hàng tiêu đề", "repeat header rows"),
                RowRepairs.RepeatHeader(missing));
        var stray = table.Rows.SkipWhile(row => row.IsHeader).FirstOrDefault(row => row.IsHeader);
        if (stray is not null && missing.Count == 0)
            inspection.Fail(
                Spot.At(stray),
                new("Hàng tiêu đề lặp lại phải liền nhau từ hàng đầu", "Repeated rows must be contiguous from the first"));
    }

    private static void RowsWhole(Inspection inspection, WordTable table)
    {
        var splitting = table.Rows.Where(row => !row.CantSplit).ToList();
        if (splitting.Count == 0)
            return;
        var repair = new Repair(
            new("không cho tách hàng sang hai trang", "keep rows on one page"),
            () => splitting.ForEach(row => RowRepairs.CantSplit(row).Apply()));
        inspection.Fail(
            Spot.At(splitting[0]),
            new($"Có {splitting.Count} hàng có thể bị tách sang hai trang", $"{splitting.Count} rows may be split over two pages"),
            null,
            new("không cho tách hàng", "rows cannot split"),
            repair);
    }

    private static void BorderLines(Inspection inspection, WordTable table)
    {
        foreach (var side in Sides)
        {
            if (side == "insideH" && table.Rows.Count == 1)
                continue;
            var border = Borders.Of(table, side);
            if (border is null && CellsDraw(table, side))
                continue;
            var size = border is null ? 0 : Length.Twips((string?)border.Attribute(W.Main + "sz")) ?? 4;
            var color = (string?)border?.Attribute(W.Color) ?? "auto";
            if (border.ValueOf() == "single" && size is >= 3 and <= 6 && color is "auto" or "000000")
                continue;
            inspection.Fail(
                Spot.At(table),
                new("Viền bảng không phải nét đơn, đen, 0,5 pt ở mọi cạnh", "The borders are not single, black, 0.5 pt all round"),
                null,
                new("nét đơn, đen, 0,5 pt", "single, black, 0.5 pt"),
                SetBorders(table));
            return;
        }
    }

    // Some programs write borders cell by cell; then every cell has to have its own.
    private static bool CellsDraw(WordTable table, string side) => table.Cells
        .All(cell => Borders.Of(cell, side switch { "insideH" => "bottom", "insideV" => "right", _ => side }) is not null
            || side switch
            {
                "top" => cell.Row.Index > 0,
                "bottom" => cell.Row.Index < table.Rows.Count - 1 || cell.VerticalMerge is not null,
                "left" => cell.Index > 0,
                "right" => cell.Index < cell.Row.Cells.Count - 1,
                "insideH" => true,
                _ => cell.Index == cell.Row.Cells.Count - 1 || Borders.Of(cell.Row.Cells[cell.Index + 1], "left") is not null,
            });

    private static Repair SetBorders(WordTable table) => new(
        new("đặt viền bảng nét đơn, đen, 0,5 pt", "set single, black borders of 0.5 pt"),
        () =>
        {
            var borders = Markup.Property(Markup.TableProperties(table.Element), "tblBorders");
            borders.RemoveNodes();
            foreach (var side in (ReadOnlySpan<string>)["top", "left", "bottom", "right", "insideH", "insideV"])
                borders.Add(new System.Xml.Linq.XElement(
                    W.Main + side,
                    new System.Xml.Linq.XAttribute(W.Val, "single"),
                    new System.Xml.Linq.XAttribute(W.Main + "sz", "4"),
                    new System.Xml.Linq.XAttribute(W.Main + "space", "0"),
                    new System.Xml.Linq.XAttribute(W.Color, "000000")));
        });

    private static void Width(Inspection inspection)
    {
        foreach (var table in inspection.Document.Tables.Where(table => table.Parent is null))
        {
            var section = inspection.Document.Sections[Math.Min(table.Section, inspection.Document.Sections.Count - 1)];

            // A margin out of its range is told by its own rule; the table is measured against the least margins then.
            var room = Math.Max(
                section.TextWidth,
                section.Width - Math.Max(LeastLeft, Math.Min(section.Left, 1984)) - Math.Max(LeastRight, Math.Min(section.Right, 1134)));
            if (table.GridWidth > room + Tolerance)
                inspection.Fail(
                    Spot.At(table),
                    new("Bảng rộng hơn khung chữ", "The table is wider than the text area"),
                    Length.InMillimetres(table.GridWidth),
                    Length.InMillimetres(room));
            else if (table.Indent < -Tolerance * 2 && table.Alignment is not ("center" or "right" or "end"))
                inspection.Fail(
                    Spot.At(table),
                    new("Bảng lấn ra lề trái", "The table reaches into the left margin"),
                    Length.InMillimetres(table.Indent),
                    Length.InMillimetres(0));
        }
    }

    private static void Text(Inspection inspection, WordTable table)
    {
        var wrong = table.Paragraphs.FirstOrDefault(paragraph => paragraph.VisibleRuns.Any(IsWrongSize));
        if (wrong is not null)
        {
            var found = wrong.VisibleRuns.First(IsWrongSize).Format.Points;
            var runs = table.Paragraphs.SelectMany(paragraph => paragraph.VisibleRuns).Where(IsWrongSize);
            inspection.Fail(
                Spot.At(wrong),
                new($"Chữ trong bảng cỡ {Length.InPoints(found).Vi}", $"Table text of {Length.InPoints(found).En}"),
                Length.InPoints(found),
                LineChecks.Range(10, 14),
                Mend.Size(runs, found < 10 ? 11 : 13));
        }

        foreach (var paragraph in DataTables.HeaderRows(table)
            .SelectMany(row => row.Cells)
            .SelectMany(cell => cell.Paragraphs)
            .Where(paragraph => !paragraph.IsEmpty))
        {
            var regular = paragraph.VisibleRuns.Where(run => !run.Format.Bold && !run.Format.Italic && !IsColumnNumber(run.Text)).ToList();
            if (regular.Count > 0)
                inspection.Fail(
                    Spot.At(paragraph),
                    new("Tiêu đề cột phải là chữ đậm", "Column heads must be bold"),
                    null,
                    new("đậm", "bold"),
                    Mend.Bold(regular, true));
            else if (paragraph.Format.Alignment != Alignment.Center)
                inspection.Fail(
                    Spot.At(paragraph),
                    new("Tiêu đề cột phải canh giữa", "Column heads must be centred"),
                    LineChecks.Name(paragraph.Format.Alignment),
                    LineChecks.Name(Alignment.Center),
                    Mend.Align(paragraph, "center"));
        }
    }

    private static bool IsWrongSize(Run run) => run.Format.Points is < 10 or > 14;

    // A row of "(1) (2) (3=1+2)" below the heads numbers the columns; it need not be bold.
    private static bool IsColumnNumber(string text) =>
        text.All(letter => char.IsAsciiDigit(letter) || letter is '(' or ')' or '=' or '+' or '-' or '/' or ' ' or '*');

    private static void CellParagraphs(Inspection inspection, WordTable table)
    {
        var paragraphs = table.Paragraphs.Where(paragraph => !paragraph.IsEmpty).ToList();
        if (paragraphs.FirstOrDefault(paragraph => paragraph.Format.FirstLine > 20) is { } indented)
            inspection.Fail(
                Spot.At(indented),
                new("Đoạn trong ô bị lùi đầu dòng", "A cell's paragraph is indented"),
                Length.InMillimetres(indented.Format.FirstLine),
                Length.InMillimetres(0),
                Each(paragraphs.Where(paragraph => paragraph.Format.FirstLine > 20), paragraph => Mend.FirstLine(paragraph, 0)));
        if (paragraphs.FirstOrDefault(IsLoose) is { } loose)
            inspection.Fail(
                Spot.At(loose),
                new("Khoảng cách đoạn trong ô lớn hơn 3 pt", "More than 3 pt between paragraphs of a cell"),
                Length.InPoints(Math.Max(loose.Format.Before, loose.Format.After) / 20),
                new("0–3 pt", "0–3 pt"),
                Each(paragraphs.Where(IsLoose), paragraph => Mend
                    .Spacing(paragraph, Math.Min(60, paragraph.Format.Before), Math.Min(60, paragraph.Format.After))));
        foreach (var column in DataTables.DataRows(table)
            .SelectMany(row => row.Cells)
            .Where(cell => cell.ColumnSpan == 1)
            .GroupBy(cell => cell.FirstColumn))
            FigureAlignment(inspection, [.. column]);
    }

    private static bool IsLoose(Paragraph paragraph) => paragraph.Format.Before > MostCellSpacing
        || paragraph.Format.After > MostCellSpacing;

    private static Repair Each(IEnumerable<Paragraph> paragraphs, Func<Paragraph, Repair> repair)
    {
        var repairs = paragraphs.Select(repair).ToList();
        return new(repairs[0].Change, () => repairs.ForEach(one => one.Apply()));
    }

    private static void FigureAlignment(Inspection inspection, List<TableCell> column)
    {
        var figures = column.Where(cell => DataTables.Number(cell.Text.TrimEnd('%')) is not null)
            .Select(cell => cell.Paragraphs.First(paragraph => !paragraph.IsEmpty))
            .ToList();
        var used = figures.GroupBy(paragraph => paragraph.Format.Alignment).OrderByDescending(group => group.Count()).ToList();
        if (used.Count > 1)
            inspection.Fail(
                Spot.At(used[1].First()),
                new("Số trong một cột canh khác nhau", "Figures of one column are aligned differently"),
                LineChecks.Name(used[1].Key),
                LineChecks.Name(used[0].Key));
        else if (used.Count == 1 && used[0].Key is not (Alignment.Right or Alignment.Center) && figures.Count > 1)
            inspection.Fail(
                Spot.At(figures[0]),
                new("Số trong cột phải canh phải hoặc canh giữa", "Figures are aligned right or centred"),
                LineChecks.Name(used[0].Key),
                new("canh phải hoặc giữa", "right or centred"));
    }
}
