using Scriban.Parsing;

namespace ReportForge.Scripting.Parsing;

/// <summary>How much code stands in a text, without reading it: Scriban's parser knows no limit of what it holds.</summary>
internal static class CodeLength
{
    private const string Open = "{{";
    private const string Close = "}}";

    /// <summary>Where the code is longer than <paramref name="most"/> characters, or null when all of it is shorter.</summary>
    public static int? Exceeded(ReadOnlySpan<char> text, ScriptMode mode, int most)
    {
        if (mode != ScriptMode.Default)
            return text.Length > most ? most : null;
        var length = 0;
        for (var at = 0; Next(text, at, Open) is { } start;)
        {
            var end = Next(text, start, Close) ?? text.Length;
            length += end - start;
            if (length > most)
                return start;
            at = end;
        }

        return null;
    }

    private static int? Next(ReadOnlySpan<char> text, int from, string sign) =>
        text[from..].IndexOf(sign, StringComparison.Ordinal) is >= 0 and var found ? from + found : null;
}
