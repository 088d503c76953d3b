using System.Collections.Immutable;
using ReportForge.Data.Csv;
using ReportForge.Findings;

namespace ReportForge.Reports.Units;

/// <summary>Reads a list of units from CSV; what is wrong with it is told with its line.</summary>
internal sealed class UnitListReader(string file, List<Finding> findings)
{
    private const int MostFindings = 20;

    private static readonly string[] Columns = ["code", "kind", "name", "parent_code"];

    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);

    public ImmutableArray<UnitRecord> Read(ReadOnlySpan<byte> csv)
    {
        var records = CsvFile.Read(file, csv, findings);
        if (findings.Count > 0)
            return [];
        var header = records.IsEmpty ? [] : records[0].Cells.Select(cell => cell.Trim()).ToArray();
        var places = Columns.Select(column => Array.IndexOf(header, column)).ToArray();
        if (Array.IndexOf(places, -1) is >= 0 and var missing)
        {
            findings.Add(UnitFindings.ColumnMissing(Place.At(file, 1, 1), Columns[missing], Columns));
            return [];
        }

        return [.. records.Skip(1).Select(record => Unit(record, places)).OfType<UnitRecord>()];
    }

    private UnitRecord? Unit(CsvRecord record, int[] places)
    {
        var cells = places.Select(place => record.Cells.ElementAtOrDefault(place)?.Trim() ?? "").ToArray();
        if (cells[0].Length > 0 && cells[2].Length > 0 && _codes.Add(cells[0]))
            return new UnitRecord(cells[0], cells[1], cells[2], cells[3].Length == 0 ? null : cells[3]);
        if (findings.Count < MostFindings)
            findings.Add(_codes.Contains(cells[0])
                ? UnitFindings.CodeTwice(Place.At(file, record.Line, 1), cells[0])
                : UnitFindings.NoCodeOrName(Place.At(file, record.Line, 1)));
        return null;
    }
}
