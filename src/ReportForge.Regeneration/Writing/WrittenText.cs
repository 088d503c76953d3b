using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Writing;

/// <summary>Text as it stands in runs.</summary>
internal static class WrittenText
{
    public const string Open = "<w:t xml:space=\"preserve\">";
    public const string Close = "</w:t>";

    /// <summary>Text inside a <c>w:t</c>: a tab, a break or a hyphen that does not break closes it and opens the next.</summary>
    public static string Inside(string text) => MarkupPart.Escape(text)
        .Replace("\t", $"{Close}<w:tab/>{Open}", StringComparison.Ordinal)
        .Replace("\n", $"{Close}<w:br/>{Open}", StringComparison.Ordinal)
        .Replace("\u2011", $"{Close}<w:noBreakHyphen/>{Open}", StringComparison.Ordinal);

    /// <summary>The content of a run that says the text.</summary>
    public static string Whole(string text) => text.Length == 0 ? "" : Open + Inside(text) + Close;

    /// <summary>Where a character of a stretch stands in the text of its part.</summary>
    public static int RawOffset(MarkupPart part, Segment segment, int offset)
    {
        var element = segment.ElementIn(part);
        var raw = part.Content(element);
        if (!raw.Contains('&'))
            return element.ContentStart + offset;
        var at = 0;
        for (var read = 0; read < offset;)
        {
            var length = raw[at] == '&' ? raw[at..].IndexOf(';') + 1 : 1;
            read += MarkupPart.Unescape(raw.Slice(at, length)).Length;
            at += length;
        }

        return element.ContentStart + at;
    }
}
