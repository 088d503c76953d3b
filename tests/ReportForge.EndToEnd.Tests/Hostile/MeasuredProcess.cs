using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ReportForge.EndToEnd.Tests.Hostile;

/// <summary>How a command ended, the most memory that it ever held, and the time of its processor.</summary>
internal sealed record MeasuredRun(int ExitCode, string Out, string Error, int Megabytes, double Seconds);

/// <summary>Runs the command and measures it, so that a busy machine changes nothing.</summary>
internal static class MeasuredProcess
{
    public static async Task<MeasuredRun> Run(string folder, params string[] arguments)
    {
        using var process = ReportForgeProcess.Start(folder, arguments);
        var watching = Watch(process);
        var run = await ReportForgeProcess.End(process);
        var (megabytes, seconds) = await watching;
        return new(run.ExitCode, run.Out, run.Error, megabytes, seconds);
    }

    // The system keeps the highest figures itself and forgets them when the process ends, so the last look counts.
    private static async Task<(int Megabytes, double Seconds)> Watch(Process process)
    {
        var (kilobytes, seconds) = (0, 0.0);
        while (!process.HasExited)
        {
            try
            {
                var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
                kilobytes = int.Parse(line?.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1] ?? $"{kilobytes}", CultureInfo.InvariantCulture);
                seconds = process.TotalProcessorTime.TotalSeconds;
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException or Win32Exception)
            {
                break;
            }

            await Task.Delay(15);
        }

        return (kilobytes / 1024, seconds);
    }
}
