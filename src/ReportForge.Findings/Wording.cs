namespace ReportForge.Findings;

/// <summary>The language in which findings are printed.</summary>
public enum MessageLanguage
{
    Vietnamese,
    English,
}

/// <summary>One sentence in both languages. Vietnamese is NFC and in official spelling.</summary>
public readonly record struct Wording(string Vi, string En)
{
    /// <summary>A text that is the same in both languages: a figure, a name, a quoted text.</summary>
    public static Wording Same(string text) => new(text, text);

    public string In(MessageLanguage language) => language == MessageLanguage.English ? En : Vi;

    /// <summary>
    /// The same, or beginning and end of it where it is longer than anybody reads: what is quoted may be a text of megabytes.
    /// </summary>
    internal Wording Shortened() => Vi is { Length: > Longest } || En is { Length: > Longest } ? new(Short(Vi), Short(En)) : this;

    private const int Longest = 2_000;

    private static string Short(string text)
    {
        const int end = 200;
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - end), " … ", text.AsSpan(text.Length - end));
    }
}
