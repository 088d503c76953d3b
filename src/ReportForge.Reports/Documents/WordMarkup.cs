using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace ReportForge.Reports.Documents;

/// <summary>What a walk over the markup of a part stands on.</summary>
internal enum MarkupNode
{
    None,
    Start,
    End,
    Text,
}

/// <summary>
/// A walk over the UTF-8 markup of a part that the program has written itself: Word's elements have the prefix w there, and
/// nothing declares it anew. Elements of other namespaces have no name.
/// </summary>
internal sealed class WordMarkup(ReadOnlyMemory<byte> part)
{
    private static readonly SearchValues<byte> TagStops = SearchValues.Create(">\"'"u8);
    private static readonly SearchValues<byte> NameStops = SearchValues.Create(" \t\r\n/>"u8);

    private int at;
    private int open;
    private int nameStart;
    private int start;
    private int length;
    private bool isVerbatim;

    public MarkupNode Node { get; private set; }

    /// <summary>How many elements stand around the node; an element's end is as deep as its start.</summary>
    public int Depth { get; private set; }

    /// <summary>The element has neither content nor an end of its own.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The local name of an element of Word's that rules have to do with; of any other, nothing.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The text of a text node.</summary>
    public string Text => Decoded(part.Span.Slice(start, length), isVerbatim);

    /// <summary>Goes to the next node; false after the last one.</summary>
    public bool Read()
    {
        var markup = part.Span;
        while (at < markup.Length)
        {
            if (markup[at] != '<')
                return Stand(MarkupNode.Text, at, EndOfText(markup), 0);
            var rest = markup[at..];
            if (rest.StartsWith("<!--"u8))
                at += After(rest, "-->"u8);
            else if (rest.StartsWith("<?"u8))
                at += After(rest, "?>"u8);
            else if (rest.StartsWith("<![CDATA["u8))
                return StandOnVerbatim(rest);
            else if (rest.StartsWith("<!"u8))
                throw new XmlException("A document type is not allowed.");
            else
                return rest.StartsWith("</"u8) ? StandOnEnd(rest) : StandOnStart(rest);
        }

        if (open != 0)
            throw new XmlException("An element has no end.");
        (Node, Depth) = (MarkupNode.None, 0);
        return false;
    }

    /// <summary>Goes to the next element of that name.</summary>
    public bool ReadTo(string name)
    {
        while (Read())
        {
            if (Node == MarkupNode.Start && Name == name)
                return true;
        }

        return false;
    }

    /// <summary>Leaves out the element that the walk stands on with all that is in it.</summary>
    public void Skip()
    {
        var depth = Depth;
        if (!IsEmpty && !TryLeap([], [], out _))
        {
            while (Read() && Depth > depth)
            {
            }
        }

        Read();
    }

    /// <summary>
    /// Goes from the start of an element to its end in one leap, if the element holds neither one of its own name nor
    /// those with the given openings. Most of a document is formatting, which a walk need not look at.
    /// </summary>
    public bool TryLeap(ReadOnlySpan<byte> unlessItHolds, ReadOnlySpan<byte> orHolds, out ReadOnlySpan<byte> inside)
    {
        inside = default;
        const int longestName = 30;
        var markup = part.Span;
        var name = markup[nameStart..start];
        if (IsEmpty || name.Length > longestName)
            return false;
        Span<byte> closing = [.. "</"u8, .. name, (byte)'>'];
        var length = markup[at..].IndexOf(closing);
        if (length < 0)
            return false;
        inside = markup.Slice(at, length);
        Span<byte> opening = [(byte)'<', .. name];
        if (CountOf(inside, opening) > 0
            || inside.IndexOf("<!"u8) >= 0
            || CountOf(inside, unlessItHolds) > 0
            || CountOf(inside, orHolds) > 0)
            return false;
        open--;
        (Node, Depth, at) = (MarkupNode.End, open, at + length + closing.Length);
        return true;
    }

    /// <summary>How many elements begin in the markup with that opening, such as <c>&lt;w:p</c>.</summary>
    public static int CountOf(ReadOnlySpan<byte> markup, ReadOnlySpan<byte> opening)
    {
        var count = 0;
        while (!opening.IsEmpty && markup.IndexOf(opening) is >= 0 and var found)
        {
            markup = markup[(found + opening.Length)..];
            if (!markup.IsEmpty && NameStops.Contains(markup[0]))
                count++;
        }

        return count;
    }

    /// <summary>The value of an attribute, named with its prefix; null when the element has none.</summary>
    public string? Attribute(ReadOnlySpan<byte> name)
    {
        var rest = part.Span.Slice(start, length);
        while (rest.IndexOf((byte)'=') is >= 0 and var equals)
        {
            var own = rest[..equals].Trim(" \t\r\n"u8);
            rest = rest[(equals + 1)..].TrimStart(" \t\r\n"u8);
            var end = rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\'') ? -1 : rest[1..].IndexOf(rest[0]);
            if (end < 0)
                throw new XmlException("An attribute has no value.");
            if (own.SequenceEqual(name))
                return Decoded(rest.Slice(1, end), isVerbatim: false);
            rest = rest[(end + 2)..];
        }

        return null;
    }

    private bool Stand(MarkupNode node, int from, int to, int delimiter)
    {
        (Node, Depth, start, length, at, isVerbatim) = (node, open, from, to - from, to + delimiter, false);
        return true;
    }

    private int EndOfText(ReadOnlySpan<byte> markup)
    {
        var next = markup[at..].IndexOf((byte)'<');
        return next < 0 ? markup.Length : at + next;
    }

    private bool StandOnVerbatim(ReadOnlySpan<byte> rest)
    {
        const int opening = 9;
        const int closing = 3;
        Stand(MarkupNode.Text, at + opening, at + After(rest, "]]>"u8) - closing, closing);
        isVerbatim = true;
        return true;
    }

    private bool StandOnEnd(ReadOnlySpan<byte> rest)
    {
        if (--open < 0)
            throw new XmlException("An element ends that was not open.");
        return Stand(MarkupNode.End, at, at + After(rest, ">"u8), 0);
    }

    private bool StandOnStart(ReadOnlySpan<byte> rest)
    {
        var end = EndOfTag(rest);
        var name = rest[1..Math.Max(1, rest.IndexOfAny(NameStops))];
        IsEmpty = rest[end - 1] == '/';
        Name = name.StartsWith("w:"u8) ? Known(name[2..]) : "";
        nameStart = at + 1;
        Stand(MarkupNode.Start, nameStart + name.Length, at + end - (IsEmpty ? 1 : 0), IsEmpty ? 2 : 1);
        if (!IsEmpty)
            open++;
        return true;
    }

    private static int EndOfTag(ReadOnlySpan<byte> rest)
    {
        var end = 0;
        while (rest[end..].IndexOfAny(TagStops) is >= 0 and var stop)
        {
            end += stop;
            if (rest[end] == '>')
                return end;
            end += 1 + After(rest[(end + 1)..], rest.Slice(end, 1));
        }

        throw new XmlException("A tag has no end.");
    }

    private static int After(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> mark)
    {
        var found = rest.IndexOf(mark);
        return found < 0 ? throw new XmlException("Markup has no end.") : found + mark.Length;
    }

    private static string Known(ReadOnlySpan<byte> name) => name.Length switch
    {
        1 => name[0] switch { (byte)'p' => "p", (byte)'r' => "r", (byte)'t' => "t", (byte)'b' => "b", _ => "" },
        2 => name.SequenceEqual("tc"u8)
            ? "tc"
            : name.SequenceEqual("tr"u8) ? "tr" : name.SequenceEqual("br"u8) ? "br" : name.SequenceEqual("cr"u8) ? "cr" : "",
        3 => name.SequenceEqual("tab"u8) ? "tab" : name.SequenceEqual("tbl"u8)
            ? "tbl"
            : name.SequenceEqual("sdt"u8) ? "sdt" : name.SequenceEqual("rPr"u8) ? "rPr" : name.SequenceEqual("pPr"u8) ? "pPr" : "",
        4 => name.SequenceEqual("trPr"u8) ? "trPr" : name.SequenceEqual("body"u8) ? "body" : name.SequenceEqual("name"u8) ? "name" : "",
        5 => name.SequenceEqual("numPr"u8) ? "numPr" : name.SequenceEqual("style"u8) ? "style" : "",
        6 => name.SequenceEqual("pStyle"u8) ? "pStyle" : "",
        9 => name.SequenceEqual("cantSplit"u8) ? "cantSplit" : "",
        10 => name.SequenceEqual("sdtContent"u8) ? "sdtContent" : "",
        13 => name.SequenceEqual("noBreakHyphen"u8) ? "noBreakHyphen" : "",
        _ => "",
    };

    private static string Decoded(ReadOnlySpan<byte> raw, bool isVerbatim)
    {
        var text = FromUtf8(raw);
        if (raw.Contains((byte)'\r'))
            text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return isVerbatim || !raw.Contains((byte)'&') ? text : WithoutReferences(text);
    }

    // In one go: to ask for the length first, as the framework does, takes as long as to decode.
    private static string FromUtf8(ReadOnlySpan<byte> raw)
    {
        const int most = 1_024;
        if (raw.Length > most)
            return Encoding.UTF8.GetString(raw);
        Span<char> letters = stackalloc char[most];
        Utf8.ToUtf16(raw, letters, out _, out var count);
        return new string(letters[..count]);
    }

    private static string WithoutReferences(string text)
    {
        var decoded = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (rest.IndexOf('&') is >= 0 and var reference)
        {
            var end = rest[reference..].IndexOf(';');
            if (end < 0)
                throw new XmlException("A reference has no end.");
            decoded.Append(rest[..reference]).Append(Referred(rest.Slice(reference + 1, end - 1)));
            rest = rest[(reference + end + 1)..];
        }

        return decoded.Append(rest).ToString();
    }

    private static string Referred(ReadOnlySpan<char> name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x', .. var hex] when int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && Rune.IsValid(code) => new Rune(code).ToString(),
        ['#', .. var digits] when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            && Rune.IsValid(code) => new Rune(code).ToString(),
        _ => throw new XmlException($"The reference {name} is unknown."),
    };
}
