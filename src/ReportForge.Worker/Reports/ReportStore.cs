using System.Data.Common;
using Dapper;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Reports;

/// <summary>Which reports a list shows; null and empty stand for all.</summary>
internal sealed record ReportQuery
{
    public string? Unit { get; init; }

    public string? Kind { get; init; }

    public string? Period { get; init; }

    /// <summary>Id of the last report of the page before.</summary>
    public string? After { get; init; }

    public int Count { get; init; } = 100;
}

/// <summary>Reports and their versions. Every query has the caller's units in it: what is not theirs is not there.</summary>
internal sealed class ReportStore(IStore store)
{
    private const string Latest = """
        SELECT report.id, report.unit, report.kind, report.period, report.state, report.version, report.changed_at,
            report_version.errors, report_version.warnings
        FROM report JOIN report_version ON report_version.report = report.id AND report_version.no = report.version
        """;

    private const string VersionColumns = "report, no, data, template, document, file_name, findings, errors, warnings, origin, actor, at";

    public Task<ReportRow?> Find(string id, Caller caller) => store.Read(connection =>
        connection.QuerySingleOrDefaultAsync<ReportRow>(
            $"{Latest} WHERE report.id = @id AND {Caller.ScopeSql}",
            new { id, scope = caller.Unit }));

    public Task<IReadOnlyList<ReportRow>> List(ReportQuery query, Caller caller) => store.Read<IReadOnlyList<ReportRow>>(async connection =>
        [.. await connection.QueryAsync<ReportRow>(
            $"""
            {Latest} WHERE {Caller.ScopeSql}
            AND (@Unit IS NULL OR unit = @Unit) AND (@Kind IS NULL OR kind = @Kind)
            AND (@Period IS NULL OR period = @Period) AND (@After IS NULL OR report.id < @After)
            ORDER BY report.id DESC LIMIT @Count
            """,
            new { scope = caller.Unit, query.Unit, query.Kind, query.Period, query.After, query.Count })]);

    public Task<VersionRow?> Version(string report, int no) => store.Read(connection =>
        connection.QuerySingleOrDefaultAsync<VersionRow>(
            $"SELECT {VersionColumns} FROM report_version WHERE report = @report AND no = @no",
            new { report, no }));

    /// <summary>The versions of a report before a number, latest first.</summary>
    public Task<IReadOnlyList<VersionRow>> Versions(string report, int before = int.MaxValue, int count = int.MaxValue) =>
        store.Read<IReadOnlyList<VersionRow>>(async connection => [.. await connection.QueryAsync<VersionRow>(
            $"SELECT {VersionColumns} FROM report_version WHERE report = @report AND no < @before ORDER BY no DESC LIMIT @count",
            new { report, before, count })]);

    public Task<IssuedRow?> Issued(string report) => store.Read(connection => connection.QuerySingleOrDefaultAsync<IssuedRow>(
        "SELECT report, version, number, issue_date, document, file_name, override_reason, actor, at FROM issued WHERE report = @report",
        new { report }));

    /// <summary>The id of the report of a unit, kind and period; null when there is none.</summary>
    public static Task<string?> IdOf(DbTransaction transaction, ReportKey key) =>
        transaction.One<string>("SELECT id FROM report WHERE unit = @Unit AND kind = @Kind AND period = @Period", key);

    public static Task Add(DbTransaction transaction, string id, ReportKey key, long at) => transaction.Run(
        "INSERT INTO report (id, unit, kind, period, state, version, created_at, changed_at) "
            + "VALUES (@id, @Unit, @Kind, @Period, @state, 1, @at, @at)",
        new { id, key.Unit, key.Kind, key.Period, state = ReportRow.Draft, at });

    /// <summary>Moves a draft from the version that its writer has seen to the next one.</summary>
    /// <returns>False when it is not at that version, or was issued.</returns>
    public static async Task<bool> Advance(DbTransaction transaction, string id, int from, long at) => await transaction.Run(
        "UPDATE report SET version = version + 1, changed_at = @at WHERE id = @id AND version = @from AND state = @state",
        new { id, from, at, state = ReportRow.Draft }) == 1;

    public static Task AddVersion(DbTransaction transaction, VersionRow version) => transaction.Run(
        """
        INSERT INTO report_version (report, no, data, template, program, document, file_name, findings, errors, warnings, origin, actor, at)
        VALUES (@Report, @No, @Data, @Template, @program, @Document, @FileName, @Findings, @Errors, @Warnings, @Origin, @Actor, @At)
        """,
        new
        {
            version.Report,
            version.No,
            version.Data,
            version.Template,
            program = ProgramVersion,
            version.Document,
            version.FileName,
            version.Findings,
            version.Errors,
            version.Warnings,
            version.Origin,
            version.Actor,
            version.At,
        });

    /// <returns>False when the report is not at that version, or was issued already.</returns>
    public static async Task<bool> Issue(DbTransaction transaction, IssuedRow issued, string findings)
    {
        var moved = await transaction
            .Run("UPDATE report SET state = @state, changed_at = @At WHERE id = @Report AND version = @Version AND state = @draft",
                new { state = ReportRow.IssuedState, issued.At, issued.Report, issued.Version, draft = ReportRow.Draft });
        if (moved != 1)
            return false;
        await transaction.Run(
            """
            INSERT INTO issued (report, version, number, issue_date, document, file_name, findings, override_reason, actor, at)
            VALUES (@Report, @Version, @Number, @IssueDate, @Document, @FileName, @findings, @OverrideReason, @Actor, @At)
            """,
            new
            {
                issued.Report,
                issued.Version,
                issued.Number,
                issued.IssueDate,
                issued.Document,
                issued.FileName,
                findings,
                issued.OverrideReason,
                issued.Actor,
                issued.At,
            });
        return true;
    }

    private static string ProgramVersion { get; } = typeof(ReportStore).Assembly.GetName().Version?.ToString(3) ?? "";
}

/// <summary>One unit × one kind × one period.</summary>
internal sealed record ReportKey(string Unit, string Kind, string Period);
