using ReportForge.Word.Markup;

namespace ReportForge.Word.Tags;

/// <summary>
/// Text of a document that is merged again: what looks like the beginning of a tag and is none is written so that the later
/// merge prints it as it stands.
/// </summary>
internal static class LaterTags
{
    private const string Opening = "{%{";
    private const string Closing = "}%}";

    /// <summary>The text with its pairs of braces marked as text, and one at its end, behind which a tag may begin.</summary>
    public static string Guard(string text)
    {
        if (!text.Contains('{'))
            return text;
        var guarded = new System.Text.StringBuilder(text.Length + 12);
        for (var at = 0; at < text.Length;)
        {
            var length = LengthOfOpening(text, at);
            if (length == 0)
                guarded.Append(text[at++]);
            else
                guarded.Append(Opening).Append(text, at, length).Append(Closing);
            at += length;
        }

        return guarded.ToString();
    }

    public static void Guard(MarkupText text)
    {
        if (Guard(text.Raw) is var guarded && guarded == text.Raw)
            return;
        text.InsertBefore(new MarkupText(guarded));
        text.Remove();
    }

    private static int LengthOfOpening(string text, int at)
    {
        if (text.AsSpan(at).StartsWith(Opening))
            return Opening.Length;
        var braces = 0;
        while (at + braces < text.Length && text[at + braces] == '{')
            braces++;
        return braces > 1 || at + braces == text.Length ? braces : 0;
    }
}
