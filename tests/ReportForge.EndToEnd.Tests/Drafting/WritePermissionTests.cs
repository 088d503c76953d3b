namespace ReportForge.EndToEnd.Tests.Drafting;

public sealed class WritePermissionTests
{
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

        if (OperatingSystem.IsLinux())
            new DirectoryInfo(folder.Folder).UnixFileMode |= UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
        using var process = ReportForgeProcess.StartBound(folder.Folder, "draft", "data.json", "--out", "locked");
        var run = await ReportForgeProcess.End(process);

        run.Error.ShouldContain("RF5111");
        run.Error.ShouldContain("không có quyền");
        run.ExitCode.ShouldBe(3);
        Directory.EnumerateFileSystemEntries(folder.PathOf("locked")).ShouldBeEmpty();
    }
}
