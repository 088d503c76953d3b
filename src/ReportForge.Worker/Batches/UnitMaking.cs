using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Logging;
using ReportForge.Batches;
using ReportForge.Batches.Inputs;
using ReportForge.Findings;
using ReportForge.Worker.Logging;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Batches;

/// <summary>Judges one unit that a lane has in hand and makes its document; its JSON is read once for both.</summary>
internal sealed class UnitMaking(
    BatchRow batch, UnitJudging judging, KindBatchReports reports, ServiceMeter meter, ILogger log)
{
    // All documents of a batch come from one template, so a sample tells of all.
    private const int UnitsAConformanceCheck = 200;

    public MadeUnit Make(BatchUnitRow unit)
    {
        using var watch = meter.Watch(Stages.BatchUnit);
        var item = BatchItem.OfJson(unit.Ord, unit.Source, unit.Line, Encoding.UTF8.GetBytes(unit.Input));
        var made = Made(unit.IsJudged ? unit : Judged(unit, item), item);
        meter.UnitEnded(made.Document is null ? BatchUnitStates.Failed : BatchUnitStates.Made);
        return made;
    }

    // What the set as a whole has against a unit is told of those that nothing else prevents.
    private BatchUnitRow Judged(BatchUnitRow unit, BatchItem item)
    {
        var judged = judging.Judge(item);
        return judged.State == BatchUnitStates.Waiting && unit.Errors > 0
            ? judged.With([.. judged.ReadFindings(), .. unit.ReadFindings()]) with { State = BatchUnitStates.Failed }
            : judged;
    }

    private MadeUnit Made(BatchUnitRow unit, BatchItem item)
    {
        if (unit.State == BatchUnitStates.Failed)
            return new MadeUnit(unit, null);
        var (document, findings) = Draft(item);
        return new MadeUnit(unit.With([.. unit.ReadFindings(), .. item.Placed(findings)]), document);
    }

    private (ReadOnlyMemory<byte>? Document, ImmutableArray<Finding> Findings) Draft(BatchItem item)
    {
        try
        {
            var drafted = reports.Draft(item);
            return drafted.Document is { } document && batch.SamplesForm && item.Ordinal % UnitsAConformanceCheck == 0
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

/// <summary>A unit that was worked on: with its document, or with the findings that prevented it.</summary>
internal sealed record MadeUnit(BatchUnitRow Unit, ReadOnlyMemory<byte>? Document);
