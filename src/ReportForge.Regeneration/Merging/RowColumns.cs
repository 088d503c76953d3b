using System.Collections.Immutable;
using System.Text;
using ReportForge.Packaging.Markup;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>
/// The columns of a table as a person has left them: some are new, some are gone, some stand elsewhere. A row that the data bring is
/// put together to fit them; a new column is left empty in it.
/// </summary>
/// <param name="Like">A row of the edited table with one cell a column.</param>
/// <param name="Count">How many rows of the new document have.</param>
/// <param name="From">
/// For each of its cells the index of the cell in rows of the new document; -1 in a column that a person has added.
/// </param>
internal sealed record RowColumns(RowBlock Like, int Count, ImmutableArray<int> From)
{
    private const int Added = -1;

    /// <summary>The columns where a row of the new document belongs; null when no row near it shows them.</summary>
    public static RowColumns? Of(PlanContext context, RowBlock added) => ModelFinder.Nearest(
        added.Table.Rows, added.Index, row => IsPlain(row) ? Of(context, context.BaselineOf(row), row.Cells.Count) : null);

    /// <summary>Whether nobody has changed them.</summary>
    public bool AreAsTheyWere => From.SequenceEqual(Enumerable.Range(0, Count));

    /// <summary>Whether a row of the new document has one cell a column.</summary>
    public static bool IsPlain(RowBlock row) => row.Cells.TrueForAll(cell => cell.Span == 1);

    /// <summary>The texts of its paragraphs, in the order of the columns.</summary>
    public ImmutableArray<string> Texts(RowBlock added) => [.. From.SelectMany(index => index == Added
        ? [""]
        : added.Cells[index].Content.Blocks.SelectMany(block => block.Paragraphs).Select(paragraph => paragraph.Text))];

    /// <summary>The markup of a row with its cells in these columns, as wide as these.</summary>
    public string Fit(string row)
    {
        var part = MarkupPart.Of("", $"<x>{row}</x>");
        if (part.Root.FirstChild is not { } element)
            return row;
        var cells = element.Children.Where(child => child.Name == "w:tc").ToList();
        var fitted = new StringBuilder(part.Text[element.Start..cells[0].Start]);
        foreach (var (cell, index) in Like.Cells.Zip(From))
        {
            var (model, other) = (ElementOf(cell), Like.Table.Owner.Story.Part);
            fitted.Append("<w:tc>").Append(model.Child("w:tcPr") is { } properties ? other.Raw(properties) : "")
                .Append(index == Added ? Empty(other, model) : Inside(part, cells[index])).Append("</w:tc>");
        }

        return fitted.Append(part.Text[cells[^1].End..element.End]).ToString();
    }

    private static RowColumns? Of(PlanContext context, RowBlock? old, int count)
    {
        if (old is null || old.Cells.Count != count || context.ToEdited.PartnerOf(old) is not { IsFirm: true, Right: var edited }
            || !IsPlain(edited) || IsMerged(edited))
            return null;
        var from = Enumerable.Repeat(Added, edited.Cells.Count).ToArray();
        foreach (var cell in old.Cells)
        {
            if (context.ToEdited.PartnerOf(cell) is { } partner && partner.Row == edited)
                from[partner.Index] = cell.Index;
        }

        return from.All(index => index == Added) ? null : new(edited, count, [.. from]);
    }

    private static bool IsMerged(RowBlock row) => row.Element.SelfAndDescendants().Any(inner => inner.Name == "w:vMerge");

    private static MarkupSpan ElementOf(CellBlock cell) =>
        cell.Row.Element.Children.Where(child => child.Name == "w:tc").ElementAt(cell.Index);

    private static string Inside(MarkupPart part, MarkupSpan cell) =>
        part.Text[(cell.Child("w:tcPr") is { } properties ? properties.End : cell.ContentStart)..cell.ContentEnd];

    private static string Empty(MarkupPart part, MarkupSpan model) =>
        $"<w:p>{(model.Child("w:p")?.Child("w:pPr") is { } properties ? part.Raw(properties) : "")}</w:p>";
}
