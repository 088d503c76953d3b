using System.Diagnostics;
using System.Globalization;

namespace ReportForge.Benchmarks;

/// <summary>
/// The published <c>batch</c> command over every commune: on one processor, on all, again with nothing changed, and over
/// many years of data at once for its memory.
/// <c>dotnet run -c Release --project tests/ReportForge.Benchmarks -- whole-batch PUBLISHED-PROGRAM [YEARS]</c>.
/// </summary>
internal sealed class WholeBatch : IDisposable
{
    public const string Command = "whole-batch";

    private const int Runs = 5;
    private const int FirstYear = 2000;

    // The system keeps the peak; a look takes time of the processors that are measured.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly string _program;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-whole-");
    private int _outputs;

    private WholeBatch(string program) => _program = program;

    public static int Measure(string program, int years)
    {
        using var batch = new WholeBatch(program);
        batch.Measure(years);
        return 0;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Measure(int years)
    {
        var year = Sample(1);
        // One round after the other, so that what else the machine does falls on both.
        var rounds = Enumerable.Range(0, Runs).Select(_ => (One: Run(year, NewOutput(), isOnOneProcessor: true), All: Run(year, NewOutput()))).ToList();
        var (one, all) = (Printed("on one processor", rounds.Select(round => round.One)), Printed("on all processors", rounds.Select(round => round.All)));
        Print($"rate of {Environment.ProcessorCount} processors: {one.Seconds / all.Seconds:0.00} times that of one");
        var output = NewOutput();
        Run(year, output);
        Printed("again, nothing changed", Enumerable.Range(0, Runs).Select(_ => Run(year, output, "--only-changed")));
        if (years > 1)
            Print($"{years} years: {Run(Sample(years), NewOutput())}");
    }

    /// <summary>The data of every commune for a number of years, in one file.</summary>
    private string Sample(int years)
    {
        var all = Path.Combine(_folder.FullName, $"{years}.jsonl");
        using var stream = File.Create(all);
        for (var year = FirstYear; year < FirstYear + years; year++)
        {
            var one = Path.Combine(_folder.FullName, "year.jsonl");
            Watch(["sample", "cchc-annual", "--seed", "1", "--year", year.ToString(CultureInfo.InvariantCulture), "--out", one], isOnOneProcessor: false);
            using (var lines = File.OpenRead(one))
                lines.CopyTo(stream);
            File.Delete(one);
        }

        return all;
    }

    // Every run has a folder of its own: a disk is slow for a while after it has forgotten thousands of files.
    private string NewOutput() => Path.Combine(_folder.FullName, $"drafts-{++_outputs}");

    private Usage Run(string data, string output, string? option = null, bool isOnOneProcessor = false)
    {
        IEnumerable<string> jobs = isOnOneProcessor ? ["--jobs", "1"] : [];
        return Watch([.. new[] { "batch", data, "--kind", "cchc-annual", "--out", output }, .. jobs, .. option is null ? Array.Empty<string>() : [option]], isOnOneProcessor);
    }

    private Usage Watch(string[] arguments, bool isOnOneProcessor)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Started(new ProcessStartInfo(_program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }, isOnOneProcessor);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var peak = 0L;
        while (!process.WaitForExit(BetweenLooks))
        {
            process.Refresh();
            peak = Math.Max(peak, PeakOf(process));
        }

        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The program ended with {process.ExitCode}.");
        return new Usage(Stopwatch.GetElapsedTime(start).TotalSeconds, peak);
    }

    // A program has the processors of the one that starts it, and learns at its start how many they are.
    private static Process Started(ProcessStartInfo program, bool isOnOneProcessor)
    {
        if (!isOnOneProcessor || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
            return Process.Start(program) ?? throw new InvalidOperationException("The program did not start.");
        using var own = Process.GetCurrentProcess();
        var all = own.ProcessorAffinity;
        own.ProcessorAffinity = 1;
        try
        {
            return Started(program, isOnOneProcessor: false);
        }
        finally
        {
            own.ProcessorAffinity = all;
        }
    }

    private static long PeakOf(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended since the last look.
            return 0;
        }
    }

    /// <summary>Prints what the runs took; the answer is the one in the middle.</summary>
    private static Usage Printed(string name, IEnumerable<Usage> runs)
    {
        var sorted = runs.OrderBy(usage => usage.Seconds).ToList();
        Print($"{name}, {Runs} runs: best {sorted[0]}; median {sorted[Runs / 2]}; worst {sorted[^1]}");
        return sorted[Runs / 2];
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private readonly record struct Usage(double Seconds, long PeakBytes)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seconds:0.00} s, {PeakBytes / 1_000_000} MB");
    }
}
