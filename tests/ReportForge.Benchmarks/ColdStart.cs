using System.Diagnostics;
using System.Globalization;

namespace ReportForge.Benchmarks;

/// <summary>
/// How long a clerk waits for the published <c>draft</c> command: the whole process, from start to end, many times.
/// <c>dotnet run -c Release --project tests/ReportForge.Benchmarks -- cold-start PUBLISHED-PROGRAM</c>.
/// </summary>
internal static class ColdStart
{
    public const string Command = "cold-start";

    private const int Runs = 20;

    public static int Measure(string program)
    {
        var data = RepositoryFiles.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json");
        var folder = Directory.CreateTempSubdirectory("reportforge-cold-");
        var times = Enumerable.Range(0, Runs).Select(_ => Once(program, data, folder.FullName)).Order().ToList();
        folder.Delete(recursive: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"draft, {Runs} runs: best {times[0]:0} ms, median {times[Runs / 2]:0} ms, worst {times[^1]:0} ms"));
        return 0;
    }

    private static double Once(string program, string data, string folder)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, ["draft", data, "--out", folder]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("The program did not start.");
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException("The program did not make the report.");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
