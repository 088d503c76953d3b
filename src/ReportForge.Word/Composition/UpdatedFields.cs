using ReportForge.Word.Fields;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;

namespace ReportForge.Word.Composition;

/// <summary>
/// Marks the fields whose results data may change, so that Word works them out again when it opens the document: tables of
/// contents, references, formulas and conditions where the text changes, shown properties where a property does.
/// </summary>
internal static class UpdatedFields
{
    private static readonly string[] ShownProperties = ["DOCPROPERTY", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS"];

    // Fields that ask the reader something, start something or fetch something when they are worked out.
    private static readonly string[] ActsOnReader =
        ["HYPERLINK", "ASK", "FILLIN", "MACROBUTTON", "GOTOBUTTON", "LINK", "INCLUDEPICTURE", "INCLUDETEXT", "DATABASE"];

    /// <param name="draft">The package as it is put together.</param>
    /// <param name="bodies">The text of the document, then of the parts that it includes.</param>
    public static void Mark(PackageDraft draft, IReadOnlyList<MarkupElement> bodies)
    {
        if (bodies.Any(Marks.In))
            MarkAll(bodies, DependsOnText);
        if (!draft.Parts.Any(part => DocumentProperties.Are(part.ContentType) && part.Tree is { } tree && Marks.In(tree.Root)))
            return;
        MarkAll(bodies, ShowsProperty);
        foreach (var part in draft.Parts.Where(MayShowProperties).ToList())
        {
            if (PackageDraft.TreeOf(part) is { } tree && Mark(tree.Root, ShowsProperty))
                part.IsChanged = true;
        }
    }

    private static void MarkAll(IReadOnlyList<MarkupElement> bodies, Func<WordField, bool> isStale)
    {
        foreach (var body in bodies)
            Mark(body, isStale);
    }

    // A part that shows none is not taken apart.
    private static bool MayShowProperties(DraftPart part)
    {
        if (DocumentProperties.Are(part.ContentType) || !TemplateFile.MayHoldTags(part.ContentType))
            return false;
        var markup = part.Tree is null && part.Original is { } original ? PartText.Decode(original.Bytes.Span) : null;
        return markup is null || Array.Exists(ShownProperties, code => markup.Contains(code, StringComparison.OrdinalIgnoreCase));
    }

    private static bool Mark(MarkupElement text, Func<WordField, bool> isStale)
    {
        var stale = WordField.In(text).Where(isStale).ToList();
        foreach (var field in stale)
            field.MarkDirty();
        return stale.Count > 0;
    }

    // A formula may add up cells that data has made.
    private static bool DependsOnText(WordField field) =>
        field.Code.Keyword is "TOC" or "INDEX" or "TOA" or "PAGEREF" or "REF" or "NOTEREF" or "STYLEREF"
            || field.Code.Keyword.StartsWith('=') || (field.HasDataInCode && !ActsOnReader.Contains(field.Code.Keyword));

    private static bool ShowsProperty(WordField field) => ShownProperties.Contains(field.Code.Keyword);
}
