namespace ReportForge.Word.Images;

/// <summary>Where pictures come from: the data itself, or files that the caller gave. Never from the network.</summary>
internal static class ImageSource
{
    private const string DataScheme = "data:";
    private const string Base64 = ";base64,";

    /// <summary>The bytes of a picture; null when the source has none.</summary>
    public static ReadOnlyMemory<byte>? Find(string source, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? files)
    {
        if (!source.StartsWith(DataScheme, StringComparison.OrdinalIgnoreCase))
            return files is not null && files.TryGetValue(source, out var file) ? file : default(ReadOnlyMemory<byte>?);
        var comma = source.IndexOf(Base64, StringComparison.OrdinalIgnoreCase);
        if (comma < 0)
            return default;
        var text = source.AsSpan(comma + Base64.Length);
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(text, bytes, out var length) ? bytes.AsMemory(0, length) : default(ReadOnlyMemory<byte>?);
    }
}
