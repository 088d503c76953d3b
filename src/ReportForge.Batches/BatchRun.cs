using System.Collections.Immutable;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Ledger;
using ReportForge.Batches.Lists;
using ReportForge.Batches.Running;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Reports.Units;

namespace ReportForge.Batches;

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
        var scene = new BatchScene(input, reports, units, options, state, ledger, ledger.Count() == 0, ledger.NextRun(),
            new FindingTally());
        var plan = await new BatchChecking(scene).Run(stopping);
        if (!stopping.IsCancellationRequested)
            state.KnowTotal(plan.Count);
        BatchScene.Collect();
        await new BatchDrafting(scene, plan).Run(stopping);
        var pdfs = options.Pdf is { Unavailable: null } maker && !stopping.IsCancellationRequested ? new BatchPdfs(scene, maker) : null;
        if (pdfs is not null)
            await pdfs.Run(stopping);
        var findings = SetFindings(plan, stopping);
        var listed = stopping.IsCancellationRequested
            ? ListedBatch.None
            : await Task.Run(new BatchLists(scene, plan).Write, CancellationToken.None);
        var withErrors = ledger.MadeWithErrors(scene.Run);
        var unsettled = Settle(ledger);
        return Counted() with
        {
            Findings = [.. findings, .. listed.Findings,
                .. pdfs is { Failed: > 0 } ? new[] { BatchFindings.PdfsMissing(pdfs.Failed) } : []],
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
            return [.. input.Findings,
                state.Total > 0
                    ? BatchFindings.Stopped(state.Made, state.Total - state.Finished)
                    : BatchFindings.StoppedLooking(state.Checked)];
        if (plan.Count == 0)
            return [.. input.Findings, BatchInputFindings.NoUnits(input.Name)];
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
