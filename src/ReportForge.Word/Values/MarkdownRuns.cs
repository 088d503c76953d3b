using Markdig.Syntax.Inlines;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>Writes the text of a Markdown paragraph as runs that look like the tag's run, with emphasis on top.</summary>
internal sealed class MarkdownRuns(WordOutput output)
{
    private Emphasis _emphasis;
    private string _properties = output.Site.RunProperties;

    public void Write(ContainerInline container)
    {
        foreach (var inline in container)
            Write(inline);
    }

    /// <summary>Writes text as one run.</summary>
    public void Text(string text)
    {
        if (text.Length == 0)
            return;
        output.WriteMarkup($"<w:r>{RunFormat.With(_properties, _emphasis)}<w:t xml:space=\"preserve\">");
        output.WriteEscaped(text);
        output.WriteMarkup("</w:t></w:r>");
    }

    public void WriteBold(ContainerInline container) => WithEmphasis(Emphasis.Bold, container);

    /// <summary>Writes runs that look as the paragraph's style says.</summary>
    public void WritePlain(ContainerInline container)
    {
        var outer = _properties;
        _properties = "";
        Write(container);
        _properties = outer;
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Text(literal.Content.ToString());
                break;
            case CodeInline code:
                Text(code.Content);
                break;
            case HtmlEntityInline entity:
                Text(entity.Transcoded.ToString());
                break;
            case LineBreakInline { IsHard: true }:
                output.WriteMarkup($"<w:r>{_properties}<w:br/></w:r>");
                break;
            case LineBreakInline:
                Text(" ");
                break;
            case AutolinkInline link:
                Link(link.Url, () => Text(link.Url));
                break;
            case LinkInline { IsImage: false, Url: { Length: > 0 } url } link:
                Link(url, () => Write((ContainerInline)link));
                break;
            case EmphasisInline emphasis:
                WithEmphasis(KindOf(emphasis), emphasis);
                break;
            case HtmlInline html:
                Text(html.Tag);
                break;
            case ContainerInline container:
                Write(container);
                break;
        }
    }

    private static Emphasis KindOf(EmphasisInline emphasis) => emphasis.DelimiterChar switch
    {
        '~' => Emphasis.Strike,
        _ => emphasis.DelimiterCount >= 2 ? Emphasis.Bold : Emphasis.Italic,
    };

    private void WithEmphasis(Emphasis emphasis, ContainerInline container)
    {
        var outer = _emphasis;
        _emphasis |= emphasis;
        Write(container);
        _emphasis = outer;
    }

    private void Link(string url, Action writeText) => LinkValue.Write(output, _properties, url, writeText);
}
