using System.Globalization;
using System.Text;
using ReportForge.Data.Texts;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Charts;

/// <summary>Text, names and references in the form that charts and their workbooks have them.</summary>
internal static class ChartText
{
    private const int Letters = 26;

    /// <summary>The text in Unicode form NFC without characters that XML cannot hold.</summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || XmlText.IsAllowed((char)rune.Value))
                kept.Append(rune.ToString());
        }

        return UnicodeForm.Compose(kept.ToString());
    }

    /// <summary>The name of a column: 0 is A, 26 is AA.</summary>
    public static string Column(int index)
    {
        var name = "";
        for (var left = index + 1; left > 0; left = (left - 1) / Letters)
            name = (char)('A' + ((left - 1) % Letters)) + name;
        return name;
    }

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
