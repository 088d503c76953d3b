using Markdig;
using Markdig.Syntax;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>
/// Narrative written as Markdown. Alone in its paragraph it becomes paragraphs formatted like that paragraph; inside other
/// text one paragraph of it becomes runs.
/// </summary>
internal sealed class MarkdownValue(string markdown) : WordValue
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .Build();

    public override void Write(WordOutput output)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        if (document.Count == 0)
            return;
        var isOneParagraph = document is [ParagraphBlock];
        var canReplace = output.Site.Surrounding is ValueSurrounding.Text or ValueSurrounding.Markup;
        if (!canReplace)
            output.WriteValue(Markdown.ToPlainText(markdown, Pipeline).Trim());
        else if (output.TryReplaceParagraph())
            new MarkdownBlocks(output).Write(document);
        else if (isOneParagraph && document[0] is ParagraphBlock { Inline: { } inline })
            WriteInline(output, inline);
        else
            output.State.Report(WordFindings.BlockValueInText(output.Site.Tag?.Place ?? Findings.Place.Whole));
        output.MarkVisible();
    }

    private static void WriteInline(WordOutput output, Markdig.Syntax.Inlines.ContainerInline inline)
    {
        output.WriteMarkup("</w:t></w:r>");
        new MarkdownRuns(output).Write(inline);
        output.WriteMarkup($"<w:r>{output.Site.RunProperties}<w:t xml:space=\"preserve\">");
    }
}
