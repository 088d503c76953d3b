using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Metrics;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Layout;

/// <summary>
/// Estimates by the metrics of the font, without a layout engine, whether a section surely stays on its first page: then
/// it has no page on which a number would be shown.
/// </summary>
internal static class PageEstimate
{
    /// <summary>Words do not fill lines to the end, and renderers differ: only this part of the page counts.</summary>
    private const double SafeShare = 0.85;

    /// <summary>The sections that stay on one page, by their index; all are measured in one walk over the document.</summary>
    public static IReadOnlySet<int> SectionsOfOnePage(WordDocument document)
    {
        var heights = new double[document.Sections.Count];
        foreach (var block in document.Blocks)
        {
            var (section, height) = block switch
            {
                BodyBlock.OfParagraph { Paragraph: var paragraph } =>
                    (paragraph.Section, Height(paragraph, document.Sections[paragraph.Section].TextWidth)),
                BodyBlock.OfTable { Table: var table } => (table.Section, table.Rows.Sum(Height)),
                _ => (0, 0),
            };
            heights[section] += height;
        }

        foreach (var paragraph in document.Paragraphs.Where(BreaksPage))
            heights[paragraph.Section] = double.PositiveInfinity;
        return document.Sections.Where(section => heights[section.Index] <= (section.Height - section.Top - section.Bottom) * SafeShare)
            .Select(section => section.Index).ToHashSet();
    }

    private static bool BreaksPage(Paragraph paragraph) => paragraph.HasPageBreak
        || (paragraph.Element.Element(W.ParagraphProperties)?.Switch(W.Main + "pageBreakBefore") ?? false);

    private static double Height(TableRow row) => row.Cells
        .Select(cell => cell.AllParagraphs.Sum(paragraph => Height(paragraph, cell.InnerWidth)))
        .DefaultIfEmpty(0)
        .Max();

    private static double Height(Paragraph paragraph, double width)
    {
        var room = Math.Max(1, width - paragraph.Format.Left - paragraph.Format.Right);
        var halfPoints = paragraph.FirstHalfPoints;
        var lines = paragraph.Text.Split('\n')
            .Sum(line => Math.Max(1, Math.Ceiling(TimesNewRoman.WidthInTwips(line, (int)halfPoints, bold: true) / room)));
        return (lines * paragraph.Format.LinePitch(halfPoints)) + paragraph.Format.Before + paragraph.Format.After;
    }
}
