using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

/// <summary>The main part of a Word document that can be read and written, or why there is none.</summary>
internal readonly record struct ReadableDocument(MarkupPart? Main, Finding? Finding)
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

    public static ReadableDocument Of(OpcPackage package) => Of(package, BrokenPart(package));

    /// <summary>The same for a package whose parts were looked at before.</summary>
    public static ReadableDocument Of(OpcPackage package, Finding? broken)
    {
        if (broken is not null)
            return new(null, broken);
        var main = package.MainDocument is { } part1 ? MarkupPart.Of(part1) : null;
        return main?.Root.Name == "w:document" && main.StartTag(main.Root).Contains(Namespace, StringComparison.Ordinal)
            && main.Root.Child("w:body") is not null
            ? new(main, null)
            : new(null, RegenerationFindings.NotUnderstood(package.File));
    }

    /// <summary>Says of the first part of XML that is none what is wrong with it; null when all are well-formed.</summary>
    public static Finding? BrokenPart(OpcPackage package) => package.Parts
        .Where(part => part.ContentType.EndsWith("+xml", StringComparison.Ordinal)
            || part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        .Where(part => !part.IsXml)
        .Select(part => SafeXml.Check(package.File, part.Name, part.Bytes))
        .FirstOrDefault(broken => broken is not null);
}
