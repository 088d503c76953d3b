using System.Text;
using System.Text.RegularExpressions;
using ReportForge.Language.Budgets;

namespace ReportForge.Language.Builtins;

/// <summary>The namespace <c>regex</c>. A pattern that runs too long ends the render.</summary>
internal static class RegexFunctions
{
    public static DataObject Create() => new FunctionTable("regex")
        .Add("escape", "pattern", (call, a) => call.NewText(Regex.Escape(call.TextOf(a[0]))))
        .Add("match", "text pattern options?", (call, a) => Guarded(call, a, 2, Match))
        .Add("matches", "text pattern options?", (call, a) => Guarded(call, a, 2, Matches))
        .Add("replace", "text pattern replace options?", (call, a) => Guarded(call, a, 3, Replace))
        .Add("split", "text pattern options?", (call, a) => Guarded(call, a, 2, Split))
        .Add("unescape", "pattern", Unescape)
        .Members;

    private delegate Value Use(CallContext call, Regex regex, string text, ReadOnlySpan<Value> arguments);

    private static Value Guarded(CallContext call, ReadOnlySpan<Value> arguments, int optionsIndex, Use use)
    {
        var options = RegexOptions.None;
        foreach (var letter in call.TextOf(arguments[optionsIndex]))
        {
            options |= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.Multiline,
                's' => RegexOptions.Singleline,
                'x' => RegexOptions.IgnorePatternWhitespace,
                _ => RegexOptions.None,
            };
        }

        if (call.Render.RegexOf(call, call.TextOf(arguments[1]), options) is not { } regex)
            return Value.Fault;
        try
        {
            return use(call, regex, call.TextOf(arguments[0]), arguments);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new BudgetExhaustedException(call.Render.Budget.TimeLeft <= TimeSpan.Zero ? BudgetKind.WallTime : BudgetKind.RegexTime);
        }
    }

    private static Value Match(CallContext call, Regex regex, string text, ReadOnlySpan<Value> arguments)
    {
        var match = regex.Match(text);
        return match.Success ? Groups(call, match) : Value.From(call.NewArray(0));
    }

    private static Value Matches(CallContext call, Regex regex, string text, ReadOnlySpan<Value> arguments)
    {
        var result = call.NewArray();
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            call.ChargeSteps(1);
            call.ChargeBytes(16);
            result.Add(Groups(call, match));
        }

        return Value.From(result);
    }

    private static Value Groups(CallContext call, Match match)
    {
        var groups = call.NewArray(match.Groups.Count);
        call.ChargeSteps(match.Groups.Count);
        foreach (Group group in match.Groups)
            groups.Add(call.NewText(group.Value));
        return Value.From(groups);
    }

    private static Value Replace(CallContext call, Regex regex, string text, ReadOnlySpan<Value> arguments)
    {
        var replacement = call.TextOf(arguments[2]);
        var result = new StringBuilder();
        var last = 0;
        for (var match = regex.Match(text); match.Success; match = match.NextMatch())
        {
            // A replacement may repeat the match as often as it has two characters for it.
            call.ChargeSteps(1);
            call.ChargeBytes(2L * (match.Index - last + replacement.Length + ((long)(replacement.Length / 2) * LongestGroup(match, text))));
            if (TryResult(match, replacement) is not { } replaced)
                return call.Bad($"chuỗi thay thế '{replacement}' sai", $"the replacement '{replacement}' is wrong");
            result.Append(text, last, match.Index - last).Append(replaced);
            last = match.Index + match.Length;
        }

        return last == 0 && result.Length == 0 ? Value.From(text) : call.NewText(result.Append(text, last, text.Length - last).ToString());
    }

    // The number of a group may be too large for an integer.
    private static string? TryResult(Match match, string replacement)
    {
        try
        {
            return match.Result(replacement);
        }
        catch (RegexParseException)
        {
            return null;
        }
    }

    // $` and $' and $_ stand for the text around.
    private static int LongestGroup(Match match, string text) => match.Length > text.Length / 2 ? match.Length : text.Length;

    private static Value Split(CallContext call, Regex regex, string text, ReadOnlySpan<Value> arguments)
    {
        call.ChargeBytes(18L * text.Length);
        call.ChargeSteps(text.Length >> 4);
        var parts = regex.Split(text);
        var result = call.NewArray(parts.Length);
        call.ChargeSteps(parts.Length);
        foreach (var part in parts)
            result.Add(call.NewText(part));
        return Value.From(result);
    }

    private static Value Unescape(CallContext call, ReadOnlySpan<Value> arguments)
    {
        try
        {
            return call.NewText(Regex.Unescape(call.TextOf(arguments[0])));
        }
        catch (ArgumentException)
        {
            return call.Bad("chuỗi kết thúc giữa một ký hiệu \\", "the text ends inside of an escape");
        }
    }
}
