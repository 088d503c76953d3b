using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReportForge.Findings;
using ReportForge.Reports;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Reports;
using ReportForge.Worker.Store;
using ReportForge.Worker.Watching;
using ReportForge.Worker.Webhooks;

namespace ReportForge.Worker.Documents;

/// <summary>What the register gives a report.</summary>
internal sealed record IssueWish(int Number, DateOnly Date, string? OverrideReason);

/// <summary>Gives a report its number and date, once.</summary>
internal sealed class ReportIssuance(
    IStore store, Blobs blobs, ReportStore reports, ReportKindLibrary kinds, AuditLog audit, ServiceMeter meter, TimeProvider time)
{
    public const int LargestNumber = 99_999;

    public async Task<DeskAnswer> Issue(ReportRow report, int seen, IssueWish wish, Caller caller)
    {
        if (report.IsIssued)
            return DeskAnswer.Refused(Problems.Numbered());
        if (report.Version != seen || await reports.Version(report.Id, seen) is not { } version)
            return DeskAnswer.Refused(Problems.StaleVersion(report.Version));
        var made = Make(version, wish);
        if (made.Document is not { } document)
            return DeskAnswer.Refused(Problems.FindingsBlockIssue(made.Findings));
        return await store.Write(async transaction =>
        {
            var row = new IssuedRow
            {
                Report = report.Id,
                Version = seen,
                Number = wish.Number,
                IssueDate = wish.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Document = await blobs.Put(transaction, document),
                FileName = string.Create(CultureInfo.InvariantCulture, $"{wish.Number:00}-{made.FileName}"),
                OverrideReason = wish.OverrideReason,
                Actor = caller.Name,
                At = time.GetUtcNow().ToUnixTimeMilliseconds(),
            };
            if (!await ReportStore.Issue(transaction, row, StoredFindings.Write(made.Findings)))
                return DeskAnswer.Refused(Problems.StaleVersion(seen + 1));
            await audit.Note(transaction, new AuditEntry(caller.Name, report.Unit, wish.OverrideReason is null
                ? "report.issue"
                : "report.issue-override", report.Id)
            { FromVersion = seen, ToVersion = seen });
            var told = new JsonObject
            {
                ["report"] = report.Id,
                ["unit"] = report.Unit,
                ["kind"] = report.Kind,
                ["period"] = report.Period,
                ["number"] = wish.Number,
                ["date"] = row.IssueDate,
            };
            await WebhookOutbox.Note(transaction, report.Unit, WebhookEvents.ReportIssued, told, row.At);
            return DeskAnswer.Done(report.Id, seen);
        });
    }

    private DraftResult Make(VersionRow version, IssueWish wish)
    {
        var read = ReportData.Read("data.json", Encoding.UTF8.GetBytes(version.Data));
        if (read.Data is not { } data)
            return new DraftResult { DataFindings = read.Findings };
        var found = kinds.FindFor(data);
        if (found.Kind is not { } kind)
            return new DraftResult { DataFindings = found.Findings };
        using var watch = meter.Watch();
        return ReportIssuing.Issue(kind, data, new IssueOptions
        {
            Number = wish.Number,
            Date = wish.Date,
            OverrideReason = wish.OverrideReason,
            Begins = watch.Begin,
        });
    }
}
