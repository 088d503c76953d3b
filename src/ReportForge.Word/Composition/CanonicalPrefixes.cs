using System.Text.RegularExpressions;
using System.Xml.Linq;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Composition;

/// <summary>
/// Programs other than Word may name the namespaces of a document as they like. Such a part is written again with the
/// prefixes that Word uses, so that everything behind it needs to know only these.
/// </summary>
internal static partial class CanonicalPrefixes
{
    private const string WordPrefix = "w";

    public static string Apply(string part)
    {
        if (!NeedsOthers(part))
            return part;
        var document = XDocument.Parse(part, LoadOptions.PreserveWhitespace);
        if (document.Root is not { } root)
            return part;
        var declarations = root.DescendantsAndSelf()
            .Attributes()
            .Where(attribute => attribute.IsNamespaceDeclaration && MarkupNames.PrefixOf(attribute.Value) is not null)
            .ToList();
        var renamed = declarations.Where(declaration => declaration.Name != "xmlns").GroupBy(declaration => declaration.Name.LocalName)
            .ToDictionary(group => group.Key, group => MarkupNames.PrefixOf(group.First().Value) ?? group.Key, StringComparer.Ordinal);
        foreach (var declaration in declarations)
            declaration.Remove();
        foreach (var uri in declarations.Select(declaration => declaration.Value).Distinct())
            root.SetAttributeValue(XNamespace.Xmlns + (MarkupNames.PrefixOf(uri) ?? ""), uri);
        RenameIgnorable(root, renamed);
        var declared = document.Declaration is { } declaration1 ? declaration1 + "\n" : "";
        return declared + root.ToString(SaveOptions.DisableFormatting);
    }

    // Whatever else the namespace of Word is called, or is called as it is, may be used so in any place of the part.
    private static bool NeedsOthers(string part) => Declarations().Matches(part).Any(
        declaration => (declaration.Groups["uri"].Value == MarkupNames.Word) != (declaration.Groups["prefix"].Value == WordPrefix));

    private static void RenameIgnorable(XElement root, Dictionary<string, string> renamed)
    {
        XNamespace compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
        if (root.Attribute(compatibility + "Ignorable") is { } ignorable)
            ignorable.Value = string.Join(' ', ignorable.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(
                prefix => renamed.GetValueOrDefault(prefix, prefix)));
    }

    [GeneratedRegex("""\bxmlns(?::(?<prefix>[\w.-]+))?\s*=\s*(?:"(?<uri>[^"]*)"|'(?<uri>[^']*)')""", RegexOptions.ExplicitCapture)]
    private static partial Regex Declarations();
}
