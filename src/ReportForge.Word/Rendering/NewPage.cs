namespace ReportForge.Word.Rendering;

/// <summary>
/// A new page between paragraphs. A paragraph that holds nothing but a page break needs a line of its own, and when the
/// page before is full to the last line that line makes a blank page; a paragraph that asks to begin a page makes none.
/// </summary>
internal static class NewPage
{
    public const string Paragraph =
        "<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:pPr></w:p>";
}
