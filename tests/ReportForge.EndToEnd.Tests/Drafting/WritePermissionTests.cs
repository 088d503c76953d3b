using System.Diagnostics;

namespace ReportForge.EndToEnd.Tests.Drafting;

public sealed class WritePermissionTests
{
    // The id of "nobody", who may write nowhere.
    private const string Nobody = "65534";

    [Fact]
    public async Task An_output_folder_without_write_permission_is_a_failure_of_the_machine()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("Permissions are taken away as Linux does it.");
        using var folder = new TemporaryFolder();
        var locked = Directory.CreateDirectory(folder.PathOf("locked"));
        if (OperatingSystem.IsLinux())
            locked.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        await File.WriteAllTextAsync(folder.PathOf("data.json"), await File.ReadAllTextAsync(RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json")));

        var run = Environment.UserName == "root"
            ? await RunAsNobody(folder)
            : await ReportForgeProcess.Run(folder.Folder, "draft", "data.json", "--out", "locked");

        run.Error.ShouldContain("RF5111");
        run.Error.ShouldContain("không có quyền");
        run.ExitCode.ShouldBe(3);
        Directory.EnumerateFileSystemEntries(folder.PathOf("locked")).ShouldBeEmpty();
    }

    // Root may write everywhere, so the command runs as somebody else.
    private static async Task<ProcessRun> RunAsNobody(TemporaryFolder folder)
    {
        if (OperatingSystem.IsLinux())
            new DirectoryInfo(folder.Folder).UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        var start = new ProcessStartInfo("setpriv",
            ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "dotnet", Path.Combine(AppContext.BaseDirectory, "reportforge.dll"), "draft", "data.json", "--out", "locked"])
        {
            WorkingDirectory = folder.Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProcessRun(process.ExitCode, await output, await error);
    }
}
