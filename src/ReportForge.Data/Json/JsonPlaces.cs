using System.Text;
using ReportForge.Findings;

namespace ReportForge.Data.Json;

/// <summary>Lines and columns of bytes in a UTF-8 document.</summary>
internal static class JsonPlaces
{
    private const int MaxQuoteBytes = 200;

    public static (int Line, int Column) At(ReadOnlySpan<byte> utf8, int offset)
    {
        offset = Math.Min(offset, utf8.Length);
        var before = utf8[..offset];
        var line = 1 + before.Count((byte)'\n');
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (line, 1 + Encoding.UTF8.GetCharCount(before[lineStart..]));
    }

    public static int OffsetOf(ReadOnlySpan<byte> utf8, long line, long bytesInLine)
    {
        var start = 0;
        for (var passed = 0L; passed < line; passed++)
        {
            var end = utf8[start..].IndexOf((byte)'\n');
            if (end < 0)
                break;
            start += end + 1;
        }

        return (int)Math.Min(utf8.Length, start + bytesInLine);
    }

    /// <summary>The place with its line, unless that is very long.</summary>
    public static Place Quote(ReadOnlySpan<byte> utf8, int offset, Place place)
    {
        offset = Math.Min(offset, utf8.Length);
        var start = utf8[..offset].LastIndexOf((byte)'\n') + 1;
        var length = utf8[start..].IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
            length = utf8.Length - start;
        if (length > MaxQuoteBytes)
            return place;
        return place with
        {
            Quote = Encoding.UTF8.GetString(utf8.Slice(start, length)),
            QuoteStart = place.Column - 1,
            QuoteLength = 1,
        };
    }
}
