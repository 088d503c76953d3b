using System.Globalization;
using System.Text;
using ReportForge.Findings;
using ReportForge.Regeneration;
using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Regenerating;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Reports;
using ReportForge.Worker.Store;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Regenerations;

/// <summary>A document that somebody has edited in Word, as it is handed in.</summary>
/// <param name="FileName">As its sender calls it.</param>
/// <param name="Bytes">The .docx.</param>
/// <param name="IsTracked">Whether every change is to be a tracked one.</param>
/// <param name="Base">Version of the data that it was made from; null when the document itself says so.</param>
internal sealed record EditedDocument(string FileName, byte[] Bytes, bool IsTracked, int? Base);

/// <summary>What came of it: its number within the report, or the problem.</summary>
internal sealed record RegenerationAnswer(int No, Problems.Problem? Problem);

/// <summary>Brings the data of a report into a document of it that a person has edited; both documents are kept.</summary>
internal sealed class RegenerationDesk(
    IStore store,
    Blobs blobs,
    ReportStore reports,
    RegenerationStore regenerations,
    ReportKindLibrary kinds,
    AuditLog audit,
    ServiceMeter meter,
    TimeProvider time)
{
    private const string NoBaseline = "RF7101";

    public async Task<RegenerationAnswer> Regenerate(ReportRow report, EditedDocument edited, Caller caller)
    {
        if (report.IsIssued)
            return Refused(Problems.Numbered());
        if (await reports.Version(report.Id, report.Version) is not { } version || DataOf(version) is not { } data)
            return Refused(Problems.NotFound());
        var old = edited.Base is { } no ? await reports.Version(report.Id, no) : null;
        if (edited.Base is not null && old is null)
            return Refused(Problems.BadRequest("base", new("Không có phiên bản số liệu đó.", "There is no such version of the data.")));
        if (old is null && await OtherCopy(report, edited) is { } asked)
            return Refused(asked);
        var result = Merge(edited, data, old);
        if (result.Document is not { } document)
            return Refused(result.Findings.Any(finding => finding.Code == NoBaseline)
                ? Problems.BaselineMissing(result.Findings)
                : Problems.NotRegenerated(result.Findings));
        return await store.Write(async transaction =>
        {
            var made = await RegenerationStore.Add(transaction, new RegenerationRow
            {
                Report = report.Id,
                Version = version.No,
                Edited = await blobs.Put(transaction, edited.Bytes),
                Document = await blobs.Put(transaction, document),
                FileName = $"{Path.GetFileNameWithoutExtension(edited.FileName)}-so-lieu-moi.docx",
                Outcome = result.Outcome.ToString().ToLowerInvariant(),
                Tracked = edited.IsTracked,
                Changes = RegenerationRow.Write(result.Changes),
                Findings = StoredFindings.Write(result.Findings),
                Actor = caller.Name,
                At = time.GetUtcNow().ToUnixTimeMilliseconds(),
            });
            await audit.Note(transaction, new AuditEntry(caller.Name, report.Unit, "report.regenerate", report.Id)
            {
                FromVersion = edited.Base,
                ToVersion = version.No,
            });
            return new RegenerationAnswer(made, null);
        });
    }

    private RegenerationResult Merge(EditedDocument edited, ReportData data, VersionRow? old)
    {
        using var watch = meter.Watch(Stages.Regeneration);
        return ReportRegeneration.Regenerate(kinds, new(edited.FileName, edited.Bytes, data)
        {
            Old = old is null ? null : DataOf(old),
            Mode = edited.IsTracked ? WritingMode.Tracked : WritingMode.Plain,
            Date = time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        });
    }

    // Who goes on with the last result has a document that carries the data of it; whose document carries others works on a copy
    // without what the other person typed, and is asked which of them is meant.
    private async Task<Problems.Problem?> OtherCopy(ReportRow report, EditedDocument edited)
    {
        if (await regenerations.Last(report.Id) is not { } last || await blobs.Get(last.Document) is not { } result)
            return null;
        return ReportRegeneration.DataIn(edited.FileName, edited.Bytes) is { } carried
            && ReportRegeneration.DataIn(last.FileName, result) is { } taken && !carried.Span.SequenceEqual(taken.Span)
            ? Problems.OtherCopy(last.Actor, last.FileName, last.No)
            : null;
    }

    private static ReportData? DataOf(VersionRow version) => ReportData.Read("data.json", Encoding.UTF8.GetBytes(version.Data)).Data;

    private static RegenerationAnswer Refused(Problems.Problem problem) => new(0, problem);
}
