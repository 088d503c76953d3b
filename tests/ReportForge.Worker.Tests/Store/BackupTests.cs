using System.Data.Common;
using System.Net;
using Dapper;
using DbUp;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Tests.Store;

/// <summary>The store goes out as one file while people work with it, and comes back with everything.</summary>
public sealed class BackupTests(BackupTests.EmbeddedProgram program) : IClassFixture<BackupTests.EmbeddedProgram>, IDisposable
{
    // Of a database its own tools make the copies.
    private static readonly Dictionary<string, string?> OneFile = new() { [nameof(ServiceOptions.Postgres)] = "" };

    private const int ReportsOfTheCountry = 3321;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-backup-");

    private string BackupFile => Path.Combine(_folder.FullName, "backup.sqlite");

    [Fact]
    public async Task Service_of_a_whole_country_is_copied_while_it_runs_and_goes_on_elsewhere()
    {
        await program.Service.Services.GetRequiredService<IStore>().Write(transaction => Fill(transaction, ReportsOfTheCountry));
        using var created = await program.Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2060)));
        var path = created.Headers.Location!.OriginalString;
        var document = await program.Client.GetByteArrayAsync(path + "/document");
        using var enough = new CancellationTokenSource();
        var meanwhile = GoOnWriting(2061, enough.Token);

        var (contents, obstacle) = Save();

        await enough.CancelAsync();
        var answers = await meanwhile;
        obstacle.ShouldBeNull();
        answers.ShouldAllBe(answer => answer == HttpStatusCode.Created);
        contents.ShouldNotBeNull().Reports.ShouldBeInRange(ReportsOfTheCountry + 1, ReportsOfTheCountry + 1 + answers.Count);
        await using var elsewhere = new TestService { Settings = OneFile };
        StoreBackup.Restore(BackupFile, "backup.sqlite", elsewhere.DataFolder).Contents.ShouldBe(contents);
        await elsewhere.InitializeAsync();
        var client = elsewhere.Browser();
        client.DefaultRequestHeaders.Authorization = program.Client.DefaultRequestHeaders.Authorization;
        (await client.GetByteArrayAsync(path + "/document")).ShouldBe(document);
        (await elsewhere.Services.GetRequiredService<IStore>().Read(connection => connection.QuerySingleAsync<int>("SELECT COUNT(*) FROM report")))
            .ShouldBe(contents.Reports);
    }

    [Fact]
    public async Task Backup_of_the_first_version_is_brought_up_to_date()
    {
        var connection = $"Data Source={BackupFile};Pooling=False";
        DeployChanges.To.SqliteDatabase(connection)
            .WithScriptsEmbeddedInAssembly(typeof(ServiceOptions).Assembly, name => name.EndsWith("0001-beginning.sql", StringComparison.Ordinal))
            .WithVariable("blob", "BLOB").LogToNowhere().Build().PerformUpgrade().Successful.ShouldBeTrue();
        await using (var old = new SqliteConnection(connection))
        {
            await old.OpenAsync(TestContext.Current.CancellationToken);
            await using var transaction = await old.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await Fill(transaction, 5);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        await using var service = new TestService { Settings = OneFile };
        StoreBackup.Restore(BackupFile, "backup.sqlite", service.DataFolder).Contents.ShouldBe(new StoreContents(5, 5));
        await service.InitializeAsync();

        var versions = await service.Services.GetRequiredService<IStore>().Read(store => store.QueryAsync<string>("SELECT data FROM report_version ORDER BY report"));
        versions.ShouldBe(Enumerable.Range(0, 5).Select(DataOf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-wal")]
    public void A_folder_that_has_a_store_keeps_it(string ending)
    {
        Save().Obstacle.ShouldBeNull();
        var there = Path.Combine(_folder.FullName, "data", "reportforge.sqlite" + ending);
        Directory.CreateDirectory(Path.GetDirectoryName(there)!);
        File.WriteAllText(there, "của người khác");

        StoreBackup.Restore(BackupFile, "backup.sqlite", Path.Combine(_folder.FullName, "data")).Obstacle.ShouldNotBeNull().Code.ShouldBe("RF5608");

        File.ReadAllText(there).ShouldBe("của người khác");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1000)]
    public void What_is_no_whole_backup_is_refused_and_leaves_no_folder(int bytes)
    {
        Save().Obstacle.ShouldBeNull();
        File.WriteAllBytes(BackupFile, File.ReadAllBytes(BackupFile)[..bytes]);
        var target = Path.Combine(_folder.FullName, "data");

        StoreBackup.Restore(BackupFile, "backup.sqlite", target).Obstacle.ShouldNotBeNull().Code.ShouldBe("RF5607");

        Directory.Exists(target).ShouldBeFalse();
    }

    [Fact]
    public void Backup_of_a_later_program_is_told()
    {
        Save().Obstacle.ShouldBeNull();
        using (var connection = new SqliteConnection($"Data Source={BackupFile};Pooling=False"))
            connection.Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('ReportForge.Worker.Store.Migrations.9999-later.sql', '2030-01-01')");

        var failure = Should.Throw<MachineFailureException>(() => StoreBackup.Restore(BackupFile, "backup.sqlite", Path.Combine(_folder.FullName, "data")));

        failure.Finding.Code.ShouldBe("RF5602");
    }

    [Fact]
    public void Backup_is_for_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of files.");
        Save().Obstacle.ShouldBeNull();
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(BackupFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.EnumerateFiles(Path.Combine(program.Service.DataFolder, "work"), "backup*").ShouldBeEmpty();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private (StoreContents? Contents, Finding? Obstacle) Save() => StoreBackup.Save(program.Service.DataFolder, write =>
    {
        OutputFile.Write(BackupFile, write);
        return null;
    });

    private async Task<List<HttpStatusCode>> GoOnWriting(int year, CancellationToken enough)
    {
        var answers = new List<HttpStatusCode>();
        while (!enough.IsCancellationRequested)
        {
            using var created = await program.Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, year++)));
            answers.Add(created.StatusCode);
        }

        return answers;
    }

    private static async Task<int> Fill(DbTransaction transaction, int reports)
    {
        await transaction.Connection!.ExecuteAsync("INSERT INTO unit (code, name) VALUES ('x', 'Đơn vị thử') ON CONFLICT DO NOTHING", transaction: transaction);
        for (var number = 0; number < reports; number++)
        {
            var report = $"{number:00000}";
            await transaction.Connection!.ExecuteAsync(
                "INSERT INTO report (id, unit, kind, period, state, version, created_at, changed_at) VALUES (@report, 'x', 'cchc-annual', @report, 'draft', 1, 0, 0)", new { report }, transaction);
            await transaction.Connection!.ExecuteAsync(
                "INSERT INTO report_version (report, no, data, template, program, file_name, findings, errors, warnings, origin, actor, at) VALUES (@report, 1, @data, '', '', '', '[]', 0, 0, '', '', 0)",
                new { report, data = DataOf(number) }, transaction);
        }

        return reports;
    }

    private static string DataOf(int number) => $$"""{ "kind": "cchc-annual", "number": {{number}} }""";

    public sealed class EmbeddedProgram() : TestProgram(OneFile);
}
