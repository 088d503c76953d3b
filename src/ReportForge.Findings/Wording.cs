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
}
