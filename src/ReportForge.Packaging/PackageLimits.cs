namespace ReportForge.Packaging;

/// <summary>How much of a package is read before it is refused. Every figure is a maximum and inclusive.</summary>
public sealed record PackageLimits
{
    public static readonly PackageLimits Default = new();

    /// <summary>Size of the package itself; 100 MB by default.</summary>
    public long PackageBytes { get; init; } = 100_000_000;

    /// <summary>Number of zip entries; 5,000 by default.</summary>
    public int Entries { get; init; } = 5_000;

    /// <summary>Size of one inflated part; 100 MB by default.</summary>
    public long PartBytes { get; init; } = 100_000_000;

    /// <summary>Size of all inflated parts together; 150 MB by default.</summary>
    public long InflatedBytes { get; init; } = 150_000_000;

    /// <summary>
    /// Inflated size divided by compressed size of one part; 400 by default. Only parts above
    /// <see cref="RatioFloorBytes"/> are judged: a small part of blanks is harmless.
    /// </summary>
    public int Ratio { get; init; } = 400;

    /// <summary>Inflated size from which <see cref="Ratio"/> is judged; 10 MB by default.</summary>
    public long RatioFloorBytes { get; init; } = 10_000_000;

    /// <summary>Nesting of elements in an XML part; 256 by default (Word itself stops at about 100 nested tables).</summary>
    public int XmlDepth { get; init; } = 256;

    /// <summary>Elements of one XML part; 5,000,000 by default.</summary>
    public int XmlElements { get; init; } = 5_000_000;

    /// <summary>Elements, attributes, texts and comments of one XML part; as many as there are by default.</summary>
    public int XmlNodes { get; init; } = int.MaxValue;

    /// <summary>Elements of the content types and of one relationship part; 20,000 by default.</summary>
    public int IndexElements { get; init; } = 20_000;

    /// <summary>Size of the XML parts together, where all are read into trees (<see cref="XmlPartsCheck"/>); 8 MB by default.</summary>
    public long TreeBytes { get; init; } = 8_000_000;

    /// <summary>Elements of the XML parts together, where all are read into trees; 300,000 by default.</summary>
    public int TreeElements { get; init; } = 300_000;

    /// <summary>
    /// Elements, attributes, texts and comments of the XML parts together, where all are read into trees; 1,000,000 by
    /// default. Each takes some 90 bytes beside its text.
    /// </summary>
    public int TreeNodes { get; init; } = 1_000_000;

    /// <summary>
    /// Bytes from the beginning of one tag to that of the next in a part that is read into a tree; 2 MB by default. A reader
    /// keeps a tag with its attributes and a comment whole, at many times their size.
    /// </summary>
    public int TreeStretch { get; init; } = 2_000_000;
}
