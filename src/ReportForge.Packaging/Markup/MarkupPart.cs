using System.Net;
using System.Text;

namespace ReportForge.Packaging.Markup;

/// <summary>The text of an XML part and its elements by their places.</summary>
public sealed class MarkupPart
{
    private MarkupPart(string name, string text, MarkupSpan root) => (Name, Text, Root) = (name, text, root);

    public string Name { get; }

    public string Text { get; }

    public MarkupSpan Root { get; }

    /// <summary>Takes a part apart; null when it is no XML (<see cref="PackagePart.IsXml"/>), or not written in UTF-8.</summary>
    public static MarkupPart? Of(PackagePart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return !part.IsXml || part.Bytes.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? null
            : Of(part.Name, Encoding.UTF8.GetString(part.Bytes.Span));
    }

    /// <summary>Takes apart the text of a well-formed part.</summary>
    public static MarkupPart Of(string name, string text) => new(name, text, MarkupScanner.Scan(text));

    /// <summary>An element by its number.</summary>
    public MarkupSpan Element(int number) => Root.InSameTree(number);

    /// <summary>The element as written.</summary>
    public string Raw(MarkupSpan span) => Text[span.Start..span.End];

    /// <summary>What stands between the tags of the element, as written.</summary>
    public ReadOnlySpan<char> Content(MarkupSpan span) => Text.AsSpan(span.ContentStart, span.ContentEnd - span.ContentStart);

    /// <summary>The start tag as written.</summary>
    public ReadOnlySpan<char> StartTag(MarkupSpan span) => Text.AsSpan(span.Start, span.ContentStart - span.Start);

    /// <summary>The value of an attribute, its entities resolved; null when it is not there.</summary>
    public string? Attribute(MarkupSpan span, string name)
    {
        var tag = StartTag(span);
        for (var at = tag.IndexOf(name); at > 0; at = Next(tag, name, at))
        {
            var behind = tag[(at + name.Length)..].TrimStart();
            if (!char.IsWhiteSpace(tag[at - 1]) || behind is not ['=', ..])
                continue;
            behind = behind[1..].TrimStart();
            var length = behind[1..].IndexOf(behind[0]);
            return Unescape(behind.Slice(1, length));
        }

        return null;
    }

    /// <summary>Text of markup with its entities resolved (XML 1.0 §4.1, §4.6: without a DTD there are no others).</summary>
    public static string Unescape(ReadOnlySpan<char> raw) => raw.Contains('&') ? WebUtility.HtmlDecode(raw.ToString()) : raw.ToString();

    /// <summary>A text as it stands between tags and in attributes.</summary>
    public static string Escape(string text) => text.AsSpan().IndexOfAny("&<>\"") < 0
        ? text
        : new StringBuilder(text).Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").ToString();

    private static int Next(ReadOnlySpan<char> tag, string name, int at)
    {
        var next = tag[(at + 1)..].IndexOf(name);
        return next < 0 ? -1 : at + 1 + next;
    }
}
