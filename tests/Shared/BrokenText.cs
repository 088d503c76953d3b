using System.Globalization;
using System.Text;

namespace ReportForge.Tests;

/// <summary>
/// Texts that UTF-16 can hold and Unicode can't: noncharacters, halves of surrogate pairs, marks without end, controls; and how
/// each stands in a file.
/// </summary>
internal static class BrokenText
{
    /// <summary>The texts themselves.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "\uFFFE", "\uFFFF", "\uFDD0", "\uFDEF", "\U0001FFFE", "\U0010FFFF", "\uD800", "\uDBFF", "\uDC00", "\uDFFF", "a\uD83Db", "\uDE00\uD83D", "e\u0301\uFFFE", "\uFFFEe\u0301", "\uD800e\u0301",
        "e\u0301\uDC00", new('\u0301', 300), "a" + new string('\u0323', 64) + "\u031B", "_xD800_", "_xFFFE_", "_x0000_", "_x005F_xD800_", "\u0000", "\u0001", "\u001B[31m", "\u0085", "\u200B",
        "\u202E", "\u2028", "\uFEFF", "\uFFFD", "Ế\uFFFE1", "1\uD800", "2024\uFFFF", "\u1100\uD800", "\u0344\uFDD0",
    ];

    /// <summary>The text inside of a string of JSON or of a quoted one of YAML: escaped, or at random as it is.</summary>
    public static byte[] Quoted(string text, Random random) => random.Next(2) == 0 ? Raw(text, quoted: true) : Encoding.ASCII.GetBytes(
        string.Concat(text.Select(unit => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"))));

    /// <summary>The text inside of markup: as it is, or at random with references to its characters.</summary>
    public static byte[] Marked(string text, Random random) => random.Next(2) == 0 ? Raw(text, quoted: false) : Encoding.ASCII.GetBytes(
        string.Concat(text.Select(unit => string.Create(CultureInfo.InvariantCulture, $"&#x{(int)unit:X};"))));

    /// <summary>The text as UTF-8, of which a half of a pair takes three bytes that UTF-8 does not know.</summary>
    public static byte[] Raw(string text, bool quoted = false)
    {
        const int lead = 0xE0;
        const int following = 0x80;
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(at++, 2)));
            else if (char.IsSurrogate(text[at]))
                bytes.AddRange([(byte)(lead | (text[at] >> 12)), (byte)(following | ((text[at] >> 6) & 0x3F)), (byte)(following | (text[at] & 0x3F))]);
            else if (!quoted || text[at] is not ('"' or '\\'))
                bytes.AddRange(Encoding.UTF8.GetBytes([text[at]]));
        }

        return [.. bytes];
    }

    /// <summary>Bytes in which one place, drawn at random of those that hold <paramref name="before"/>, gets more behind it.</summary>
    public static byte[] Into(byte[] file, byte[] before, byte[] inserted, Random random)
    {
        var places = new List<int>();
        for (var at = 0; at + before.Length <= file.Length; at++)
        {
            if (file.AsSpan(at).StartsWith(before))
                places.Add(at + before.Length);
        }

        var place = places.Count == 0 ? random.Next(file.Length + 1) : places[random.Next(places.Count)];
        return [.. file[..place], .. inserted, .. file[place..]];
    }
}
