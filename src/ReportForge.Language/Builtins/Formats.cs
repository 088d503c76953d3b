using System.Globalization;
using System.Numerics;
using ReportForge.Language.Diagnostics;

namespace ReportForge.Language.Builtins;

/// <summary>.NET format strings and cultures as arguments.</summary>
internal static class Formats
{
    // A precision such as N999999999 would ask for a text of that many digits.
    private const int MaxPrecision = 1000;
    private const int MaxFormatLength = 200;
    private const int MaxCultureName = 30;

    public static Value Apply(CallContext call, Value value, Value format, Value culture)
    {
        if (value.IsNull)
            return Value.From("");
        var pattern = call.TextOf(format);
        if (!TryCulture(call, culture, out var used))
            return Value.Fault;
        if (IsTooWide(pattern))
            return call.Bad("định dạng quá rộng", "the format is too wide");
        try
        {
            return Formattable(value) is { } formattable
                ? call.NewText(formattable.ToString(pattern, used))
                : call.NewText(call.TextOf(value));
        }
        catch (FormatException)
        {
            return call.Bad($"định dạng '{pattern}' sai", $"the format '{pattern}' is wrong");
        }
    }

    public static bool TryCulture(CallContext call, Value name, out CultureInfo culture)
    {
        culture = call.Render.Culture;
        if (name.IsNull)
            return true;
        var text = call.TextOf(name);
        if (text.Length == 0)
        {
            culture = CultureInfo.InvariantCulture;
            return true;
        }

        try
        {
            // .NET takes some names for cultures that it fails to use: with blanks around them, or private ones such as x-abc.
            if (IsCultureName(text))
            {
                culture = CultureInfo.GetCultureInfo(text, predefinedOnly: true);
                return true;
            }
        }
        catch (CultureNotFoundException)
        {
            // Reported below.
        }

        call.Render.Report(LanguageFindings.UnknownCulture(call.Place, text));
        return false;
    }

    private static bool IsCultureName(string text) => text.Length <= MaxCultureName && text.Split('-').All(IsSubtag);

    // A single letter would announce an extension or a private name (RFC 5646 §2.2.6).
    private static bool IsSubtag(string subtag) => subtag.Length > 1 && subtag.All(char.IsAsciiLetterOrDigit);

    private static bool IsTooWide(string pattern)
    {
        if (pattern.Length > MaxFormatLength)
            return true;
        return pattern.Length > 1 && char.IsAsciiLetter(pattern[0])
            && long.TryParse(pattern.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var precision) && precision > MaxPrecision;
    }

    private static IFormattable? Formattable(Value value) => value.Kind switch
    {
        ValueKind.Integer when value.Bits is >= int.MinValue and <= int.MaxValue => (int)value.Bits,
        ValueKind.Integer => value.Bits,
        ValueKind.BigInteger => value.Unbox<BigInteger>(),
        ValueKind.Decimal => value.Unbox<decimal>(),
        ValueKind.Double when value.IsSingle => (float)value.AsDouble().GetValueOrDefault(),
        ValueKind.Double => value.AsDouble().GetValueOrDefault(),
        ValueKind.Date when value.TryGetOffset(out var offset) => Rendering.DateOperators.WithOffset(new DateTime(value.Bits), offset),
        ValueKind.Date => new DateTime(value.Bits),
        ValueKind.TimeSpan => new TimeSpan(value.Bits),
        _ => null,
    };
}
