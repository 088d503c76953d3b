using System.Collections.Immutable;
using System.Data.Common;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;
using ReportForge.Batches;
using ReportForge.Batches.Inputs;
using ReportForge.Findings;
using ReportForge.Worker.Logging;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Batches;

/// <summary>
/// One of several that make the units of a batch: takes a few in hand, makes them, keeps them, until none waits. A kill
/// loses nothing but what was in hand, which is made again with the same bytes.
/// </summary>
internal sealed class BatchLane(
    BatchStore batches,
    BatchKinds kinds,
    IHostApplicationLifetime service,
    ServiceMeter meter,
    TimeProvider time,
    ILogger<BatchLane> log) : IJob
{
    private const int UnitsInHand = 20;

    // A machine that fails this often in a row needs a person.
    private const int MostAttempts = 5;

    // A full disk or a locked store needs time, not haste: one second, three, nine.
    private const double PauseGrowth = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    // All documents of a batch come from one template, so a sample tells of all.
    private const int UnitsAConformanceCheck = 200;

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.MergedJobDataMap.GetString(JobScheduling.SubjectKey) ?? "";
        if (await batches.Find(id) is not { } batch || kinds.Of(batch.Kind) is not var (_, reports))
            return;
        var holder = Guid.CreateVersion7(time.GetUtcNow()).ToString();
        try
        {
            var made = UnitsInHand;
            while (made > 0 && !service.ApplicationStopping.IsCancellationRequested)
                made = await batches.Work(id, holder, UnitsInHand, unit => Make(unit, reports));
            await batches.Finish(id, time.GetUtcNow().ToUnixTimeMilliseconds());
        }
        catch (Exception failure) when (failure is DbException or IOException && context.RefireCount < MostAttempts)
        {
            await batches.Release(holder);
            await Task.Delay(FirstPause * Math.Pow(PauseGrowth, context.RefireCount), time, cancellationToken);
            throw new JobExecutionException(failure) { RefireImmediately = true };
        }
    }

    private MadeUnit Make(BatchUnitRow unit, KindBatchReports reports)
    {
        var item = BatchItem.OfJson(unit.Ord, unit.Source, unit.Line, Encoding.UTF8.GetBytes(unit.Input));
        var (document, made) = Draft(item, reports);
        ImmutableArray<Finding> findings = [.. unit.ReadFindings(), .. item.Placed(made)];
        meter.UnitEnded(document is null ? BatchUnitStates.Failed : BatchUnitStates.Made);
        return new MadeUnit(unit with
        {
            Findings = StoredFindings.Write(findings),
            Errors = findings.Count(finding => finding.IsError),
            Warnings = findings.Count(finding => finding.Severity == Severity.Warning),
        }, document);
    }

    private (ReadOnlyMemory<byte>? Document, ImmutableArray<Finding> Findings) Draft(BatchItem item, KindBatchReports reports)
    {
        using var watch = meter.Watch(Stages.BatchUnit);
        try
        {
            var drafted = reports.Draft(item);
            return drafted.Document is { } document && item.Ordinal % UnitsAConformanceCheck == 0
                ? (document, [.. drafted.Findings, .. reports.Conform(item, document)])
                : (drafted.Document, drafted.Findings);
        }
#pragma warning disable CA1031 // One unit that brings out a defect must not stop three thousand others; the finding keeps what happened.
        catch (Exception defect) when (defect is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            ServiceLog.UnitDefect(log, item.Ordinal, defect);
            return (null, [DefectFindings.Defect(item.Name, defect.Message)]);
        }
    }
}
