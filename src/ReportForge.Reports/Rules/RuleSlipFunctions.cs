using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ReportForge.Data;
using ReportForge.Scripting;

namespace ReportForge.Reports.Rules;

/// <summary>rule.slips: known slips of the pen in texts, each with what was meant.</summary>
internal static class RuleSlipFunctions
{
    public static readonly ImmutableArray<HostFunction> All = [new("slips", [new("strings"), new("slips")], Slips)];

    // The list of a rule is the same in all reports.
    private static volatile Patterns? last;

    // Hardly any text has a slip: one expression that knows all of them goes over each text, and only where it finds
    // something are they asked one by one.
    private static Value Slips(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var slips = RuleFunctions.Elements(arguments[1]);
        var known = PatternsOf(slips);
        var patterns = known.Each;
        if (call.RegexOf(known.Any) is not { } any)
            return Value.Null;
        var suspects = RuleFunctions.Elements(arguments[0]);
        call.ChargeSteps(suspects.Count);
        var found = call.NewArray();
        var suspicious = suspects.Where(text => RuleStringFunctions.Match(any, RuleStringFunctions.TextOf(text)) is not null).ToArray();
        for (var index = 0; suspicious.Length > 0 && index < patterns.Length; index++)
        {
            if (call.RegexOf(patterns[index]) is { } regex && First(call, regex, suspicious) is { } place)
                found.Add(
                    Value.From(place.With("wrong", Value.From(patterns[index])).With("right", RuleFunctions.Of(slips[index], "right"))));
        }

        return Value.From(found);
    }

    private static Patterns PatternsOf(DataArray slips)
    {
        if (last is { } known && ReferenceEquals(known.Slips, slips))
            return known;
        string[] each = [.. slips.Select(slip => RuleFunctions.Of(slip, "wrong").AsString() ?? "(?!)")];
        return last = new(slips, each, string.Join('|', each.Select(pattern => $"(?:{pattern})")));
    }

    private static DataObject? First(CallContext call, Regex regex, Value[] texts)
    {
        call.ChargeSteps(texts.Length);
        foreach (var text in texts)
        {
            if (RuleStringFunctions.Match(regex, RuleStringFunctions.TextOf(text)) is { } match)
                return RuleStringFunctions.Place(call, text, match);
        }

        return null;
    }

    private sealed record Patterns(DataArray Slips, string[] Each, string Any);
}
