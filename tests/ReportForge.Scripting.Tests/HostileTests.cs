using System.Diagnostics;
using ReportForge.Data;
using ReportForge.Scripting.Tests.Fuzzing;

namespace ReportForge.Scripting.Tests;

/// <summary>
/// Templates whose work or whose values grow with the product of what they are given, on ten megabytes of data, with the limits
/// that everybody has: refused before memory or time is gone, each with its finding; and every builtin thrown together with all
/// that is large.
/// </summary>
public sealed class HostileTests(ITestOutputHelper output)
{
    private const long MostBytes = 300L * 1024 * 1024;
    private const int CallsOfFunction = 12;
    private const int Seed = 20241106;

    // Far more than any of them needs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(50);

    // The counted limits of everybody; time alone says nothing on a machine that has other things to do.
    private static readonly BudgetLimits Patient = BudgetLimits.Default with { WorkTime = TimeSpan.FromMinutes(1), RegexTime = TimeSpan.FromSeconds(5) };

    private static readonly Value Data = Large();

    private static readonly string[] Arguments =
    [
        "text", "lines", "opened", "digits", "part", "texts", "numbers", "rows", "(1..900000)", "(1 << 262000)", "-9223372036854775807",
        "9223372036854775807", "2147483647", "-1", "1e308", "0.1m", "''", "null", "true", "@string.upcase", "@math.abs", "'.'", "'(a|b)*?'", "'N999999999'",
        "'vi-VN'", "(date.parse '2024-11-06')", "(timespan.from_days 1)", "{a: text}", "'name'",
    ];

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).OfType<string>()];

    public static TheoryData<string> Groups => ["array", "date", "html", "math", "object", "regex", "string", "timespan"];

    private static string Folder => Path.Combine(Path.GetDirectoryName(LanguageCase.Folder) ?? "", "Hostile");

    /// <summary>The first line of a file is the code of its finding, or <c>done</c>; the rest is the template.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Hostile_template_is_refused_with_its_finding(string name)
    {
        var file = File.ReadAllText(Path.Combine(Folder, name + ".txt"));
        var end = file.IndexOf('\n', StringComparison.Ordinal);
        var rendered = Within(file[(end + 1)..]);
        rendered.Findings.Select(finding => finding.Code).DefaultIfEmpty("done").ShouldHaveSingleItem().ShouldBe(file[..end]);
        foreach (var finding in rendered.Findings)
            (finding.Message.Vi.Length + finding.Message.En.Length + (finding.Hint?.Vi.Length ?? 0)).ShouldBeLessThan(1_000);
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void No_builtin_takes_what_is_large_past_the_limits(string group)
    {
        var random = new Random(Seed);
        foreach (var function in BuiltinSet.Standard.FunctionsOf(group).Order(StringComparer.Ordinal))
        {
            for (var call = 0; call < CallsOfFunction; call++)
            {
                var arguments = string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Arguments[random.Next(Arguments.Length)]));
                Within($"{{{{ x = {group}.{function} {arguments}; [x] | array.join '' | string.size }}}}");
            }
        }
    }

    /// <summary>Nothing that a template can call knows what time it is, makes up numbers or asks the machine.</summary>
    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_builtin_gives_the_same_in_every_render(string group)
    {
        var random = new Random(Seed);
        string[] arguments = ["'abc'", "'2024-11-06'", "3", "[3, 1, 2]", "'a,b'", "','", "12.5", "{a: 1}", "(date.parse '2024-11-06')", "'1 2'"];
        foreach (var function in BuiltinSet.Standard.FunctionsOf(group).Order(StringComparer.Ordinal))
        {
            for (var call = 0; call < CallsOfFunction; call++)
            {
                var given = string.Join(' ', Enumerable.Range(0, call % 4).Select(_ => arguments[random.Next(arguments.Length)]));
                var template = $"{{{{ {group}.{function} {given} }}}}";
                var (first, second) = (Rendered.Of(template, new RenderOptions()), Rendered.Of(template, new RenderOptions()));
                second.Text.ShouldBe(first.Text, template);
                second.FindingsText.ShouldBe(first.FindingsText, template);
            }
        }
    }

    private Rendered Within(string template)
    {
        var started = Stopwatch.GetTimestamp();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var rendered = Rendered.Of(template, new RenderOptions { Data = Data, Limits = Patient, Loader = new InMemoryTemplates(), Clock = new StoppedClock() });
        var (bytes, time) = (GC.GetAllocatedBytesForCurrentThread() - allocated, Stopwatch.GetElapsedTime(started));
        if (time > TimeSpan.FromSeconds(1) || bytes > MostBytes / 2)
            output.WriteLine($"{time.TotalSeconds:0.0} s, {bytes >> 20} MB, {string.Join(' ', rendered.Findings.Select(finding => finding.Code))}: {template}");
        bytes.ShouldBeLessThan(MostBytes, template);
        time.ShouldBeLessThan(Patience, template);
        rendered.Succeeded.ShouldBe(rendered.Findings.Count == 0, template);
        return rendered;
    }

    private static Value Large()
    {
        var texts = new DataArray(Enumerable.Range(0, 100).Select(index => Value.From(new string('a', 20_000) + index)));
        return Value.From(new DataObject()
            .With("text", Value.From(Repeated("ab", 4_000_000)))
            .With("lines", Value.From(Repeated("a\n", 4_000_000)))
            .With("opened", Value.From(new string('<', 4_000_000)))
            .With("digits", Value.From(new string('9', 1_000_000)))
            .With("part", Value.From(Repeated("ab", 50_000)))
            .With("texts", Value.From(texts))
            .With("numbers", Value.From(new DataArray(Enumerable.Range(0, 200_000).Select(number => Value.From(number)))))
            .With("rows", Value.From(new DataArray(Enumerable.Range(0, 20_000).Select(number => Value.From(new DataObject().With("name", Value.From($"r{number % 7}"))))))));
    }

    private static string Repeated(string text, int length) => string.Concat(Enumerable.Repeat(text, length / text.Length));
}
