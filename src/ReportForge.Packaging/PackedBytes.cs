using System.IO.Compression;

namespace ReportForge.Packaging;

/// <summary>Bytes that were compressed once, as small as can be, to stand in many packages.</summary>
/// <param name="Compressed">The bytes in the form of deflate (RFC 1951).</param>
/// <param name="Crc32">CRC-32 of the bytes.</param>
/// <param name="Size">Their number before they were compressed.</param>
public sealed record PackedBytes(ReadOnlyMemory<byte> Compressed, uint Crc32, int Size)
{
    public static PackedBytes Of(ReadOnlySpan<byte> bytes)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new DeflateStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
            deflate.Write(bytes);
        return new(compressed.ToArray(), System.IO.Hashing.Crc32.HashToUInt32(bytes), bytes.Length);
    }
}
