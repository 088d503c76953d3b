using ReportForge.Packaging;

namespace ReportForge.Regeneration.Editing;

/// <summary>Packages part for part.</summary>
internal static class PackageComparison
{
    /// <summary>Whether two documents are the same but for what they say about their origin.</summary>
    public static bool AreSame(OpcPackage one, OpcPackage other, string originNamespace)
    {
        var origins = new[] { one, other }
            .Select(package => originNamespace.Length == 0 ? null : CustomXml.Find(package, originNamespace)?.Name).ToHashSet();
        return one.Parts.Length == other.Parts.Length
            && one.Parts.All(part => other.Find(part.Name) is { } its
                && (origins.Contains(part.Name) || AreSame(part, its)));
    }

    public static bool AreSame(PackagePart one, PackagePart other) =>
        one.Crc32 == other.Crc32 && one.Size == other.Size && one.Bytes.Span.SequenceEqual(other.Bytes.Span);

    public static ReadOnlyMemory<byte> Copy(OpcPackage package) => new PackageScript(package).Write();
}
