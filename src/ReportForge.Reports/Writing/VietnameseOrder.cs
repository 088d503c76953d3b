using System.Globalization;
using System.Text;
using ReportForge.Data.Texts;

namespace ReportForge.Reports.Writing;

/// <summary>
/// The order of Vietnamese dictionaries: syllable by syllable, in each first the letters (a ă â b c d đ e ê …), then the tone
/// (ngang, huyền, hỏi, ngã, sắc, nặng). Numbers count by their worth; case decides last.
/// </summary>
internal sealed class VietnameseOrder : IComparer<string>
{
    public static readonly VietnameseOrder Instance = new();

    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    /// <summary>Combining marks of the tones in dictionary order: huyền, hỏi, ngã, sắc, nặng.</summary>
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    public int Compare(string? left, string? right)
    {
        var leftSyllables = Syllables(left ?? "");
        var rightSyllables = Syllables(right ?? "");
        for (var index = 0; index < Math.Min(leftSyllables.Length, rightSyllables.Length); index++)
        {
            var order = CompareSyllables(leftSyllables[index], rightSyllables[index]);
            if (order != 0)
                return order;
        }

        var byLength = leftSyllables.Length.CompareTo(rightSyllables.Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(left, right);
    }

    private static string[] Syllables(string text) =>
        UnicodeForm.Compose(text).ToLowerInvariant().Split([' ', '-', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);

    private static int CompareSyllables(string left, string right)
    {
        if (decimal.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var leftNumber)
            && decimal.TryParse(right, NumberStyles.None, CultureInfo.InvariantCulture, out var rightNumber))
            return leftNumber.CompareTo(rightNumber);
        var (leftLetters, leftTone) = Parts(left);
        var (rightLetters, rightTone) = Parts(right);
        var byLetters = CompareLetters(leftLetters, rightLetters);
        return byLetters != 0 ? byLetters : leftTone.CompareTo(rightTone);
    }

    private static int CompareLetters(string left, string right)
    {
        for (var index = 0; index < Math.Min(left.Length, right.Length); index++)
        {
            var order = Rank(left[index]).CompareTo(Rank(right[index]));
            if (order != 0)
                return order;
        }

        return left.Length.CompareTo(right.Length);
    }

    /// <summary>Signs and digits come before letters, in the order of their codes; other letters after z.</summary>
    private static int Rank(char letter)
    {
        var position = Alphabet.IndexOf(letter, StringComparison.Ordinal);
        if (position >= 0)
            return 0x10000 + position;
        return char.IsLetter(letter) ? 0x20000 + letter : letter;
    }

    /// <summary>The syllable without its tone, and the tone's rank (0 for ngang).</summary>
    private static (string Letters, int Tone) Parts(string syllable)
    {
        var tone = 0;
        var letters = new StringBuilder(syllable.Length);
        foreach (var mark in UnicodeForm.Decompose(syllable))
        {
            var rank = Tones.IndexOf(mark, StringComparison.Ordinal) + 1;
            if (rank > 0)
                tone = rank;
            else
                letters.Append(mark);
        }

        return (UnicodeForm.Compose(letters.ToString()), tone);
    }
}
