using System.Text;
using ReportForge.Data;
using ReportForge.Data.Csv;
using ReportForge.Data.Sheets;
using ReportForge.Findings;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Indicators;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Workbooks;

/// <summary>
/// One statistical form as CSV: the columns key and value, and any others that people like to see. Reading puts its values into
/// the data's <c>indicators</c>.
/// </summary>
public static class IndicatorCsv
{
    private const string KeyColumn = "key";
    private const string ValueColumn = "value";

    /// <summary>
    /// All rows of the form with code, label, unit and the values that the form states: UTF-8 with its mark, which Excel needs.
    /// </summary>
    public static byte[] Write(ReportKind kind, ReportData data)
    {
        var variant = data.TextAt("variant");
        var stated = data.Root.TryGetMember("indicators", out var indicators) ? indicators : Value.Null;
        var text = new StringBuilder("code,label,unit,key,value\n");
        foreach (var row in kind.Catalogue.Rows)
        {
            var print = row.In(variant);
            var value = stated.TryGetMember(row.Key, out var own) ? own.IsNull ? WorkbookMarks.Null : own.ToString() : "";
            text.AppendJoin(',', new[] { print.Code, print.Label, print.Unit ?? "", row.Key, value }.Select(CsvCell.Quoted)).Append('\n');
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>The data with the values of a CSV in its form; null when a finding says why not.</summary>
    public static ReportDataResult Read(ReportKind kind, ReportData data, string file, ReadOnlySpan<byte> csv)
    {
        var findings = new List<Finding>();
        var indicators = new DataObject();
        if (data.Root.TryGetMember("indicators", out var stated) && stated.TryGetObject(out var before))
        {
            foreach (var (name, value) in before.Members)
                indicators.Set(name, value);
        }

        ReadRows(kind, file, csv, indicators, findings);
        return new ReportDataResult(
            findings.Any(finding => finding.IsError) ? null : data.With(("indicators", Value.From(indicators))), [.. findings]);
    }

    private static void ReadRows(ReportKind kind, string file, ReadOnlySpan<byte> csv, DataObject indicators, List<Finding> findings)
    {
        var records = CsvFile.Read(file, csv, findings);
        if (findings.Count > 0)
            return;
        var header = records.IsEmpty ? [] : records[0].Cells.Select(cell => cell.Trim()).ToArray();
        var (key, value) = (Array.IndexOf(header, KeyColumn), Array.IndexOf(header, ValueColumn));
        if (key < 0 || value < 0)
        {
            findings.Add(WorkbookFindings.NoCsvHeader(Place.At(file, 1, 1), key < 0 ? KeyColumn : ValueColumn));
            return;
        }

        var rows = kind.Catalogue.Rows.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var cells = new CellReader(findings);
        foreach (var record in records.Skip(1))
        {
            var place = Place.At(file, record.Line, 1);
            var name = record.Cells.ElementAtOrDefault(key)?.Trim() ?? "";
            if (rows.TryGetValue(name, out var row))
                ReadValue(kind, row, CsvCell.WithoutMark(record.Cells.ElementAtOrDefault(value)?.Trim() ?? ""), place, cells, indicators);
            else
                findings.Add(WorkbookFindings.UnknownPath(place, name, NameSuggester.Nearest(name, rows.Keys)));
        }
    }

    private static void ReadValue(ReportKind kind, Indicator row, string text, Place place, CellReader cells, DataObject indicators)
    {
        if (text.Length == 0)
            return;
        var cell = new SheetCell(1, 1, CellContent.Text, text, 0);
        if (WorkbookReader.OptionOf(row, cell) is { } option)
            indicators.Set(row.Key, Value.From(option));
        else if (cells.Read(
            cell, kind.Contract.At($"indicators.{row.Key}") ?? new ContractField(), row.Type == IndicatorType.Percent, place) is { } value)
            Set(row, value, place, cells, indicators);
    }

    private static void Set(Indicator row, Value value, Place place, CellReader cells, DataObject indicators)
    {
        const int whole = 100;
        if (row.Type == IndicatorType.Percent && value.AsDecimal() is < 0 or > whole)
            cells.Refuse(WorkbookFindings.ShareOutOfRange(place, row.Standard.Label, value.ToString()));
        else
            indicators.Set(row.Key, value);
    }
}
