using ReportForge.Packaging.Zip;

namespace ReportForge.Packaging;

/// <summary>One entry of a package: its name as a part (<c>/word/document.xml</c>), its bytes as they stand and inflated.</summary>
public sealed class PackagePart
{
    internal PackagePart(string name, ZipEntry entry, ReadOnlyMemory<byte> compressed, ReadOnlyMemory<byte> bytes)
    {
        Name = name;
        Entry = entry;
        Compressed = compressed;
        Bytes = bytes;
    }

    /// <summary>The part name, with a leading slash.</summary>
    public string Name { get; }

    /// <summary>The media type that <c>[Content_Types].xml</c> gives; empty when it gives none.</summary>
    public string ContentType { get; internal set; } = "";

    /// <summary>The inflated content.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The content as it stands in the package, compressed by <see cref="Method"/>.</summary>
    public ReadOnlyMemory<byte> Compressed { get; }

    /// <summary>CRC-32 of <see cref="Bytes"/>; it was checked when the package was read.</summary>
    public uint Crc32 => Entry.Crc32;

    public ZipMethod Method => Entry.Method;

    internal ZipEntry Entry { get; }

    public override string ToString() => Name;
}
