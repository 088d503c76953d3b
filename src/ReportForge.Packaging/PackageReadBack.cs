using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Packaging;

/// <summary>
/// Reads a package that was written as a stranger would read it: every XML part must be well-formed. A part that was broken in
/// the original is carried along as it stands, and Word opens none of such a copy.
/// </summary>
public static class PackageReadBack
{
    /// <summary>What keeps the package from being opened; none when nothing does.</summary>
    public static ImmutableArray<Finding> Problems(string file, ReadOnlyMemory<byte> bytes)
    {
        var read = PackageReader.Read(file, bytes);
        if (read.Package is not { } package)
            return read.Findings;
        return [.. package.Parts.Where(IsXml).Select(part => SafeXml.Check(file, part.Name, part.Bytes)).OfType<Finding>()];
    }

    private static bool IsXml(PackagePart part) =>
        part.ContentType.EndsWith("xml", StringComparison.OrdinalIgnoreCase)
        || part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || part.Name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
