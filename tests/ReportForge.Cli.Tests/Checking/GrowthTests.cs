using System.Globalization;
using System.Text;

namespace ReportForge.Cli.Tests.Checking;

/// <summary>
/// Twice the input takes at most two and a half times as long, whatever it is made of. Time is that of the processor which this
/// thread had, the least of some runs, so that a busy machine changes nothing.
/// </summary>
[Collection(Alone)]
public sealed class GrowthTests(ITestOutputHelper output)
{
    /// <summary>Beside other tests their garbage would be collected on this thread, too.</summary>
    public const string Alone = "Growth";

    private const int Runs = 3;
    private const double MostGrowth = 2.5;

    // What a check takes before it has looked at anything grows with nothing.
    private const double LeastMilliseconds = 20;

    private static readonly Dictionary<string, (string File, int Size, Func<int, string> Make)> Inputs = new()
    {
        ["doubled keys"] = ("a.json", 100_000, size => $"{{{Repeated("\"a\":1", size)}}}"),
        ["half surrogates"] = ("a.json", 100_000, size => $"[{Repeated("\"\\ud800\"", size)}]"),
        ["bad numbers"] = ("a.json", 100_000, size => $"[{Repeated("1e999", size)}]"),
        ["unknown fields"] = ("a.json", 10_000, size => $$"""{"kind":"cchc-annual",{{Numbered("\"x{0}\":1", size)}}}"""),
        ["unknown fields far behind"] = ("a.json", 10_000, size => $$"""{"kind":"cchc-annual","comment":[{{Repeated("{\"a\":[1,2]}", size)}}],{{Numbered("\"x{0}\":1", 1_000)}}}"""),
        ["lines of data"] = ("a.jsonl", 10_000, size => Repeated("{\"kind\":\"none\"}", size, '\n')),
        ["one line of all"] = ("a.jsonl", 200_000, size => $"[{Repeated("1", size)}]"),
        ["long text"] = ("a.json", 1_000_000, size => $$"""{"kind":"{{new string('a', size)}}"}"""),
        ["profile of unknown keys"] = ("a.yaml", 5_000, size => Numbered("x{0}: 1", size, '\n')),
        ["profile of doubled keys"] = ("a.yaml", 5_000, size => Repeated("place: a", size, '\n')),
    };

    public static IEnumerable<TheoryDataRow<string>> Names => Inputs.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Twice_the_input_takes_about_twice_the_time(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The time of a thread is read from /proc.");
        using var command = new TestCommand();
        var (file, size, make) = Inputs[name];
        command.Write(file, make(size));
        command.Write("twice-" + file, make(2 * size));
        Check(command, file);

        var once = Enumerable.Range(0, Runs).Min(_ => Check(command, file));
        var twice = Enumerable.Range(0, Runs).Min(_ => Check(command, "twice-" + file));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{once:0.0} ms, twice the input {twice:0.0} ms"));
        twice.ShouldBeLessThan(MostGrowth * Math.Max(once, LeastMilliseconds));
    }

    private static double Check(TestCommand command, string file)
    {
        command.Write("empty.json", "{}");
        var before = MillisecondsOfThread();
        var run = file.EndsWith(".yaml", StringComparison.Ordinal) ? command.Run("check", "empty.json", "--profile", file) : command.Run("check", file);
        run.ExitCode.ShouldBe(1);
        return MillisecondsOfThread() - before;
    }

    // The first figure is the time on a processor in nanoseconds (Documentation/scheduler/sched-stats of Linux).
    private static double MillisecondsOfThread() =>
        long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e6;

    private static string Repeated(string text, int count, char separator = ',') =>
        new StringBuilder((text.Length + 1) * count).AppendJoin(separator, Enumerable.Repeat(text, count)).ToString();

    private static string Numbered(string format, int count, char separator = ',')
    {
        var form = CompositeFormat.Parse(format);
        return string.Join(separator, Enumerable.Range(0, count).Select(number => string.Format(CultureInfo.InvariantCulture, form, number)));
    }
}

/// <summary>Runs while no other test does.</summary>
[CollectionDefinition(GrowthTests.Alone, DisableParallelization = true)]
public sealed class GrowthCollection;
