using System.Text;

namespace ReportForge.Word.Tags;

/// <summary>
/// The code of a tag as the author meant it: typographic quotation marks, blanks and dashes that Word puts in while typing
/// become what the language knows, except inside strings. Keeps where every character stood.
/// </summary>
internal sealed record TagCode(string Text, int[] Origins)
{
    public static TagCode Read(string joined, int start, int end)
    {
        var text = new StringBuilder(end - start);
        var origins = new List<int>(end - start + 1);
        for (var at = start; at < end; at++)
        {
            var stringEnd = CodeStrings.ClosingOf(joined[at]) is { } closing ? CodeStrings.End(joined, at, closing) : -1;
            if (stringEnd >= 0 && stringEnd < end)
                at = AppendString(joined, at, stringEnd, text, origins);
            else
                Append(Meant(joined[at]), at, text, origins);
        }

        origins.Add(end);
        return new(text.ToString(), [.. origins]);
    }

    private static int AppendString(string joined, int start, int end, StringBuilder text, List<int> origins)
    {
        var quote = joined[start] switch
        {
            '`' => "`",
            '\'' or '‘' or '’' or '‚' or '‛' => "'",
            _ => "\"",
        };
        Append(quote, start, text, origins);
        for (var at = start + 1; at < end; at++)
        {
            if (joined[at] is not (JoinedText.ObjectCharacter or JoinedText.SoftHyphen))
                Append(IsBareQuote(joined, at, quote) ? "\\" + quote : joined[at].ToString(), at, text, origins);
        }

        Append(quote, end, text, origins);
        return end;
    }

    // A straight quotation mark inside “…” ends nothing for the author, but would for the language.
    private static bool IsBareQuote(string joined, int at, string quote) =>
        quote != "`" && joined[at] == quote[0] && joined[at - 1] != '\\';

    private static void Append(string meant, int origin, StringBuilder text, List<int> origins)
    {
        text.Append(meant);
        for (var index = 0; index < meant.Length; index++)
            origins.Add(origin);
    }

    private static string Meant(char character) => character switch
    {
        '\u00A0' or '\u202F' or '\u2007' or '\u2009' or '\u3000' or JoinedText.Break => " ",
        JoinedText.SoftHyphen or JoinedText.ObjectCharacter or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => "",
        '“' or '”' or '„' or '‟' => "\"",
        '‘' or '’' or '‚' or '‛' => "'",
        '–' or '—' or '−' or '‑' => "-",
        '…' => "...",
        _ => character.ToString(),
    };
}
