using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>The custom XML part in which a document says what made it.</summary>
internal static class OriginPart
{
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml";
    private const string PropertiesRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps";
    private const string PropertiesType = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

    // The id names this store of data in every document; it is a constant of the product.
    private const string StoreId = "{6F1C2C0A-5B0E-4C7B-9C35-5E5B3B8B7A11}";

    /// <summary>Adds the part, empty as yet, and gives its name.</summary>
    public static string Add(PackageDraft draft, string documentName)
    {
        var name = draft.FreeName("/customXml/item", ".xml");
        var properties = name.Replace("/item", "/itemProps", StringComparison.Ordinal);
        draft.AddNew(new(name, "application/xml", ""));
        draft.AddNew(new(properties, PropertiesType, "")
        {
            Tree = MarkupParser.Parse(
                $"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<ds:datastoreItem ds:itemID=\"{StoreId}\" "
                    + "xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"><ds:schemaRefs/></ds:datastoreItem>"),
            IsChanged = true,
        });
        draft.Relate(documentName, Relationship, name, isExternal: false);
        draft.Relate(name, PropertiesRelationship, properties, isExternal: false);
        return name;
    }
}
