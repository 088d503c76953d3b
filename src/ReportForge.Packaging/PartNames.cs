namespace ReportForge.Packaging;

/// <summary>The arithmetic of part names (ECMA-376 part 2, §9.1).</summary>
public static class PartNames
{
    /// <summary>The relationship part of a part: <c>/word/document.xml</c> → <c>/word/_rels/document.xml.rels</c>.</summary>
    public static string RelationshipsOf(string partName)
    {
        var slash = partName.LastIndexOf('/');
        return $"{partName[..(slash + 1)]}_rels/{partName[(slash + 1)..]}.rels";
    }

    /// <summary>The part whose relationships a relationship part holds, <c>/</c> for the package; null for any other part.</summary>
    public static string? SourceOfRelationships(string partName)
    {
        const string folder = "/_rels/";
        const string extension = ".rels";
        var at = partName.LastIndexOf(folder, StringComparison.OrdinalIgnoreCase);
        var isRelationships = at >= 0
            && partName.EndsWith(extension, StringComparison.OrdinalIgnoreCase)
            && partName.IndexOf('/', at + folder.Length) < 0;
        return isRelationships ? partName[..(at + 1)] + partName[(at + folder.Length)..^extension.Length] : null;
    }

    /// <summary>
    /// The part name that <paramref name="target"/> means when it is written in a relationship of <paramref name="source"/>.
    /// </summary>
    public static string Resolve(string source, string target)
    {
        var path = target.StartsWith('/') ? target : source[..(source.LastIndexOf('/') + 1)] + target;
        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            Apply(segments, segment);
        return "/" + string.Join('/', segments);
    }

    /// <summary>
    /// How <paramref name="target"/> is written in a relationship of <paramref name="source"/>: relative where they share a folder.
    /// </summary>
    public static string Relative(string source, string target)
    {
        var folder = source[..(source.LastIndexOf('/') + 1)];
        return target.StartsWith(folder, StringComparison.Ordinal) ? target[folder.Length..] : target;
    }

    private static void Apply(List<string> segments, string segment)
    {
        if (segment == ".." && segments.Count > 0)
            segments.RemoveAt(segments.Count - 1);
        else if (segment is not ("." or ".."))
            segments.Add(segment);
    }
}
