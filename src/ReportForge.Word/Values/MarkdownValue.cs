using Markdig.Syntax;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>
/// Narrative written as Markdown. Alone in its paragraph it becomes paragraphs formatted like that paragraph; inside other
/// text one paragraph of it becomes runs.
/// </summary>
internal sealed class MarkdownValue(string markdown) : WordValue
{
    public override void Write(WordOutput output)
    {
        if (MarkdownReader.Read(markdown) is { } document)
            Write(output, document);
        else
            WriteLines(output);
        output.MarkVisible();
    }

    private static void Write(WordOutput output, MarkdownDocument document)
    {
        if (document.Count == 0)
            return;
        var canReplace = output.Site.Surrounding is ValueSurrounding.Text or ValueSurrounding.Markup;
        if (!canReplace)
            output.WriteValue(MarkdownText.Of(document));
        else if (output.TryReplaceParagraph())
            new MarkdownBlocks(output).Write(document);
        else if (document is [ParagraphBlock { Inline: { } inline }])
            WriteInline(output, inline);
        else
            output.State.Report(WordFindings.BlockValueInText(output.Site.Tag?.Place ?? Findings.Place.Whole));
    }

    // Nothing of the text is lost; its marks are printed as they were typed.
    private void WriteLines(WordOutput output)
    {
        output.State.Report(WordFindings.TangledNarrative(output.Site.Tag?.Place ?? Findings.Place.Whole));
        output.WriteValue(markdown);
    }

    private static void WriteInline(WordOutput output, Markdig.Syntax.Inlines.ContainerInline inline)
    {
        output.WriteMarkup("</w:t></w:r>");
        new MarkdownRuns(output).Write(inline);
        output.WriteMarkup($"<w:r>{output.Site.RunProperties}<w:t xml:space=\"preserve\">");
    }
}
