using System.Globalization;
using System.Text;

namespace ReportForge.Word.Markup;

/// <summary>The five entities and character references of XML 1.0 (§4.1, §4.6).</summary>
internal static class XmlText
{
    public static string Escape(string text) =>
        text.AsSpan().IndexOfAny('&', '<', '>') < 0
            ? text
            : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal);

    public static string EscapeAttribute(string text) => Escape(text)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("\t", "&#9;", StringComparison.Ordinal)
        .Replace("\n", "&#10;", StringComparison.Ordinal)
        .Replace("\r", "&#13;", StringComparison.Ordinal);

    public static string Unescape(ReadOnlySpan<char> raw)
    {
        if (raw.IndexOf('&') < 0)
            return raw.ToString();
        var text = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length;)
            at += AppendNext(raw[at..], text);
        return text.ToString();
    }

    /// <summary>Takes one character, entity or reference from the front; gives how long it is in the raw text.</summary>
    public static int AppendNext(ReadOnlySpan<char> raw, StringBuilder text)
    {
        var end = raw[0] == '&' ? raw.IndexOf(';') : -1;
        if (end < 0)
        {
            text.Append(raw[0]);
            return 1;
        }

        text.Append(Entity(raw[1..end]));
        return end + 1;
    }

    /// <summary>Whether XML 1.0 allows the character (§2.2); surrogates are judged as pairs by the caller.</summary>
    public static bool IsAllowed(char character) =>
        character >= ' ' ? character is not ('\uFFFE' or '\uFFFF') : character is '\t' or '\n' or '\r';

    private static string Entity(ReadOnlySpan<char> name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x', ..] => Character(name[2..], NumberStyles.HexNumber),
        ['#', ..] => Character(name[1..], NumberStyles.None),
        _ => $"&{name};",
    };

    private static string Character(ReadOnlySpan<char> digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code)
            ? new Rune(code).ToString()
            : "\uFFFD";
}
