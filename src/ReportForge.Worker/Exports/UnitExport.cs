using System.Globalization;
using System.IO.Compression;
using System.Text;
using Dapper;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Regenerations;
using ReportForge.Worker.Reports;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Exports;

/// <summary>
/// All that the service keeps of one unit, without those below it: reports with every version, documents, findings, and the audit where
/// the caller may see that. Paths are made of ids, kinds, periods and numbers, so that every system takes them.
/// </summary>
internal sealed class UnitExport(
    IStore store, Blobs blobs, ReportStore reports, RegenerationStore regenerations, AuditLog audit, TimeProvider time)
{
    private const int ReportsAtOnce = 100;
    private const int VersionsAtOnce = 10;
    private const int EntriesAFile = 500;

    // As many letters of an id tell the reports of one kind and period apart.
    private const int IdLetters = 8;

    /// <summary>The name of a unit, also of one that the register no longer has; null for one that never was there.</summary>
    public Task<string?> NameOf(string unit) => store.Read(connection =>
        connection.QuerySingleOrDefaultAsync<string>("SELECT name FROM unit WHERE code = @unit", new { unit }));

    public Task Note(string unit, Caller caller) =>
        store.Write(transaction => audit.Note(transaction, new AuditEntry(caller.Name, unit, "unit.export", unit)));

    public async Task Write(ZipArchive zip, string unit, string name, Caller caller, MessageLanguage language, CancellationToken stopping)
    {
        var archive = new ExportArchive(zip);
        var query = new ReportQuery { Unit = unit, Count = ReportsAtOnce };
        while (await reports.List(query, caller) is { Count: > 0 } page)
        {
            foreach (var report in page)
                await AddReport(archive, report, language, stopping);
            query = query with { After = page[^1].Id };
        }

        if (caller.May(Rights.Manage))
            await AddAudit(archive, unit, stopping);
        var program = typeof(UnitExport).Assembly.GetName().Version?.ToString(3) ?? "";
        await archive.End(new(unit, name, time.GetUtcNow(), program, caller.May(Rights.Manage), []));
    }

    private async Task AddReport(ExportArchive archive, ReportRow report, MessageLanguage language, CancellationToken stopping)
    {
        var folder = $"reports/{FileNames.Plain(report.Kind)}-{FileNames.Plain(report.Period)}-{report.Id[^IdLetters..]}";
        var issued = await reports.Issued(report.Id);
        var resource = ReportResource.Of(report) with { Issued = issued is null ? null : IssueResource.Of(issued) };
        await archive.AddJson($"{folder}/report.json", resource, Moment(report.ChangedAt));
        if (issued is not null)
            await AddDocument(archive, $"{folder}/issued.docx", issued.Document, issued.FileName, issued.At);
        for (var before = int.MaxValue; await reports.Versions(report.Id, before, VersionsAtOnce) is { Count: > 0 } versions;)
        {
            stopping.ThrowIfCancellationRequested();
            foreach (var version in versions)
                await AddVersion(archive, $"{folder}/{Numbered("version", version.No)}", version, language);
            before = versions[^1].No;
        }

        foreach (var edited in await regenerations.Of(report.Id))
        {
            stopping.ThrowIfCancellationRequested();
            var path = $"{folder}/{Numbered("edited", edited.No)}";
            await archive.AddJson($"{path}.json", RegenerationResource.Of(edited, language), Moment(edited.At));
            await AddDocument(archive, $"{path}-sent.docx", edited.Edited, null, edited.At);
            await AddDocument(archive, $"{path}.docx", edited.Document, edited.FileName, edited.At);
        }
    }

    private async Task AddVersion(ExportArchive archive, string path, VersionRow version, MessageLanguage language)
    {
        await archive.AddJson($"{path}.json", VersionResource.Of(version, language), Moment(version.At));
        await archive.Add($"{path}-data.json", Encoding.UTF8.GetBytes(version.Data), Moment(version.At));
        if (version.Document is { } hash)
            await AddDocument(archive, $"{path}.docx", hash, version.FileName, version.At);
    }

    private async Task AddDocument(ExportArchive archive, string path, string hash, string? name, long at)
    {
        if (await blobs.Get(hash) is { } bytes)
            await archive.Add(path, bytes, Moment(at), name);
    }

    // Those of the units below have exports of their own.
    private async Task AddAudit(ExportArchive archive, string unit, CancellationToken stopping)
    {
        string? before = null;
        for (var no = 1; await audit.Latest(unit, before, EntriesAFile) is { Count: > 0 } entries; no++)
        {
            stopping.ThrowIfCancellationRequested();
            before = entries[^1].Id;
            var own = entries.Where(entry => entry.Unit == unit).Select(AuditResource.Of);
            await archive.AddJson($"{Numbered("audit/page", no)}.json", own, Moment(entries[0].At));
        }
    }

    private static string Numbered(string name, int no) => string.Create(CultureInfo.InvariantCulture, $"{name}-{no:0000}");

    private static DateTimeOffset Moment(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
