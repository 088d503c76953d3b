using Microsoft.AspNetCore.Http;
using ReportForge.Batches.Lists;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Batches;

/// <summary>The lists of a batch as files that people open in Excel, read from the store a few hundred units at a time.</summary>
internal static class BatchListFiles
{
    /// <summary>What was found in the units, a line a finding, as the command writes it to findings.csv.</summary>
    public static IResult Findings(BatchRow batch, BatchStore batches) => Results.Stream(async output =>
    {
        // The list writes without waiting; what it has written goes on unit by unit.
        using var lines = new MemoryStream();
        using (var list = new FindingList(lines))
        {
            await foreach (var unit in UnitsOf(batch, batches))
            {
                list.Add(new(unit.Unit, unit.Name, unit.Period), SourceOf(unit), unit.ReadFindings());
                await HandOver(lines, output);
            }
        }

        await HandOver(lines, output);
    }, MediaTypes.Csv + "; charset=utf-8", $"{batch.Kind}-{batch.Id[^6..]}-findings.csv");

    private static async IAsyncEnumerable<BatchUnitRow> UnitsOf(BatchRow batch, BatchStore batches)
    {
        for (var after = -1; await batches.Units(batch.Id, null, after, Paging.Largest) is { Count: > 0 } units; after = units[^1].Ord)
        {
            foreach (var unit in units)
                yield return unit;
        }
    }

    private static async Task HandOver(MemoryStream lines, Stream output)
    {
        lines.Position = 0;
        await lines.CopyToAsync(output);
        lines.SetLength(0);
    }

    private static string SourceOf(BatchUnitRow unit) => unit.Line == 0 ? unit.Source : $"{unit.Source}({unit.Line})";
}
