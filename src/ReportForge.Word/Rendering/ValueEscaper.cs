using System.Buffers;
using System.Text;
using ReportForge.Data.Texts;

namespace ReportForge.Word.Rendering;

/// <summary>Writes a value as text: escaped, in Unicode form NFC, without characters that XML cannot hold.</summary>
internal static class ValueEscaper
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (char)code), '&', '<', '>', '"', '\\', NonBreakingHyphen, '\uFFFE', '\uFFFF']);

    private const int NothingRemoved = 0;

    /// <summary>Few fonts have it; Word's own element prints the hyphen of the text's font.</summary>
    private const char NonBreakingHyphen = '\u2011';

    /// <summary>How many characters had to be removed or replaced because XML cannot hold them.</summary>
    public static int Write(RenderBuffer buffer, ReadOnlySpan<char> text, ValueSite site)
    {
        var special = text.IndexOfAny(Special);
        var isPlain = special < 0 && !text.ContainsAnyInRange('\uD800', '\uDFFF') && !text.ContainsAnyInRange('\u0300', '\u036F');
        if (!isPlain)
            return WriteWithCare(buffer, text.ToString(), site);
        buffer.Append(text);
        return NothingRemoved;
    }

    private static int WriteWithCare(RenderBuffer buffer, string text, ValueSite site)
    {
        var whole = UnicodeForm.Compose(WithoutLoneSurrogates(text, out var removed));
        for (var at = 0; at < whole.Length;)
        {
            var next = whole.AsSpan(at).IndexOfAny(Special);
            var end = next < 0 ? whole.Length : at + next;
            buffer.Append(whole.AsSpan(at, end - at));
            if (end < whole.Length)
                removed += WriteSpecial(buffer, whole, ref end, site);
            at = end;
        }

        return removed;
    }

    private static int WriteSpecial(RenderBuffer buffer, string text, ref int at, ValueSite site)
    {
        var character = text[at++];
        if (character == '\r' && at < text.Length && text[at] == '\n')
            at++;
        var written = character switch
        {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => Quote(site.Surrounding),
            '\\' => site.Surrounding == ValueSurrounding.FieldCode ? "\\\\" : "\\",
            NonBreakingHyphen => site.Surrounding == ValueSurrounding.Text ? "</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">" : "-",
            '\t' => Tab(site.Surrounding),
            '\n' or '\r' or '\v' => LineBreak(site),
            '\f' => site.Surrounding == ValueSurrounding.Text ? "</w:t><w:br w:type=\"page\"/><w:t xml:space=\"preserve\">" : " ",
            _ => "",
        };
        buffer.Append(written.AsSpan());
        return written.Length == 0 ? 1 : 0;
    }

    private static string Quote(ValueSurrounding surrounding) => surrounding switch
    {
        ValueSurrounding.Attribute => "&quot;",
        ValueSurrounding.FieldCode => "\\\"",
        _ => "\"",
    };

    private static string Tab(ValueSurrounding surrounding) => surrounding switch
    {
        ValueSurrounding.Text => "</w:t><w:tab/><w:t xml:space=\"preserve\">",
        ValueSurrounding.Attribute => "&#9;",
        _ => "\t",
    };

    private static string LineBreak(ValueSite site) => site.Surrounding switch
    {
        ValueSurrounding.Text => "</w:t><w:br/><w:t xml:space=\"preserve\">",
        ValueSurrounding.DrawingText => $"</a:t></a:r><a:br/><a:r>{site.RunProperties}<a:t>",
        ValueSurrounding.Attribute => "&#10;",
        _ => " ",
    };

    private static string WithoutLoneSurrogates(string text, out int removed)
    {
        removed = 0;
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            kept.Append(rune.ToString());
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
                at++;
            else if (char.IsSurrogate(text[at]))
                removed++;
        }

        return kept.ToString();
    }
}
