using System.Collections.Immutable;
using System.Text;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Running;
using ReportForge.Findings;
using ReportForge.Reports;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Units;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Drafting;
using ReportForge.Worker.Kinds;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Reports;

/// <summary>What somebody sends in as the data of a report.</summary>
/// <param name="FileName">As they named it; tells a workbook from JSON.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Origin">How it came: json, workbook, form, patch.</param>
internal sealed record ReportSubmission(string FileName, ReadOnlyMemory<byte> Bytes, string Origin)
{
    /// <summary>The id that a new report gets, for work that may be done a second time; null for any.</summary>
    public string? Id { get; init; }
}

/// <summary>Data that was read, judged and drafted; ready to be kept.</summary>
internal sealed record TakenReport(ReportKey Key, string Data, string Template, DraftResult Draft)
{
    public ImmutableArray<Finding> Findings => Draft.Findings;
}

/// <summary>From the bytes that an office sends to a report that can be kept: the same walk as the command's.</summary>
internal sealed class ReportIntake(
    ReportKindLibrary kinds, KindVersions versions, Precedence precedence, ServiceMeter meter)
{
    /// <summary>
    /// Reads, judges and drafts. Null when there is nothing to keep: the bytes cannot be read, or do not say which report they
    /// are. Data that breaks its contract is kept all the same, with its findings and without a document: it was typed.
    /// </summary>
    /// <param name="submission">What was sent.</param>
    /// <param name="caller">Whose unit stands for data that names none.</param>
    public (TakenReport? Taken, ImmutableArray<Finding> Findings) Take(ReportSubmission submission, Caller caller)
    {
        using var awaited = precedence.Begin();
        var read = DataFile.Read(kinds, submission.FileName, submission.Bytes);
        if (read.Data is not { } data)
            return (null, read.Findings);
        var found = kinds.FindFor(data);
        if (found.Kind is not { } kind)
            return (null, [.. read.Findings, .. found.Findings]);
        var identity = BatchIdentity.Of(data);
        if (Refusal(data, identity, caller) is { } refusal)
            return (null, [.. read.Findings, refusal]);
        using var watch = meter.Watch();
        var draft = ReportDrafting.Draft(kind, data, DraftOptions.Default with { Begins = watch.Begin });
        draft = draft with { DataFindings = [.. read.Findings, .. draft.DataFindings, .. UnitRegister.Current.Findings(data)] };
        var unit = identity.UnitCode.Length > 0 ? identity.UnitCode : caller.Unit;
        return (
            new TakenReport(new ReportKey(unit, kind.Id, identity.Period), TextOf(submission, data), versions.HashOf(kind), draft),
            draft.Findings);
    }

    private static Finding? Refusal(ReportData data, BatchIdentity identity, Caller caller)
    {
        if (identity.UnitCode.Length == 0 && caller.Unit == Caller.AllUnits)
            return IntakeFindings.NoUnit(data.PlaceOf("unit.code"));
        if (identity.UnitCode.Length > 0 && UnitDirectory.Current.ByCode(identity.UnitCode) is null)
            return IntakeFindings.UnitNotInRegister(data.PlaceOf("unit.code"), identity.UnitCode);
        return identity.Period.Length == 0 ? IntakeFindings.NoPeriod(data.PlaceOf("period")) : null;
    }

    // JSON is kept as it was typed; a workbook becomes the JSON that it stands for.
    private static string TextOf(ReportSubmission submission, ReportData data) => Encoding.UTF8.GetString(
        DataFile.IsWorkbook(submission.FileName) ? JsonText.WriteIndented(data.Root) : WithoutMark(submission.Bytes.Span));

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8) => utf8.StartsWith(Encoding.UTF8.Preamble)
        ? utf8[Encoding.UTF8.Preamble.Length..]
        : utf8;
}
