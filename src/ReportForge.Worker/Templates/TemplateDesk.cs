using System.Collections.Immutable;
using System.Data.Common;
using ReportForge.Findings;
using ReportForge.Reports.Units;
using ReportForge.Word;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Templates;

/// <summary>Where templates are handed in. One that has errors is refused: what is kept can be merged.</summary>
internal sealed class TemplateDesk(IStore store, Blobs blobs, AuditLog audit, TimeProvider time)
{
    public const int LongestName = 100;

    public async Task<(string? Id, Problems.Problem Problem)> Create(string name, string unit, byte[] docx, Caller caller)
    {
        if (unit != Caller.AllUnits && UnitDirectory.Current.ByCode(unit) is null)
            return (null, Problems.UnitUnknown(unit));
        if (!caller.Covers(unit))
            return (null, Problems.UnitForbidden(unit));
        var findings = Findings(name, docx);
        if (findings.Any(finding => finding.IsError))
            return (null, Problems.TemplateBroken(findings));
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        var isAdded = await store.Write(async transaction =>
        {
            if (!await TemplateStore.Add(transaction, new TemplateRow { Id = id, Unit = unit, Name = name, Version = 1, ChangedAt = Now }))
                return false;
            await Keep(transaction, id, 1, docx, findings, caller);
            await audit.Note(transaction, new AuditEntry(caller.Name, unit, "template.create", id) { ToVersion = 1 });
            return true;
        });
        return (isAdded ? id : null, Problems.NameTaken(name));
    }

    /// <summary>A new version, on top of the one that its writer has seen; null when it is kept.</summary>
    public async Task<Problems.Problem?> Replace(TemplateRow template, int seen, byte[] docx, Caller caller)
    {
        if (!caller.Covers(template.Unit))
            return Problems.UnitForbidden(template.Unit);
        var findings = Findings(template.Name, docx);
        if (findings.Any(finding => finding.IsError))
            return Problems.TemplateBroken(findings);
        var isMoved = await store.Write(async transaction =>
        {
            if (!await TemplateStore.Advance(transaction, template.Id, seen, Now))
                return false;
            await Keep(transaction, template.Id, seen + 1, docx, findings, caller);
            await audit.Note(
                transaction,
                new AuditEntry(caller.Name, template.Unit, "template.put", template.Id) { FromVersion = seen, ToVersion = seen + 1 });
            return true;
        });
        return isMoved ? null : Problems.StaleVersion(template.Version);
    }

    /// <summary>Everything that is to be said of a template.</summary>
    public static ImmutableArray<Finding> Findings(string name, byte[] docx) =>
        TemplateFile.WithAdvice(TemplateFile.Open(name, docx).Findings, [new WordTemplatePart(name, docx)]);

    private async Task Keep(DbTransaction transaction, string id, int no, byte[] docx, ImmutableArray<Finding> findings, Caller caller) =>
        await TemplateStore.AddVersion(transaction, new TemplateVersionRow
        {
            Template = id,
            No = no,
            Document = await blobs.Put(transaction, docx),
            Findings = StoredFindings.Write(findings),
            Actor = caller.Name,
            At = Now,
        });

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}
