using ReportForge.Findings;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Preparation;

/// <summary>The properties of a file: the parts that hold them, and which of them are text.</summary>
internal static class DocumentProperties
{
    /// <summary>Whether a part holds properties: those of every package, those of Office, those that the author has named.</summary>
    public static bool Are(string contentType) => contentType.EndsWith("+xml", StringComparison.Ordinal)
        && (contentType.Contains("core-properties", StringComparison.Ordinal)
            || contentType.Contains("extended-properties", StringComparison.Ordinal)
            || contentType.Contains("custom-properties", StringComparison.Ordinal));

    // Word calls a file damaged in which a number or a date is none (ECMA-376 part 1, §22.2 and §22.4; part 2, §11).
    public static void CheckTypes(MarkupElement root, ICollection<Finding> findings)
    {
        foreach (var element in root.SelfAndDescendants().Where(element => !IsText(element)))
        {
            if (element.Nodes.OfType<TemplateTag>().FirstOrDefault() is { } tag)
                findings.Add(WordFindings.TypedProperty(tag.Place));
        }
    }

    private static bool IsText(MarkupElement element) =>
        LocalName(element) is "title" or "subject" or "creator" or "description" or "keywords" or "value"
            or "category" or "contentStatus" or "contentType" or "lastModifiedBy" or "language" or "identifier" or "version"
            or "Template" or "Manager" or "Company" or "PresentationFormat" or "HyperlinkBase" or "Application" or "lpwstr" or "lpstr"
            or "bstr";

    private static string LocalName(MarkupElement element) => element.Name[(element.Name.IndexOf(':') + 1)..];
}
