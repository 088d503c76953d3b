using Microsoft.Extensions.Logging;
using Quartz;
using ReportForge.Batches.Inputs;
using ReportForge.Findings;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Batches;

/// <summary>Reads what was handed in into units that wait, and says what only the whole set can tell; lanes judge and make them.</summary>
internal sealed class BatchPlanning(
    BatchStore batches,
    BatchInputs inputs,
    BatchKinds kinds,
    JobScheduling jobs,
    DataFolder folder,
    Precedence precedence,
    TimeProvider time,
    ILogger<BatchPlanning> log) : IJob
{
    // What is read and not yet written is data that outlives a collection: few at once, and a process stays small.
    private const int UnitsAWrite = 2 * RowValues<BatchUnitRow>.RowsAStatement;

    private static readonly ParallelOptions OnAllProcessors = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.MergedJobDataMap.GetString(JobScheduling.SubjectKey) ?? "";
        try
        {
            await Plan(id, cancellationToken);
        }
        catch (Exception failure) when (MachineAttempts.MayHelp(failure, context))
        {
            await MachineAttempts.Again(failure, context, time, cancellationToken);
        }
    }

    private async Task Plan(string id, CancellationToken cancellationToken)
    {
        if (await batches.Find(id) is not { State: BatchStates.Planning } batch)
            return;
        if (await Plan(batch, cancellationToken) is { } refusal)
        {
            await batches.Refuse(id, StoredFindings.Write([.. refusal]), time.GetUtcNow().ToUnixTimeMilliseconds());
            return;
        }

        await new BatchDoubles(batches).Refuse(id);
        if (batch.OnlyChanged)
            await batches.KeepUnchanged(id);
        await batches.Move(id, BatchStates.Planning, BatchStates.Running);
        for (var lane = 0; lane < jobs.Lanes; lane++)
            await jobs.Schedule<BatchLane>(id, lane, JobScheduling.BatchGroup);
    }

    /// <returns>Why the set cannot be made; null when it was read.</returns>
    private async Task<IReadOnlyList<Finding>?> Plan(BatchRow batch, CancellationToken cancellation)
    {
        if (kinds.Of(batch.Kind) is not { } kind)
            return [PlanningFindings.KindGone(batch.Kind)];
        var work = folder.WorkFile(batch.Id, Path.GetExtension(batch.FileName));
        await Fetch(batch.Input, work, cancellation);
        try
        {
            var (input, findings) = BatchInput
                .Open(work, batch.FileName, new BatchInputOptions { Kind = kind.Kind, Kinds = kinds.Library });
            if (input is null)
                return findings;
            await Read(input, new UnitJudging(batch, kind.Reports, log), cancellation);
            return null;
        }
        finally
        {
            File.Delete(work);
        }
    }

    private async Task Fetch(string input, string work, CancellationToken cancellation)
    {
        // A foreign key keeps it in the store as long as the batch is there.
        await using var file = File.Create(work);
        await inputs.CopyTo(file, input, cancellation);
    }

    // The store writes some while the next are read.
    private async Task Read(BatchInput input, UnitJudging judging, CancellationToken cancellation)
    {
        var writing = Task.CompletedTask;
        try
        {
            foreach (var chunk in input.Items().Chunk(UnitsAWrite))
            {
                cancellation.ThrowIfCancellationRequested();
                var rows = new BatchUnitRow[chunk.Length];
                Parallel.For(0, chunk.Length, OnAllProcessors, at =>
                {
                    precedence.GiveWay();
                    rows[at] = judging.Glance(chunk[at]);
                });
                await writing;
                writing = batches.AddUnits(rows);
            }
        }
        finally
        {
            await writing;
        }
    }
}
