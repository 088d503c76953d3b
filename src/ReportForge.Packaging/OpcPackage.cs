using System.Collections.Immutable;

namespace ReportForge.Packaging;

/// <summary>An opened package: immutable, inflated within the limits, every CRC checked. Shared by any number of threads.</summary>
public sealed class OpcPackage
{
    private const string MacroMarker = "macroEnabled";
    private readonly Dictionary<string, PackagePart> _byName;
    private readonly Dictionary<string, ImmutableArray<PackageRelationship>> _relationships;

    internal OpcPackage(
        string file,
        ImmutableArray<PackagePart> parts,
        Dictionary<string, ImmutableArray<PackageRelationship>> relationships)
    {
        File = file;
        Parts = parts;
        _byName = parts.ToDictionary(part => part.Name, StringComparer.OrdinalIgnoreCase);
        _relationships = relationships;
        var main = RelationshipsOf("/").FirstOrDefault(relationship => relationship.Kind == "officeDocument" && !relationship.IsExternal);
        MainDocument = main is null ? null : Find(main.Target);
        IsStrict = main is not null && main.Type.StartsWith("http://purl.oclc.org/ooxml/", StringComparison.Ordinal);
    }

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>All entries in the order of the zip's directory, <c>[Content_Types].xml</c> and relationship parts among them.</summary>
    public ImmutableArray<PackagePart> Parts { get; }

    /// <summary>The part that the package's officeDocument relationship names; null when there is none.</summary>
    public PackagePart? MainDocument { get; }

    /// <summary>Whether the package says to be strict Open XML (ISO/IEC 29500 Strict).</summary>
    public bool IsStrict { get; }

    /// <summary>Whether the package carries a digital signature: changing any signed part would break it.</summary>
    public bool IsSigned =>
        RelationshipsOf("/").Any(relationship => relationship.Type.EndsWith("/digital-signature/origin", StringComparison.Ordinal));

    /// <summary>Whether the main part is of a macro-enabled type (.docm, .dotm) or a VBA project is among the parts.</summary>
    public bool HasMacros =>
        (MainDocument?.ContentType.Contains(MacroMarker, StringComparison.OrdinalIgnoreCase) ?? false)
        || Parts.Any(part => part.ContentType == "application/vnd.ms-office.vbaProject");

    /// <summary>The part of that name, compared without regard to ASCII case as OPC says; null when there is none.</summary>
    public PackagePart? Find(string partName) => _byName.GetValueOrDefault(partName);

    /// <summary>The media type of a part; empty when the part or its type is unknown.</summary>
    public string ContentTypeOf(string partName) => Find(partName)?.ContentType ?? "";

    /// <summary>The relationships of a part, or of the package itself for <c>/</c>.</summary>
    public ImmutableArray<PackageRelationship> RelationshipsOf(string partName) =>
        _relationships.TryGetValue(partName, out var found) ? found : [];
}
