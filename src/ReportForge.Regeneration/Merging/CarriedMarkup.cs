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
    private readonly Lazy<int> _firstFreeId = new(() => HiddenMarks.HighestId(edited.Body.Part.Text) + 1);
    private readonly HashSet<string> _prefixes =
        [.. DeclaredPrefixes().Matches(edited.Body.Part.StartTag(edited.Body.Part.Root).ToString()).Select(match => match.Groups[1].Value)];

    /// <summary>The block as it is to be put in; null when it cannot be.</summary>
    /// <param name="part">The part of the new document.</param>
    /// <param name="element">The block.</param>
    /// <param name="model">The like of it in the edited document; null when there is none.</param>
    /// <param name="columns">For a row, the columns of the table if a person has changed them.</param>
    public string? Of(MarkupPart part, MarkupSpan element, Model? model, RowColumns? columns = null)
    {
        if (element.SelfAndDescendants().Any(inner => Unportable.Contains(inner.Name) || part.Attribute(inner, "r:id") is not null))
            return null;
        var raw = Clean(part, element);
        if (UsedPrefixes().Matches(raw).Any(match => !_prefixes.Contains(match.Groups[1].Value)))
            return null;
        if (columns is not null)
            raw = columns.Fit(raw);
        if (_hasSameStyles.Value)
            return raw;
        return model is null ? null : Dressed(raw, element.Name, model);
    }

    // Names that are unique in a document stay in the document that they came from, but for those by which the program will know
    // what it puts in now.
    private string Clean(MarkupPart part, MarkupSpan element)
    {
        var raw = part.Raw(element);
        var own = HiddenMarks.IdsIn(raw);
        raw = Marks().Replace(raw, mark => HiddenMarks.IdOf(mark.Value) is { } id && own.Contains(id)
            ? HiddenMarks.WithId(mark.Value, _firstFreeId.Value + id) : "");
        return StartTags().Replace(raw, tag => SessionAttributes().Replace(tag.Value, ""));
    }

    // Cell by cell and paragraph by paragraph the properties of the model's; a row has as many cells as its model or it is not put in.
    private static string? Dressed(string raw, string name, Model model)
    {
        var part = MarkupPart.Of("", $"<x>{raw}</x>");
        var script = new Editing.PartScript(part.Text);
        var isDressed = name == model.Element.Name && part.Root.FirstChild is { } block && name switch
        {
            "w:p" => DressParagraph(script, block, model.Part, model.Element),
            "w:tr" => DressRow(script, block, model),
            _ => false,
        };
        return isDressed ? script.Apply()[3..^4] : null;
    }

    private static bool DressRow(Editing.PartScript script, MarkupSpan row, Model model)
    {
        var (ours, theirs) = (Cells(row), Cells(model.Element));
        if (ours.Count != theirs.Count)
            return false;
        Dress(script, Stretch(row, "w:trPr"), model.Part, model.Element.Child("w:trPr"));
        foreach (var (cell, other) in ours.Zip(theirs))
        {
            Dress(script, Stretch(cell, "w:tcPr"), model.Part, other.Child("w:tcPr"));
            var models = other.Children.Where(child => child.Name == "w:p").ToList();
            var paragraphs = cell.Children.Where(child => child.Name == "w:p").ToList();
            for (var at = 0; at < paragraphs.Count; at++)
            {
                if (models.Count > 0)
                    DressParagraph(script, paragraphs[at], model.Part, models[Math.Min(at, models.Count - 1)]);
            }
        }

        return true;
    }

    private static List<MarkupSpan> Cells(MarkupSpan row) => [.. row.Children.Where(child => child.Name == "w:tc")];

    private static bool DressParagraph(Editing.PartScript script, MarkupSpan paragraph, MarkupPart part, MarkupSpan model)
    {
        Dress(script, Stretch(paragraph, "w:pPr"), part, model.Child("w:pPr"));
        if (paragraph.Child("w:r") is not { } run)
            return true;
        // Where nobody has written anything yet, the mark of the paragraph says what words will look like.
        var properties = model.Child("w:r") is { } written ? written.Child("w:rPr") : model.Child("w:pPr")?.Child("w:rPr");
        Dress(script, Stretch(run, "w:rPr"), part, properties);
        return true;
    }

    private static void Dress(Editing.PartScript script, (int Start, int End) ours, MarkupPart part, MarkupSpan? theirs) =>
        script.Replace(ours.Start, ours.End, theirs is { } found ? part.Raw(found) : "");

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
