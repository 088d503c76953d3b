using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Kinds;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Store;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Batches;

/// <summary>What somebody hands in as a batch.</summary>
/// <param name="Kind">Id of the kind of report.</param>
/// <param name="FileName">Its extension says how the units are written.</param>
/// <param name="Input">The file, which may be read more than once.</param>
/// <param name="OnlyChanged">Leaves units alone that an earlier batch has made of the same data with the same template.</param>
internal sealed record BatchSubmission(string Kind, string FileName, Stream Input, bool OnlyChanged = false)
{
    /// <summary>Whether the first document and every two hundredth are checked by the rules of official form.</summary>
    public bool SamplesForm { get; init; } = true;

    /// <summary>The id that the batch gets: it is accepted once, however often it comes. Null for any.</summary>
    public string? Id { get; init; }
}

/// <summary>Where batches are handed in, stopped and taken up again.</summary>
internal sealed class BatchDesk(
    IStore store,
    BatchStore batches,
    BatchInputs inputs,
    BatchKinds kinds,
    KindVersions versions,
    JobScheduling jobs,
    AuditLog audit,
    ServiceMeter meter,
    TimeProvider time) : IAcceptsWork
{
    /// <summary>Extensions of what may be handed in: a unit a line, or a unit a row.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".jsonl", ".ndjson", ".csv", ".xlsx"];

    /// <summary>Accepts a batch: from the moment of the answer it is done, whatever happens to this process.</summary>
    public async Task<(string? Id, Problems.Problem? Problem)> Accept(BatchSubmission submission, Caller caller)
    {
        if (kinds.Of(submission.Kind) is not var (kind, _))
            return (null, Problems.NotFound());
        if (!Extensions.Contains(Path.GetExtension(submission.FileName).ToLowerInvariant()))
            return (null, Problems.BadRequest("file", new(
                "Cần tệp .jsonl mỗi dòng một đơn vị, hoặc bảng .csv, .xlsx mỗi hàng một đơn vị.",
                "A .jsonl of one unit a line, or a table .csv or .xlsx of one unit a row is needed.")));
        if (submission.Id is { } known && await batches.Find(known, caller) is not null)
            return (known, null);
        var now = time.GetUtcNow();
        var id = submission.Id ?? Guid.CreateVersion7(now).ToString("N");
        await store.Write(async transaction =>
        {
            var row = new BatchRow
            {
                Id = id,
                Unit = caller.Unit,
                Kind = kind.Id,
                State = BatchStates.Planning,
                FileName = submission.FileName,
                Input = await inputs.Put(transaction, submission.Input),
                Actor = caller.Name,
                OnlyChanged = submission.OnlyChanged,
                SamplesForm = submission.SamplesForm,
                CreatedAt = now.ToUnixTimeMilliseconds(),
            };
            // Another program may make other documents of the same data and template.
            await BatchStore.Add(transaction, row, $"{versions.HashOf(kind)} {KindVersions.Program}");
            await audit.Note(transaction, new AuditEntry(caller.Name, caller.Unit, "batch.create", id));
        });
        await jobs.Schedule<BatchPlanning>(id);
        return (id, null);
    }

    /// <summary>Takes no more units; those in hand are finished.</summary>
    /// <returns>False when the batch is over.</returns>
    public async Task<bool> Cancel(BatchRow batch, Caller caller)
    {
        var isMoved = await Moved(batch, BatchStates.Running, BatchStates.Cancelled, "batch.cancel", caller)
            || await Moved(batch, BatchStates.Planning, BatchStates.Cancelled, "batch.cancel", caller);
        if (isMoved)
            meter.JobEnded(ServiceMeter.BatchJob, BatchStates.Cancelled);
        return isMoved;
    }

    /// <summary>Goes on with a cancelled batch.</summary>
    public async Task<bool> Resume(BatchRow batch, Caller caller)
    {
        // Planning is done again where it was interrupted: what was looked at stays.
        if (!await Moved(batch, BatchStates.Cancelled, BatchStates.Planning, "batch.resume", caller))
            return false;
        await jobs.Schedule<BatchPlanning>(batch.Id);
        return true;
    }

    /// <summary>
    /// Makes once more what could not be made: data as they were handed in, register, rules and template as they are now.
    /// </summary>
    /// <returns>False when the batch is not done, or nothing in it has failed.</returns>
    public async Task<bool> Retry(BatchRow batch, Caller caller)
    {
        if (!await batches.Reopen(batch.Id))
            return false;
        await store.Write(transaction => audit.Note(transaction, new AuditEntry(caller.Name, batch.Unit, "batch.retry", batch.Id)));
        await jobs.Schedule<BatchPlanning>(batch.Id);
        return true;
    }

    /// <inheritdoc/>
    public async Task TakeUp()
    {
        foreach (var id in await batches.Open())
        {
            if (await batches.Move(id, BatchStates.Running, BatchStates.Planning)
                || (await batches.Find(id))?.State == BatchStates.Planning)
                await jobs.Schedule<BatchPlanning>(id);
        }
    }

    /// <inheritdoc/>
    public async Task TakeUpDropped()
    {
        foreach (var id in await batches.Open())
        {
            if (!await jobs.IsScheduled<BatchPlanning>(id) && !await jobs.IsScheduled<BatchLane>(id)
                && (await batches.Move(id, BatchStates.Running, BatchStates.Planning)
                    || (await batches.Find(id))?.State == BatchStates.Planning))
                await jobs.Schedule<BatchPlanning>(id);
        }
    }

    private async Task<bool> Moved(BatchRow batch, string from, string to, string action, Caller caller)
    {
        if (!await batches.Move(batch.Id, from, to))
            return false;
        await store.Write(transaction => audit.Note(transaction, new AuditEntry(caller.Name, batch.Unit, action, batch.Id)));
        return true;
    }
}
