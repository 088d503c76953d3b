using System.Globalization;
using ReportForge.Data.Texts;

namespace ReportForge.Reports.Writing;

/// <summary>Upper and lower case of Vietnamese text.</summary>
internal static class Casing
{
    /// <summary>Invariant casing is right for every Vietnamese letter: đ/Đ, ơ/Ơ, ư/Ư and their tones are plain pairs.</summary>
    private static readonly TextInfo Text = CultureInfo.InvariantCulture.TextInfo;

    public static string Upper(string text) => Text.ToUpper(UnicodeForm.Compose(text));

    public static string Lower(string text) => Text.ToLower(UnicodeForm.Compose(text));

    /// <summary>The first letter of every word capital, the rest as it is: "hoằng lưu" → "Hoằng Lưu", "Ea H'Leo" stays.</summary>
    public static string Initials(string text)
    {
        var letters = UnicodeForm.Compose(text).ToCharArray();
        for (var index = 0; index < letters.Length; index++)
        {
            if (index == 0 || letters[index - 1] is ' ' or '-' or '(' or '/')
                letters[index] = Text.ToUpper(letters[index]);
        }

        return new string(letters);
    }

    /// <summary>The first letter capital: the beginning of a sentence or a line (rule VH-01).</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : Text.ToUpper(text[0]) + text[1..];

    /// <summary>The first letter small, unless the first word is an abbreviation (CCHC) or has a digit.</summary>
    public static string WithoutCapital(string text)
    {
        if (text.Length == 0)
            return text;
        var isAbbreviation = text.Length > 1 && (char.IsUpper(text[1]) || char.IsDigit(text[1]));
        return isAbbreviation ? text : Text.ToLower(text[0]) + text[1..];
    }

    /// <summary>A title inside a sentence: its clauses, parted by semicolons, begin small.</summary>
    public static string InSentence(string title) => string.Join("; ", title.Split("; ").Select(WithoutCapital));
}
