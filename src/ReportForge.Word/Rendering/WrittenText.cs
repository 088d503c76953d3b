using System.Text;

namespace ReportForge.Word.Rendering;

/// <summary>The text of runs in written markup, as markup has it: line breaks and ends of paragraphs are line feeds.</summary>
internal static class WrittenText
{
    public static string Of(ReadOnlySpan<byte> markup)
    {
        var text = new StringBuilder();
        for (var at = markup.IndexOf((byte)'<'); at >= 0; at = markup.IndexOf((byte)'<'))
        {
            markup = markup[at..];
            var start = markup.IndexOf((byte)'>') + 1;
            if (start == 0)
                break;
            if (Is(markup, "<w:t"u8) && markup[start - 2] != '/')
                text.Append(Encoding.UTF8.GetString(markup[start..(start + Math.Max(0, markup[start..].IndexOf((byte)'<')))]));
            else if (Is(markup, "<w:br"u8) || (Is(markup, "</w:p"u8) && markup[start..].IndexOf("<w:p"u8) >= 0))
                text.Append('\n');
            markup = markup[start..];
        }

        return text.ToString();
    }

    private static bool Is(ReadOnlySpan<byte> markup, ReadOnlySpan<byte> tag) =>
        markup.StartsWith(tag) && markup.Length > tag.Length && markup[tag.Length] is (byte)'>' or (byte)' ' or (byte)'/';
}
