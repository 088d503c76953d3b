using System.Globalization;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Tables;

/// <summary>TB-07 … TB-09: totals, sums, running numbers.</summary>
internal static class FigureRules
{
    public static IEnumerable<Rule> All =>
    [
        Rule.Practice("TB-07", Severity.Warning, new("Hàng tổng không để ô trống", "No blank cell in a total row"), OnTotals(NoBlank)),
        Rule.Logic("TB-08", Severity.Error, new("Tổng bằng các số cộng lại", "Totals equal the sum of their parts"), OnTotals(Sums)),
        Rule.Practice(
            "TB-09",
            Severity.Warning,
            new("Số thứ tự liên tục; hàng tổng in đậm", "Running numbers without gaps; total row bold"),
            DataTables.On(RunningNumbers)),
    ];

    private static Action<Inspection> OnTotals(Action<Inspection, WordTable, TableRow> judge) => inspection =>
    {
        var totals = DataTables.Of(inspection).SelectMany(table => DataTables.DataRows(table).Where(DataTables.IsTotal)).ToList();
        if (totals.Count == 0)
            inspection.NotApplicable("không có bảng có hàng tổng", "there is no table with a total row");
        foreach (var row in totals)
            judge(inspection, row.Table, row);
    };

    private static void NoBlank(Inspection inspection, WordTable table, TableRow total)
    {
        var label = total.Cells.FindIndex(cell => cell.Text.Length > 0);
        if (total.Cells.Skip(label + 1).FirstOrDefault(
            cell => cell.Text.Length == 0 && cell.VerticalMerge != "continue" && HasFigures(table, cell.FirstColumn)) is { } blank)
            inspection.Fail(
                Spot.At(total),
                new($"Ô {blank.Index + 1} của hàng tổng để trống", $"Cell {blank.Index + 1} of the total row is blank"),
                null,
                new("số, “0” hoặc “-”", "a figure, “0” or “-”"));
    }

    private static bool HasFigures(WordTable table, int column) =>
        DataTables.DataRows(table).Where(row => !DataTables.IsTotal(row))
            .Any(row => CellAt(row, column) is { } cell && DataTables.Number(cell.Text) is not null);

    private static void Sums(Inspection inspection, WordTable table, TableRow total)
    {
        // Two totals in one table part it in a way that only its form knows.
        var rows = DataTables.DataRows(table).Where(row => !DataTables.IsTotal(row)).ToList();
        if (DataTables.DataRows(table).Count(DataTables.IsTotal) > 1 || rows.Count == 0)
            return;
        foreach (var cell in total.Cells.Where(cell => cell.ColumnSpan == 1 && cell.FirstColumn > 0))
        {
            if (DataTables.Number(cell.Text) is { } stated)
                JudgeSum(inspection, (total, cell, stated), rows);
        }
    }

    private static void JudgeSum(Inspection inspection, (TableRow Row, TableCell Cell, decimal Stated) total, List<TableRow> rows)
    {
        var values = rows.Select(row => (Level: LevelOf(row), Value: ValueOf(CellAt(row, total.Cell.FirstColumn)))).ToList();
        if (values.Any(value => value.Value is null))
            return;
        var sums = values.GroupBy(value => value.Level)
            .Select(group => group.Sum(value => value.Value ?? 0))
            .Append(values.Sum(value => value.Value ?? 0))
            .ToList();
        if (sums.Contains(total.Stated))
            return;
        var levels = values.Select(value => value.Level).Distinct().Count();
        var message = new Wording(
            $"Ô {total.Cell.Index + 1} của hàng tổng ghi {total.Cell.Text}, cộng lại được {Print(sums[0])}",
            $"Cell {total.Cell.Index + 1} of the total row says {total.Cell.Text}, the sum is {Print(sums[0])}");
        if (levels > 1 || IsShareColumn(rows[0].Table, total.Cell.FirstColumn))
            inspection.Ask(Spot.At(total.Row), message, new("Kiểm tra lại các hàng được cộng.", "Check which rows are added."));
        else
            inspection.Fail(Spot.At(total.Row), message, Wording.Same(total.Cell.Text), Wording.Same(Print(sums[0])));
    }

    // Shares, scores and averages do not add up.
    private static bool IsShareColumn(WordTable table, int column) => DataTables.HeaderRows(table)
        .Select(row => CellAt(row, column)?.Text ?? "")
        .Any(head => head.Contains('%')
            || head.Contains("tỷ lệ", StringComparison.OrdinalIgnoreCase)
            || head.Contains("bình quân", StringComparison.OrdinalIgnoreCase));

    private static decimal? ValueOf(TableCell? cell) => cell?.Text.Trim() is null or "" or "-" or "–" ? 0 : DataTables.Number(cell.Text);

    /// <summary>How deep a row stands in the hierarchy of its running number: "I" above "1" above "1.1" above "a".</summary>
    private static int LevelOf(TableRow row)
    {
        var number = row.Cells[0].Text.TrimEnd('.', ')');
        if (NumberText.FromRoman(number) is not null)
            return 0;
        if (number.Length == 1 && char.IsLower(number[0]))
            return 9;
        return number.Length == 0 ? 10 : 1 + number.Count(letter => letter == '.');
    }

    private static void RunningNumbers(Inspection inspection, WordTable table)
    {
        var total = DataTables.DataRows(table).FirstOrDefault(DataTables.IsTotal);
        var runs = total?.Cells.SelectMany(cell => cell.Paragraphs).SelectMany(paragraph => paragraph.VisibleRuns).ToList() ?? [];
        if (total is not null && runs.Any(run => !run.Format.Bold))
            inspection.Fail(
                Spot.At(total),
                new("Hàng tổng phải in đậm", "The total row must be bold"),
                null,
                new("đậm", "bold"),
                Mending.Mend.Bold(runs, true));
        if (!HasRunningNumber(table))
            return;
        var expected = 1;
        foreach (var row in DataTables.DataRows(table).Where(row => !DataTables.IsTotal(row)))
        {
            var text = row.Cells.Count > 0 ? row.Cells[0].Text.TrimEnd('.') : "";
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                // A group heading starts the count anew.
                if (NumberText.FromRoman(text) is not null)
                    expected = 1;
                continue;
            }

            if (number != expected && number != 1)
                inspection.Fail(
                    Spot.At(row),
                    new($"Số thứ tự {number} không nối tiếp", $"Running number {number} does not follow on"),
                    Wording.Same(text),
                    Wording.Same(expected.ToString(CultureInfo.InvariantCulture)));
            expected = number + 1;
        }
    }

    private static bool HasRunningNumber(WordTable table) =>
        table.Rows[0].Cells.Count > 0 && table.Rows[0].Cells[0].Text is "STT" or "TT" or "Stt" or "Số TT" or "Số thứ tự";

    private static TableCell? CellAt(TableRow row, int column) =>
        row.Cells.FirstOrDefault(cell => cell.FirstColumn <= column && column < cell.FirstColumn + cell.ColumnSpan);

    private static string Print(decimal value)
    {
        var digits = value.ToString("#,0.####", CultureInfo.InvariantCulture);
        return digits.Replace(',', ' ').Replace('.', ',').Replace(' ', '.');
    }
}
