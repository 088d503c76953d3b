using System.Collections.Immutable;
using System.Text;
using Quartz;
using ReportForge.Batches;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Running;
using ReportForge.Findings;
using ReportForge.Reports.Units;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Batches;

/// <summary>Looks at the whole set of a batch once: every unit is read and judged before the first document is made.</summary>
internal sealed class BatchPlanning(
    IStore store, BatchStore batches, BatchKinds kinds, JobScheduling jobs, DataFolder folder, TimeProvider time) : IJob
{
    private const int UnitsAWrite = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.MergedJobDataMap.GetString(JobScheduling.SubjectKey) ?? "";
        if (await batches.Find(id) is not { State: BatchStates.Planning } batch)
            return;
        if (await Plan(batch, cancellationToken) is { } refusal)
        {
            await batches.Refuse(id, StoredFindings.Write([.. refusal]), time.GetUtcNow().ToUnixTimeMilliseconds());
            return;
        }

        await RefuseDoubles(id);
        if (batch.OnlyChanged)
            await batches.KeepUnchanged(id);
        await batches.Move(id, BatchStates.Planning, BatchStates.Running);
        for (var lane = 0; lane < jobs.Lanes; lane++)
            await jobs.Schedule<BatchLane>(id, lane, JobScheduling.BatchGroup);
    }

    /// <returns>Why the set cannot be made; null when it was looked at.</returns>
    private async Task<IReadOnlyList<Finding>?> Plan(BatchRow batch, CancellationToken cancellation)
    {
        if (kinds.Of(batch.Kind) is not { } kind || await Blobs.Get(store, batch.Input) is not { } bytes)
            return [];
        var work = folder.WorkFile(batch.Id, Path.GetExtension(batch.FileName));
        await File.WriteAllBytesAsync(work, bytes, cancellation);
        try
        {
            var (input, findings) = BatchInput
                .Open(work, batch.FileName, new BatchInputOptions { Kind = kind.Kind, Kinds = kinds.Library });
            if (input is null)
                return findings;
            await Look(batch, kind.Reports, input, cancellation);
            return null;
        }
        finally
        {
            File.Delete(work);
        }
    }

    private async Task Look(BatchRow batch, KindBatchReports reports, BatchInput input, CancellationToken cancellation)
    {
        var scope = new Caller("", "", batch.Unit, Rights.Batch, IsProgram: true);
        foreach (var chunk in input.Items().Chunk(UnitsAWrite))
        {
            cancellation.ThrowIfCancellationRequested();
            await batches.AddUnits([.. chunk.Select(item => RowOf(batch, reports, item, scope))]);
        }
    }

    private static BatchUnitRow RowOf(BatchRow batch, KindBatchReports reports, BatchItem item, Caller scope)
    {
        var check = item.Data is null ? CheckedItem.Unread : reports.Check(item);
        var identity = check.Identity is { UnitName.Length: > 0 } named ? named : new BatchIdentity("", item.Name, "");
        ImmutableArray<Finding> inData = check.Identity is { } known
            ? [.. check.Findings, .. UnitRegister.Current.Findings(known)]
            : check.Findings;
        ImmutableArray<Finding> findings = [.. item.Findings, .. item.Placed(inData)];
        var isForeign = identity.UnitCode.Length > 0 && !scope.Covers(identity.UnitCode);
        if (isForeign)
            findings = [.. findings, PlanningFindings.ForeignUnit(Place.InFile(item.Name), identity.UnitCode)];
        var canBeMade = check is { CanBeDrafted: true, Identity: not null }
            && !item.Findings.Any(finding => finding.IsError)
            && UnitRegister.Current.Knows(identity)
            && !isForeign;
        return new BatchUnitRow
        {
            Batch = batch.Id,
            Ord = item.Ordinal,
            Key = identity.UnitCode.Length > 0 ? identity.Key : item.Name,
            Unit = identity.UnitCode,
            Name = identity.UnitName,
            Period = identity.Period,
            Source = item.Source,
            Line = item.Line,
            Input = Encoding.UTF8.GetString(item.Json.Span),
            State = canBeMade ? BatchUnitStates.Waiting : BatchUnitStates.Failed,
            FileName = BatchFileNames.For(identity, reports.KindId, UnitDirectory.Current),
            Findings = StoredFindings.Write(findings),
            Errors = findings.Count(finding => finding.IsError),
            Warnings = findings.Count(finding => finding.Severity == Severity.Warning),
        };
    }

    // Which of two is meant nobody can tell but who sent them.
    private async Task RefuseDoubles(string batch)
    {
        var doubles = await batches.Doubles(batch);
        await batches.Refuse([.. doubles.GroupBy(unit => unit.Key).SelectMany(group =>
        {
            var others = string.Join(", ", group.Select(unit => $"{unit.Source}({unit.Line})"));
            return group.Select(unit => unit with { Findings = StoredFindings
                .Write([.. unit.ReadFindings(), BatchFindings.Duplicate(unit.Name, others)]), Errors = unit.Errors + 1 });
        })]);
    }
}
