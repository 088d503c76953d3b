using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;
using ReportForge.Packaging;

namespace ReportForge.Conformance.Documents;

/// <summary>
/// The XML parts of one Word file as trees, loaded when they are asked for. Repairs change the trees; parts that changed
/// are written anew, the others are copied as they stand. Belongs to one check and one thread.
/// </summary>
internal sealed class WordParts
{
    /// <summary>An appendix with a row for each commune of the country and 12 columns has 400,000.</summary>
    public const int MostElements = 500_000;

    /// <summary>Elements, attributes and texts: with this many a check stays below 300 MB.</summary>
    public const int MostNodes = 1_000_000;

    /// <summary>An appendix with a row for each commune of the country and 12 columns: 210 MB.</summary>
    public const int MostParagraphs = 40_000;

    /// <summary>Some 900 pages of text: with <see cref="MostParagraphs"/> a check stays below 300 MB.</summary>
    public const int MostLetters = 3_000_000;

    private static readonly PackageLimits Limits =
        PackageLimits.Default with { TreeBytes = 32_000_000, TreeElements = MostElements, TreeNodes = MostNodes };

    // What a check reads beside the document itself.
    private static readonly ImmutableHashSet<string> KindsRead =
        ImmutableHashSet.Create(StringComparer.Ordinal, "styles", "numbering", "theme", "settings", "comments", "header", "footer");

    private readonly XmlPartsCheck _size;
    private readonly Dictionary<string, XDocument?> _trees = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _strict = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _changed = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Finding> _findings = [];
    private bool _tracking;

    private WordParts(OpcPackage package)
    {
        Package = package;
        _size = new(package.File, Limits);
    }

    public OpcPackage Package { get; }

    public string MainName => Package.MainDocument?.Name ?? "/word/document.xml";

    /// <summary>Parts that could not be read.</summary>
    public ImmutableArray<Finding> Findings => [.. _findings];

    /// <summary>Elements, attributes and texts of the parts that were read.</summary>
    public int Nodes => _size.Nodes;

    public bool HasChanges => _changed.Count > 0;

    private int Size { get; init; }

    public static (WordParts? Parts, ImmutableArray<Finding> Findings) Open(string file, ReadOnlyMemory<byte> docx)
    {
        var read = PackageReader.Read(file, docx);
        if (read.Package is not { MainDocument: { } main } package)
            return (null, read.Findings);
        var parts = new WordParts(package) { Size = docx.Length };
        var body = parts.Tree(main.Name)?.Root?.Element(W.Body);
        if (body is null)
            return (null, [.. parts.Findings.DefaultIfEmpty(DocumentFindings.NoDocument(file))]);
        var refusal = parts.ReadOthers() ?? parts.TooManyParagraphs(file) ?? TooMuchText(file, body);
        return refusal is { } tooLarge ? (null, [.. read.Findings, tooLarge]) : (parts, read.Findings);
    }

    // All that a check reads is read at once, so that a part too large refuses the file and not a rule's view of it.
    private Finding? ReadOthers()
    {
        foreach (var relationship in Package.RelationshipsOf(MainName))
        {
            if (KindsRead.Contains(relationship.Kind) && !relationship.IsExternal)
                Tree(relationship.Target);
            if (_size.IsExceeded)
                return _findings[^1];
        }

        return null;
    }

    // Headers count as well, and those that no section names: there are few of both in a report.
    private Finding? TooManyParagraphs(string file) =>
        _trees.Values.OfType<XDocument>().Where(tree => tree.Root?.Name.LocalName is "document" or "hdr" or "ftr")
            .Sum(tree => tree.Descendants(W.Paragraph).Count()) is var paragraphs and > MostParagraphs
            ? DocumentFindings.TooManyParagraphs(file, paragraphs, MostParagraphs)
            : null;

    private static Finding? TooMuchText(string file, XElement body) =>
        body.DescendantNodes().OfType<XText>().Sum(text => text.Value.Length) is var letters and > MostLetters
            ? DocumentFindings.TooMuchText(file, letters, MostLetters)
            : null;

    /// <summary>The tree of a part, with transitional names; null when there is no such part or it cannot be read.</summary>
    public XDocument? Tree(string? partName)
    {
        if (partName is null)
            return null;
        if (_trees.TryGetValue(partName, out var known))
            return known;
        var tree = Package.Find(partName) is { } part ? Load(part) : null;
        if (tree is not null && _tracking)
            Track(partName, tree);
        return _trees[partName] = tree;
    }

    /// <summary>The tree of the first part of the kind (<c>styles</c>, <c>numbering</c> …) that the main document names.</summary>
    public XDocument? TreeOfKind(string kind) => Tree(TargetOfKind(kind));

    public string? TargetOfKind(string kind) => Package.RelationshipsOf(MainName)
        .FirstOrDefault(relationship => relationship.Kind == kind && !relationship.IsExternal)?.Target;

    /// <summary>The tree to which a relationship id of the main document points.</summary>
    public XDocument? TreeOfRelationship(string? id) => Tree(Package.RelationshipsOf(MainName)
        .FirstOrDefault(relationship => relationship.Id == id && !relationship.IsExternal)?.Target);

    /// <summary>
    /// Adds a part beside the main document with its content type and the main document's relationship to it.
    /// Gives the relationship's id; null when the package has no place to say so.
    /// </summary>
    public string? Add(string name, string kind, XDocument tree)
    {
        var relationships = Tree(PartNames.RelationshipsOf(MainName))?.Root;
        var types = Tree("/[Content_Types].xml")?.Root;
        if (relationships is null || types is null)
            return null;
        var partName = FreeName(name);
        var taken = relationships.Elements().Select(relationship => (string?)relationship.Attribute("Id")).ToHashSet();
        var id = Numbered("rIdConformance").First(id => !taken.Contains(id));
        relationships.Add(new XElement(
            relationships.Name.Namespace + "Relationship",
            new XAttribute("Id", id),
            new XAttribute("Type", RelationshipPrefix + kind),
            new XAttribute("Target", partName)));
        types.Add(new XElement(
            types.Name.Namespace + "Override",
            new XAttribute("PartName", partName),
            new XAttribute("ContentType", $"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml")));
        _trees[partName] = tree;
        _changed.Add(partName);
        if (Package.IsStrict)
            _strict.Add(partName);
        return id;
    }

    /// <summary>From now on every change of a tree marks its part to be written anew.</summary>
    public void TrackChanges()
    {
        _tracking = true;
        foreach (var (name, tree) in _trees)
        {
            if (tree is not null)
                Track(name, tree);
        }
    }

    public ReadOnlyMemory<byte> Write()
    {
        // What is written is about as large as what was read: a buffer that grows would hold it twice.
        var output = new ArrayBufferWriter<byte>(Size + Size / 8 + 65_536);
        var writer = new PackageWriter(output);
        foreach (var part in Package.Parts)
        {
            if (_changed.Contains(part.Name) && _trees[part.Name] is { } tree)
                writer.Add(part.Name, Bytes(part.Name, tree));
            else
                writer.Copy(part);
        }

        foreach (var name in _changed.Where(name => Package.Find(name) is null).Order(StringComparer.Ordinal))
            writer.Add(name, Bytes(name, _trees[name] ?? new XDocument()));
        writer.Finish();
        return output.WrittenMemory;
    }

    private string RelationshipPrefix => Package.IsStrict
        ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
        : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private string FreeName(string name) =>
        Numbered("/word/" + name).Select(candidate => candidate + ".xml")
            .First(candidate => Package.Find(candidate) is null && !_trees.ContainsKey(candidate));

    private static IEnumerable<string> Numbered(string name) =>
        Enumerable.Range(1, int.MaxValue).Select(number => string.Create(CultureInfo.InvariantCulture, $"{name}{number}"));

    private void Track(string name, XDocument tree) => tree.Changed += (_, _) => _changed.Add(name);

    private XDocument? Load(PackagePart part)
    {
        var read = _size.Load(part);
        if (read.Finding is { } finding)
            _findings.Add(_size.IsExceeded ? DocumentFindings.TooMuchMarkup(finding) : finding);
        if (read.Document is { } tree && StrictNamespaces.ToTransitional(tree))
            _strict.Add(part.Name);
        return read.Document;
    }

    private byte[] Bytes(string name, XDocument tree)
    {
        var written = tree;
        if (_strict.Contains(name))
        {
            written = new XDocument(tree);
            StrictNamespaces.ToStrict(written);
        }

        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None };
        using (var xml = XmlWriter.Create(stream, settings))
            written.Save(xml);
        return stream.ToArray();
    }
}
