using System.Globalization;
using System.Text;
using ReportForge.Batches.Inputs;
using ReportForge.Data;
using ReportForge.Data.Csv;
using ReportForge.Data.Sheets;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

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
    /// <summary>The records; none and the findings when the file as a whole cannot be read.</summary>
    public static IEnumerable<MergeRecord> Read(string path, string shown, List<Finding> findings)
    {
        if (Path.GetExtension(shown).ToUpperInvariant() is not (".CSV" or ".XLSX" or ".XLSM"))
            return Lines(path, shown, findings);
        if (!InputFile.TryRead(path, shown, out var bytes, out var missing))
        {
            findings.Add(missing);
            return [];
        }

        return shown.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? CsvRows(shown, bytes, findings) : SheetRows(shown, bytes, findings);
    }

    private static IEnumerable<MergeRecord> Lines(string path, string shown, List<Finding> findings)
    {
        var (input, unreadable) = BatchInput.Open(path, shown);
        findings.AddRange(unreadable);
        return input?.Items().Select(item => OfLine(item, shown)) ?? [];
    }

    private static MergeRecord OfLine(BatchItem item, string shown)
    {
        if (item.Json.IsEmpty)
            return new(item.Line, item.Name, null, item.Findings);
        var read = JsonData.Read(shown, item.Json);
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
        var names = records[0].Cells.Select(NameOf).ToList();
        return records.Skip(1).Select(record => OfRow(shown, record.Line, names, index => Value.From(index < record.Cells.Length ? record.Cells[index].Trim() : "")));
    }

    private static IEnumerable<MergeRecord> SheetRows(string shown, ReadOnlyMemory<byte> bytes, List<Finding> findings)
    {
        var rows = WorkbookFile.Read(shown, bytes, findings)?.FirstOrDefault()?.Rows.Values
            .Where(row => row.Any(cell => cell.Content != CellContent.Blank)).ToList() ?? [];
        if (rows.Count == 0)
            return [];
        var columns = rows[0].Where(cell => cell.Content != CellContent.Blank).Select(cell => (cell.Column, Name: NameOf(cell.Text))).ToList();
        var names = columns.ConvertAll(column => column.Name);
        return rows.Skip(1).Select(row => OfRow(shown, row[0].Row, names, index => ValueOf(row.FirstOrDefault(cell => cell.Column == columns[index].Column))));
    }

    private static MergeRecord OfRow(string shown, int line, List<string> names, Func<int, Value> valueOf)
    {
        var data = new DataObject();
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index].Length > 0)
                data[names[index]] = valueOf(index);
        }

        return new(line, string.Create(CultureInfo.InvariantCulture, $"{shown}({line})"), Value.From(data), []);
    }

    private static Value ValueOf(SheetCell? cell) => cell switch
    {
        null or { Content: CellContent.Blank } => Value.From(""),
        { Content: CellContent.Number, IsDate: true } => Value.From(DateTime.FromOADate((double)cell.Number).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
        { Content: CellContent.Number } => Value.From(cell.Number / 1.0000000000000000000000000000m),
        _ => Value.From(cell.Text),
    };

    /// <summary>The name that a tag can write: as the heading says it, or without marks, blanks as underscores: “Họ và tên” is ho_va_ten.</summary>
    private static string NameOf(string heading)
    {
        var plain = heading.Trim();
        if (plain.Length > 0 && (char.IsAsciiLetter(plain[0]) || plain[0] == '_') && plain.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
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
