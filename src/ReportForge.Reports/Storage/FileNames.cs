using System.Collections.Frozen;
using System.Text;
using ReportForge.Data.Texts;
using ReportForge.Findings;

namespace ReportForge.Reports.Storage;

/// <summary>Names of files that data has a part in: one plain name on every system, whatever the data puts into it.</summary>
public static class FileNames
{
    /// <summary>
    /// A name has at most 255 bytes on the file systems of Linux, and Vietnamese letters take up to three; what is left is for
    /// endings.
    /// </summary>
    public const int MostBytes = 200;

    /// <summary>Windows takes at most 260 characters for a whole path.</summary>
    private const int MostCharacters = 120;

    private const string Forbidden = "\\/:*?\"<>|";

    /// <summary>Names of devices of Windows, which no file may have, with any ending.</summary>
    private static readonly FrozenSet<string> Devices = new[] { "CON", "PRN", "AUX", "NUL" }
        .Concat(Enumerable.Range(1, 9).SelectMany(number => new[] { $"COM{number}", $"LPT{number}" }))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name without its ending that a text stands for; empty when nothing of it can be in a name.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in UnicodeForm.Compose(text).EnumerateRunes())
            plain.Append(IsAllowed(letter) ? letter.ToString() : "-");
        var name = Shortened(plain.ToString().Trim(' ', '.'), MostBytes);
        name = name[..Math.Min(name.Length, MostCharacters)].TrimEnd(' ', '.');
        return Devices.Contains(name.Split('.')[0].TrimEnd()) ? "_" + name : name;
    }

    /// <summary>The beginning of a name that has at most so many bytes in UTF-8; letters stay whole.</summary>
    public static string Shortened(string name, int mostBytes)
    {
        var (length, bytes) = (0, 0);
        foreach (var letter in name.EnumerateRunes())
        {
            bytes += letter.Utf8SequenceLength;
            if (bytes > mostBytes)
                return name[..length].TrimEnd(' ', '.');
            length += letter.Utf16SequenceLength;
        }

        return name;
    }

    // A sign that turns the direction of writing would show "fdp.docx" where the name ends with "exe".
    private static bool IsAllowed(Rune letter) =>
        VisibleText.Of(letter.ToString()) == letter.ToString()
        && letter.Value is not (0xFFFD or 0xFFFE or 0xFFFF)
        && !(letter.IsBmp && Forbidden.Contains((char)letter.Value));
}
