using ReportForge.Findings;
using ReportForge.Scripting.Rendering;
using Scriban.Parsing;
using Scriban.Syntax;

namespace ReportForge.Scripting.Diagnostics;

/// <summary>One error of Scriban's evaluation with what is known of its place.</summary>
internal sealed class RuntimeComplaint(HostContext context, ScriptRuntimeException failed, ScriptNode node)
{
    private const int LongestQuote = 60;
    private const int LongestPart = 500;

    /// <summary>Scriban's words; of a long value that it quotes, the beginning and the end.</summary>
    public string Text { get; } = Inner(failed.OriginalMessage);

    // Some errors point at one sign of an operation or behind a call: the whole says more.
    public Place Place => context.PlaceOf(node is ScriptBinaryExpression || Says("Invalid number of arguments") || failed.Span.IsEmpty
        ? node.Span
        : failed.Span);

    /// <summary>The code that could not be evaluated.</summary>
    public string Code => Shortened(node switch
    {
        ScriptMemberExpression { Member: { } member } => member.Name,
        ScriptAssignExpression { Target: ScriptMemberExpression { Member: { } member } } => member.Name,
        ScriptAssignExpression { Target: { } target } => target.ToString(),
        _ => node.ToString(),
    });

    /// <summary>The first text that Scriban quotes.</summary>
    public string Quoted
    {
        get
        {
            var opening = Text.IndexOf('`', StringComparison.Ordinal);
            var closing = opening < 0 ? -1 : Text.IndexOf('`', opening + 1);
            return closing < 0 ? Code : Shortened(Text[(opening + 1)..closing]);
        }
    }

    /// <summary>The function that was called.</summary>
    public string Call => Shortened(node switch
    {
        ScriptFunctionCall call => call.Target?.ToString() ?? "",
        ScriptPipeCall { To: ScriptFunctionCall call } => call.Target?.ToString() ?? "",
        ScriptPipeCall pipe => pipe.To?.ToString() ?? "",
        _ => node.ToString(),
    });

    public string Operator => node is ScriptBinaryExpression binary ? binary.OperatorToken?.Value ?? binary.Operator.ToText() : Quoted;

    public Wording LeftKind => KindAt(Text.LastIndexOf(" between ", StringComparison.Ordinal));

    public Wording RightKind => KindAt(Text.LastIndexOf(" and ", StringComparison.Ordinal));

    public Wording ValueKind => KindNames.OfType(Text.Split('`') is [_, .., var last, _] ? last : Quoted);

    public Wording QuotedKind => KindNames.OfType(Quoted);

    public static Wording OwnerKind => new("dữ liệu", "data");

    /// <summary>What was wanted instead.</summary>
    public Wording Wanted => KindNames.OfType(Text[(Text.LastIndexOf(' ') + 1)..].Trim('`', '.', '\''));

    private bool Says(string words) => Text.Contains(words, StringComparison.Ordinal);

    private Wording KindAt(int word)
    {
        if (word < 0)
            return new("giá trị này", "this value");
        var from = Text.IndexOf(' ', word + 1) + 1;
        var to = Text.IndexOfAny([' ', '.'], from);
        return KindNames.OfType(to < 0 ? Text[from..] : Text[from..to]);
    }

    private static string Inner(string words) => words.Length <= 2 * LongestPart
        ? words
        : $"{words[..LongestPart]}…{words[^LongestPart..]}";

    private static string Shortened(string text) => text.Length <= LongestQuote
        ? text
        : string.Concat(text.AsSpan(0, LongestQuote - 1), "…");
}
