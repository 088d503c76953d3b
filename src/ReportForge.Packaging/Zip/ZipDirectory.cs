using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using ReportForge.Findings;

namespace ReportForge.Packaging.Zip;

/// <summary>Reads the central directory of a zip (APPNOTE 6.3 §4.3.12), trusting nothing that it says.</summary>
internal ref struct ZipDirectory(string file, ReadOnlySpan<byte> bytes, int mostEntries, ImmutableArray<Finding>.Builder findings)
{
    private const uint LocalSignature = 0x04034B50;
    private const uint CentralSignature = 0x02014B50;
    private const uint EndSignature = 0x06054B50;
    private const uint Zip64LocatorSignature = 0x07064B50;
    private const uint Zip64EndSignature = 0x06064B50;
    private const int EndLength = 22;
    private const int CentralLength = 46;
    private const int LocalLength = 30;
    private const int Zip64LocatorLength = 20;
    private const int Zip64EndLength = 56;
    private const uint Elsewhere = 0xFFFFFFFF;

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The entries in the directory's order; empty with a finding when the directory cannot be trusted.</summary>
    public readonly ImmutableArray<ZipEntry> Read()
    {
        var end = FindEnd();
        if (end < 0 || !TryReadEnd(end, out var count, out var offset))
            return Refuse(ZipFindings.Truncated(file));
        if (count > mostEntries)
            return Refuse(ZipFindings.TooManyEntries(file, count, mostEntries));
        var entries = ImmutableArray.CreateBuilder<ZipEntry>((int)count);
        for (var index = 0L; index < count; index++)
        {
            if (!TryReadCentral(ref offset, end, out var entry))
                return Refuse(ZipFindings.Truncated(file));
            if (entry is not null)
                entries.Add(entry);
        }

        return entries.ToImmutable();
    }

    private readonly ImmutableArray<ZipEntry> Refuse(Finding finding)
    {
        findings.Add(finding);
        return [];
    }

    private readonly int FindEnd()
    {
        var earliest = Math.Max(0, _bytes.Length - EndLength - ushort.MaxValue);
        for (var at = _bytes.Length - EndLength; at >= earliest; at--)
        {
            var isEnd = U32(at) == EndSignature && at + EndLength + U16(at + 20) == _bytes.Length;
            if (isEnd)
                return at;
        }

        return -1;
    }

    private readonly bool TryReadEnd(int end, out long count, out long offset)
    {
        count = U16(end + 10);
        offset = U32(end + 16);
        var isOneDisk = U16(end + 4) is 0 or 0xFFFF && U16(end + 6) is 0 or 0xFFFF;
        var isZip64 = count == 0xFFFF || offset == Elsewhere;
        return isOneDisk && (!isZip64 || TryReadZip64End(end - Zip64LocatorLength, out count, out offset)) && offset >= 0 && offset <= end;
    }

    private readonly bool TryReadZip64End(int locator, out long count, out long offset)
    {
        (count, offset) = (0, 0);
        if (locator < 0 || U32(locator) != Zip64LocatorSignature)
            return false;
        var end = U64(locator + 8);
        if (end < 0 || end > locator - Zip64EndLength || U32((int)end) != Zip64EndSignature)
            return false;
        (count, offset) = (U64((int)end + 32), U64((int)end + 48));
        return count >= 0;
    }

    private readonly bool TryReadCentral(ref long offset, int end, out ZipEntry? entry)
    {
        entry = null;
        if (offset < 0 || offset > end - CentralLength || U32((int)offset) != CentralSignature)
            return false;
        var at = (int)offset;
        var (nameLength, extraLength, commentLength) = (U16(at + 28), U16(at + 30), U16(at + 32));
        offset = at + CentralLength + nameLength + extraLength + commentLength;
        if (offset > end)
            return false;
        var name = Encoding.UTF8.GetString(_bytes.Slice(at + CentralLength, nameLength));
        var extra = _bytes.Slice(at + CentralLength + nameLength, extraLength);
        return TryReadEntry(at, name, extra, out entry);
    }

    private readonly bool TryReadEntry(int at, string name, ReadOnlySpan<byte> extra, out ZipEntry? entry)
    {
        entry = null;
        long compressed = U32(at + 20), size = U32(at + 24), header = U32(at + 42);
        if (!TryReadZip64Extra(extra, ref size, ref compressed, ref header))
            return false;
        if ((U16(at + 8) & 1) != 0)
            findings.Add(ZipFindings.EntryEncrypted(file, name));
        else if (U16(at + 10) is not (0 or 8) and var method)
            findings.Add(ZipFindings.UnknownMethod(file, name, method));
        else
            entry = Located(new ZipEntry(name, (ZipMethod)U16(at + 10), U32(at + 16), compressed, size, header));
        return true;
    }

    private readonly ZipEntry? Located(ZipEntry entry)
    {
        var isHeader = entry.HeaderOffset >= 0
            && entry.HeaderOffset <= _bytes.Length - LocalLength
            && U32((int)entry.HeaderOffset) == LocalSignature;
        if (isHeader)
        {
            var at = (int)entry.HeaderOffset;
            var data = at + LocalLength + U16(at + 26) + U16(at + 28);
            var isInside = entry.CompressedSize >= 0 && entry.CompressedSize <= _bytes.Length - data;
            if (isInside && NameAgrees(at, entry.Name))
                return entry with { DataOffset = data };
        }

        findings.Add(ZipFindings.EntryDamaged(file, entry.Name));
        return null;
    }

    private readonly bool NameAgrees(int header, string name)
    {
        var length = U16(header + 26);
        return header + LocalLength + length <= _bytes.Length
            && Encoding.UTF8.GetString(_bytes.Slice(header + LocalLength, length)) == name;
    }

    private static bool TryReadZip64Extra(ReadOnlySpan<byte> extra, ref long size, ref long compressed, ref long header)
    {
        if (size != Elsewhere && compressed != Elsewhere && header != Elsewhere)
            return true;
        var field = FindExtra(extra, id: 1);
        return TryTake(ref field, ref size) && TryTake(ref field, ref compressed) && TryTake(ref field, ref header);
    }

    private static bool TryTake(ref ReadOnlySpan<byte> field, ref long value)
    {
        if (value != Elsewhere)
            return true;
        if (field.Length < 8)
            return false;
        value = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[8..];
        return value >= 0;
    }

    private static ReadOnlySpan<byte> FindExtra(ReadOnlySpan<byte> extra, int id)
    {
        while (extra.Length >= 4)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (length > extra.Length - 4)
                return [];
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == id)
                return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }

        return [];
    }

    private readonly ushort U16(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[at..]);

    private readonly uint U32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[at..]);

    private readonly long U64(int at) => BinaryPrimitives.ReadInt64LittleEndian(_bytes[at..]);
}
