using System.Globalization;

namespace ReportForge.Regeneration.Reading;

/// <summary>The letter or number by which a paragraph belongs to an enumeration: <c>c)</c>, <c>2.</c>, <c>2.4.</c>.</summary>
/// <param name="Form">What all members have in common: the sign behind it, the numbers before the last, letter or number.</param>
/// <param name="Value">Which one it is, from 1.</param>
internal readonly record struct Enumerator(string Form, int Value)
{
    // The letters of Vietnamese lists: no f, j, w, z, and đ behind d.
    private const string Letters = "abcdđeghiklmnopqrstuvxy";
    private const int MostDigits = 3;

    /// <summary>The enumerator that a text begins with; null when it begins with none.</summary>
    public static Enumerator? Of(string text)
    {
        var word = text.AsSpan().TrimStart();
        var end = word.IndexOfAny(' ', '\u00a0');
        if (end < 2 || word[end - 1] is not (')' or '.'))
            return null;
        var sign = word[end - 1];
        var number = word[..(end - 1)];
        if (number.Length == 1 && Letters.IndexOf(number[0], StringComparison.Ordinal) is >= 0 and var letter)
            return new($"a{sign}", letter + 1);
        var last = number.LastIndexOf('.') + 1;
        return number[last..].Length <= MostDigits
            && int.TryParse(number[last..], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? new($"{number[..last]}1{sign}", value) : null;
    }

    /// <summary>Whether it comes directly behind another in their enumeration.</summary>
    public bool Continues(Enumerator other) => Form == other.Form && Value == other.Value + 1;
}
