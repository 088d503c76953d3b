using System.Diagnostics;

namespace ReportForge.EndToEnd.Tests.Hostile;

/// <summary>What the machine refuses, and what stands where a file should: said in a finding, and nothing of others is touched.</summary>
public sealed class HostileMachineTests
{
    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly string Report = RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json");

    [Theory]
    [InlineData("draft", "shut.json", "--out", "out")]
    [InlineData("check", "shut.json")]
    [InlineData("check", ".")]
    [InlineData("eval", "shut.json")]
    [InlineData("merge", "shut.docx", "--data", "a.json", "--out", "o.docx")]
    [InlineData("merge", "t.docx", "--data", "shut.json", "--out", "o.docx")]
    [InlineData("batch", "shut.jsonl", "--kind", "cchc-annual", "--out", "out")]
    [InlineData("batch", ".", "--kind", "cchc-annual", "--out", "out")]
    [InlineData("rollup", "shut.jsonl", "--kind", "cchc-annual", "--unit", "38", "--out", "r.json")]
    [InlineData("check", "a.json", "--profile", "shut.json")]
    [InlineData("sample", "cchc-annual", "--units", "shut.json", "--out", "s.jsonl")]
    public async Task A_file_that_may_not_be_read_is_a_finding_and_exit_code_3(params string[] arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Permissions are taken away as Linux does it.");
        using var folder = new TemporaryFolder();
        File.Copy(Report, folder.PathOf("a.json"));
        File.Copy(RepositoryRoot.PathOf("templates", "parts", "heading.docx"), folder.PathOf("t.docx"));
        foreach (var name in new[] { "shut.json", "shut.jsonl", "shut.docx" })
        {
            await File.WriteAllTextAsync(folder.PathOf(name), "{}");
            Permit(folder.PathOf(name), UnixFileMode.None);
        }

        Permit(folder.Folder, ForAll);
        using var process = ReportForgeProcess.StartBound(folder.Folder, arguments);
        var run = await ReportForgeProcess.End(process);

        (run.Out + run.Error).ShouldContain("RF5110");
        (run.Out + run.Error).ShouldNotContain("   at ReportForge.");
        run.ExitCode.ShouldBe(3, run.Out + run.Error);
    }

    [Fact]
    public async Task A_folder_of_links_pipes_and_what_may_not_be_read_is_checked_to_its_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes are made with mkfifo.");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("d", "s"));
        Directory.CreateDirectory(folder.PathOf("d", "shut"));
        File.Copy(Report, folder.PathOf("d", "a.json"));
        Directory.CreateSymbolicLink(folder.PathOf("d", "s", "loop"), ".");
        Directory.CreateSymbolicLink(folder.PathOf("d", "s", "other"), ".");
        File.CreateSymbolicLink(folder.PathOf("d", "gone.json"), "nowhere");
        File.CreateSymbolicLink(folder.PathOf("d", "zero.json"), "/dev/zero");
        using (var mkfifo = Process.Start("mkfifo", [folder.PathOf("d", "pipe.json")]))
            await mkfifo.WaitForExitAsync();
        Permit(folder.PathOf("d", "shut"), UnixFileMode.None);
        Permit(folder.Folder, ForAll);

        using var process = ReportForgeProcess.StartBound(folder.Folder, "check", "d", "--format", "json");
        var run = await ReportForgeProcess.End(process);
        Permit(folder.PathOf("d", "shut"), ForAll);

        run.ExitCode.ShouldBe(3, run.Error);
        foreach (var file in new[] { "d/gone.json", "d/zero.json", "d/pipe.json", "d/shut" })
            run.Out.ShouldContain($"\"file\": \"{file}\"");
        foreach (var code in new[] { "RF5101", "RF5103", "RF5105" })
            run.Out.ShouldContain(code);
        run.Out.ShouldContain("\"file\": \"d/a.json\"");
        run.Out.ShouldNotContain("s/loop");
    }

    [Fact]
    public async Task A_pipe_in_place_of_the_output_is_left_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Pipes are made with mkfifo.");
        using var folder = new TemporaryFolder();
        using (var mkfifo = Process.Start("mkfifo", [folder.PathOf("pipe.docx")]))
            await mkfifo.WaitForExitAsync();

        var run = await ReportForgeProcess.Run(folder.Folder, "draft", Report, "--out", "pipe.docx");

        run.ExitCode.ShouldBe(3, run.Error);
        run.Error.ShouldContain("RF5113");
        Directory.EnumerateFileSystemEntries(folder.Folder).Select(Path.GetFileName).ShouldBe(["pipe.docx"]);
        new FileInfo(folder.PathOf("pipe.docx")).Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_full_disk_behind_standard_output_is_told()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec dotnet '{ReportForgeProcess.Program}' kinds list > /dev/full"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("The process did not start.");
        var run = await ReportForgeProcess.End(shell);

        run.Error.ShouldContain("RF5114");
        run.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task Without_Unicode_data_nothing_is_started()
    {
        using var shell = Process.Start(new ProcessStartInfo("dotnet", [ReportForgeProcess.Program, "kinds", "list"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" },
        }) ?? throw new InvalidOperationException("The process did not start.");
        var run = await ReportForgeProcess.End(shell);

        run.Error.ShouldContain("RF5997");
        run.ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task A_stop_ends_a_command_that_does_not_look_and_leaves_no_half_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var folder = new TemporaryFolder();
        using var process = ReportForgeProcess.StartInterruptible(folder.Folder, "sample", "cchc-annual", "--out", "s.jsonl");
        var ended = ReportForgeProcess.End(process);
        while (!Directory.EnumerateFiles(folder.Folder).Any() && !process.HasExited)
            await Task.Delay(5);
        using (var kill = Process.Start("kill", ["-s", "TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();

        var run = await ended;

        run.ExitCode.ShouldBeInRange(0, 1);
        if (run.ExitCode == 1)
        {
            run.Error.ShouldContain("RF5998");
            File.Exists(folder.PathOf("s.jsonl")).ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_stop_ends_the_check_of_a_folder_with_its_finding()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent with kill.");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("many"));
        var report = File.ReadAllText(RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual-corrected.json"));
        // More than any machine checks before the signal is there.
        foreach (var number in Enumerable.Range(0, 1_500))
            await File.WriteAllTextAsync(folder.PathOf("many", $"{number}.json"), report);
        using var process = ReportForgeProcess.StartInterruptible(folder.Folder, "check", "many", "--report", "ket-qua.html");
        var ended = ReportForgeProcess.End(process);
        await Task.Delay(TimeSpan.FromSeconds(1));
        using (var kill = Process.Start("kill", ["-s", "TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();

        var run = await ended;

        run.ExitCode.ShouldBe(1, run.Error);
        run.Error.ShouldContain("đã dừng theo yêu cầu");
        File.Exists(folder.PathOf("ket-qua.html")).ShouldBeFalse();
    }

    private static void Permit(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }
}
