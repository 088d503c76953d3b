using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Rules.Title;

namespace ReportForge.Conformance.Rules.Header;

/// <summary>
/// Lines drawn near the header that belong to none of its texts as far as can be told: a drawing may be anchored anywhere on the
/// page, so while one is loose no line is called missing, and none is drawn beside it.
/// </summary>
internal static class HeaderLines
{
    /// <summary>Header, title and addressees stand in so many blocks.</summary>
    private const int HeadBlocks = 10;

    public static bool HasLoose(Inspection inspection)
    {
        var drawn = inspection.Document.Blocks.Take(HeadBlocks).SelectMany(Paragraphs).Sum(paragraph => paragraph.Shapes.Count(IsLine));
        if (drawn == 0)
            return false;
        var header = inspection.Layout.Header;
        var questions =
            new[] { NationRules.LineQuestionOf(header), IssuerRules.LineQuestionOf(header), TitleRules.LineQuestionOf(inspection) };
        return drawn > questions.OfType<LineQuestion>().Count(HasDrawn);
    }

    private static bool HasDrawn(LineQuestion question) =>
        LineMarkFinder.Find(question.Above, question.Below, question.Width) is { Kind: LineMarkKind.Drawn };

    private static IEnumerable<Paragraph> Paragraphs(BodyBlock block) => block switch
    {
        BodyBlock.OfParagraph { Paragraph: var paragraph } => [paragraph],
        BodyBlock.OfTable { Table: var table } => table.Paragraphs,
        _ => [],
    };

    // A group, a freehand stroke or a thin box may draw a line too.
    private static bool IsLine(DrawnShape shape) => shape.Kind is ShapeKind.Line or ShapeKind.Other;
}
