using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

/// <summary>The main part of a Word document that can be read and written, or why there is none.</summary>
internal readonly record struct ReadableDocument(MarkupPart? Main, Finding? Finding)
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public static ReadableDocument Of(OpcPackage package)
    {
        foreach (var part in package.Parts
            .Where(part => part.ContentType.EndsWith("+xml", StringComparison.Ordinal)
            || part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
        {
            if (SafeXml.Check(package.File, part.Name, part.Bytes) is { } broken)
                return new(null, broken);
        }

        var main = package.MainDocument is { } part1 ? MarkupPart.Of(part1) : null;
        return main?.Root.Name == "w:document" && main.StartTag(main.Root).Contains(Namespace, StringComparison.Ordinal)
            && main.Root.Child("w:body") is not null
            ? new(main, null)
            : new(null, RegenerationFindings.NotUnderstood(package.File));
    }
}
