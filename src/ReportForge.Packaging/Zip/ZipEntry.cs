namespace ReportForge.Packaging.Zip;

/// <summary>How an entry's bytes are written in the zip; the two methods that OPC allows.</summary>
public enum ZipMethod
{
    Stored = 0,
    Deflate = 8,
}

/// <summary>One row of a zip's central directory, with the place of its data.</summary>
internal sealed record ZipEntry(string Name, ZipMethod Method, uint Crc32, long CompressedSize, long Size, long HeaderOffset)
{
    public long DataOffset { get; init; }

    public long EndOffset => DataOffset + CompressedSize;

    public bool IsDirectory => Name.EndsWith('/') && Size == 0;
}
