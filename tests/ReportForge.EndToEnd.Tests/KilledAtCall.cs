using System.Diagnostics;
using System.Globalization;

namespace ReportForge.EndToEnd.Tests;

/// <summary>The program, killed by the system at a call of its own choosing: strace sends the signal.</summary>
internal static class KilledAtCall
{
    /// <summary>Skips a test on a machine without strace; where CI runs, that is a failure.</summary>
    public static void Require()
    {
        var isThere = OperatingSystem.IsLinux() && (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, "strace")));
        if (isThere)
            return;
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "strace is not installed.");
        throw new InvalidOperationException("CI needs strace.");
    }

    /// <summary>Runs the command until a call is made for the given time.</summary>
    /// <returns>Whether it was killed there; false when it ended or was done before.</returns>
    public static async Task<bool> Run(string folder, string call, int at, string[] arguments, Func<bool>? isDone = null)
    {
        string[] strace = ["-f", "-qq", "-o", "/dev/null", "-e", $"trace={call}", "-e", string.Create(CultureInfo.InvariantCulture, $"inject={call}:signal=KILL:when={at}")];
        using var process = Process.Start(new ProcessStartInfo("strace", [.. strace, "dotnet", ReportForgeProcess.Program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("The process did not start.");
        var ended = ReportForgeProcess.End(process);
        while (isDone is not null && !ended.IsCompleted && !isDone())
            await Task.Delay(50);
        if (isDone is not null && !ended.IsCompleted)
        {
            process.Kill(entireProcessTree: true);
            await ended;
            return false;
        }

        // strace ends itself by the signal that ended what it ran.
        return (await ended).ExitCode == 137;
    }
}
