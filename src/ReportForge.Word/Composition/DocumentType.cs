
namespace ReportForge.Word.Composition;

/// <summary>A Word template (.dotx) makes documents (.docx): the type of the main part says which of both a file is.</summary>
internal static class DocumentType
{
    private const string Template = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static void MakeDocument(PackageDraft draft, string documentName)
    {
        if (draft.Package.ContentTypeOf(documentName) != Template)
            return;
        foreach (var row in draft.Edit("/[Content_Types].xml")?.Elements.Where(row => row.Attribute("ContentType") == Template) ?? [])
            row.SetAttribute("ContentType", Document);
    }
}
