using System.Text;

namespace ReportForge.Findings;

/// <summary>
/// Text out of data as a terminal or a log may show it: characters that would move the cursor, change colours, forge a line or
/// turn the direction of writing, and what is no character at all (Unicode 23.7: noncharacters; halves of pairs alone), are shown
/// as signs, each as one, instead of being sent.
/// </summary>
public static class VisibleText
{
    private const char FirstPicture = '\u2400';
    private const char PictureOfDelete = '\u2421';
    private const char Substitute = '\u2426';
    private const char Replacement = '\uFFFD';

    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var index = 0;
        while (index < text.Length && !IsHidden(text, index))
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
            shown.Append(IsHidden(text, index) ? Sign(text[index]) : text[index]);
        return shown.ToString();
    }

    private static bool IsHidden(string text, int index) => IsSteering(text[index]) || IsNoCharacter(text[index]) || IsHalf(text, index);

    private static bool IsNoCharacter(char letter) => letter is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF');

    private static bool IsHalf(string text, int index) => char.IsHighSurrogate(text[index])
        ? index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1])
        : char.IsLowSurrogate(text[index]) && (index == 0 || !char.IsHighSurrogate(text[index - 1]));

    private static bool IsSteering(char letter) =>
        char.IsControl(letter)
        || letter is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029' or '\u200E' or '\u200F';

    // Unicode has a picture for each control character of ASCII.
    private static char Sign(char letter) => letter switch
    {
        < ' ' => (char)(FirstPicture + letter),
        '\u007F' => PictureOfDelete,
        >= '\uD800' and <= '\uDFFF' or >= '\uFDD0' => Replacement,
        _ => Substitute,
    };
}
