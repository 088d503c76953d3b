using System.IO.Compression;
using System.Security.Cryptography;

namespace ReportForge.Batches.Ledger;

/// <summary>
/// Data as the ledger keeps it, to tell later what changed: a mark by which a changed byte is known, then the packed JSON.
/// </summary>
internal static class PackedData
{
    private const int MarkBytes = 8;

    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        using var packed = new MemoryStream(json.Length / 4);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(json);
        return Marked(packed.ToArray());
    }

    /// <summary>What was packed before there were marks.</summary>
    public static byte[] Marked(byte[] packed) => [.. SHA256.HashData(packed).AsSpan(0, MarkBytes), .. packed];

    /// <exception cref="InvalidDataException">They are not as they were packed.</exception>
    public static byte[] Whole(byte[] packed) =>
        packed.Length > MarkBytes
            && SHA256.HashData(packed.AsSpan(MarkBytes)).AsSpan(0, MarkBytes).SequenceEqual(packed.AsSpan(0, MarkBytes))
            ? packed
            : throw new InvalidDataException();

    public static byte[] Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed, MarkBytes, packed.Length - MarkBytes), CompressionMode.Decompress);
        using var json = new MemoryStream();
        deflate.CopyTo(json);
        return json.ToArray();
    }
}
