using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Rules;

/// <summary>A numbered heading, with the number that it should have after those before it.</summary>
internal sealed record OutlineHeading(string Text, string Number, string Expected, int Level);

/// <summary>
/// Follows the numbering of a document: Phần thứ nhất, I., 1., 1.1., a). A new heading of a higher level starts the lower ones
/// again; a letter or a number that begins at its first value starts a list of its own.
/// </summary>
internal sealed partial class OutlineReader
{
    private const int PartLevel = 0;
    private const int RomanLevel = 1;
    private const int NumberLevel = 2;
    private const int LetterLevel = 9;

    private static readonly string[] PartOrdinals = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy"];

    private readonly Dictionary<int, int> last = [];
    private string number = "";

    /// <summary>The heading that a paragraph is, or null.</summary>
    public OutlineHeading? Read(string text)
    {
        var part = PartPattern().Match(text);
        if (part.Success)
            return Heading(
                text, PartLevel, Array.IndexOf(PartOrdinals, part.Groups[1].Value.ToLowerInvariant()) + 1, part.Groups[1].Value, PartName);
        var roman = RomanPattern().Match(text);
        if (roman.Success && RomanValue(roman.Groups[1].Value) is { } value)
            return Heading(text, RomanLevel, value, roman.Groups[1].Value, RomanNumeral.Write);
        var dotted = DottedPattern().Match(text);
        if (dotted.Success)
            return Dotted(text, dotted.Groups[1].Value);
        var letter = LetterPattern().Match(text);
        return letter.Success ? Heading(text, LetterLevel, LetterValue(letter.Groups[1].Value), letter.Groups[1].Value, LetterName) : null;
    }

    private OutlineHeading Heading(string text, int level, int value, string written, Func<int, string> name)
    {
        var expected = last.GetValueOrDefault(level) + 1;
        Enter(level, value);
        return new OutlineHeading(text, written, name(expected), level);
    }

    private OutlineHeading Dotted(string text, string written)
    {
        var numbers = written.Split('.');
        var level = NumberLevel + numbers.Length - 1;
        var own = int.Parse(numbers[^1], CultureInfo.InvariantCulture);
        var counted = last.GetValueOrDefault(level) + 1;
        var parent = numbers.Length > 1 ? string.Join('.', number.Split('.').Take(numbers.Length - 1)) : "";
        var expected = parent.Length > 0 ? $"{parent}.{counted}" : counted.ToString(CultureInfo.InvariantCulture);
        Enter(level, own);
        number = written;
        return new OutlineHeading(text, written, expected, level);
    }

    private void Enter(int level, int value)
    {
        last[level] = value;
        foreach (var deeper in last.Keys.Where(deeper => deeper > level).ToArray())
            last.Remove(deeper);
    }

    private static string PartName(int value) => value <= PartOrdinals.Length
        ? PartOrdinals[value - 1]
        : value.ToString(CultureInfo.InvariantCulture);

    private static string LetterName(int value) => PointLetter.CanWrite(value) ? PointLetter.Write(value) : "";

    private static int LetterValue(string letter) =>
        Enumerable.Range(1, 23).FirstOrDefault(value => PointLetter.Write(value) == letter);

    private static int? RomanValue(string numeral)
    {
        for (var value = 1; value <= 50; value++)
        {
            if (RomanNumeral.Write(value) == numeral)
                return value;
        }

        return null;
    }

    [GeneratedRegex(@"^\s*Phần\s+thứ\s+(\p{L}+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PartPattern();

    [GeneratedRegex(@"^\s*([IVXL]+)\.\s", RegexOptions.CultureInvariant)]
    private static partial Regex RomanPattern();

    [GeneratedRegex(@"^\s*(\d{1,2}(?:\.\d{1,2})*)\.\s", RegexOptions.CultureInvariant)]
    private static partial Regex DottedPattern();

    [GeneratedRegex(@"^\s*([a-zđ])\)\s", RegexOptions.CultureInvariant)]
    private static partial Regex LetterPattern();
}
