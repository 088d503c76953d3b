using System.Text.Json;
using ReportForge.Data.Json;
using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Inbox;

/// <summary>Whether a data file ends where its format ends; says nothing about its contents.</summary>
internal static class CompleteData
{
    // A zip file ends with its directory; the record that closes it has this mark and at most 64 KB of comment behind it.
    private const int LongestZipEnd = 22 + ushort.MaxValue;

    private static ReadOnlySpan<byte> ZipEndMark => "PK\u0005\u0006"u8;

    public static IReadOnlyList<string> Extensions { get; } = [".json", ".xlsx"];

    public static bool Knows(string name) => Extensions.Any(extension => name.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    public static bool IsComplete(string path)
    {
        try
        {
            // What is no regular file, or too large, does not become one by waiting.
            if (!InputFile.TryReadDropped(path, path, out var bytes, out _))
                return true;
            return IsJson(path) ? EndsWhereJsonEnds(JsonBytes.WithoutMark(bytes).Span) : EndsWhereZipEnds(bytes);
        }
        catch (MachineFailureException)
        {
            // Its writer still holds it; on Windows that is what an open file looks like.
            return false;
        }
    }

    private static bool IsJson(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool EndsWhereZipEnds(ReadOnlySpan<byte> bytes) =>
        bytes[Math.Max(0, bytes.Length - LongestZipEnd)..].LastIndexOf(ZipEndMark) >= 0;

    private static bool EndsWhereJsonEnds(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 1000 }));
        try
        {
            while (reader.Read())
            {
                // The walk only looks for the end.
            }
        }
        catch (JsonException)
        {
            // A mistake in the middle does not go away by waiting.
            return true;
        }

        return reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
    }
}
