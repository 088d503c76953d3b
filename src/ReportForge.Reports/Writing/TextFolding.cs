using System.Globalization;
using System.Text;

namespace ReportForge.Reports.Writing;

/// <summary>Brings a text to the form in which a search without diacritics compares: small letters, no marks, đ as d.</summary>
internal static class TextFolding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
        }

        return string.Join(' ', folded.Replace('’', '\'').ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
