using System.Text;

namespace ReportForge.Word.Fields;

/// <summary>A word of a field's code; what stands in quotation marks is no switch, whatever it begins with.</summary>
internal readonly record struct FieldWord(string Text, bool IsSwitch);

/// <summary>The code of a field, cut into words: its keyword, what it is about, and its switches (ECMA-376 §17.16.2).</summary>
internal sealed record FieldCode(IReadOnlyList<FieldWord> Words)
{
    // The argument may touch its switch: \r3, \*MERGEFORMAT, \#"0,0".
    private const int SwitchLength = 2;

    public string Keyword { get; } = Words.Count == 0 ? "" : Words[0].Text.ToUpperInvariant();

    /// <summary>The first word behind the keyword that is no switch; empty when there is none.</summary>
    public string Subject => Words.Count > 1 && !Words[1].IsSwitch ? Words[1].Text : "";

    /// <summary>The words behind the keyword that are neither switches nor stand behind one.</summary>
    public IEnumerable<string> Operands => Words.Skip(1).TakeWhile(word => !word.IsSwitch).Select(word => word.Text);

    /// <summary>The switches, each with the word behind it where that is none itself.</summary>
    public IEnumerable<(string Name, string Argument)> Switches
    {
        get
        {
            for (var at = 1; at < Words.Count; at++)
            {
                if (Words[at].IsSwitch)
                    yield return (Words[at].Text, at + 1 < Words.Count && !Words[at + 1].IsSwitch ? Words[at + 1].Text : "");
            }
        }
    }

    public static FieldCode Of(string code)
    {
        var (words, word, isQuoted, wasQuoted) = (new List<FieldWord>(), new StringBuilder(), false, false);
        foreach (var character in code.Trim())
        {
            if (character is '"' or '“' or '”')
            {
                // A quoted argument may touch its switch.
                if (!isQuoted && word.Length == SwitchLength && word[0] == '\\')
                    End(words, word, ref wasQuoted);
                (isQuoted, wasQuoted) = (!isQuoted, true);
            }
            else if (!isQuoted && char.IsWhiteSpace(character))
                End(words, word, ref wasQuoted);
            else
                word.Append(character);
        }

        End(words, word, ref wasQuoted);
        return new(words);
    }

    /// <summary>What stands behind a switch; null when the code does not have it.</summary>
    public string? ArgumentOf(string name)
    {
        foreach (var (written, argument) in Switches)
        {
            if (written.Equals(name, StringComparison.OrdinalIgnoreCase))
                return argument;
        }

        return null;
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

    private static void End(List<FieldWord> words, StringBuilder word, ref bool wasQuoted)
    {
        var text = word.ToString();
        if (text.Length > 0 && (wasQuoted || text[0] != '\\'))
            words.Add(new(text, IsSwitch: false));
        else if (text.Length > 0)
        {
            words.Add(new(text[..Math.Min(SwitchLength, text.Length)], IsSwitch: true));
            if (text.Length > SwitchLength)
                words.Add(new(text[SwitchLength..], IsSwitch: false));
        }

        word.Clear();
        wasQuoted = false;
    }
}
