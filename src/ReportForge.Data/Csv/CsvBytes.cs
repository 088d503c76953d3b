using System.Diagnostics.CodeAnalysis;
using System.Text;
using ReportForge.Data.Texts;

namespace ReportForge.Data.Csv;

/// <summary>
/// The text of a CSV file. Only encodings that say themselves what they are: UTF-8, and UTF-16 with its mark, as Excel
/// saves "Unicode Text". A code page such as Windows-1258 cannot be told from another, so it is never guessed.
/// </summary>
public static class CsvBytes
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    /// <summary>False when the bytes are in none of these encodings.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = UnicodeForm.Compose(EncodingOf(bytes).GetString(bytes).TrimStart('\uFEFF'));
            return !text.Contains('\0');
        }
        catch (ArgumentException)
        {
            text = null;
            return false;
        }
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => LittleEndian,
        [0xFE, 0xFF, ..] => BigEndian,
        _ => Utf8,
    };
}
