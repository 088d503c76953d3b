using ReportForge.Findings;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Reports;

/// <summary>What came of a wish: the report as it stands now, or why not. Pages and API word it each in their way.</summary>
internal sealed record DeskAnswer(string? ReportId, int Version, Problems.Problem? Problem)
{
    public static DeskAnswer Done(string report, int version) => new(report, version, null);

    public static DeskAnswer Refused(Problems.Problem problem) => new(null, 0, problem);
}

/// <summary>Whether data that breaks its contract is kept.</summary>
internal enum Incomplete
{
    /// <summary>It is refused, as a program expects.</summary>
    Refuse,

    /// <summary>It is kept, as whoever typed it expects; no document can be made of it yet.</summary>
    Keep,
}

/// <summary>Where reports are handed in and changed. Each change is one transaction with its entry in the audit.</summary>
internal sealed class ReportDesk(
    IStore store, Blobs blobs, ReportStore reports, ReportIntake intake, AuditLog audit, TimeProvider time)
{
    /// <summary>A report that was not there.</summary>
    public async Task<DeskAnswer> Create(ReportSubmission submission, Incomplete incomplete, Caller caller)
    {
        var (taken, refusal) = Take(submission, incomplete, caller);
        if (taken is null)
            return DeskAnswer.Refused(refusal);
        return await store.Write(async transaction =>
        {
            if (await ReportStore.IdOf(transaction, taken.Key) is { } there)
                return there == submission.Id ? DeskAnswer.Done(there, 1) : DeskAnswer.Refused(Problems.AlreadyThere(there));
            var id = submission.Id ?? Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
            await ReportStore.Add(transaction, id, taken.Key, Now);
            await Keep(transaction, id, 1, taken, submission.Origin, caller);
            await audit.Note(transaction, new AuditEntry(caller.Name, taken.Key.Unit, "report.create", id) { ToVersion = 1 });
            return DeskAnswer.Done(id, 1);
        });
    }

    /// <summary>New data of a report, on top of the version that its writer has seen.</summary>
    public async Task<DeskAnswer> Replace(ReportRow report, int seen, ReportSubmission submission, Incomplete incomplete, Caller caller)
    {
        if (report.IsIssued)
            return DeskAnswer.Refused(Problems.Numbered());
        if (report.Version != seen)
            return DeskAnswer.Refused(Problems.StaleVersion(report.Version));
        var (taken, refusal) =
            Take(submission, incomplete, caller with { Unit = caller.Unit == Caller.AllUnits ? report.Unit : caller.Unit });
        if (taken is null)
            return DeskAnswer.Refused(refusal);
        if (taken.Key != new ReportKey(report.Unit, report.Kind, report.Period))
            return DeskAnswer.Refused(Problems.ContractBroken([IntakeFindings.AnotherReport()]));
        return await store.Write(async transaction =>
        {
            if (!await ReportStore.Advance(transaction, report.Id, seen, Now))
                return DeskAnswer.Refused(Problems.StaleVersion(report.Version + 1));
            await Keep(transaction, report.Id, seen + 1, taken, submission.Origin, caller);
            await audit.Note(
                transaction,
                new AuditEntry(caller.Name, report.Unit, "report.put", report.Id) { FromVersion = seen, ToVersion = seen + 1 });
            return DeskAnswer.Done(report.Id, seen + 1);
        });
    }

    /// <summary>Single fields of a report, by their paths.</summary>
    public async Task<DeskAnswer> Patch(ReportRow report, int seen, FieldPatch patch, Caller caller)
    {
        if (await reports.Version(report.Id, report.Version) is not { } version)
            return DeskAnswer.Refused(Problems.NotFound());
        if (patch.ApplyTo(version.Data, out var data) is { } complaint)
            return DeskAnswer.Refused(complaint);
        return await Replace(report, seen, new ReportSubmission("data.json", data, "patch"), Incomplete.Keep, caller);
    }

    private (TakenReport? Taken, Problems.Problem Refusal) Take(ReportSubmission submission, Incomplete incomplete, Caller caller)
    {
        var (taken, findings) = intake.Take(submission, caller);
        if (taken is null)
            return (null, Problems.ContractBroken(findings));
        if (!caller.Covers(taken.Key.Unit))
            return (null, Problems.UnitForbidden(taken.Key.Unit));
        var isWhole = taken.Draft.IsMade || incomplete == Incomplete.Keep;
        return (isWhole ? taken : null, Problems.ContractBroken(findings));
    }

    private async Task Keep(
        System.Data.Common.DbTransaction transaction, string report, int no, TakenReport taken, string origin, Caller caller) =>
        await ReportStore.AddVersion(transaction, new VersionRow
        {
            Report = report,
            No = no,
            Data = taken.Data,
            Template = taken.Template,
            Document = taken.Draft.Document is { } document ? await blobs.Put(transaction, document) : null,
            FileName = taken.Draft.FileName,
            Findings = StoredFindings.Write(taken.Findings),
            Errors = taken.Findings.Count(finding => finding.IsError),
            Warnings = taken.Findings.Count(finding => finding.Severity == Severity.Warning),
            Origin = origin,
            Actor = caller.Name,
            At = Now,
        });

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
