using System.Collections.Frozen;
using System.Text;
using ReportForge.Data.Texts;

namespace ReportForge.Conformance.Documents;

/// <summary>Text as rules compare it (MS-05): NFC, plain single spaces, one way of placing tone marks.</summary>
internal static class Normal
{
    private static readonly (string Old, string New)[] TonePlacements =
    [
        ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
        ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
        ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
    ];

    /// <summary>Pairs of letters in both cases; texts are walked once, whatever their number.</summary>
    private static readonly FrozenDictionary<(char, char), (char, char)> PlacedOnFirst = TonePlacements
        .Concat(TonePlacements.Select(pair => (pair.Old.ToUpperInvariant(), pair.New.ToUpperInvariant())))
        .ToFrozenDictionary(pair => (pair.Item1[0], pair.Item1[1]), pair => (pair.Item2[0], pair.Item2[1]));

    /// <summary>Behind a q the u belongs to the consonant, and the mark to the y: "qúy" is "quý".</summary>
    private static readonly FrozenDictionary<(char, char), (char, char)> PlacedOnLast = PlacedOnFirst
        .Where(pair => pair.Key.Item1 is 'u' or 'U').ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Spaces collapsed and trimmed, NFC; line breaks and tabs count as spaces.</summary>
    public static string Text(string text)
    {
        var composed = IsPlain(text) ? text : UnicodeForm.Compose(text);
        return Collapse(composed);
    }

    /// <summary>As <see cref="Text"/>, with old and new tone-mark placement made equal ("UỶ" = "ỦY").</summary>
    public static string Comparable(string text)
    {
        var normal = Text(text);
        char[]? changed = null;
        for (var index = 0; index + 1 < normal.Length; index++)
        {
            if (!MayBePlaced(normal[index]))
                continue;
            var placements = index > 0 && normal[index - 1] is ('q' or 'Q') ? PlacedOnLast : PlacedOnFirst;
            if (!placements.TryGetValue((normal[index], normal[index + 1]), out var placed))
                continue;
            changed ??= normal.ToCharArray();
            (changed[index], changed[index + 1]) = placed;
        }

        return changed is null ? normal : new(changed);
    }

    private static bool MayBePlaced(char letter) =>
        letter is 'o' or 'u' or 'O' or 'U' or 'ù' or 'ú' or 'ủ' or 'ũ' or 'ụ' or 'Ù' or 'Ú' or 'Ủ' or 'Ũ' or 'Ụ';

    public static bool Same(string left, string right) =>
        string.Equals(Comparable(left), Comparable(right), StringComparison.Ordinal);

    public static bool SameIgnoringCase(string left, string right) =>
        string.Equals(Comparable(left), Comparable(right), StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the text has letters and none of them is lower case.</summary>
    public static bool IsAllCaps(string text)
    {
        var letters = false;
        foreach (var letter in text)
        {
            if (char.IsLower(letter))
                return false;
            letters |= char.IsUpper(letter);
        }

        return letters;
    }

    private static bool IsPlain(string text)
    {
        foreach (var letter in text)
        {
            if (letter is >= '\u0300' and <= '\u036F' || char.IsSurrogate(letter))
                return false;
        }

        return true;
    }

    private static string Collapse(string text)
    {
        if (IsCollapsed(text))
            return text;
        var builder = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter))
                builder.Append(letter);
            else if (builder.Length > 0 && builder[^1] != ' ')
                builder.Append(' ');
        }

        if (builder.Length > 0 && builder[^1] == ' ')
            builder.Length--;
        return builder.ToString();
    }

    private static bool IsCollapsed(string text)
    {
        var afterSpace = true;
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter) && (afterSpace || letter != ' '))
                return false;
            afterSpace = letter == ' ';
        }

        return text.Length == 0 || !afterSpace;
    }
}
