using System.Text;

namespace ReportForge.Word.Composition;

/// <summary>The text of an XML part. OPC allows UTF-8 and UTF-16 (ECMA-376 part 2, §8.1.4); everything is written as UTF-8.</summary>
internal static class PartText
{
    public static string Decode(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => WithUtf8Declared(Encoding.Unicode.GetString(bytes[2..])),
        [0xFE, 0xFF, ..] => WithUtf8Declared(Encoding.BigEndianUnicode.GetString(bytes[2..])),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        _ => Encoding.UTF8.GetString(bytes),
    };

    private static string WithUtf8Declared(string text)
    {
        var end = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) : -1;
        return end < 0 ? text : "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + text[(end + 2)..];
    }
}
