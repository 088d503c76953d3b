using System.Text.RegularExpressions;
using ReportForge.Packaging;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>
/// Markup of the new document as it can stand in the edited one: with its formatting where both have the same styles and
/// lists; else dressed like a paragraph or row of the edited document that was dressed alike in the baseline.
/// </summary>
internal sealed partial class CarriedMarkup(DocumentText edited, DocumentText fresh)
{
    private static readonly string[] Unportable =
        ["w:drawing", "w:pict", "w:object", "mc:AlternateContent", "w:footnoteReference", "w:endnoteReference", "w:commentReference",
            "w:sectPr", "w:ins", "w:del", "w:sdt"];

    private readonly Lazy<bool> _hasSameStyles = new(() => SameParts(edited.Package, fresh.Package, "styles")
        && SameParts(edited.Package, fresh.Package, "numbering"));
    private readonly HashSet<string> _prefixes =
        [.. DeclaredPrefixes().Matches(edited.Body.Part.StartTag(edited.Body.Part.Root).ToString()).Select(match => match.Groups[1].Value)];

    /// <summary>The block as it is to be put in; null when it cannot be.</summary>
    /// <param name="part">The part of the new document.</param>
    /// <param name="element">The block.</param>
    /// <param name="model">The like of it in the edited document; null when there is none.</param>
    public string? Of(MarkupPart part, MarkupSpan element, Model? model)
    {
        if (element.SelfAndDescendants().Any(inner => Unportable.Contains(inner.Name) || part.Attribute(inner, "r:id") is not null))
            return null;
        var raw = Clean(part, element);
        if (UsedPrefixes().Matches(raw).Any(match => !_prefixes.Contains(match.Groups[1].Value)))
            return null;
        if (_hasSameStyles.Value)
            return raw;
        return model is null ? null : Dressed(raw, element.Name, model);
    }

    // Names that are unique in a document stay in the document that they came from.
    private static string Clean(MarkupPart part, MarkupSpan element)
    {
        var raw = part.Raw(element);
        raw = Marks().Replace(raw, "");
        return StartTags().Replace(raw, tag => SessionAttributes().Replace(tag.Value, ""));
    }

    // Paragraph by paragraph the properties of the model's; a row has as many cells as its model or it is not put in.
    private static string? Dressed(string raw, string name, Model model)
    {
        var part = MarkupPart.Of("", $"<x>{raw}</x>");
        var (ours, theirs) = (Dresses(part, part.Root), Dresses(model.Part, model.Element));
        if (ours.Count != theirs.Count || name != model.Element.Name)
            return null;
        var script = new Editing.PartScript(part.Text);
        foreach (var (one, other) in ours.Zip(theirs))
        {
            script.Replace(one.Start, one.End, other is { Start: var start, End: var end } ? model.Part.Text[start..end] : "");
        }

        return script.Apply()[3..^4];
    }

    // Stretches that say how something looks: properties of rows, cells, paragraphs, and of each paragraph's first run.
    private static List<(int Start, int End)> Dresses(MarkupPart part, MarkupSpan root)
    {
        var found = new List<(int, int)>();
        foreach (var element in root.SelfAndDescendants().Where(element => element.Name is "w:tr" or "w:tc" or "w:p"))
        {
            found.Add(Stretch(element, element.Name + "Pr"));
            if (element.Name == "w:p" && element.Child("w:r") is { } run)
                found.Add(Stretch(run, "w:rPr"));
        }

        return found;
    }

    private static (int Start, int End) Stretch(MarkupSpan element, string properties) =>
        element.Child(properties) is { } child ? (child.Start, child.End) : (element.ContentStart, element.ContentStart);

    private static bool SameParts(OpcPackage one, OpcPackage other, string kind) =>
        PartOf(one, kind).Span.SequenceEqual(PartOf(other, kind).Span);

    private static ReadOnlyMemory<byte> PartOf(OpcPackage package, string kind) =>
        package.MainDocument is { } main && package.RelationshipsOf(main.Name)
            .FirstOrDefault(relationship => relationship.Kind == kind) is { } found
            ? package.Find(found.Target)?.Bytes ?? default
            : default;

    /// <summary>A block of the edited document that shows how such blocks look there.</summary>
    internal sealed record Model(MarkupPart Part, MarkupSpan Element);

    [GeneratedRegex("<w:(?:bookmarkStart|bookmarkEnd|proofErr|lastRenderedPageBreak)\\b[^>]*/>")]
    private static partial Regex Marks();

    [GeneratedRegex("<w:(?:p|r|tr)\\s[^>]*>")]
    private static partial Regex StartTags();

    [GeneratedRegex("\\s(?:w14:paraId|w14:textId|w:rsid\\w*)=\"[^\"]*\"")]
    private static partial Regex SessionAttributes();

    [GeneratedRegex("xmlns:(\\w+)=")]
    private static partial Regex DeclaredPrefixes();

    [GeneratedRegex("<(\\w+):")]
    private static partial Regex UsedPrefixes();
}
