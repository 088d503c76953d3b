using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ReportForge.Packaging;
using ReportForge.Packaging.Zip;
using ReportForge.Word.Composition;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Images;

/// <summary>A picture that a document has got from data: where it is referred to, and under which id.</summary>
internal sealed record PlacedImage(string PartName, string RelationshipId, string Name, ImageFile Image);

/// <summary>Brings the pictures of a document into its package: media parts, relationships, content types.</summary>
internal sealed class ImageParts(ImmutableDictionary<string, string> texts)
{
    private const string ContentTypes = "/[Content_Types].xml";
    private const string ImageType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
    private const string EmptyRelationships =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

    /// <summary>Remembers the parts of the template that pictures change.</summary>
    public static ImageParts Of(PackageDraft draft, IEnumerable<DraftPart> rendered)
    {
        var names = rendered.Select(part => PartNames.RelationshipsOf(part.Name)).Append(ContentTypes);
        return new(names.Where(name => draft.Find(name) is not null)
            .ToImmutableDictionary(name => name, name => draft.Find(name) is { } part ? PackageDraft.TreeOf(part)?.ToString() ?? "" : "", StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Writes a part of the template with what the pictures add to it; false when they add nothing.</summary>
    public bool TryWrite(string name, IReadOnlyList<PlacedImage> images, PackageWriter writer)
    {
        if (name == ContentTypes)
            writer.Add(name, Encoding.UTF8.GetBytes(WithTypes(texts[name], images)));
        else if (images.Any(image => PartNames.RelationshipsOf(image.PartName) == name))
            writer.Add(name, Encoding.UTF8.GetBytes(WithRelationships(name, images)));
        else
            return false;
        return true;
    }

    /// <summary>Writes the pictures, and the relationships of parts that had none before.</summary>
    public void WriteNew(IReadOnlyList<PlacedImage> images, PackageWriter writer)
    {
        foreach (var name in images.Select(image => PartNames.RelationshipsOf(image.PartName)).Distinct().Where(name => !texts.ContainsKey(name)))
            writer.Add(name, Encoding.UTF8.GetBytes(WithRelationships(name, images)));
        foreach (var image in images.DistinctBy(image => image.Name))
            writer.AddCompressed(image.Name, ZipMethod.Stored, image.Image.Bytes.Span, Packaging.Zip.Crc32.Of(image.Image.Bytes.Span), image.Image.Bytes.Length);
    }

    private string WithRelationships(string name, IReadOnlyList<PlacedImage> images)
    {
        var text = texts.GetValueOrDefault(name) ?? EmptyRelationships;
        var rows = images.Where(image => PartNames.RelationshipsOf(image.PartName) == name)
            .Select(image => $"<Relationship xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\" Id=\"{image.RelationshipId}\" Type=\"{ImageType}\" Target=\"{image.Name}\"/>");
        return WithRows(text, string.Concat(rows));
    }

    private static string WithTypes(string text, IReadOnlyList<PlacedImage> images)
    {
        var known = MarkupParser.Parse(text).Root.Elements.Select(row => row.Attribute("Extension")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rows = images.Select(image => image.Image.Extension).Distinct().Where(extension => !known.Contains(extension))
            .Select(extension => $"<Default xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" Extension=\"{extension}\" ContentType=\"image/{extension}\"/>");
        return WithRows(text, string.Concat(rows));
    }

    private static string WithRows(string text, string rows)
    {
        var end = text.LastIndexOf("</", StringComparison.Ordinal);
        return end < 0 ? text : text.Insert(end, rows);
    }

    /// <summary>The name of the n-th picture that data brings; templates do not use such names.</summary>
    public static string NameOf(int number, string extension) => string.Create(CultureInfo.InvariantCulture, $"/word/media/rf-image{number}.{extension}");
}
