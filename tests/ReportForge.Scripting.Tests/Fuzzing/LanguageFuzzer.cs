using System.Diagnostics;
using System.Text;
using ReportForge.Data.Json;

namespace ReportForge.Scripting.Tests.Fuzzing;

/// <summary>
/// Throws generated templates and data at the language and looks whether its promises hold: no exception, no overrun of a
/// budget, a printed plan that parses to itself, strict success that is lenient success too.
/// </summary>
internal sealed class LanguageFuzzer(int seed, IReadOnlyList<string> corpus)
{
    private const long MaxAllocated = 512L * 1024 * 1024;
    private const int StackBytes = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly BudgetLimits Limits = new()
    {
        MaxSteps = 20_000,
        MaxOutputCharacters = 200_000,
        MaxBuiltBytes = 8 * 1024 * 1024,
        RegexTime = TimeSpan.FromMilliseconds(50),
        WorkTime = TimeSpan.FromSeconds(1),
    };

    public long Rounds { get; private set; }

    public long Rendered { get; private set; }

    /// <summary>Runs so many rounds, or until the first promise is broken: then the answer says which round and why.</summary>
    public string? Run(long rounds)
    {
        string? first = null;
        Run(TimeSpan.MaxValue, failure => first = failure, round => first is null && round + 1 < rounds);
        return first;
    }

    /// <summary>Tells every broken promise, and goes on as long as the watcher says so after each round.</summary>
    public void Run(TimeSpan time, Action<string> failed, Func<long, bool> goesOn)
    {
        // A small stack, so that what nests too deep shows here and not on a busy server.
        var thread = new Thread(() => RunHere(time, failed, goesOn), StackBytes);
        thread.Start();
        thread.Join();
    }

    /// <summary>One round by its number; for looking at a failure again.</summary>
    public string TemplateOf(long round) => new TemplateGenerator(RandomOf(round), corpus).Next();

    private void RunHere(TimeSpan time, Action<string> failed, Func<long, bool> goesOn)
    {
        var started = Stopwatch.GetTimestamp();
        for (; Stopwatch.GetElapsedTime(started) < time; Rounds++)
        {
            if (Try(Rounds) is { } failure)
                failed($"seed {seed}, round {Rounds}: {failure}");
            if (!goesOn(Rounds))
                return;
        }
    }

    private Random RandomOf(long round) => new(unchecked((seed * 486_187_739) + (int)round));

    private string? Try(long round)
    {
        var random = RandomOf(round);
        var template = new TemplateGenerator(random, corpus).Next();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var before = Environment.CpuUsage.TotalTime;
        var data = DataOf(random);
        if (BrokenBy(template, data) is { } broken)
            return $"{broken}\n{template}\nin short: {Shortened(template, data)}";
        if (Environment.CpuUsage.TotalTime - before is var spent && spent > Patience)
            return $"took {spent} of the processor\n{template}";
        var taken = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return taken > MaxAllocated ? $"allocated {taken} bytes\n{template}" : null;
    }

    private string? BrokenBy(string template, JsonReadResult data)
    {
        try
        {
            return Check(template, data);
        }
        catch (Exception thrown)
        {
            return thrown.ToString();
        }
    }

    // Takes out pieces, ever smaller ones, as long as some promise is still broken.
    private string Shortened(string template, JsonReadResult data)
    {
        for (var length = template.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= template.Length;)
            {
                var shorter = template.Remove(start, length);
                if (BrokenBy(shorter, data) is not null)
                    template = shorter;
                else
                    start += length;
            }
        }

        return template;
    }

    private string? Check(string template, JsonReadResult data)
    {
        var parsed = Template.Parse(TemplateSource.FromText("fuzz", template));
        _ = parsed.Plan.Needs;
        if (parsed.HasErrors)
            return null;
        Rendered++;
        return CheckRenders(parsed.Plan, new RenderOptions { Data = data.Value, Limits = Limits, Loader = new SelfLoader(parsed.Plan), Clock = new StoppedClock() });
    }

    private static string? CheckRenders(TemplatePlan plan, RenderOptions options)
    {
        var (strictText, strictSucceeded, strictContext) = RenderOnce(plan, options);
        if (strictSucceeded == strictContext.HasErrors)
            return "success and findings contradict each other";
        if (strictText.Length > Limits.MaxOutputCharacters)
            return $"the output has {strictText.Length} characters";
        var (lenientText, lenientSucceeded, _) = RenderOnce(plan, options with { Lenient = true });
        if (strictSucceeded && (!lenientSucceeded || strictText != lenientText))
            return $"strict and lenient differ:\n{strictText}\n---\n{lenientText}";
        return null;
    }

    private static (string Text, bool Succeeded, RenderContext Context) RenderOnce(TemplatePlan plan, RenderOptions options)
    {
        var context = new RenderContext(options);
        var output = new TextOutput();
        var succeeded = plan.Render(context, output);
        return (output.ToString(), succeeded, context);
    }

    private static JsonReadResult DataOf(Random random)
    {
        var json = new StringBuilder();
        Json(json, random, 4);
        var text = $$"""{"name":"Hoàng Lưu","rows":[{"code":"A1","value":5},{"code":"B2","value":12.5}],"o":{"a":{"b":1} },"a":{{json}},"x":null}""";
        if (random.Next(4) == 0)
            text = text.Remove(random.Next(text.Length), 1);
        var bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(20) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        _ = JsonData.Locate(bytes, "rows[1].code");
        return JsonData.Read("fuzz.json", bytes);
    }

    private static void Json(StringBuilder json, Random random, int depth)
    {
        switch (random.Next(depth > 0 ? 8 : 5))
        {
            case 0:
                json.Append(random.Next(-100, 100));
                break;
            case 1:
                json.Append(random.Next(2) == 0 ? "1.25" : "123456789012345678901234567890.5");
                break;
            case 2:
                json.Append("\"ab\\u00e0\\n\"");
                break;
            case 3:
                json.Append("null");
                break;
            case 4:
                json.Append("true");
                break;
            case 5 or 6:
                json.Append('[');
                Json(json, random, depth - 1);
                json.Append(',');
                Json(json, random, depth - 1);
                json.Append(']');
                break;
            default:
                json.Append("{\"a\":");
                Json(json, random, depth - 1);
                json.Append(",\"code\":");
                Json(json, random, depth - 1);
                json.Append('}');
                break;
        }
    }

    /// <summary>Every name is the template itself: includes in circles.</summary>
    private sealed class SelfLoader(TemplatePlan plan) : ITemplateLoader
    {
        public IEnumerable<string> Names => ["abc"];

        public TemplatePlan? Load(string name) => name == "abc" ? plan : null;
    }
}
