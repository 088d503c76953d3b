using System.Text;

namespace ReportForge.Findings;

/// <summary>
/// Text out of data as a terminal or a log may show it: characters that would move the cursor, change colours, forge a line or
/// turn the direction of writing are shown as signs, each as one, instead of being sent.
/// </summary>
public static class VisibleText
{
    private const char FirstPicture = '\u2400';
    private const char PictureOfDelete = '\u2421';
    private const char Substitute = '\u2426';

    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var index = 0;
        while (index < text.Length && !IsHidden(text[index]))
            index++;
        return index == text.Length ? text : Shown(text, index);
    }

    /// <summary>The same for a text of lines, whose ends and tabs stay.</summary>
    public static string OfLines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join('\n', text.Split('\n').Select(line => string.Join('\t', line.Split('\t').Select(Of))));
    }

    private static string Shown(string text, int from)
    {
        var shown = new StringBuilder(text.Length).Append(text, 0, from);
        for (var index = from; index < text.Length; index++)
            shown.Append(IsHidden(text[index]) ? Sign(text[index]) : text[index]);
        return shown.ToString();
    }

    private static bool IsHidden(char letter) =>
        char.IsControl(letter) || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\u200E' or '\u200F';

    // Unicode has a picture for each control character of ASCII.
    private static char Sign(char letter) => letter switch
    {
        < ' ' => (char)(FirstPicture + letter),
        '\u007F' => PictureOfDelete,
        _ => Substitute,
    };
}
