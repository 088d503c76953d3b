using System.Collections;
using System.Text.RegularExpressions;
using ReportForge.Data;
using ReportForge.Scripting.Budgets;
using ReportForge.Scripting.Rendering;
using Scriban.Runtime;

namespace ReportForge.Scripting.Functions;

/// <content>What depends on what stands inside of a text or a list.</content>
internal static partial class BuiltinCosts
{
    /// <summary>A match with its groups, as .NET and Scriban keep it.</summary>
    private const int BytesOfMatch = 400;

    /// <summary>A sign in JSON: up to six bytes, in a buffer that doubles, and as text.</summary>
    private const int BytesOfJson = 36;

    /// <summary>Signs that mark up nothing cost as much as the text behind them.</summary>
    private const int StripOfAStep = 256;

    /// <summary>Texts are put in order by the rules of a language: so many characters of both cost as much as a step.</summary>
    private const int SortedOfAStep = 32;

    private const int LongestPattern = 10_000;

    // An element may be a text that is like the one looked for up to its last letter.
    private static void PayEach(HostContext host, ScriptArray arguments)
    {
        var each = 1 + ((TextAt(arguments, 1).Length + (long)CountAt(arguments, 1)) / OfAStep);
        host.Budget.Step(CountAt(arguments, 0) * each / OfAStep);
    }

    private static void PayTexts(HostContext host, ScriptArray arguments) =>
        host.Budget.Step(CharactersOf(At(arguments, 0), null) / OfAStep);

    private static void PaySort(HostContext host, ScriptArray arguments)
    {
        var rounds = (int)Math.Log2(1 + CountAt(arguments, 0));
        var member = At(arguments, 1) as string;
        host.Budget.Step(((CharactersOf(At(arguments, 0), member) / SortedOfAStep) + (CountAt(arguments, 0) / OfAStep)) * rounds);
        host.Budget.BuildArray(2L * CountAt(arguments, 0));
    }

    // The characters of the texts in a list, or of a member of its elements.
    private static long CharactersOf(object? list, string? member)
    {
        var characters = 0L;
        if (list is string or ScriptRange || list is not IEnumerable elements)
            return characters;
        foreach (var element in elements)
        {
            var of = member is not null && element is DataObject data ? data[member].Raw : element;
            characters += of is string text ? text.Length : 1;
        }

        return characters;
    }

    private static void PayJson(HostContext host, ScriptArray arguments) =>
        PayJson(host.Budget, At(arguments, 0), host.Owner.Options.Limits.MaxValueDepth);

    private static void PayJson(Budget budget, object? value, int depth)
    {
        budget.Step();
        Budget.CheckStack();
        if (depth < 0)
            throw new BudgetExhaustedException(BudgetKind.ValueDepth);
        switch (value)
        {
            case string text:
                budget.Step(text.Length / OfAStep);
                budget.Build((long)BytesOfJson * text.Length);
                break;
            case IDictionary<string, object?> members:
                foreach (var (name, member) in members)
                {
                    budget.Build((long)BytesOfJson * name.Length);
                    PayJson(budget, member, depth - 1);
                }

                break;
            case IEnumerable elements and not ScriptRange:
                foreach (var element in elements)
                    PayJson(budget, element, depth - 1);
                break;
            default:
                budget.Build(BytesOfJson);
                break;
        }
    }

    // Scriban looks for the end of every sign that begins a tag, and each tag is a match.
    private static void PayStrip(HostContext host, ScriptArray arguments)
    {
        var text = TextAt(arguments, 0);
        long opened = text.AsSpan().Count('<');
        host.Budget.Step((text.Length / OfAStep) + (opened * (text.Length - text.LastIndexOf('>')) / StripOfAStep));
        PayPieces(host, text, (int)opened);
    }

    private static void PayMatch(HostContext host, ScriptArray arguments)
    {
        CheckPattern(host, arguments);
        PayText(host, arguments, 8);
    }

    // How many matches there are is counted before they are kept.
    private static void PayMatches(HostContext host, ScriptArray arguments)
    {
        PayMatch(host, arguments);
        if (TextAt(arguments, 0).Length < BytesOfMatch)
            return;
        var regex = RegexCache.Get(TextAt(arguments, 1), OptionsOf(TextAt(arguments, 2)), host.RegexTimeOut);
        var matches = regex.Count(TextAt(arguments, 0));
        host.Budget.Step(matches);
        host.Budget.Build((long)BytesOfMatch * matches);
    }

    private static void CheckPattern(HostContext host, ScriptArray arguments)
    {
        if (TextAt(arguments, 1).Length > LongestPattern)
            throw new FindingException(
                host.CurrentSpan,
                Diagnostics.RuntimeFindings.BadPattern(host.PlaceOf(host.CurrentSpan), TextAt(arguments, 1), "…"));
    }

    // The letters of Scriban's own functions.
    private static RegexOptions OptionsOf(string letters)
    {
        var options = RegexOptions.None;
        foreach (var letter in letters)
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

        return options;
    }
}
