using System.Buffers;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace ReportForge.Packaging.Zip;

/// <summary>Inflates one entry into exactly the size that the directory promised, never more.</summary>
internal static class Inflater
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>The content; null when it is not what size and CRC say.</summary>
    public static ReadOnlyMemory<byte>? Inflate(ZipEntry entry, ReadOnlyMemory<byte> compressed)
    {
        var content = entry.Method == ZipMethod.Stored ? compressed : Deflated(compressed, entry.Size);
        var isWhole = content is { } bytes && bytes.Length == entry.Size && Crc32.HashToUInt32(bytes.Span) == entry.Crc32;
        return isWhole ? content : default;
    }

    /// <summary>Whether the content is what size and CRC say, without holding it.</summary>
    public static bool IsWhole(ZipEntry entry, ReadOnlyMemory<byte> compressed)
    {
        if (entry.Method == ZipMethod.Stored)
            return Inflate(entry, compressed) is not null;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var inflate = Opened(compressed);
            var (crc, size) = (new Crc32(), 0L);
            while (size <= entry.Size && inflate.Read(buffer) is > 0 and var read)
            {
                crc.Append(buffer.AsSpan(0, read));
                size += read;
            }

            return size == entry.Size && crc.GetCurrentHashAsUInt32() == entry.Crc32;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static ReadOnlyMemory<byte>? Deflated(ReadOnlyMemory<byte> compressed, long size)
    {
        using var inflate = Opened(compressed);
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

    private static DeflateStream Opened(ReadOnlyMemory<byte> compressed) =>
        new(new MemoryStream(Array(compressed, out var offset), offset, compressed.Length, writable: false), CompressionMode.Decompress);

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
