namespace ReportForge.Word.Tags;

/// <summary>Where a tag stands in a text, braces included, and its code without braces and white space marks.</summary>
internal readonly record struct TagSpan(int Start, int End, int CodeStart, int CodeEnd)
{
    /// <summary>What the mark at the opening braces says about the white space before.</summary>
    public char TrimBefore { get; init; }

    public char TrimAfter { get; init; }

    /// <summary>A stretch between <c>{%{</c> and <c>}%}</c>: its text is printed as it stands.</summary>
    public bool IsVerbatim { get; init; }
}

/// <summary>Finds the tags of a text, as the language would: braces inside strings, objects and comments end nothing.</summary>
internal static class TagFinder
{
    private const string Opening = "{{";
    private const string Closing = "}}";
    private const string VerbatimOpening = "{%{";
    private const string VerbatimClosing = "}%}";

    /// <param name="text">The joined text.</param>
    /// <param name="unclosed">Where a tag opens that never closes; -1 when all do.</param>
    public static List<TagSpan> Find(string text, out int unclosed)
    {
        var spans = new List<TagSpan>();
        unclosed = -1;
        for (var at = NextOpening(text, 0); at >= 0; at = NextOpening(text, at))
        {
            var span = text[at + 1] == '%' ? ReadVerbatim(text, at) : ReadTag(text, at);
            if (span is not { } found)
            {
                unclosed = at;
                return spans;
            }

            spans.Add(found);
            at = found.End;
        }

        return spans;
    }

    private static int NextOpening(string text, int from)
    {
        for (var at = from; (at = text.IndexOf('{', at)) >= 0 && at + 1 < text.Length; at++)
        {
            if (string.CompareOrdinal(text, at, Opening, 0, 2) == 0 || string.CompareOrdinal(text, at, VerbatimOpening, 0, 3) == 0)
                return at;
        }

        return -1;
    }

    private static TagSpan? ReadVerbatim(string text, int start)
    {
        var close = text.IndexOf(VerbatimClosing, start + 3, StringComparison.Ordinal);
        return close < 0 ? null : new(start, close + 3, start + 3, close) { IsVerbatim = true };
    }

    private static TagSpan? ReadTag(string text, int start)
    {
        var close = CodeEnd(text, start + 2);
        if (close < 0)
            close = text.IndexOf(Closing, start + 2, StringComparison.Ordinal);
        if (close < 0)
            return null;
        var (codeStart, codeEnd) = (start + 2, close);
        var before = codeStart < codeEnd && text[codeStart] is '-' or '~' ? text[codeStart++] : '\0';
        var after = codeStart < codeEnd && text[codeEnd - 1] is '-' or '~' ? text[--codeEnd] : '\0';
        return new(start, close + 2, codeStart, codeEnd) { TrimBefore = before, TrimAfter = after };
    }

    /// <summary>The closing braces that stand in no string and no object; -1 when the rest has none.</summary>
    private static int CodeEnd(string text, int from)
    {
        var depth = 0;
        for (var at = from; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '}' && depth == 0 && at + 1 < text.Length && text[at + 1] == '}')
                return at;
            if (CodeStrings.ClosingOf(character) is { } closing)
                at = CodeStrings.End(text, at, closing);
            else if (character == '#')
                at = CommentEnd(text, at);
            else
                depth = Math.Max(0, depth + (character == '{' ? 1 : character == '}' ? -1 : 0));
            if (at < 0)
                return -1;
        }

        return -1;
    }

    private static int CommentEnd(string text, int at)
    {
        var end = text.IndexOf(Closing, at, StringComparison.Ordinal);
        var line = text.IndexOf('\n', at);
        if (end < 0)
            return -1;
        return line >= 0 && line < end ? line : end - 1;
    }
}

/// <summary>String literals in code, with the quotation marks that Word makes of them.</summary>
internal static class CodeStrings
{
    private const string DoubleClosing = "\"”“";
    private const string SingleClosing = "'’‘";

    /// <summary>The characters that end a string which begins with this one; null when it begins none.</summary>
    public static string? ClosingOf(char opening) => opening switch
    {
        '"' => "\"",
        '\'' => "'",
        '`' => "`",
        '“' or '”' or '„' or '‟' => DoubleClosing,
        '‘' or '’' or '‚' or '‛' => SingleClosing,
        _ => null,
    };

    /// <summary>Where the string that opens at <paramref name="at"/> ends; -1 when it does not.</summary>
    public static int End(string text, int at, string closing)
    {
        for (var index = at + 1; index < text.Length; index++)
        {
            if (text[index] == '\\' && closing != "`")
                index++;
            else if (closing.Contains(text[index], StringComparison.Ordinal))
                return index;
        }

        return -1;
    }
}
