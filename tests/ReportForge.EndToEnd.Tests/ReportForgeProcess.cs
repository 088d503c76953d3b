using System.Diagnostics;
using System.Text;

namespace ReportForge.EndToEnd.Tests;

/// <summary>The command as a process of its own, as a user starts it.</summary>
internal static class ReportForgeProcess
{
    /// <summary>The program that is started: the one built beside the tests.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "reportforge.dll");

    // The id of "nobody", who owns nothing.
    private const string Nobody = "65534";

    /// <summary>Starts the command; whoever starts it waits for it or kills it.</summary>
    public static Process Start(string workingDirectory, params string[] arguments) => StartBy("dotnet", [], workingDirectory, arguments);

    /// <summary>Starts the command as somebody whom the permissions of files bind: root, who is above them, starts it as nobody.</summary>
    public static Process StartBound(string workingDirectory, params string[] arguments) => Environment.UserName == "root"
        ? StartBy("setpriv", ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", "dotnet"], workingDirectory, arguments)
        : Start(workingDirectory, arguments);

    /// <summary>
    /// Starts the command as a terminal does: ready to be interrupted. What a shell runs in the background ignores the
    /// interruption, and so does all that it starts.
    /// </summary>
    public static Process StartInterruptible(string workingDirectory, params string[] arguments) =>
        StartBy("env", ["--default-signal=INT", "dotnet"], workingDirectory, arguments);

    private static Process StartBy(string program, string[] before, string workingDirectory, string[] arguments)
    {
        var start = new ProcessStartInfo(program, before)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(ReportForgeProcess.Program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
    }

    /// <summary>Runs the command to its end.</summary>
    public static async Task<ProcessRun> Run(string workingDirectory, params string[] arguments)
    {
        using var process = Start(workingDirectory, arguments);
        return await End(process);
    }

    /// <summary>Runs the command and kills it after a time.</summary>
    /// <returns>Whether it was killed; false when it had ended before.</returns>
    public static async Task<bool> RunAndKill(string workingDirectory, string[] arguments, TimeSpan after)
    {
        using var process = Start(workingDirectory, arguments);
        var streams = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(after);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
            await streams;
            return true;
        }
    }

    /// <summary>Waits for the end of a command that was started.</summary>
    public static async Task<ProcessRun> End(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProcessRun(process.ExitCode, await output, await error);
    }
}

internal sealed record ProcessRun(int ExitCode, string Out, string Error);
