using System.Collections.Immutable;
using System.Xml.Linq;
using ReportForge.Findings;

namespace ReportForge.Packaging;

/// <summary>Reads the relationship parts. Nothing is followed: a loop of relationships is only data here.</summary>
internal static class RelationshipReader
{
    public static Dictionary<string, ImmutableArray<PackageRelationship>> Read(
        string file, ImmutableArray<PackagePart> parts, PackageLimits limits, ImmutableArray<Finding>.Builder findings)
    {
        var bySource = new Dictionary<string, ImmutableArray<PackageRelationship>>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts)
        {
            if (PartNames.SourceOfRelationships(part.Name) is not { } source)
                continue;
            var read = SafeXml.Load(file, part.Name, part.Bytes, limits);
            if (read.Finding is { } finding)
                findings.Add(finding);
            else if (read.Document?.Root is { } root)
                bySource[source] = ReadRows(file, part.Name, source, root, findings);
        }

        return bySource;
    }

    private static ImmutableArray<PackageRelationship> ReadRows(
        string file, string partName, string source, XElement root, ImmutableArray<Finding>.Builder findings)
    {
        var rows = ImmutableArray.CreateBuilder<PackageRelationship>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in root.Elements().Where(element => element.Name.LocalName == "Relationship"))
        {
            var (id, type, target) = (Text(element, "Id"), Text(element, "Type"), Text(element, "Target"));
            var isComplete = id.Length > 0 && type.Length > 0 && element.Attribute("Target") is not null && ids.Add(id);
            if (isComplete)
                rows.Add(Row(source, id, type, target, Text(element, "TargetMode") == "External"));
            else
                findings.Add(PackageFindings.RelationshipsBroken(file, partName));
        }

        return rows.ToImmutable();
    }

    private static PackageRelationship Row(string source, string id, string type, string target, bool isExternal)
    {
        if (isExternal)
            return new(id, type, target, IsExternal: true);
        var hash = target.IndexOf('#');
        var path = hash < 0 ? target : target[..hash];
        var resolved = path.Length == 0 ? source : PartNames.Resolve(source, path);
        return new(id, type, resolved, IsExternal: false) { Fragment = hash < 0 ? "" : target[hash..] };
    }

    private static string Text(XElement element, string name) => element.Attribute(name)?.Value ?? "";
}
