using System.Text;
using Microsoft.Extensions.Logging;
using ReportForge.Batches;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Running;
using ReportForge.Findings;
using ReportForge.Reports.Units;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Logging;

namespace ReportForge.Worker.Batches;

/// <summary>Units of a batch as rows of the store: as a glance tells, or judged by contract, rules, register and scope.</summary>
internal sealed class UnitJudging(BatchRow batch, KindBatchReports reports, ILogger log)
{
    private readonly Caller _scope = new("", "", batch.Unit, Rights.Batch, IsProgram: true);

    /// <summary>
    /// A unit that waits to be judged by a lane. What a lane could not read as it stands in the input, such as the cells of a
    /// table, is judged at once.
    /// </summary>
    public BatchUnitRow Glance(BatchItem item) => item.GlanceIdentity() is { } identity
        ? RowOf(item, identity, identity, identity.Key)
        : Judge(item);

    /// <summary>A unit with what is found in its data: it waits to be made, or has failed.</summary>
    public BatchUnitRow Judge(BatchItem item)
    {
        var look = UnitLook.At(item, reports, UnitRegister.Current, defect =>
        {
            ServiceLog.UnitDefect(log, item.Ordinal, defect);
            return DefectFindings.Defect(item.Name, defect.Message);
        });
        var row = RowOf(item, look.Identity, look.Shown, look.Key) with { IsJudged = true };
        if (look.Identity is { UnitCode.Length: > 0 } known && !_scope.Covers(known.UnitCode))
        {
            var foreign = PlanningFindings.ForeignUnit(Place.InFile(item.Name), known.UnitCode);
            return row.With([.. look.Findings, foreign]) with { State = BatchUnitStates.Failed };
        }

        return row.With(look.Findings) with { State = look.CanBeMade ? BatchUnitStates.Waiting : BatchUnitStates.Failed };
    }

    private BatchUnitRow RowOf(BatchItem item, BatchIdentity? identity, BatchIdentity shown, string key) => new()
    {
        Batch = batch.Id,
        Ord = item.Ordinal,
        Key = Storable(key),
        Unit = Storable(identity?.UnitCode ?? ""),
        Name = Storable(shown.UnitName),
        Period = Storable(identity?.Period ?? ""),
        Source = item.Source,
        Line = item.Line,
        Input = Storable(Encoding.UTF8.GetString(item.Json.Span)),
        State = BatchUnitStates.Waiting,
        FileName = BatchFileNames.For(shown, reports.KindId, UnitDirectory.Current),
    };

    // PostgreSQL keeps no text with a NUL. No JSON with one is read, and no name has one but by mistake.
    private static string Storable(string text) => text.Replace('\0', '\ufffd');
}
