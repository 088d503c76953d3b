using System.Text.RegularExpressions;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Guarding;

/// <summary>Documents that are not to be changed.</summary>
internal static partial class DocumentGuard
{
    // The number stands at the top of the first page, within the first paragraphs of a document in any layout.
    private const int FirstParagraphs = 40;

    /// <summary>What forbids to make anything of the document; null when nothing does.</summary>
    public static Finding? RefusalOf(OpcPackage package)
    {
        if (package.HasMacros)
            return RegenerationFindings.HasMacros(package.File);
        return IsProtected(package) ? RegenerationFindings.Protected(package.File) : null;
    }

    /// <summary>Why the document stays as it is and a new one is made beside it; null when it may be changed.</summary>
    /// <param name="document">The edited document.</param>
    /// <param name="baseline">The document as the program made it: a number that it has was no person's to give.</param>
    /// <param name="isIssued">Whether the document says that it was issued.</param>
    public static Finding? ReasonToLeave(DocumentText document, DocumentText baseline, bool isIssued)
    {
        var file = document.Package.File;
        if (IsSigned(document.Package) || HasSignatureLine(document))
            return RegenerationFindings.Signed(file);
        var isNumbered = isIssued || Numbers(document).Except(Numbers(baseline)).Any();
        return isNumbered ? RegenerationFindings.Numbered(file) : null;
    }

    private static IEnumerable<string> Numbers(DocumentText document) => document.Body.Paragraphs.Take(FirstParagraphs)
        .Select(paragraph => Number().Match(UnicodeForm.Compose(paragraph.Text)))
        .Where(match => match.Success).Select(match => match.Groups[1].Value);

    private static bool IsSigned(OpcPackage package) =>
        package.IsSigned || package.Parts.Any(part => part.Name.StartsWith("/_xmlsignatures/", StringComparison.OrdinalIgnoreCase));

    private static bool HasSignatureLine(DocumentText document) =>
        document.Body.Part.Text.Contains("<o:signatureline", StringComparison.Ordinal);

    private static bool IsProtected(OpcPackage package)
    {
        var settings = package.Parts
            .FirstOrDefault(part => part.ContentType.EndsWith("wordprocessingml.settings+xml", StringComparison.Ordinal));
        if (settings is null || MarkupPart.Of(settings) is not { } markup
            || markup.Root.Child("w:documentProtection") is not { } protection)
            return false;
        return markup.Attribute(protection, "w:enforcement") is "1" or "true" or "on";
    }

    // The symbol follows the number: “12/BC-UBND”, “12-BC/TU”; a sentence may begin with the word, too.
    [GeneratedRegex(@"^\s*Số\s*:?\s*(\d+)\p{L}?\s*[-/‑–]", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
