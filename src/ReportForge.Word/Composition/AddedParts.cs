using System.Collections.Immutable;
using System.Text;
using ReportForge.Packaging;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>A part that a document has besides those of its template, and the part that refers to it: the source.</summary>
internal sealed record AddedPart(string Source, string RelationshipId, string RelationshipType, string Name, string ContentType)
{
    /// <summary>The content; null where the part is in the package already and only the relationship is new.</summary>
    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>Whether the content is compressed as it is: a picture.</summary>
    public bool IsStored { get; init; }

    /// <summary>The ending of the name, which stands for the content type; <c>xml</c> stands for none.</summary>
    public string Extension => Name[(Name.LastIndexOf('.') + 1)..];
}

/// <summary>Brings what data adds to a document into its package: the parts, relationships, content types.</summary>
internal sealed class AddedParts(ImmutableDictionary<string, string> texts)
{
    private const string ContentTypes = "/[Content_Types].xml";
    private const string ContentTypesNamespace = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string EmptyRelationships =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
            + "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

    /// <summary>Remembers the parts of the template that added parts change.</summary>
    public static AddedParts Of(PackageDraft draft, IEnumerable<DraftPart> rendered)
    {
        var names = rendered.Select(part => PartNames.RelationshipsOf(part.Name)).Append(ContentTypes);
        return new(names.Where(name => draft.Find(name) is not null)
            .ToImmutableDictionary(
                name => name,
                name => draft.Find(name) is { } part ? PackageDraft.TreeOf(part)?.ToString() ?? "" : "",
                StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Writes a part of the template with what the added ones change in it; false when they change nothing.</summary>
    public bool TryWrite(string name, IReadOnlyList<AddedPart> added, PackageWriter writer)
    {
        if (name == ContentTypes)
            writer.Add(name, Encoding.UTF8.GetBytes(WithTypes(texts[name], added)));
        else if (added.Any(part => PartNames.RelationshipsOf(part.Source) == name))
            writer.Add(name, Encoding.UTF8.GetBytes(WithRelationships(name, added)));
        else
            return false;
        return true;
    }

    /// <summary>Writes the parts, and the relationships of parts that had none before.</summary>
    public void WriteNew(IReadOnlyList<AddedPart> added, PackageWriter writer)
    {
        foreach (var name in added.Select(part => PartNames.RelationshipsOf(part.Source)).Distinct()
            .Where(name => !texts.ContainsKey(name)))
            writer.Add(name, Encoding.UTF8.GetBytes(WithRelationships(name, added)));
        foreach (var part in added.DistinctBy(part => part.Name))
        {
            if (part.Bytes is { } bytes)
                Write(part, bytes, writer);
        }
    }

    private static void Write(AddedPart part, ReadOnlyMemory<byte> bytes, PackageWriter writer)
    {
        if (part.IsStored)
            writer.AddStored(part.Name, bytes.Span);
        else
            writer.Add(part.Name, bytes.Span);
    }

    private string WithRelationships(string name, IReadOnlyList<AddedPart> added)
    {
        var text = texts.GetValueOrDefault(name) ?? EmptyRelationships;
        var rows = added.Where(part => PartNames.RelationshipsOf(part.Source) == name)
            .Select(
                part =>
                    $"<Relationship xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\" Id=\"{part.RelationshipId}\" "
                        + $"Type=\"{part.RelationshipType}\" Target=\"{part.Name}\"/>");
        return WithRows(text, rows);
    }

    // The ending xml belongs to parts of many types, so each of those parts is named.
    private static string WithTypes(string text, IReadOnlyList<AddedPart> added)
    {
        var known = MarkupParser.Parse(text).Root.Elements.Select(row => row.Attribute("Extension"))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var parts = added.Where(part => part.Bytes is not null).DistinctBy(part => part.Name).ToList();
        var defaults = parts.Where(part => part.Extension != "xml" && !known.Contains(part.Extension)).DistinctBy(part => part.Extension)
            .Select(
                part => $"<Default xmlns=\"{ContentTypesNamespace}\" Extension=\"{part.Extension}\" ContentType=\"{part.ContentType}\"/>");
        var overrides = parts.Where(part => part.Extension == "xml")
            .Select(part => $"<Override xmlns=\"{ContentTypesNamespace}\" PartName=\"{part.Name}\" ContentType=\"{part.ContentType}\"/>");
        return WithRows(text, defaults.Concat(overrides));
    }

    private static string WithRows(string text, IEnumerable<string> rows)
    {
        var document = MarkupParser.Parse(text);
        foreach (var row in rows)
            document.Root.Append(MarkupParser.ParseFragment(row));
        return document.ToString();
    }
}
