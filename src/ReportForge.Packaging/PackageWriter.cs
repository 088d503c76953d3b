using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using ReportForge.Packaging.Zip;

namespace ReportForge.Packaging;

/// <summary>
/// Writes a package entry after entry: the same calls give the same bytes. Every entry bears the date 1980-01-01, the
/// earliest that a zip can say, and its sizes stand in its header, so that any reader can read it from the front.
/// </summary>
public sealed class PackageWriter(IBufferWriter<byte> output)
{
    private const ushort Version = 20;
    private const ushort Utf8Names = 0x0800;
    private const uint FirstDate = 0x00210000;

    private readonly ArrayBufferWriter<byte> _directory = new(1024);
    private readonly List<SealedPart> _parts = [];
    private long _position;
    private int _count;

    /// <summary>Copies an entry of an opened package as it stands, without inflating it.</summary>
    public void Copy(PackagePart part) => Copy(part, part.Name);

    /// <summary>Copies an entry under another name.</summary>
    public void Copy(PackagePart part, string partName) =>
        AddCompressed(partName, part.Method, part.Compressed.Span, part.Crc32, part.Size);

    /// <summary>Adds a part and compresses it.</summary>
    public void Add(string partName, ReadOnlySpan<byte> bytes, CompressionLevel level = CompressionLevel.Optimal)
    {
        // Markup becomes a sixth of its length or less.
        using var compressed = new MemoryStream(bytes.Length / 6);
        using (var deflate = new DeflateStream(compressed, level, leaveOpen: true))
            deflate.Write(bytes);
        var packed = compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
        AddCompressed(partName, ZipMethod.Deflate, packed, Crc32.HashToUInt32(bytes), bytes.Length);
    }

    /// <summary>Adds a part as it is: a picture, which compression would not make smaller.</summary>
    public void AddStored(string partName, ReadOnlySpan<byte> bytes) =>
        AddCompressed(partName, ZipMethod.Stored, bytes, Crc32.HashToUInt32(bytes), bytes.Length);

    /// <summary>Adds a part that was compressed before, for every package in which it stands.</summary>
    public void Add(string partName, PackedBytes packed) =>
        AddCompressed(partName, ZipMethod.Deflate, packed.Compressed.Span, packed.Crc32, packed.Size);

    private void AddCompressed(string partName, ZipMethod method, ReadOnlySpan<byte> compressed, uint crc32, long size)
    {
        var header = _position;
        var entry = new Header(partName.TrimStart('/'), method, crc32, compressed.Length, size);
        WriteLocal(entry);
        output.Write(compressed);
        _position += compressed.Length;
        WriteCentral(entry, header);
        _parts.Add(new SealedPart(entry.Name, crc32, size));
        _count++;
    }

    /// <summary>The seal of the parts that were added so far.</summary>
    public string Seal() => PackageSeal.Of(_parts);

    /// <summary>Writes the directory; nothing can be added afterwards.</summary>
    public void Finish()
    {
        var directoryStart = _position;
        output.Write(_directory.WrittenSpan);
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], checked((ushort)_count));
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], checked((ushort)_count));
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)_directory.WrittenCount);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], checked((uint)directoryStart));
        output.Write(end);
        _position += _directory.WrittenCount + end.Length;
    }

    private void WriteLocal(Header entry)
    {
        Span<byte> header = stackalloc byte[30];
        header.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034B50);
        WriteShared(header[4..], entry);
        var name = Encoding.UTF8.GetBytes(entry.Name);
        output.Write(header);
        output.Write(name);
        _position += header.Length + name.Length;
    }

    private void WriteCentral(Header entry, long headerOffset)
    {
        Span<byte> row = stackalloc byte[46];
        row.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(row, 0x02014B50);
        BinaryPrimitives.WriteUInt16LittleEndian(row[4..], Version);
        WriteShared(row[6..], entry);
        BinaryPrimitives.WriteUInt32LittleEndian(row[42..], checked((uint)headerOffset));
        _directory.Write(row);
        _directory.Write(Encoding.UTF8.GetBytes(entry.Name));
    }

    // Local and central headers share this stretch (APPNOTE §4.3.7 and §4.3.12).
    private static void WriteShared(Span<byte> target, Header entry)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(target, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(target[2..], Ascii.IsValid(entry.Name) ? (ushort)0 : Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(target[4..], (ushort)entry.Method);
        BinaryPrimitives.WriteUInt32LittleEndian(target[6..], FirstDate);
        BinaryPrimitives.WriteUInt32LittleEndian(target[10..], entry.Crc32);
        BinaryPrimitives.WriteUInt32LittleEndian(target[14..], checked((uint)entry.CompressedSize));
        BinaryPrimitives.WriteUInt32LittleEndian(target[18..], checked((uint)entry.Size));
        BinaryPrimitives.WriteUInt16LittleEndian(target[22..], checked((ushort)Encoding.UTF8.GetByteCount(entry.Name)));
    }

    private readonly record struct Header(string Name, ZipMethod Method, uint Crc32, long CompressedSize, long Size);
}
