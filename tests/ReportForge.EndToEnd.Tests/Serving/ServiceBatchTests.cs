using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.EndToEnd.Tests.Batches;
using ReportForge.Tests.Cluster;

namespace ReportForge.EndToEnd.Tests.Serving;

/// <summary><c>batch --service</c>: the folder is that of a run on this machine, whatever happens between the two.</summary>
public sealed class ServiceBatchTests(ServiceBatchTests.OneService service) : IClassFixture<ServiceBatchTests.OneService>
{
    private const string Kind = "cchc-annual";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Real reports, with their inconsistencies and without, as those of communes that the register has.
    private static readonly IReadOnlyList<JsonObject> Reports =
    [
        .. Directory.EnumerateFiles(RepositoryRoot.PathOf("fixtures", "reports"), "*-annual*.json").Order(StringComparer.Ordinal)
            .Zip(CommuneData.Lines(60).Skip(50), (file, commune) =>
            {
                var root = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
                root["unit"] = JsonNode.Parse(commune)!["unit"]!.DeepClone();
                return root;
            }),
    ];

    [Fact]
    public async Task Lines_with_all_that_can_be_wrong_give_the_folder_of_a_local_run()
    {
        using var folder = new TemporaryFolder();
        var communes = CommuneData.Lines(12).ToList();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"),
        [
            .. communes.Take(6), "", communes[3], communes[6][..200], .. Reports.Select(report => report.ToJsonString(Plain)), .. Broken(communes),
        ]);

        await ShouldBeAlike(folder, "units.jsonl");
        await ShouldBeAlike(folder, "units.jsonl", "--strict", "--conformance", "all", "--zip");
    }

    [Fact]
    public async Task A_folder_of_files_and_workbooks_gives_the_folder_of_a_local_run()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("units"));
        var (number, workbooks) = (0, 0);
        foreach (var report in Reports)
        {
            var name = $"xa-{++number}";
            await File.WriteAllTextAsync(folder.PathOf("units", name + ".json"), report.ToJsonString(new JsonSerializerOptions(Plain) { WriteIndented = true }));
            if (number % 2 == 0)
                continue;
            File.Move(folder.PathOf("units", name + ".json"), folder.PathOf(name + ".json"));
            var run = await ReportForgeProcess.Run(folder.Folder, "data", "workbook", name + ".json", "--out", Path.Combine("units", name + ".xlsx"));
            run.ExitCode.ShouldBe(0, run.Error);
            workbooks++;
        }

        await File.WriteAllTextAsync(folder.PathOf("units", "sai.json"), "{\n  \"kind\": \"cchc-annual\",\n  \"unit\": {}\n}\n");
        await File.WriteAllTextAsync(folder.PathOf("units", "ghi-chu.csv"), "a\n");

        workbooks.ShouldBeGreaterThan(1);
        await ShouldBeAlike(folder, "units");
    }

    [Fact]
    public async Task A_table_with_what_its_units_share_gives_the_folder_of_a_local_run()
    {
        using var folder = new TemporaryFolder();
        var common = Reports[0].DeepClone().AsObject();
        common.Remove("unit");
        await File.WriteAllTextAsync(folder.PathOf("common.json"), common.ToJsonString());
        await File.WriteAllLinesAsync(folder.PathOf("columns.yaml"), ["Mã: unit.code", "Tên: null", "Buổi phát thanh: figures.radio_broadcasts"]);
        await File.WriteAllLinesAsync(folder.PathOf("units.csv"),
        [
            "Mã;đơn vị;Buổi phát thanh", "16012;Hoằng Lộc;120", "00082;;121", "00091;;không rõ", "99999;;1", "00082;;122", "00097;;1.234",
        ]);

        await ShouldBeAlike(folder, "units.csv", "--with", "common.json", "--columns", "columns.yaml");
    }

    [Fact]
    public async Task A_second_run_keeps_what_is_as_it_was_and_what_was_edited()
    {
        using var folder = new TemporaryFolder();
        var lines = CommuneData.Lines(6).ToList();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), lines);
        await ShouldBeAlike(folder, "units.jsonl");
        foreach (var output in new[] { "here", "there" })
            await File.AppendAllTextAsync(BatchManifest.Documents(folder.PathOf(output)).Order(StringComparer.Ordinal).First(), "sửa");
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), lines.Select((line, at) => at < 3 ? line.Replace("\"radio_broadcasts\":1", "\"radio_broadcasts\":2", StringComparison.Ordinal) : line));

        await ShouldBeAlike(folder, "units.jsonl", "--only-changed");
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_run_that_is_stopped_ends_at_once_with_whole_files_and_goes_on(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "Signals are sent with kill.");
            throw new PlatformNotSupportedException("The test needs signals.");
        }

        // A service that had made the last unit before it heard of the stop proves nothing: then it has twice as many to make.
        for (var units = 50; !await StopsAndGoesOn(signal, units); units *= 2)
            units.ShouldBeLessThan(800);
    }

    // A stop after the first document, the run that goes on, and a local run; false when the service had nothing left to stop.
    private async Task<bool> StopsAndGoesOn(string signal, int units)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(units).Select(line => line.Replace(
            "\"radio_broadcasts\":", $"\"radio_broadcasts\":{signal.Length}", StringComparison.Ordinal)));
        using var running = ReportForgeProcess.StartInterruptible(folder.Folder, service.Command(folder, "units.jsonl", "there"));
        var ended = ReportForgeProcess.End(running);
        while (!Directory.Exists(folder.PathOf("there")) || !BatchManifest.Documents(folder.PathOf("there")).Any())
        {
            running.HasExited.ShouldBeFalse();
            await Task.Delay(5);
        }

        var waited = Stopwatch.StartNew();
        using (var kill = Process.Start("kill", ["-s", signal, running.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        var stopped = await ended;
        var took = waited.Elapsed;
        var made = BatchManifest.Documents(folder.PathOf("there")).Count();
        var state = await service.LatestState();
        if (state == "done")
            return false;

        state.ShouldBe("cancelled");
        stopped.ExitCode.ShouldBe(1, stopped.Error);
        stopped.Error.ShouldContain("RF6040");
        took.TotalSeconds.ShouldBeLessThan(4);
        made.ShouldBeInRange(1, units - 1);

        var resumed = await ReportForgeProcess.Run(folder.Folder, [.. service.Command(folder, "units.jsonl", "there"), "--resume"]);
        var local = await ReportForgeProcess.Run(folder.Folder, "batch", "units.jsonl", "--kind", Kind, "--out", "here");
        (resumed.ExitCode, local.ExitCode).ShouldBe((0, 0), resumed.Error);
        resumed.Out.ShouldContain($"Đã lập {units - made}, giữ nguyên {made}, không lập được 0, còn lại 0.");
        FolderContents.Of(folder.PathOf("there")).ShouldBe(FolderContents.Of(folder.PathOf("here")));
        return true;
    }

    [Fact]
    public async Task A_service_that_dies_and_comes_back_is_waited_for()
    {
        const int units = 30;
        using var folder = new TemporaryFolder();
        await using var own = new OneService();
        await own.InitializeAsync();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(units));
        using var running = ReportForgeProcess.Start(folder.Folder, own.Command(folder, "units.jsonl", "there"));
        var ended = ReportForgeProcess.End(running);
        while (!Directory.Exists(folder.PathOf("there")) || !BatchManifest.Documents(folder.PathOf("there")).Any())
        {
            running.HasExited.ShouldBeFalse();
            await Task.Delay(5);
        }

        await own.Node.Kill();
        await own.Node.Restart();
        var run = await ended;
        var local = await ReportForgeProcess.Run(folder.Folder, "batch", "units.jsonl", "--kind", Kind, "--out", "here");

        (run.ExitCode, local.ExitCode).ShouldBe((0, 0), run.Error);
        FolderContents.Of(folder.PathOf("there")).ShouldBe(FolderContents.Of(folder.PathOf("here")));
    }

    [Fact]
    public async Task Units_of_others_are_refused_with_the_words_of_the_service()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(1));
        await File.WriteAllTextAsync(folder.PathOf("key.txt"), await service.Node.NewKey(await service.Node.Password(), "38", "Read", "Batch"));
        await File.WriteAllTextAsync(folder.PathOf("weak.txt"), await service.Node.NewKey(await service.Node.Password(), "*", "Read"));

        var run = await ReportForgeProcess.Run(folder.Folder, service.Command("units.jsonl", "there", "key.txt"));
        var weak = await ReportForgeProcess.Run(folder.Folder, service.Command("units.jsonl", "weak", "weak.txt"));

        run.ExitCode.ShouldBe(1, run.Error);
        run.Out.ShouldContain("lỗi RF5615: 1 đơn vị");
        run.Out.ShouldContain("Đã lập 0, giữ nguyên 0, không lập được 1, còn lại 0.");
        (await File.ReadAllTextAsync(folder.PathOf("there", "findings.csv"))).ShouldContain("units.jsonl(1),RF5615");
        (weak.ExitCode, weak.Error.Contains("RF5712", StringComparison.Ordinal)).ShouldBe((3, true), weak.Error);
    }

    [Theory]
    [InlineData("rf_0_0", 3, "RF5711")]
    [InlineData("hai dòng", 2, "RF5703")]
    public async Task A_wrong_key_is_said(string key, int exitCode, string code)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(1));
        await File.WriteAllTextAsync(folder.PathOf("key.txt"), key);

        var run = await ReportForgeProcess.Run(folder.Folder, service.Command("units.jsonl", "there", "key.txt"));

        run.ExitCode.ShouldBe(exitCode, run.Error);
        run.Error.ShouldContain(code);
        Directory.Exists(folder.PathOf("there")).ShouldBeFalse();
    }

    [Fact]
    public async Task Another_version_of_the_templates_is_said_and_nothing_is_made()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(1));
        CopyFolder(RepositoryRoot.PathOf("templates"), folder.PathOf("templates"));
        await File.AppendAllTextAsync(folder.PathOf("templates", Kind, "rules.yaml"), "\n# khác\n");

        var run = await ReportForgeProcess.Run(folder.Folder, [.. service.Command(folder, "units.jsonl", "there")[..^1], "templates"]);

        run.ExitCode.ShouldBe(1, run.Error);
        run.Error.ShouldContain("RF5706");
        Directory.Exists(folder.PathOf("there")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", 3, "RF5710")]
    [InlineData("http://example.vn", 2, "RF5701")]
    [InlineData("http://8.8.8.8", 2, "RF5701")]
    [InlineData("https://a:b@example.vn", 2, "RF5701")]
    [InlineData("tệp", 2, "RF5701")]
    public async Task An_address_that_does_not_do_is_said(string address, int exitCode, string code)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(1));
        await File.WriteAllTextAsync(folder.PathOf("key.txt"), "rf_0_0");

        var run = await ReportForgeProcess.Run(
            folder.Folder, "batch", "units.jsonl", "--kind", Kind, "--out", "there", "--service", address, "--service-key-file", "key.txt");

        run.ExitCode.ShouldBe(exitCode, run.Error);
        run.Error.ShouldContain(code);
        run.Error.ShouldNotContain("rf_0_0");
    }

    [Fact]
    public async Task Without_a_key_it_is_said_where_one_belongs()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.PathOf("units.jsonl"), CommuneData.Lines(1));

        var run = await ReportForgeProcess.Run(folder.Folder, "batch", "units.jsonl", "--kind", Kind, "--out", "there", "--service", service.Node.Address.ToString());

        run.ExitCode.ShouldBe(2, run.Error);
        run.Error.ShouldContain("RF5702");
    }

    private async Task ShouldBeAlike(TemporaryFolder folder, string input, params string[] more)
    {
        var here = await ReportForgeProcess.Run(folder.Folder, ["batch", input, "--kind", Kind, "--out", "here", .. more]);
        var there = await ReportForgeProcess.Run(folder.Folder, [.. service.Command(folder, input, "there"), .. more]);

        there.ExitCode.ShouldBe(here.ExitCode, there.Error);
        there.Out.ShouldBe(here.Out.Replace(folder.PathOf("here"), folder.PathOf("there"), StringComparison.Ordinal));
        FolderContents.Of(folder.PathOf("there")).ShouldBe(FolderContents.Of(folder.PathOf("here")));
        BatchLedgerRows.Of(folder.PathOf("there")).ShouldBe(BatchLedgerRows.Of(folder.PathOf("here")));
        BatchManifest.Documents(folder.PathOf("here")).ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Broken(List<string> communes)
    {
        yield return Changed(communes[7], root => root["unit"]!["code"] = "99999");
        yield return Changed(communes[8], root => root["unit"]!["name"] = "Tên Khác");
        yield return Changed(communes[9], root => root.Remove("period"));
        yield return Changed(communes[10], root => root["figures"]!["radio_broadcasts"] = "nhiều");
        yield return Changed(communes[11], root => root["kind"] = "tthc-monthly");
    }

    private static string Changed(string line, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(line)!.AsObject();
        change(root);
        return root.ToJsonString(Plain);
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>A service on a data folder of its own, with a key.</summary>
    public sealed class OneService : IAsyncLifetime
    {
        private readonly TemporaryFolder _folder = new();
        private ServiceNode? _node;
        private string _key = "";

        internal ServiceNode Node => _node ?? throw new InvalidOperationException("The service is not started.");

        public async ValueTask InitializeAsync()
        {
            _node = await ServiceNode.Started(
                ["dotnet", ReportForgeProcess.Program], _folder.PathOf("node"), "", RepositoryRoot.PathOf("templates"));
            _key = await _node.NewKey(await _node.Password());
        }

        public ValueTask DisposeAsync()
        {
            _node?.Dispose();
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        internal string[] Command(TemporaryFolder folder, string input, string output)
        {
            File.WriteAllText(folder.PathOf(".key"), _key + "\n");
            return Command(input, output, ".key");
        }

        internal string[] Command(string input, string output, string keyFile) =>
            ["batch", input, "--kind", Kind, "--out", output, "--service", Node.Address.ToString(), "--service-key-file", keyFile, "--templates", RepositoryRoot.PathOf("templates")];

        internal async Task<string> LatestState()
        {
            using var program = Node.Program(_key);
            var latest = JsonNode.Parse(await program.GetStringAsync("/api/v1/batches?count=1"))!;
            return (string?)latest["items"]![0]!["state"] ?? "";
        }
    }
}
