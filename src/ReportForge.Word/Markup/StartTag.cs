using System.Buffers;

namespace ReportForge.Word.Markup;

/// <summary>Where an attribute stands in a start tag.</summary>
internal readonly record struct AttributeSpan(string Name, int Start, int End, int ValueStart, int ValueLength);

/// <summary>Reads and changes the attributes of a start tag in its text. The tag is known to be well-formed.</summary>
internal static class StartTag
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    public static string NameOf(string tag)
    {
        var end = tag.AsSpan(1).IndexOfAny(NameEnds);
        return tag.Substring(1, end);
    }

    public static IEnumerable<AttributeSpan> Attributes(string tag)
    {
        var at = NameOf(tag).Length + 1;
        while (true)
        {
            var start = at;
            while (char.IsWhiteSpace(tag[at]))
                at++;
            if (tag[at] is '/' or '>')
                yield break;
            var equals = tag.IndexOf('=', at);
            var name = tag[at..equals].TrimEnd();
            var quoteAt = tag.AsSpan(equals).IndexOfAny('"', '\'') + equals;
            var close = tag.IndexOf(tag[quoteAt], quoteAt + 1);
            yield return new(name, start, close + 1, quoteAt + 1, close - quoteAt - 1);
            at = close + 1;
        }
    }

    public static AttributeSpan? Find(string tag, string name)
    {
        // Most questions are about attributes that are not there: the text says so without taking the tag apart.
        if (!tag.Contains(name, StringComparison.Ordinal))
            return null;
        foreach (var attribute in Attributes(tag))
        {
            if (attribute.Name == name)
                return attribute;
        }

        return null;
    }

    public static string Set(string tag, string name, string escapedValue)
    {
        if (Find(tag, name) is { } found)
            return string.Concat(tag.AsSpan(0, found.ValueStart), escapedValue, tag.AsSpan(found.ValueStart + found.ValueLength));
        var end = tag.EndsWith("/>", StringComparison.Ordinal) ? tag.Length - 2 : tag.Length - 1;
        return $"{tag[..end].TrimEnd()} {name}=\"{escapedValue}\"{tag[end..]}";
    }

    public static string Remove(string tag, string name) =>
        Find(tag, name) is { } found ? string.Concat(tag.AsSpan(0, found.Start), tag.AsSpan(found.End)) : tag;
}
