namespace ReportForge.Packaging.Markup;

/// <summary>Finds the elements of well-formed XML. Nothing is checked here that reading within limits has checked before.</summary>
internal static class MarkupScanner
{
    private static readonly System.Buffers.SearchValues<char> NameEnds = System.Buffers.SearchValues.Create(" \t\r\n/>");

    public static MarkupSpan Scan(string text)
    {
        var tree = new MarkupTree(MostElements(text));
        var (open, before, at) = (-1, -1, 0);
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
                (tree[open].ContentEnd, tree[open].End) = (at, end);
                (before, open, at) = (open, tree[open].Parent, end);
            }
            else
            {
                var length = TagLength(rest);
                var element = tree.Add(Name(rest), at, at + length, open, before);
                at += length;
                (open, before) = rest[length - 2] == '/' ? (open, element) : (element, -1);
            }
        }

        return tree.Count > 0 ? new(tree, 0) : throw new ArgumentException("The text has no root element.", nameof(text));
    }

    private static int MostElements(ReadOnlySpan<char> text) => text.Count('<') - text.Count("</");

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

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> tag) => tag[1..(tag[1..].IndexOfAny(NameEnds) + 1)];
}
