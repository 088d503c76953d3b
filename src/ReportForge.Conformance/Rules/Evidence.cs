using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Rules;

/// <summary>
/// Whether something that was not recognised stands somewhere all the same: in the head of the text, in a text box, in a header or
/// footer of the page. While there is a candidate nothing is called missing.
/// </summary>
internal static class Evidence
{
    /// <summary>The head of a document has no more paragraphs than these.</summary>
    private const int HeadParagraphs = 40;

    public static bool StandsSomewhere(Inspection inspection, Func<TextLine, bool> test) => Places(inspection.Document)
        .SelectMany(paragraph => paragraph.Lines)
        .Any(line => !line.IsEmpty && test(line));

    private static IEnumerable<Paragraph> Places(WordDocument document) => document.Paragraphs.Take(HeadParagraphs)
        .Concat(document.TextBoxParagraphs)
        .Concat(document.Sections.Take(1).SelectMany(Page.PageNumberRules.StoriesOf).SelectMany(story => story.Paragraphs));
}
