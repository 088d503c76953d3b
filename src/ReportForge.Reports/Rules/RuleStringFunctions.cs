using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Data;
using ReportForge.Scripting;

namespace ReportForge.Reports.Rules;

/// <summary>rule.strings, rule.matching, rule.longer: the texts of the data with their paths.</summary>
internal static class RuleStringFunctions
{
    private const int DeepestLevel = 64;

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
        DataArray Collected()
        {
            var strings = new DataArray();
            Collect(call, value, path, 0, strings);
            return strings;
        }

        var all = RuleMemory.Of(call) is { } memory ? memory.Strings(value, path, Collected) : Collected();
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
        if (call.RegexOf(arguments[1].AsString() ?? "") is not { } regex)
            return Value.Null;
        var found = call.NewArray();
        foreach (var element in RuleFunctions.Elements(arguments[0]))
        {
            call.ChargeSteps(1);
            if (Match(regex, TextOf(element)) is { } match)
                found.Add(Value.From(Place(call, element, match)));
        }

        return Value.From(found);
    }

    /// <summary>The text of an element of <c>rule.strings</c>, or of a list of plain texts.</summary>
    internal static string? TextOf(Value element) => element.AsString() ?? RuleFunctions.Of(element, "text").AsString();

    /// <summary>What was found, and where.</summary>
    internal static DataObject Place(CallContext call, Value element, string match) => call.NewObject()
        .With("path", RuleFunctions.Of(element, "path"))
        .With("text", Value.From(TextOf(element)))
        .With("match", Value.From(match));

    /// <summary>The first group if the pattern has one, else the whole match.</summary>
    /// <exception cref="RegexMatchTimeoutException">It takes too long; the rule is told as not judged then.</exception>
    internal static string? Match(Regex regex, string? text)
    {
        if (text is null)
            return null;
        var match = RegexPatience.Ask(() => regex.Match(text));
        if (!match.Success)
            return null;
        return match.Groups.Count > 1 ? match.Groups[1].Value : match.Value;
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
}
