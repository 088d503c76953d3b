using System.Globalization;
using System.Text;

namespace ReportForge.Data.Texts;

/// <summary>Brings a text to the form in which a search without diacritics compares: small letters, no marks, đ as d.</summary>
public static class TextFolding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in UnicodeForm.Decompose(text))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
        }

        return string.Join(' ', folded.Replace('’', '\'').ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A part of a file name: "Ea H'Leo" → "ea-hleo".</summary>
    public static string Slug(string text)
    {
        var slug = new StringBuilder();
        foreach (var letter in Fold(text))
        {
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (letter != '\'' && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
