using Scriban.Parsing;

namespace ReportForge.Scripting.Parsing;

/// <summary>How much code stands in a text, without reading it: Scriban's parser knows no limit of what it holds.</summary>
internal static class CodeLength
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>A text in quotes is one token, however long it is.</summary>
    private const int MostOfOneText = 100;

    /// <summary>Where the code is longer than <paramref name="most"/> characters, or null when all of it is shorter.</summary>
    public static int? Exceeded(ReadOnlySpan<char> text, ScriptMode mode, int most)
    {
        var (length, at) = (0, 0);
        if (mode != ScriptMode.Default)
            return Counted(text, ref at, ref length, most, isWhole: true) ? null : at;
        while (text[at..].IndexOf(Open, StringComparison.Ordinal) is >= 0 and var found)
        {
            at += found;
            var start = at;
            if (!Counted(text, ref at, ref length, most, isWhole: false))
                return start;
        }

        return null;
    }

    // Goes on to the end of the code; false when there is too much of it.
    private static bool Counted(ReadOnlySpan<char> text, ref int at, ref int length, int most, bool isWhole)
    {
        while (at < text.Length && length <= most)
        {
            if (!isWhole && text[at..].StartsWith(Close, StringComparison.Ordinal))
                return true;
            var step = text[at] is '"' or '\'' or '`' ? LengthOfText(text[at..]) : 1;
            // What stands behind a quote that nothing closes is code to the end, so that each sign is looked at once.
            length += step is { } whole ? Math.Min(whole, MostOfOneText) : text.Length - at;
            at += step ?? text.Length - at;
        }

        return length <= most;
    }

    // With its quotes; null of a quote that nothing closes.
    private static int? LengthOfText(ReadOnlySpan<char> code)
    {
        var quote = code[0];
        for (var at = 1; at < code.Length; at++)
        {
            var next = quote == '`' ? code[at..].IndexOf(quote) : code[at..].IndexOfAny(quote, '\\');
            if (next < 0)
                return null;
            at += next;
            if (code[at] == quote)
                return at + 1;
            at++;
        }

        return null;
    }
}
