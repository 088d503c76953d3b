using System.IO.Compression;
using System.Runtime.InteropServices;

namespace ReportForge.Packaging.Zip;

/// <summary>Inflates one entry into exactly the size that the directory promised, never more.</summary>
internal static class Inflater
{
    /// <summary>The content; null when it is not what size and CRC say.</summary>
    public static ReadOnlyMemory<byte>? Inflate(ZipEntry entry, ReadOnlyMemory<byte> compressed)
    {
        var content = entry.Method == ZipMethod.Stored ? compressed : Deflated(compressed, entry.Size);
        var isWhole = content is { } bytes && bytes.Length == entry.Size && Crc32.Of(bytes.Span) == entry.Crc32;
        return isWhole ? content : default;
    }

    private static ReadOnlyMemory<byte>? Deflated(ReadOnlyMemory<byte> compressed, long size)
    {
        using var source = new MemoryStream(Array(compressed, out var offset), offset, compressed.Length, writable: false);
        using var inflate = new DeflateStream(source, CompressionMode.Decompress);
        try
        {
            var content = new byte[size];
            var length = inflate.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
            var endsThere = length == size && inflate.ReadByte() < 0;
            return endsThere ? content : default(ReadOnlyMemory<byte>?);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Array(ReadOnlyMemory<byte> memory, out int offset)
    {
        if (MemoryMarshal.TryGetArray(memory, out var segment) && segment.Array is { } array)
        {
            offset = segment.Offset;
            return array;
        }

        offset = 0;
        return memory.ToArray();
    }
}
