using System.Globalization;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Ledger;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Running;

/// <summary>What all stages of one run work with.</summary>
internal sealed record BatchScene(
    BatchInput Input,
    IBatchReports Reports,
    UnitDirectory Units,
    BatchOptions Options,
    BatchState State,
    BatchLedger Ledger,
    bool IsFirstRun,
    int Run,
    FindingTally Tally)
{
    /// <summary>Every item of the input, several at a time; a stop takes no more and lets those in hand be finished.</summary>
    public Task ForEach(Action<BatchItem> work, CancellationToken stopping) =>
        Parallel.ForEachAsync(
            Steadily(Input.Items()).TakeWhile(_ => !stopping.IsCancellationRequested),
            new ParallelOptions { MaxDegreeOfParallelism = Options.Jobs },
            (item, _) =>
            {
                work(item);
                return ValueTask.CompletedTask;
            });

    // What outlives the work on one unit by a moment is collected late, and more of it the longer a run lasts: the memory
    // of a hundred thousand units would be half as much again as that of three thousand. It is collected now and then.
    private static IEnumerable<BatchItem> Steadily(IEnumerable<BatchItem> items)
    {
        const int itemsBetweenCollections = 4_096;
        var taken = 0;
        foreach (var item in items)
        {
            if (++taken % itemsBetweenCollections == 0)
                Collect();
            yield return item;
        }
    }

    /// <summary>Gives back what the stage before has left.</summary>
    public static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    public string Now => Options.Time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public string PathOf(string outputName) => Path.Combine(Options.Output, outputName.Replace('/', Path.DirectorySeparatorChar));
}
