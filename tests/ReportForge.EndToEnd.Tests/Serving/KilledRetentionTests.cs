using System.Diagnostics;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ReportForge.EndToEnd.Tests.Serving;

/// <summary>
/// The service, killed at exact calls of the system while it removes what is no longer kept: no document is missing that anything refers
/// to, and the next start ends what was begun.
/// </summary>
public sealed class KilledRetentionTests(ITestOutputHelper output)
{
    // More than fits into one transaction.
    private const int Units = 1_200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly string[] Serve = ["serve", "--data-dir", "data", "--urls", "http://127.0.0.1:0"];

    // Calls that the writing of the store makes, and how often before all is removed.
    private static readonly (string Call, int At)[] Points = [("pwrite64", 60), ("fsync", 4), ("pwrite64", 120), ("fsync", 7), ("pwrite64", 150), ("pwrite64", 200)];

    [Fact]
    public async Task A_kill_loses_no_document_that_is_referred_to_and_the_next_start_goes_on()
    {
        KilledAtCall.Require();
        using var folder = new TemporaryFolder();
        await RunUntil(folder, () => File.Exists(folder.PathOf("data", "reportforge.sqlite")) && Count(folder, "SELECT COUNT(*) FROM unit") > 0);
        await File.WriteAllTextAsync(folder.PathOf("data", "appsettings.json"), """{ "BatchDays": 30 }""");
        Fill(folder);
        var killed = 0;

        foreach (var (call, at) in Points)
        {
            killed += await KilledAtCall.Run(folder.Folder, call, at, Serve, () => IsDone(folder)) ? 1 : 0;

            Count(folder, "SELECT COUNT(*) FROM pragma_foreign_key_check").ShouldBe(0, call);
            Count(folder, "SELECT COUNT(*) FROM blob WHERE hash = 'shared'").ShouldBe(1, call);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{call} {at}: {Count(folder, "SELECT COUNT(*) FROM batch_unit")} units, {Count(folder, "SELECT COUNT(*) FROM blob")} documents"));
        }

        await RunUntil(folder, () => IsDone(folder));
        killed.ShouldBeGreaterThan(Points.Length / 3);
        Count(folder, "SELECT COUNT(*) FROM batch_unit").ShouldBe(0);
        Count(folder, "SELECT COUNT(*) FROM report_version").ShouldBe(1);
        Count(folder, "SELECT COUNT(*) FROM audit WHERE action = 'retention.batch'").ShouldBe(1);
    }

    /// <summary>A batch that ended long ago, one document of which is that of a report, too.</summary>
    private static void Fill(TemporaryFolder folder)
    {
        using var connection = Open(folder);
        using var transaction = connection.BeginTransaction();
        connection.Execute(
            """
            INSERT INTO blob (hash, bytes, size) VALUES ('shared', x'00', 1), ('input', x'00', 1);
            INSERT INTO report (id, unit, kind, period, state, version, created_at, changed_at)
                VALUES ('report', '15961', 'tthc-monthly', '2026', 'draft', 1, 0, 0);
            INSERT INTO report_version (report, no, data, template, program, document, file_name, findings, errors, warnings, origin, actor, at)
                VALUES ('report', 1, '{}', '', '', 'shared', 'a.docx', '[]', 0, 0, 'json', 'a', 0);
            INSERT INTO batch (id, unit, kind, state, file_name, input, template, findings, actor, created_at, finished_at)
                VALUES ('batch', '*', 'tthc-monthly', 'done', 'a.jsonl', 'input', '', '[]', 'a', 0, 1);
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < @last)
                INSERT INTO blob (hash, bytes, size) SELECT 'unit-' || i, randomblob(3000), 3000 FROM n;
            WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < @last)
                INSERT INTO batch_unit (batch, ord, key, unit, name, period, source, line, input, state, document, file_name, findings, errors, warnings)
                SELECT 'batch', i, i, '', '', '', '', 0, '{}', 'made', CASE i WHEN 7 THEN 'shared' ELSE 'unit-' || i END, 'a.docx', '[]', 0, 0 FROM n;
            """,
            new { last = Units - 1 },
            transaction);
        transaction.Commit();
    }

    private static async Task RunUntil(TemporaryFolder folder, Func<bool> isDone)
    {
        using var process = ReportForgeProcess.Start(folder.Folder, Serve);
        var ended = ReportForgeProcess.End(process);
        var watch = Stopwatch.StartNew();
        while (!isDone() && !process.HasExited && watch.Elapsed < Patience)
            await Task.Delay(50);
        process.Kill();
        var run = await ended;
        isDone().ShouldBeTrue(run.Out + run.Error);
    }

    private static bool IsDone(TemporaryFolder folder) =>
        Count(folder, "SELECT COUNT(*) FROM batch") == 0 && Count(folder, "SELECT COUNT(*) FROM blob") == 1;

    // Minus one while the schema is being made.
    private static int Count(TemporaryFolder folder, string sql)
    {
        try
        {
            using var connection = Open(folder);
            return connection.QueryFirst<int>(sql);
        }
        catch (SqliteException)
        {
            return -1;
        }
    }

    private static SqliteConnection Open(TemporaryFolder folder)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = folder.PathOf("data", "reportforge.sqlite"),
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        connection.Open();
        return connection;
    }
}
