using System.IO.Compression;

namespace ReportForge.Batches.Ledger;

/// <summary>Data as the ledger keeps it, to tell later what changed.</summary>
internal static class PackedData
{
    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        using var packed = new MemoryStream(json.Length / 4);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            deflate.Write(json);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var json = new MemoryStream();
        deflate.CopyTo(json);
        return json.ToArray();
    }
}
