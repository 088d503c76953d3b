using System.Collections.Immutable;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Ledger;
using ReportForge.Batches.Lists;
using ReportForge.Batches.Running;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Units;

namespace ReportForge.Batches;

/// <summary>What a run came to.</summary>
public sealed record BatchResult
{
    public int Made { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Documents, new and kept, whose figures have errors; a draft may have them, a signed report may not.</summary>
    public int WithErrors { get; init; }

    /// <summary>Units that findings prevented.</summary>
    public int Failed { get; init; }

    /// <summary>Units that are still to be made, after a stop or a failure of the machine.</summary>
    public int Open { get; init; }

    /// <summary>Findings about the set as a whole; those of each unit stand in the ledger and in <c>findings.csv</c>.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Findings of the units, counted by code.</summary>
    public ImmutableArray<FindingCount> Counts { get; init; } = [];

    /// <summary>What changed in the units that were made again, of the first of them; <c>changes.csv</c> has all.</summary>
    public ImmutableArray<UnitChanges> Changes { get; init; } = [];

    /// <summary>Units that were made again because their data or the template changed.</summary>
    public int ChangedUnits { get; init; }

    /// <summary>What the machine refused; null when it did its work.</summary>
    public Finding? MachineFailure { get; init; }

    public bool IsStopped { get; init; }

    /// <summary>Number of the run in its ledger; 0 when it did not come that far.</summary>
    public int Run { get; init; }

    /// <summary>Whether the run came far enough to know how many units there are; the counts say little before.</summary>
    public bool IsSetKnown { get; init; }
}

/// <summary>
/// One run over many units: look at the whole set, make what is to be made, list what there is. The ledger is true at
/// every moment, and every step can be done again.
/// </summary>
public sealed class BatchRun(BatchInput input, IBatchReports reports, UnitDirectory units, BatchOptions options, BatchState state)
{
    /// <summary>Runs until everything is done, <paramref name="stopping"/> is set, or the machine refuses.</summary>
    public async Task<BatchResult> Run(CancellationToken stopping)
    {
        try
        {
            CreateOutput();
            using var ledger = BatchLedger.Open(options.Output, reports.KindId);
            OutputFile.RemoveLeftOvers(options.Output);
            return await Run(ledger, stopping);
        }
        catch (MachineFailureException failure)
        {
            return Counted() with { MachineFailure = failure.Finding };
        }
    }

    private async Task<BatchResult> Run(BatchLedger ledger, CancellationToken stopping)
    {
        var scene = new BatchScene(input, reports, units, options, state, ledger, ledger.Count() == 0, ledger.NextRun(), new FindingTally());
        var plan = await new BatchChecking(scene).Run(stopping);
        if (!stopping.IsCancellationRequested)
            state.KnowTotal(plan.Count);
        BatchScene.Collect();
        await new BatchDrafting(scene, plan).Run(stopping);
        var pdfs = options.Pdf is { Unavailable: null } maker && !stopping.IsCancellationRequested ? new BatchPdfs(scene, maker) : null;
        if (pdfs is not null)
            await pdfs.Run(stopping);
        var findings = SetFindings(plan, stopping);
        var listed = stopping.IsCancellationRequested ? ListedBatch.None : await Task.Run(new BatchLists(scene, plan).Write, CancellationToken.None);
        var withErrors = ledger.MadeWithErrors(scene.Run);
        var unsettled = Settle(ledger);
        return Counted() with
        {
            Findings = [.. findings, .. listed.Findings, .. pdfs is { Failed: > 0 } ? new[] { BatchFindings.PdfsMissing(pdfs.Failed) } : []],
            MachineFailure = unsettled ?? options.Pdf?.Unavailable,
            Counts = scene.Tally.Counts,
            Changes = listed.Changes,
            ChangedUnits = listed.ChangedUnits,
            WithErrors = withErrors,
            IsStopped = stopping.IsCancellationRequested,
            Run = scene.Run,
        };
    }

    // What was refused before is told with it: it says more of the cause.
    private static Finding? Settle(BatchLedger ledger)
    {
        try
        {
            ledger.Settle();
            return null;
        }
        catch (MachineFailureException failure)
        {
            return failure.Finding;
        }
    }

    private BatchResult Counted() => new()
    {
        Made = state.Made,
        Unchanged = state.Unchanged,
        Failed = state.Failed,
        Open = Math.Max(0, state.Total - state.Finished),
        IsSetKnown = state.Total > 0,
    };

    private ImmutableArray<Finding> SetFindings(BatchPlan plan, CancellationToken stopping)
    {
        if (stopping.IsCancellationRequested)
            return [.. input.Findings, state.Total > 0 ? BatchFindings.Stopped(state.Made, state.Total - state.Finished) : BatchFindings.StoppedLooking(state.Checked)];
        if (plan.Count == 0)
            return [.. input.Findings, BatchFindings.NoUnits(input.Name)];
        var completeness = new UnitRegister(units).Completeness(plan.UnitCodes);
        return completeness.Missing.Count == 0 ? input.Findings : [.. input.Findings, BatchFindings.UnitsMissing(completeness)];
    }

    private void CreateOutput()
    {
        try
        {
            Directory.CreateDirectory(options.Output);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Writing(options.Output, failure);
        }
    }
}

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
    public Task ForEach(Func<BatchItem, ValueTask> work, CancellationToken stopping) =>
        Parallel.ForEachAsync(
            Steadily(Input.Items()).TakeWhile(_ => !stopping.IsCancellationRequested),
            new ParallelOptions { MaxDegreeOfParallelism = Options.Jobs },
            async (item, _) => await work(item));

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

    public string Now => Options.Time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    public string PathOf(string outputName) => Path.Combine(Options.Output, outputName.Replace('/', Path.DirectorySeparatorChar));
}
