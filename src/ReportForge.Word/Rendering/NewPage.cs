namespace ReportForge.Word.Rendering;

/// <summary>
/// A new page between paragraphs. A paragraph that holds nothing but a page break needs a line of its own, and when the
/// page before is full to the last line that line makes a blank page; a paragraph that asks to begin a page makes none.
/// </summary>
internal static class NewPage
{
    public const string Property = "<w:pageBreakBefore/>";

    public const string Paragraph =
        "<w:p><w:pPr>"
        + Property
        + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/><w:szCs "
        + "w:val=\"2\"/></w:rPr></w:pPr></w:p>";
}

/// <summary>Stands before the paragraph that a turn begins with: what the turn before has kept back is that paragraph's.</summary>
internal sealed class TurnPageStart(object loop) : RenderStep
{
    public override void Run(WordOutput output)
    {
        if (output.DropPostponed(loop))
            output.State.AskForPage(loop);
    }
}

/// <summary>Writes that its paragraph begins a page, when the turn before has asked for one.</summary>
internal sealed class TurnPageProperty(object loop, string markup) : RenderStep
{
    public override void Run(WordOutput output)
    {
        if (output.State.TakePage(loop))
            output.WriteMarkup(markup);
    }
}
