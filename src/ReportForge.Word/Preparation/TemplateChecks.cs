using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Preparation;

/// <summary>What a package must not be or hold to serve as a template.</summary>
internal static class TemplateChecks
{
    private const string WordPrefix = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    public static bool Accept(OpcPackage package, PackagePart document, ICollection<Finding> findings)
    {
        if (Refusal(package, document) is { } refusal)
        {
            findings.Add(refusal);
            return false;
        }

        foreach (var part in package.Parts.Select(part => part.Name).Prepend("/"))
            CheckExternal(package, part, findings);
        return true;
    }

    /// <summary>A field that starts another program has no place in a document that others open.</summary>
    public static void CheckFields(string file, string partName, MarkupElement root, ICollection<Finding> findings)
    {
        foreach (var element in root.SelfAndDescendants().Where(element => element.Name is "w:instrText" or "w:fldSimple"))
        {
            var code = element.Attribute("w:instr") ?? string.Concat(element.Nodes.OfType<MarkupText>().Select(text => text.Raw));
            if (code.TrimStart().StartsWith("DDE", StringComparison.OrdinalIgnoreCase))
                findings.Add(
                    WordFindings.DataExchangeField(new Place { File = file, Location = Wording.Same(partName), Quote = code.Trim() }));
        }
    }

    private static Finding? Refusal(OpcPackage package, PackagePart document)
    {
        if (package.HasMacros)
            return WordFindings.MacroTemplate(package.File);
        if (package.IsSigned)
            return WordFindings.SignedTemplate(package.File);
        if (package.IsStrict)
            return WordFindings.StrictTemplate(package.File);
        return document.ContentType.StartsWith(WordPrefix, StringComparison.Ordinal)
            ? null
            : WordFindings.NoWordDocument(package.File, document.ContentType);
    }

    private static void CheckExternal(OpcPackage package, string part, ICollection<Finding> findings)
    {
        foreach (var relationship in package.RelationshipsOf(part).Where(relationship => relationship.IsExternal))
        {
            if (relationship.Kind is "attachedTemplate" or "oleObject" or "image" or "frame" or "subDocument" or "package" or "aFChunk")
                findings.Add(WordFindings.ExternalReference(package.File, part, relationship.Kind, relationship.Target));
        }
    }
}
