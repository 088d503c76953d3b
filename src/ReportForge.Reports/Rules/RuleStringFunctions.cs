using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Language;

namespace ReportForge.Reports.Rules;

/// <summary>rule.strings, rule.matching, rule.longer: the texts of the data with their paths.</summary>
internal static class RuleStringFunctions
{
    private const int DeepestLevel = 64;
    private const int MostCachedPatterns = 1_000;

    private static readonly TimeSpan PatternTime = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<string, CachedPattern> Patterns = new(StringComparer.Ordinal);

    public static readonly ImmutableArray<HostFunction> All =
    [
        new("strings", [new("object")], Strings),
        new("matching", [new("strings"), new("pattern")], Matching),
        new("longer", [new("list"), new("length"), new("member", Optional: true)], Longer),
    ];

    private static Value Strings(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var found = call.NewArray();
        if (arguments[0].TryGetObject(out var members))
        {
            foreach (var (name, member) in members.Members)
                AddAll(call, member, name, found);
        }
        else
        {
            AddAll(call, arguments[0], "", found);
        }

        return Value.From(found);
    }

    private static void AddAll(CallContext call, Value value, string path, DataArray found)
    {
        var owner = (object?)value.AsObject() ?? value.AsArray();
        DataArray Collected()
        {
            var strings = new DataArray();
            Collect(call, value, path, 0, strings);
            return strings;
        }

        var all = owner is not null && RuleMemory.Of(call) is { } memory ? memory.Strings(owner, path, Collected) : Collected();
        call.ChargeSteps(all.Count);
        foreach (var text in all)
            found.Add(text);
    }

    private static void Collect(CallContext call, Value value, string path, int depth, DataArray found)
    {
        if (depth > DeepestLevel)
            return;
        call.ChargeSteps(1);
        if (value.TryGetString(out var text))
        {
            found.Add(Value.From(new DataObject(2).With("path", Value.From(path)).With("text", Value.From(text))));
        }
        else if (value.TryGetObject(out var members))
        {
            foreach (var (name, member) in members.Members)
                Collect(call, member, path.Length == 0 ? name : $"{path}.{name}", depth + 1, found);
        }
        else if (value.TryGetArray(out var list))
        {
            for (var index = 0; index < list.Count; index++)
                Collect(call, list[index], string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), depth + 1, found);
        }
    }

    private static Value Matching(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var pattern = arguments[1].AsString() ?? "";
        if (Pattern(pattern) is not { } regex)
            return call.Fail("RF3204", new($"Biểu thức chính quy '{pattern}' viết sai.", $"The regular expression '{pattern}' is not valid."),
                new("Sửa biểu thức trong quy tắc.", "Mend the expression in the rule."));
        var found = call.NewArray();
        foreach (var element in RuleFunctions.Elements(arguments[0]))
        {
            call.ChargeSteps(1);
            var text = element.AsString() ?? RuleFunctions.Of(element, "text").AsString();
            if (text is null || Match(regex, text) is not { } match)
                continue;
            found.Add(Value.From(call.NewObject()
                .With("path", RuleFunctions.Of(element, "path"))
                .With("text", Value.From(text))
                .With("match", Value.From(match))));
        }

        return Value.From(found);
    }

    /// <summary>The first group if the pattern has one, else the whole match.</summary>
    private static string? Match(Regex regex, string text)
    {
        try
        {
            var match = regex.Match(text);
            if (!match.Success)
                return null;
            return match.Groups.Count > 1 ? match.Groups[1].Value : match.Value;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex? Pattern(string pattern)
    {
        if (Patterns.TryGetValue(pattern, out var known))
            return known.Regex;
        try
        {
            var cached = new CachedPattern(pattern);
            if (Patterns.Count < MostCachedPatterns)
                Patterns[pattern] = cached;
            return cached.Regex;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static Value Longer(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var length = arguments[1].AsDecimal() ?? 0;
        var member = arguments[2].AsString();
        var found = call.NewArray();
        foreach (var element in RuleFunctions.Elements(arguments[0]))
        {
            call.ChargeSteps(1);
            if ((RuleFunctions.Of(element, member).AsString()?.Length ?? 0) > length)
                found.Add(element);
        }

        return Value.From(found);
    }

    /// <summary>A pattern is interpreted for one report; a batch, which asks it thousands of times, pays for compiling it once.</summary>
    private sealed class CachedPattern(string pattern)
    {
        private const int UsesBeforeCompiling = 500;

        private Regex regex = new(pattern, RegexOptions.CultureInvariant, PatternTime);
        private int uses;

        public Regex Regex
        {
            get
            {
                if (Interlocked.Increment(ref uses) == UsesBeforeCompiling)
                    regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled, PatternTime);
                return regex;
            }
        }
    }
}
