using System.Data.Common;
using Dapper;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Templates;

/// <summary>
/// Templates and their versions. Who works below a unit uses its templates, too; only their own and those below they change.
/// </summary>
internal sealed class TemplateStore(IStore store)
{
    private const string Columns = "id, unit, name, version, changed_at";

    private const string VersionColumns = "template, no, document, findings, actor, at";

    private const string Usable = $"({Caller.ScopeSql} OR unit = '*' OR unit = (SELECT parent FROM unit WHERE code = @scope))";

    public Task<TemplateRow?> Find(string id, Caller caller) => store.Read(connection => connection.QuerySingleOrDefaultAsync<TemplateRow>(
        $"SELECT {Columns} FROM template WHERE id = @id AND {Usable}", new { id, scope = caller.Unit }));

    /// <summary>The templates that a caller may use behind an id, the latest first.</summary>
    public Task<IReadOnlyList<TemplateRow>> List(Caller caller, string? after, int count) =>
        store.Read<IReadOnlyList<TemplateRow>>(async connection =>
        [.. await connection.QueryAsync<TemplateRow>(
            $"SELECT {Columns} FROM template WHERE {Usable} AND (@after IS NULL OR id < @after) ORDER BY id DESC LIMIT @count",
            new { scope = caller.Unit, after, count })]);

    public Task<TemplateVersionRow?> Version(string template, int no) =>
        store.Read(connection => connection.QuerySingleOrDefaultAsync<TemplateVersionRow>(
            $"SELECT {VersionColumns} FROM template_version WHERE template = @template AND no = @no", new { template, no }));

    /// <summary>The versions of a template before a number, latest first.</summary>
    public Task<IReadOnlyList<TemplateVersionRow>> Versions(string template, int before, int count) =>
        store.Read<IReadOnlyList<TemplateVersionRow>>(async connection => [.. await connection.QueryAsync<TemplateVersionRow>(
            $"SELECT {VersionColumns} FROM template_version WHERE template = @template AND no < @before ORDER BY no DESC LIMIT @count",
            new { template, before, count })]);

    /// <returns>False when the unit has a template of that name.</returns>
    public static async Task<bool> Add(DbTransaction transaction, TemplateRow template) => await transaction.Run(
        "INSERT INTO template (id, unit, name, version, changed_at) VALUES (@Id, @Unit, @Name, @Version, @ChangedAt) "
            + "ON CONFLICT (unit, name) DO NOTHING",
        template) == 1;

    /// <summary>Moves a template from the version that its writer has seen to the next one.</summary>
    /// <returns>False when it is not at that version.</returns>
    public static async Task<bool> Advance(DbTransaction transaction, string id, int from, long at) => await transaction.Run(
        "UPDATE template SET version = version + 1, changed_at = @at WHERE id = @id AND version = @from", new { id, from, at }) == 1;

    public static Task AddVersion(DbTransaction transaction, TemplateVersionRow version) => transaction.Run(
        $"INSERT INTO template_version ({VersionColumns}) VALUES (@Template, @No, @Document, @Findings, @Actor, @At)", version);
}
