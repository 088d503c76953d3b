namespace ReportForge.Packaging;

/// <summary>One relationship of a part or of the package.</summary>
/// <param name="Id">The id by which the source refers to it.</param>
/// <param name="Type">The relationship type as written.</param>
/// <param name="Target">The resolved part name of an internal target; the address as written of an external one.</param>
/// <param name="IsExternal">Whether the target stands outside the package.</param>
public sealed record PackageRelationship(string Id, string Type, string Target, bool IsExternal)
{
    /// <summary>The last word of the type, such as <c>image</c>: equal in transitional and strict packages.</summary>
    public string Kind => Type[(Type.LastIndexOf('/') + 1)..];

    /// <summary>The fragment of an internal target (<c>#Sheet1</c>), or empty.</summary>
    public string Fragment { get; init; } = "";
}
