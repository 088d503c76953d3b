using System.Text;
using ReportForge.Packaging;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>A part of the package that is being put together: as it came, or as a tree that may have changed.</summary>
internal sealed class DraftPart(string name, string contentType, string file)
{
    public string Name => name;

    public string ContentType => contentType;

    /// <summary>The template file that the part came from, for findings.</summary>
    public string File => file;

    /// <summary>The part as it stands in its package; null for one that was made here.</summary>
    public PackagePart? Original { get; init; }

    /// <summary>The part's markup once somebody has taken it apart.</summary>
    public MarkupDocument? Tree { get; set; }

    /// <summary>Whether the tree counts and not the original.</summary>
    public bool IsChanged { get; set; }
}

/// <summary>
/// The package that a template becomes: the first file's parts in their order, and what other files bring along. What is
/// not taken apart is later copied as it is.
/// </summary>
internal sealed class PackageDraft
{
    private const string RelationshipsType = "application/vnd.openxmlformats-package.relationships+xml";
    private readonly List<DraftPart> _parts = [];
    private readonly Dictionary<string, DraftPart> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _nextId = new(StringComparer.OrdinalIgnoreCase);

    public PackageDraft(OpcPackage package)
    {
        Package = package;
        foreach (var part in package.Parts)
            Add(new(part.Name, part.ContentType, package.File) { Original = part });
    }

    /// <summary>The package of the first file.</summary>
    public OpcPackage Package { get; }

    public IReadOnlyList<DraftPart> Parts => _parts;

    public DraftPart? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The tree of a part, parsed when it is first asked for; null when the part is missing or no XML.</summary>
    public MarkupElement? TreeOf(string name) => Find(name) is { } part ? TreeOf(part)?.Root : null;

    /// <summary>The tree of a part that is going to be changed.</summary>
    public MarkupElement? Edit(string name)
    {
        if (Find(name) is { } part)
            part.IsChanged = true;
        return TreeOf(name);
    }

    public static MarkupDocument? TreeOf(DraftPart part) =>
        part.Tree ??= part.Original is { IsXml: true } original
            ? MarkupParser.Parse(CanonicalPrefixes.Apply(PartText.Decode(original.Bytes.Span)))
            : null;

    /// <summary>The first part that a part refers to by a relationship of that kind.</summary>
    public DraftPart? Related(string source, string kind)
    {
        var target = RelationshipRows(source).FirstOrDefault(
            row => KindOf(row) == kind && row.Attribute("TargetMode") != "External")?.Attribute("Target");
        return target is null ? null : Find(PartNames.Resolve(source, target));
    }

    /// <summary>The relationships of a part as they stand now; external ones have no part.</summary>
    public IEnumerable<(string Id, string Type, DraftPart? Part)> RelationshipsOf(string source) => RelationshipRows(source).Select(row => (
        row.Attribute("Id") ?? "",
        row.Attribute("Type") ?? "",
        row.Attribute("TargetMode") == "External" ? null : Find(PartNames.Resolve(source, row.Attribute("Target") ?? ""))));

    /// <summary>A part name that is still free: <c>/word/header</c> and <c>.xml</c> give <c>/word/header3.xml</c>.</summary>
    public string FreeName(string stem, string extension)
    {
        for (var number = 1; ; number++)
        {
            var name = $"{stem}{number}{extension}";
            if (!_byName.ContainsKey(name))
                return name;
        }
    }

    /// <summary>Writes the package: what nobody changed as it came.</summary>
    public void Write(PackageWriter writer)
    {
        foreach (var part in _parts)
        {
            if (part is { IsChanged: false, Original: { } original })
                writer.Copy(original);
            else if (part.Tree is { } tree)
                writer.Add(part.Name, Encoding.UTF8.GetBytes(tree.ToString()));
        }

        writer.Finish();
    }

    public void Add(DraftPart part)
    {
        _parts.Add(part);
        _byName[part.Name] = part;
    }

    /// <summary>Adds a part with its content type.</summary>
    public void AddNew(DraftPart part)
    {
        Add(part);
        if (Edit("/[Content_Types].xml") is not { } types)
            return;
        var extension = part.Name[(part.Name.LastIndexOf('.') + 1)..];
        var isDefault = types.Elements.Any(element => element.Name == "Default"
            && string.Equals(element.Attribute("Extension"), extension, StringComparison.OrdinalIgnoreCase)
            && element.Attribute("ContentType") == part.ContentType);
        if (!isDefault)
            types.Append(New("Override", types, ("PartName", part.Name), ("ContentType", part.ContentType)));
    }

    /// <summary>Adds a relationship and gives its id.</summary>
    public string Relate(string source, string type, string target, bool isExternal)
    {
        var id = FreeId(source, RelationshipsTree(source));
        RelateAs(id, source, type, target, isExternal);
        return id;
    }

    /// <summary>Adds a relationship whose id is given.</summary>
    public void RelateAs(string id, string source, string type, string target, bool isExternal)
    {
        var rows = RelationshipsTree(source);
        var row =
            New("Relationship", rows, ("Id", id), ("Type", type), ("Target", isExternal ? target : PartNames.Relative(source, target)));
        if (isExternal)
            row.SetAttribute("TargetMode", "External");
        rows.Append(row);
    }

    private IEnumerable<MarkupElement> RelationshipRows(string source) =>
        TreeOf(PartNames.RelationshipsOf(source))?.Elements.Where(element => element.Name == "Relationship") ?? [];

    private MarkupElement RelationshipsTree(string source)
    {
        var name = PartNames.RelationshipsOf(source);
        if (Edit(name) is { } existing)
            return existing;
        var tree = MarkupParser.Parse(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
                + "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>");
        AddNew(new(name, RelationshipsType, "") { Tree = tree, IsChanged = true });
        return tree.Root;
    }

    private string FreeId(string source, MarkupElement rows)
    {
        var number = _nextId.GetValueOrDefault(source, 1);
        while (rows.Elements.Any(element => element.Attribute("Id") == $"rIdF{number}"))
            number++;
        _nextId[source] = number + 1;
        return $"rIdF{number}";
    }

    private static string KindOf(MarkupElement row)
    {
        var type = row.Attribute("Type") ?? "";
        return type[(type.LastIndexOf('/') + 1)..];
    }

    // Package parts have their namespace as the default one, or all under one prefix: the root shows which.
    private static MarkupElement New(string name, MarkupElement root, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var rootName = StartTag.NameOf(root.Start);
        var colon = rootName.IndexOf(':');
        var prefix = colon < 0 ? "" : rootName[..(colon + 1)];
        var element = new MarkupElement(name, $"<{prefix}{name}/>");
        foreach (var (attribute, value) in attributes)
            element.SetAttribute(attribute, value);
        return element;
    }
}
