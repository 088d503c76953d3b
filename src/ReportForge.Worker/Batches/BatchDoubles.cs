using System.Text;
using ReportForge.Batches.Running;
using ReportForge.Reports.Data;

namespace ReportForge.Worker.Batches;

/// <summary>Refuses units that are in a batch more than once: which of two is meant nobody can tell but who sent them.</summary>
internal sealed class BatchDoubles(BatchStore batches)
{
    private const int UnitsARead = 200;

    public async Task Refuse(string batch)
    {
        var claimed = await batches.SameKeys(batch);
        if (claimed.Count == 0)
            return;
        var unread = await Unreadable(batch);
        var refused = claimed.Where(unit => !unread.Contains(unit.Ord)).GroupBy(unit => unit.Key)
            .Where(group => group.Skip(1).Any())
            .SelectMany(Refused);
        foreach (var chunk in refused.Chunk(UnitsARead))
            await batches.Refuse(chunk);
    }

    private static IEnumerable<BatchUnitRow> Refused(IGrouping<string, BatchUnitRow> units)
    {
        var others = string.Join(", ", units.Select(unit => $"{unit.Source}({unit.Line})"));
        return units.Select(unit =>
        {
            var finding = BatchFindings.Duplicate(unit.Name, others);
            return unit.With(unit.IsJudged ? [.. unit.ReadFindings(), finding] : [finding]);
        });
    }

    // What cannot be read is nobody's, whatever a glance at it told.
    private async Task<HashSet<int>> Unreadable(string batch)
    {
        var unreadable = new HashSet<int>();
        for (var after = -1; await batches.InputsOfSameKeys(batch, after, UnitsARead) is { Count: > 0 } units; after = units[^1].Ord)
        {
            foreach (var (ord, input) in units)
            {
                if (ReportData.Read("", Encoding.UTF8.GetBytes(input)).Data is null)
                    unreadable.Add(ord);
            }
        }

        return unreadable;
    }
}
