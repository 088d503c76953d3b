using System.Text;

namespace ReportForge.Data.Texts;

/// <summary>
/// The composed (NFC) and the decomposed (NFD) form of any text. The runtime's own way throws where a text has half of a
/// surrogate pair or the noncharacter U+FFFE, which files of strangers do have: here such a character stays as it is, and what
/// stands around it is brought to the form.
/// </summary>
public static class UnicodeForm
{
    private const char ReversedByteOrderMark = '\uFFFE';

    /// <summary>Letters and their marks as one character: the form in which texts are compared and written.</summary>
    public static string Compose(string text) => InForm(text, NormalizationForm.FormC);

    /// <summary>Letters and their marks one by one.</summary>
    public static string Decompose(string text) => InForm(text, NormalizationForm.FormD);

    /// <summary>Whether composing the text would change nothing.</summary>
    public static bool IsComposed(string text) => string.Equals(Compose(text), text, StringComparison.Ordinal);

    private static string InForm(string text, NormalizationForm form)
    {
        ArgumentNullException.ThrowIfNull(text);
        var broken = NextWithoutForm(text, 0);
        if (broken == text.Length)
            return Normalized(text, form);
        var whole = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length; start = broken + 1, broken = NextWithoutForm(text, start))
        {
            whole.Append(Normalized(text[start..broken], form));
            if (broken == text.Length)
                break;
            whole.Append(text[broken]);
        }

        return whole.ToString();
    }

    /// <summary>The place of the next character that belongs to no form, or the end of the text.</summary>
    private static int NextWithoutForm(string text, int start)
    {
        for (var index = start; index < text.Length; index++)
        {
            if (char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
                index++;
            else if (char.IsSurrogate(text[index]) || text[index] == ReversedByteOrderMark)
                return index;
        }

        return text.Length;
    }

#pragma warning disable RS0030 // The one place that may: what the runtime refuses has been cut out.
    private static string Normalized(string text, NormalizationForm form) => text.Normalize(form);
#pragma warning restore RS0030
}
