using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Data.Csv;

/// <summary>The records of a CSV file as people save it.</summary>
public static class CsvFile
{
    /// <summary>The records that are not blank; none when a finding says why the file cannot be read.</summary>
    public static ImmutableArray<CsvRecord> Read(string name, ReadOnlySpan<byte> bytes, List<Finding> findings)
    {
        if (!CsvBytes.TryDecode(bytes, out var text))
        {
            findings.Add(CsvFindings.UnknownEncoding(name));
            return [];
        }

        var records = CsvText.Read(text).Where(record => record.Cells.Any(cell => cell.Trim().Length > 0)).ToImmutableArray();
        if (records.FirstOrDefault(record => record.IsCut) is not { } cut)
            return records;
        findings.Add(CsvFindings.OpenQuote(Place.At(name, cut.Line, 1)));
        return [];
    }
}
