using System.Buffers.Binary;

namespace ReportForge.Word.Images;

/// <summary>
/// A picture with its size in dots, of which an SVG may have parts. An SVG has a PNG or JPEG of the same picture for readers
/// that show no SVG.
/// </summary>
internal sealed record ImageFile(ReadOnlyMemory<byte> Bytes, string Extension, double Width, double Height)
{
    private const int MostBytes = 10_000_000;
    private const long MostDots = 50_000_000;

    private static ReadOnlySpan<byte> PngStart => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>What readers show that know no SVG; null for pictures that all of them show.</summary>
    public ImageFile? Fallback { get; init; }

    public string ContentType => Extension == SvgFile.Extension ? "image/svg+xml" : $"image/{Extension}";

    /// <summary>Reads kind and size; null for anything but a PNG or JPEG of sensible size.</summary>
    public static ImageFile? Read(ReadOnlyMemory<byte> bytes)
    {
        var image = bytes.Length > MostBytes ? null : ReadPng(bytes) ?? ReadJpeg(bytes);
        var isSensible = image is { Width: > 0, Height: > 0 } && image.Width * image.Height <= MostDots;
        return isSensible ? image : null;
    }

    private static ImageFile? ReadPng(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        var isPng = span.Length > 24 && span.StartsWith(PngStart) && span.Slice(12, 4).SequenceEqual("IHDR"u8);
        return isPng
            ? new(bytes, "png", BinaryPrimitives.ReadInt32BigEndian(span[16..]), BinaryPrimitives.ReadInt32BigEndian(span[20..]))
            : null;
    }

    // The size stands in the frame header, the first marker from C0 to CF that is no table (ITU T.81, table B.1).
    private static ImageFile? ReadJpeg(ReadOnlyMemory<byte> bytes)
    {
        var span = bytes.Span;
        if (!span.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            return null;
        for (var at = 2; at + 9 < span.Length && span[at] == 0xFF;)
        {
            var marker = span[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new(bytes, "jpeg", BinaryPrimitives.ReadUInt16BigEndian(span[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(
                    span[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(span[(at + 2)..]);
        }

        return null;
    }
}
