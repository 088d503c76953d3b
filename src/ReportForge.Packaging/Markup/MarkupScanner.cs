namespace ReportForge.Packaging.Markup;

/// <summary>Finds the elements of well-formed XML. Nothing is checked here that reading within limits has checked before.</summary>
internal static class MarkupScanner
{
    private static readonly System.Buffers.SearchValues<char> NameEnds = System.Buffers.SearchValues.Create(" \t\r\n/>");

    public static MarkupSpan Scan(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        MarkupSpan? root = null;
        MarkupSpan? open = null;
        var at = 0;
        while (text.AsSpan(at).IndexOf('<') is >= 0 and var step)
        {
            at += step;
            var rest = text.AsSpan(at);
            if (rest[1] is '!' or '?')
            {
                at += Aside(rest);
            }
            else if (rest[1] == '/')
            {
                var end = at + rest.IndexOf('>') + 1;
                open?.Close(at, end);
                (open, at) = (open?.Parent, end);
            }
            else
            {
                var length = TagLength(rest);
                var span = new MarkupSpan(Name(rest, names), at, at + length, open);
                root ??= span;
                at += length;
                if (rest[length - 2] != '/')
                    open = span;
            }
        }

        return root ?? throw new ArgumentException("The text has no root element.", nameof(text));
    }

    private static int Aside(ReadOnlySpan<char> rest)
    {
        var end = rest.StartsWith("<!--") ? "-->" : rest.StartsWith("<![CDATA[") ? "]]>" : rest.StartsWith("<?") ? "?>" : ">";
        return rest.IndexOf(end) + end.Length;
    }

    // A '>' may stand in the value of an attribute.
    private static int TagLength(ReadOnlySpan<char> rest)
    {
        var at = 1;
        while (true)
        {
            at += rest[at..].IndexOfAny('>', '"', '\'');
            if (rest[at] == '>')
                return at + 1;
            at += rest[(at + 1)..].IndexOf(rest[at]) + 2;
        }
    }

    private static string Name(ReadOnlySpan<char> tag, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names)
    {
        var name = tag[1..(tag[1..].IndexOfAny(NameEnds) + 1)];
        if (names.TryGetValue(name, out var known))
            return known;
        var written = name.ToString();
        names.Add(written);
        return written;
    }
}
