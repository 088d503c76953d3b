using ReportForge.Word.Fields;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;

namespace ReportForge.Word.Composition;

/// <summary>
/// Lets a part begin as a document of its own does, whatever stands before it: on a new page, with pages, footnotes and captions
/// that count from one and with no header or footer but its own.
/// </summary>
internal static class NumberingRestart
{
    private const string PagesOfDocument = "NUMPAGES";
    private const string PagesOfSection = "SECTIONPAGES";

    // The settings of a section up to the numbering of its pages (ECMA-376 §17.6.17).
    private static readonly PropertyOrder Section = new(
        "w:headerReference", "w:footerReference", "w:footnotePr", "w:endnotePr", "w:type", "w:pgSz", "w:pgMar", "w:paperSrc",
        "w:pgBorders", "w:lnNumType", "w:pgNumType");

    public static void Apply(TemplateFile file)
    {
        if (file.Body is not { } body)
            return;
        // Without settings of its own the text would go on in the section before it.
        if (file.Section is null)
            body.Append(MarkupParser.ParseFragment("<w:sectPr></w:sectPr>"));
        var sections = SectionsOf(body);
        BeginAnew(sections[0]);
        RestartCaptions(body);
        if (sections.Count == 1)
            CountOwnPages(file, body);
    }

    /// <summary>Gives the first section of a part an empty header or footer where it has none and those before it have.</summary>
    public static void EndInheritance(PackageDraft draft, string documentName, MarkupElement body)
    {
        var sections = SectionsOf(body);
        var all = sections.SelectMany(ReferencesOf).Select(reference => (reference.Name, Type: TypeOf(reference))).Distinct().ToList();
        var own = ReferencesOf(sections[0]).Select(reference => (reference.Name, Type: TypeOf(reference))).ToHashSet();
        foreach (var (name, type) in all.Where(reference => !own.Contains(reference)))
        {
            var id = StandardParts.EmptyMargin(draft, documentName, isHeader: name == "w:headerReference");
            sections[0].Prepend(MarkupParser.ParseFragment($"<{name} w:type=\"{type}\" r:id=\"{id}\"/>"));
        }
    }

    // Each section is described where it ends, the last one at the end of the text.
    private static List<MarkupElement> SectionsOf(MarkupElement body) =>
        [.. body.Descendants("w:sectPr").Where(section => section.Parent?.Name is "w:pPr" or "w:body")];

    private static IEnumerable<MarkupElement> ReferencesOf(MarkupElement section) =>
        section.Elements.Where(element => element.Name is "w:headerReference" or "w:footerReference");

    private static string TypeOf(MarkupElement reference) => reference.Attribute("w:type") ?? "default";

    private static void BeginAnew(MarkupElement section)
    {
        if (section.Child("w:type") is { } type && type.Attribute("w:val") is "continuous" or "nextColumn")
            section.Child("w:type")?.Remove();
        if (section.Child("w:pgNumType") is { } numbers)
            numbers.SetAttribute("w:start", "1");
        else
            Section.Insert(section, MarkupParser.ParseFragment("<w:pgNumType w:start=\"1\"/>"));
        if (section.Child("w:footnotePr") is null)
            Section.Insert(section, MarkupParser.ParseFragment("<w:footnotePr><w:numRestart w:val=\"eachSect\"/></w:footnotePr>"));
    }

    private static void RestartCaptions(MarkupElement body)
    {
        var begun = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in WordField.In(body).Where(field => field is { IsInCache: false } && field.Code.Keyword == "SEQ"))
        {
            var code = field.Code;
            if (begun.Add(code.Subject) && CaptionCount.Of(code) is { Reset: null, Repeats: false, Chapter: 0 })
                field.AppendToCode(" \\r 1");
        }
    }

    // "Page 2 of 3" speaks of the pages of the part; Word can count those of a section.
    private static void CountOwnPages(TemplateFile file, MarkupElement body)
    {
        foreach (var field in WordField.In(body))
            field.ReplaceKeyword(PagesOfDocument, PagesOfSection);
        foreach (var part in file.Draft.Parts.Where(part => part.ContentType is PartImporter.HeaderType or PartImporter.FooterType))
        {
            foreach (var field in PackageDraft.TreeOf(part) is { } tree ? WordField.In(tree.Root) : [])
                part.IsChanged |= field.ReplaceKeyword(PagesOfDocument, PagesOfSection);
        }
    }
}
