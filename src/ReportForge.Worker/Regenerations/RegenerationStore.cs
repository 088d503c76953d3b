using System.Data.Common;
using Dapper;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Regenerations;

/// <summary>The edited documents of reports. Whoever asks has made sure that the report is one of the caller's.</summary>
internal sealed class RegenerationStore(IStore store)
{
    private const string Columns = "report, no, version, edited, document, file_name, outcome, tracked, changes, findings, actor, at";

    public Task<RegenerationRow?> Find(string report, int no) => store.Read(connection =>
        connection.QuerySingleOrDefaultAsync<RegenerationRow>(
            $"SELECT {Columns} FROM regeneration WHERE report = @report AND no = @no",
            new { report, no }));

    /// <summary>The last that was handed in; null when none was.</summary>
    public Task<RegenerationRow?> Last(string report) => store.Read(connection => connection.QuerySingleOrDefaultAsync<RegenerationRow>(
        $"SELECT {Columns} FROM regeneration WHERE report = @report ORDER BY no DESC LIMIT 1", new { report }));

    /// <summary>All of a report, the latest first.</summary>
    public Task<IReadOnlyList<RegenerationRow>> Of(string report) => store.Read<IReadOnlyList<RegenerationRow>>(async connection =>
        [.. await connection
            .QueryAsync<RegenerationRow>($"SELECT {Columns} FROM regeneration WHERE report = @report ORDER BY no DESC", new { report })]);

    /// <returns>Its number within the report.</returns>
    public static async Task<int> Add(DbTransaction transaction, RegenerationRow row)
    {
        var no = await transaction.One<int>("SELECT COALESCE(MAX(no), 0) + 1 FROM regeneration WHERE report = @Report", new { row.Report });
        await transaction.Run(
            $"""
            INSERT INTO regeneration ({Columns})
            VALUES (@Report, @no, @Version, @Edited, @Document, @FileName, @Outcome, @Tracked, @Changes, @Findings, @Actor, @At)
            """,
            new
            {
                row.Report,
                no,
                row.Version,
                row.Edited,
                row.Document,
                row.FileName,
                row.Outcome,
                row.Tracked,
                row.Changes,
                row.Findings,
                row.Actor,
                row.At,
            });
        return no;
    }
}
