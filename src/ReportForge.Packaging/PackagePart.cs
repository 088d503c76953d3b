using System.Runtime.InteropServices;
using ReportForge.Packaging.Zip;

namespace ReportForge.Packaging;

/// <summary>One entry of a package: its name as a part (<c>/word/document.xml</c>), its bytes as they stand and inflated.</summary>
public sealed class PackagePart
{
    // A report of fifteen pages has a fifth of it.
    private const int MostHeldBytes = 1024 * 1024;

    private readonly ReadOnlyMemory<byte>? _bytes;
    private readonly WeakReference<byte[]>? _lately;
    private bool? _isXml;

    /// <param name="name">The part name.</param>
    /// <param name="entry">Its row of the directory.</param>
    /// <param name="compressed">The content as it stands in the package; it was seen to be what size and CRC say.</param>
    /// <param name="bytes">The inflated content; null when it is to be inflated each time that it is asked for.</param>
    internal PackagePart(string name, ZipEntry entry, ReadOnlyMemory<byte> compressed, ReadOnlyMemory<byte>? bytes)
    {
        Name = name;
        Entry = entry;
        Compressed = compressed;
        if (bytes is { Length: > MostHeldBytes } large && ArrayOf(large) is { } array)
            _lately = new(array);
        else
            _bytes = bytes;
    }

    /// <summary>The part name, with a leading slash.</summary>
    public string Name { get; }

    /// <summary>The media type that <c>[Content_Types].xml</c> gives; empty when it gives none.</summary>
    public string ContentType { get; internal set; } = "";

    /// <summary>
    /// The inflated content. Markup is held, that of more than a megabyte while the memory is not needed; a large part that is none
    /// (a picture, a font) is inflated anew for each call, for hardly anybody asks for it and a report may have a hundred of them.
    /// </summary>
    public ReadOnlyMemory<byte> Bytes => _bytes ?? (_lately?.TryGetTarget(out var lately) == true ? lately : Inflated());

    /// <summary>Whether the part is XML that can be read within the limits of a package, whatever its type says. Looked at once.</summary>
    public bool IsXml
    {
        get => _isXml ??= SafeXml.Check("", Name, Bytes) is null;
        internal set => _isXml = value;
    }

    /// <summary>Length of <see cref="Bytes"/>.</summary>
    public long Size => Entry.Size;

    /// <summary>The content as it stands in the package, compressed by <see cref="Method"/>.</summary>
    public ReadOnlyMemory<byte> Compressed { get; }

    /// <summary>CRC-32 of <see cref="Bytes"/>; it was checked when the package was read.</summary>
    public uint Crc32 => Entry.Crc32;

    public ZipMethod Method => Entry.Method;

    internal ZipEntry Entry { get; }

    public override string ToString() => Name;

    private ReadOnlyMemory<byte> Inflated()
    {
        var content = Inflater.Inflate(Entry, Compressed) ?? throw new InvalidDataException(Name);
        if (ArrayOf(content) is { } array)
            _lately?.SetTarget(array);
        return content;
    }

    // What stands in a package uncompressed is a stretch of the package.
    private byte[]? ArrayOf(ReadOnlyMemory<byte> content) =>
        Method == ZipMethod.Deflate && MemoryMarshal.TryGetArray(content, out var segment) ? segment.Array : null;
}
