using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ReportForge.Batches;
using ReportForge.Batches.Inputs;
using ReportForge.Reports;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Rules;

namespace ReportForge.Benchmarks;

/// <summary>
/// What the parts of a draft cost in processor time of one thread, which does not count what else the machine does.
/// <c>dotnet run -c Release --project tests/ReportForge.Benchmarks -- one-thread [ROUNDS [PART [DATA.json]]]</c>.
/// </summary>
internal static partial class OneThread
{
    public const string Command = "one-thread";

    private const int Turns = 200;
    private const int OfThread = 1;

    public static int Measure(int rounds, string part, string? data)
    {
        var parts = Parts(data ?? RepositoryFiles.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json")).FindAll(known => known.Name.Contains(part, StringComparison.Ordinal));
        foreach (var (_, run) in parts)
            Once(run, 3 * Turns);
        // One part after the other in every round, so that a slow minute falls on all of them.
        var times = parts.ToDictionary(part => part.Name, _ => new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (name, run) in parts)
                times[name].Add(Once(run, Turns));
        }

        foreach (var (name, run) in parts)
        {
            var of = times[name];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-34} best {of.Min():0.000} ms, median {of.Order().ElementAt(rounds / 2):0.000} ms, {AllocatedBy(run) / 1_000:0} kB"));
        }

        return 0;
    }

    private static List<(string Name, Action Run)> Parts(string file)
    {
        var templates = RepositoryFiles.PathOf("templates");
        var kind = ReportKindLibrary.Open(templates).Find("cchc-annual").Kind ?? throw new InvalidOperationException("The kind was not loaded.");
        var json = File.ReadAllBytes(file);
        var data = ReportData.Read("data.json", json).Data ?? throw new InvalidOperationException("The data was not read.");
        var reports = KindBatchReports.Open(kind, templates).Reports ?? throw new InvalidOperationException("The kind was not loaded.");
        var word = new WordRenderBenchmarks();
        word.Setup();
        var regeneration = new RegenerationBenchmarks();
        regeneration.Draft();
        return
        [
            ("15 pages, plan compiled", () => word.Whole_document()),
            ("report: read", () => ReportData.Read("data.json", json)),
            ("report: contract", () => ReportChecking.CheckContract(kind, data)),
            ("report: rules on data", () => RuleEngine.Judge(kind.DataRules.For(data), data, new ReportScope(kind.Catalogue, data), new RuleMemory())),
            ("report: data without breaks", () => new ReportScope(kind.Catalogue, data).ForPrint()),
            ("report: merge", () => DocumentRenderer.Render(kind, new ReportScope(kind.Catalogue, data), ReportOrigin.Draft(kind, data))),
            ("report: merge as issued", () => DocumentRenderer.Render(kind, new ReportScope(kind.Catalogue, data), ReportOrigin.Issued(kind, data))),
            ("report: merge, rules on document", () => ReportDrafting.DraftChecked(kind, data)),
            ("regenerate: 15 pages", () => regeneration.Fifteen_pages()),
            ("batch: check", () => reports.Check(BatchItem.OfJson(0, "units.jsonl", 1, json))),
            ("batch: draft", () => reports.Draft(BatchItem.OfJson(0, "units.jsonl", 1, json))),
        ];
    }

    private static double Once(Action run, int turns)
    {
        var before = ThreadTime();
        for (var turn = 0; turn < turns; turn++)
            run();
        return (ThreadTime() - before).TotalMilliseconds / turns;
    }

    private static long AllocatedBy(Action run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // The system keeps the time of each thread; elsewhere the clock on the wall has to do.
    private static TimeSpan ThreadTime()
    {
        if (!OperatingSystem.IsLinux() || Usage(OfThread, out var usage) != 0)
            return TimeSpan.FromTicks(Stopwatch.GetTimestamp() * TimeSpan.TicksPerSecond / Stopwatch.Frequency);
        return TimeSpan.FromSeconds(usage.Seconds + usage.SystemSeconds) + TimeSpan.FromMicroseconds(usage.Microseconds + usage.SystemMicroseconds);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int Usage(int who, out ResourceUsage usage);

    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct ResourceUsage
    {
        public long Seconds;
        public long Microseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
