using System.Diagnostics;
using System.Globalization;

namespace ReportForge.EndToEnd.Tests.Hostile;

/// <summary>LibreOffice ends with the run that started it, whatever ended that, and what it left is removed by the next run.</summary>
public sealed class KilledOfficeTests
{
    private const string NeverEnding = """
        #!/bin/sh
        while [ "$1" != --outdir ]; do shift; done
        echo "$2" > seen-folder
        (exec sleep 300) &
        echo "$$ $!" > seen-processes.tmp; mv seen-processes.tmp seen-processes
        wait
        """;

    [Theory]
    [InlineData("KILL")]
    [InlineData("TERM")]
    public async Task LibreOffice_ends_with_the_command(string signal)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked at in /proc.");
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.PathOf("soffice"), NeverEnding);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.PathOf("soffice"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Copy(RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"), folder.PathOf("a.json"));
        var start = new ProcessStartInfo("env", ["--default-signal=TERM", $"PATH={folder.Folder}:{Environment.GetEnvironmentVariable("PATH")}", "dotnet",
            ReportForgeProcess.Program, "draft", "a.json", "--out", "a.docx", "--pdf"])
        {
            WorkingDirectory = folder.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var command = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        var ended = ReportForgeProcess.End(command);
        await Until(() => File.Exists(folder.PathOf("seen-processes")) || command.HasExited);
        command.HasExited.ShouldBeFalse();

        using (var kill = Process.Start("kill", ["-s", signal, command.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync();
        await command.WaitForExitAsync();

        foreach (var process in (await File.ReadAllTextAsync(folder.PathOf("seen-processes"))).Trim().Split(' '))
            await Until(() => !IsAlive(process));
        await ended;
        var work = (await File.ReadAllTextAsync(folder.PathOf("seen-folder"))).Trim();
        if (signal == "KILL")
            await ReportForgeProcess.Run(folder.Folder, "draft", "a.json", "--out", "b.docx", "--pdf");
        Directory.Exists(work).ShouldBeFalse();
        File.Exists(folder.PathOf("a.docx")).ShouldBeTrue();
        File.Exists(folder.PathOf("a.pdf")).ShouldBeFalse();
    }

    // One that has ended and was not waited for yet is called a zombie, and has no command line any more.
    private static bool IsAlive(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task Until(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isSo())
            await Task.Delay(20, limit.Token);
    }
}
