using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Data.Csv;

/// <summary>The records of a CSV file as people save it.</summary>
public static class CsvFile
{
    /// <summary>As many bytes as a table of all communes with hundreds of columns.</summary>
    public const int MaxBytes = 32_000_000;

    /// <summary>Cells of all records together; a record counts as one, too, for it is held like one.</summary>
    public const int MaxCells = 750_000;

    /// <summary>The records that are not blank; none when a finding says why the file cannot be read.</summary>
    public static ImmutableArray<CsvRecord> Read(string name, ReadOnlySpan<byte> bytes, List<Finding> findings)
    {
        if (bytes.Length > MaxBytes)
        {
            findings.Add(CsvFindings.TooLarge(Place.InFile(name), MaxBytes / 1_000_000));
            return [];
        }

        if (!CsvBytes.TryDecode(bytes, out var text))
        {
            findings.Add(CsvFindings.UnknownEncoding(name));
            return [];
        }

        var cells = 0;
        var records = CsvText.Read(text).TakeWhile(record => (cells += record.Cells.Length + 1) <= MaxCells)
            .Where(record => record.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell))).ToImmutableArray();
        if (cells > MaxCells)
        {
            findings.Add(CsvFindings.TooManyCells(Place.InFile(name), MaxCells));
            return [];
        }

        if (records.FirstOrDefault(record => record.IsCut) is not { } cut)
            return records;
        findings.Add(CsvFindings.OpenQuote(Place.At(name, cut.Line, 1)));
        return [];
    }
}
