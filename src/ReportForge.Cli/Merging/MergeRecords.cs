using System.Globalization;
using System.Text;
using ReportForge.Batches.Inputs;
using ReportForge.Data;
using ReportForge.Data.Csv;
using ReportForge.Data.Json;
using ReportForge.Data.Sheets;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Word.Conversion;

namespace ReportForge.Cli.Merging;

/// <summary>One record of the data: a line of a file, a row of a table.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Name">How a person names the place.</param>
/// <param name="Data">Its values; null when the findings say why there are none.</param>
/// <param name="Findings">What was found while it was read.</param>
internal sealed record MergeRecord(int Line, string Name, Value? Data, IReadOnlyList<Finding> Findings);

/// <summary>Reads the records of a merge: one object a line, or one row of a table below its heading.</summary>
internal static class MergeRecords
{
    /// <summary>A longer row of digits is the number of a card or an account.</summary>
    private const int LongestNumber = 15;

    /// <summary>The records; none and the findings when the file as a whole cannot be read.</summary>
    public static IEnumerable<MergeRecord> Read(string path, MergeRequest request, List<Finding> findings)
    {
        var shown = request.Data;
        if (Path.GetExtension(shown).ToUpperInvariant() is not (".CSV" or ".XLSX" or ".XLSM"))
            return Lines(path, request, findings);
        if (!InputFile.TryRead(path, shown, out var bytes, out var missing))
        {
            findings.Add(missing);
            return [];
        }

        return shown.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? CsvRows(shown, bytes, findings)
            : SheetRows(shown, bytes, findings);
    }

    private static IEnumerable<MergeRecord> Lines(string path, MergeRequest request, List<Finding> findings)
    {
        var (input, unreadable) = BatchInput.Open(path, request.Data);
        findings.AddRange(unreadable);
        return input?.Items().Select(item => OfLine(item, request.Data, request.Limits.Data)) ?? [];
    }

    private static MergeRecord OfLine(BatchItem item, string shown, JsonLimits limits)
    {
        if (item.Json.IsEmpty)
            return new(item.Line, item.Name, null, item.Findings);
        var read = JsonData.Read(shown, item.Json, limits);
        if (read.Findings.Any(finding => finding.IsError))
            return new(item.Line, item.Name, null, [.. item.Placed(read.Findings)]);
        return read.Value.TryGetObject(out _)
            ? new(item.Line, item.Name, read.Value, [])
            : new(item.Line, item.Name, null, [MergeFindings.NotAnObject(Place.At(shown, item.Line, 1))]);
    }

    private static IEnumerable<MergeRecord> CsvRows(string shown, ReadOnlyMemory<byte> bytes, List<Finding> findings)
    {
        var records = CsvFile.Read(shown, bytes.Span, findings);
        if (records.IsEmpty)
            return [];
        var headings = records[0].Cells.ToList();
        return records.Skip(1).Select(record =>
            OfRow(shown, record.Line, headings, index => TextValue(index < record.Cells.Length ? record.Cells[index].Trim() : "")));
    }

    private static IEnumerable<MergeRecord> SheetRows(string shown, ReadOnlyMemory<byte> bytes, List<Finding> findings)
    {
        var rows = WorkbookFile.Read(shown, bytes, findings)?.FirstOrDefault()?.Rows.Values
            .Where(row => row.Any(cell => cell.Content != CellContent.Blank)).ToList() ?? [];
        if (rows.Count == 0)
            return [];
        var columns = rows[0].Where(cell => cell.Content != CellContent.Blank).Select(cell => (cell.Column, cell.Text)).ToList();
        var headings = columns.ConvertAll(column => column.Text);
        return rows.Skip(1).Select(row =>
            OfRow(shown, row[0].Row, headings, index => ValueOf(row.FirstOrDefault(cell => cell.Column == columns[index].Column))));
    }

    private static MergeRecord OfRow(string shown, int line, List<string> headings, Func<int, Value> valueOf)
    {
        var data = new DataObject();
        for (var index = 0; index < headings.Count; index++)
        {
            if (NameOf(headings[index]) is not { Length: > 0 } name)
                continue;
            data[name] = valueOf(index);
            // A mail merge that was converted keeps the capitals of its fields.
            if (MailMergeConverter.NameOf(headings[index]) is { Length: > 0 } merged && !data.Contains(merged))
                data[merged] = data[name];
        }

        return new(line, string.Create(CultureInfo.InvariantCulture, $"{shown}({line})"), Value.From(data), []);
    }

    // What is written as a number is printed is one, so that it can be compared and counted; a code with a nought in front is none.
    private static Value TextValue(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number.ToString(CultureInfo.InvariantCulture) == text && text.Length <= LongestNumber
            ? Value.From(number)
            : Value.From(text);

    private static Value ValueOf(SheetCell? cell) => cell switch
    {
        null or { Content: CellContent.Blank } => Value.From(""),
        { Content: CellContent.Number, IsDate: true } => Value.From(
            DateTime.FromOADate((double)cell.Number).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
        { Content: CellContent.Number } => Value.From(cell.Number / 1.0000000000000000000000000000m),
        _ => Value.From(cell.Text),
    };

    /// <summary>
    /// The name that a tag can write: as the heading says it, or without marks, blanks as underscores: “Họ và tên” is ho_va_ten.
    /// </summary>
    private static string NameOf(string heading)
    {
        var plain = heading.Trim();
        if (plain.Length > 0 && (char.IsAsciiLetter(plain[0]) || plain[0] == '_')
            && plain.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
            return plain;
        var name = new StringBuilder();
        foreach (var letter in TextFolding.Fold(plain))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                name.Append(letter);
            else if (name.Length > 0 && name[^1] != '_')
                name.Append('_');
        }

        return name.Length > 0 && char.IsAsciiDigit(name[0]) ? "_" + name.ToString().TrimEnd('_') : name.ToString().TrimEnd('_');
    }
}
