using System.Globalization;
using System.Text;

namespace ReportForge.Language.Analysis;

/// <summary>Strings and constants as code.</summary>
internal static class StringCode
{
    // No double holds it, so it reads as infinity.
    private const string Infinite = "1e999";

    /// <summary>The string between double quotes, escaped.</summary>
    public static string Literal(string text) => "\"" + Escape(text) + "\"";

    /// <summary>Backslash, double quote and control characters as escapes.</summary>
    public static string Escape(string text)
    {
        var start = FirstToEscape(text);
        if (start < 0)
            return text;
        var escaped = new StringBuilder(text, 0, start, text.Length + 16);
        foreach (var character in text.AsSpan(start))
            Append(escaped, character);
        return escaped.ToString();
    }

    public static string EscapeInterpolated(string text) =>
        Escape(text).Replace("{", "\\{", StringComparison.Ordinal).Replace("}", "\\}", StringComparison.Ordinal);

    /// <summary>A constant that a parameter may have as its default.</summary>
    public static string Constant(Value value) => value.Kind switch
    {
        ValueKind.String => Literal(value.AsString() ?? ""),
        ValueKind.Null => "null",
        ValueKind.Decimal => value.ToString() + "m",
        ValueKind.Double => DoubleCode(value.AsDouble().GetValueOrDefault()) + (value.IsSingle ? "f" : ""),
        _ => value.ToString(),
    };

    private static string DoubleCode(double number)
    {
        if (double.IsInfinity(number))
            return number > 0 ? Infinite : "-" + Infinite;
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text;
    }

    private static int FirstToEscape(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] is '\\' or '"' || char.IsControl(text[index]))
                return index;
        }

        return -1;
    }

    private static void Append(StringBuilder escaped, char character)
    {
        switch (character)
        {
            case '\\' or '"':
                escaped.Append('\\').Append(character);
                break;
            case '\n':
                escaped.Append("\\n");
                break;
            case '\r':
                escaped.Append("\\r");
                break;
            case '\t':
                escaped.Append("\\t");
                break;
            case '\b':
                escaped.Append("\\b");
                break;
            case '\f':
                escaped.Append("\\f");
                break;
            default:
                if (char.IsControl(character))
                    escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                else
                    escaped.Append(character);
                break;
        }
    }
}
