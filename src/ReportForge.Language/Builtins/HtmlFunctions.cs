using System.Net;
using System.Text;

namespace ReportForge.Language.Builtins;

/// <summary>The namespace <c>html</c>.</summary>
internal static class HtmlFunctions
{
    private const string KeptInUrls = "-._~:/?#[]@!$&'()*+,;=%";

    public static DataObject Create() => new FunctionTable("html")
        .Add("escape", "text", Escape)
        .Add("newline_to_br", "text", NewlineToBr)
        .Add("strip", "text", Strip)
        .Add("url_encode", "text", (call, a) => Encoded(call, a[0], Uri.EscapeDataString))
        .Add("url_escape", "text", (call, a) => Encoded(call, a[0], UrlEscape))
        .Members;

    private static Value Escape(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = call.TextOf(arguments[0]);
        call.ChargeBytes(16L * text.Length);
        return Value.From(WebUtility.HtmlEncode(text));
    }

    private static Value Encoded(CallContext call, Value argument, Func<string, string> encode)
    {
        var text = call.TextOf(argument);
        call.ChargeBytes(18L * text.Length);
        return Value.From(encode(text));
    }

    private static string UrlEscape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || KeptInUrls.Contains((char)rune.Value, StringComparison.Ordinal)))
                escaped.Append((char)rune.Value);
            else
                escaped.Append(Uri.EscapeDataString(rune.ToString()));
        }

        return escaped.ToString();
    }

    private static Value NewlineToBr(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = call.TextOf(arguments[0]);
        call.ChargeBytes(14L * text.Length);
        var result = new StringBuilder(text.Length + 16);
        for (var index = 0; index < text.Length; index++)
        {
            var isSecondHalf = text[index] == '\n' && index > 0 && text[index - 1] == '\r';
            if (text[index] is '\r' or '\n' && !isSecondHalf)
                result.Append("<br />");
            result.Append(text[index]);
        }

        return Value.From(result.ToString());
    }

    // Tags, comments, and scripts and styles with what stands in them.
    private static Value Strip(CallContext call, ReadOnlySpan<Value> arguments)
    {
        var text = call.TextOf(arguments[0]);
        call.ChargeBytes(2L * text.Length);
        var result = new StringBuilder(text.Length);
        var index = 0;
        while (index < text.Length)
        {
            var end = text[index] == '<' ? EndOfTag(text, index) : -1;
            if (end < 0)
                result.Append(text[index++]);
            else
                index = end;
            call.ChargeSteps(end < 0 ? 0 : 1 + ((end - index) >> 9));
        }

        return Value.From(result.ToString());
    }

    private static int EndOfTag(string text, int start)
    {
        foreach (var (opening, closing) in new[] { ("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->") })
        {
            if (string.Compare(text, start, opening, 0, opening.Length, StringComparison.OrdinalIgnoreCase) != 0)
                continue;
            var close = text.IndexOf(closing, start, StringComparison.OrdinalIgnoreCase);
            if (close >= 0)
                return close + closing.Length;
        }

        var end = text.IndexOf('>', start);
        return end < 0 ? -1 : end + 1;
    }
}
