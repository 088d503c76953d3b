using System.Text;

namespace ReportForge.Word.Fields;

/// <summary>The code of a field, cut into words: its keyword, what it is about, and its switches (ECMA-376 §17.16.2).</summary>
internal sealed record FieldCode(IReadOnlyList<string> Words)
{
    public string Keyword { get; } = Words.Count == 0 ? "" : Words[0].ToUpperInvariant();

    /// <summary>The first word behind the keyword that is no switch; empty when there is none.</summary>
    public string Subject => Words.Count > 1 && !IsSwitch(Words[1]) ? Words[1] : "";

    /// <summary>The switches, each with the word behind it where that is none itself.</summary>
    public IEnumerable<(string Name, string Argument)> Switches
    {
        get
        {
            for (var at = 1; at < Words.Count; at++)
            {
                if (IsSwitch(Words[at]))
                    yield return (Words[at], at + 1 < Words.Count && !IsSwitch(Words[at + 1]) ? Words[at + 1] : "");
            }
        }
    }

    public static FieldCode Of(string code)
    {
        var (words, word, isQuoted) = (new List<string>(), new StringBuilder(), false);
        foreach (var character in code.Trim())
        {
            if (character is '"' or '“' or '”')
                isQuoted = !isQuoted;
            else if (!isQuoted && char.IsWhiteSpace(character))
                End(words, word);
            else
                word.Append(character);
        }

        End(words, word);
        return new(words);
    }

    /// <summary>Whether the switches are among those that leave the result as plain as it is.</summary>
    public bool HasOnly(params ReadOnlySpan<string> harmless)
    {
        foreach (var (name, argument) in Switches)
        {
            if (!harmless.Contains($"{name} {argument}".TrimEnd().ToUpperInvariant()) && !harmless.Contains(name.ToUpperInvariant()))
                return false;
        }

        return true;
    }

    private static bool IsSwitch(string word) => word.StartsWith('\\');

    private static void End(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }
}
