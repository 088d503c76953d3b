using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>
/// Text of a web form or an editor as HTML. Of its tags the few are known that such text needs; of the others only the text
/// is printed, and nothing is fetched or run.
/// </summary>
internal sealed class HtmlValue(string html) : WordValue
{
    private const int MostCharacters = 500_000;

    // Some hundred pages; the depth of nesting, which costs stack and time, stays below it.
    private const int MostTags = 10_000;

    public override void Write(WordOutput output)
    {
        if (html.Length > MostCharacters || html.AsSpan().Count('<') > MostTags)
        {
            output.State.Report(WordFindings.TangledNarrative(output.Site.Tag?.Place ?? Findings.Place.Whole));
            output.WriteValue(html);
            return;
        }

        using var document = new HtmlParser().ParseDocument(html);
        if (document.Body is { } body && !string.IsNullOrWhiteSpace(body.TextContent))
        {
            Write(output, body);
            output.MarkVisible();
        }
    }

    private static void Write(WordOutput output, IElement body)
    {
        if (output.Site.Surrounding is not (ValueSurrounding.Text or ValueSurrounding.Markup))
            output.WriteValue(body.TextContent.Trim());
        else if (output.TryReplaceParagraph())
            new HtmlBlocks(output).Write(body);
        else if (HtmlBlocks.IsInline(body))
            WriteInline(output, body);
        else
            output.State.Report(WordFindings.BlockValueInText(output.Site.Tag?.Place ?? Findings.Place.Whole));
    }

    private static void WriteInline(WordOutput output, IElement body)
    {
        output.WriteMarkup("</w:t></w:r>");
        new HtmlRuns(output).Write(body, Emphasis.None, 0);
        output.WriteMarkup($"<w:r>{output.Site.RunProperties}<w:t xml:space=\"preserve\">");
    }
}
