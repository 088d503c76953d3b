using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>Writes the text of a Markdown paragraph as runs that look like the tag's run, with emphasis on top.</summary>
internal sealed class MarkdownRuns(WordOutput output)
{
    private static readonly Dictionary<string, Emphasis> HtmlEmphasis = new(StringComparer.Ordinal)
    {
        ["u"] = Emphasis.Underline,
        ["sub"] = Emphasis.Subscript,
        ["sup"] = Emphasis.Superscript,
    };

    private Emphasis _emphasis;
    private string _properties = output.Site.RunProperties;

    public void Write(ContainerInline container)
    {
        var outer = _emphasis;
        foreach (var inline in container)
            Write(inline);
        _emphasis = outer;
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
                LineBreak();
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
                Write(emphasis);
                break;
            case HtmlInline html:
                Write(html);
                break;
            case ContainerInline container:
                Write(container);
                break;
        }
    }

    // “~5 hay ~6” and “2^10” are no emphasis: what is raised or lowered has no blank in it, as in other dialects.
    private void Write(EmphasisInline emphasis)
    {
        var kind = KindOf(emphasis);
        var isPlain = kind is Emphasis.Superscript or Emphasis.Subscript
            && emphasis.Descendants<LiteralInline>().Any(text => text.Content.AsSpan().ContainsAny(" \u00A0"));
        if (isPlain)
            Text(emphasis.DelimiterChar.ToString());
        WithEmphasis(isPlain ? Emphasis.None : kind, emphasis);
        if (isPlain)
            Text(emphasis.DelimiterChar.ToString());
    }

    // Four tags that Markdown has no mark for; everything else that looks like HTML is text.
    private void Write(HtmlInline html)
    {
        var tag = html.Tag.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var name = tag.Trim('<', '>', '/');
        if (tag is "<br>" or "<br/>")
            LineBreak();
        else if (HtmlEmphasis.TryGetValue(name, out var emphasis) && HasPartner(html, tag, name))
            _emphasis = tag[1] == '/' ? _emphasis & ~emphasis : _emphasis | emphasis;
        else
            Text(html.Tag);
    }

    private static bool HasPartner(HtmlInline html, string tag, string name)
    {
        var partner = tag[1] == '/' ? $"<{name}>" : $"</{name}>";
        for (Inline? at = html; at is not null; at = tag[1] == '/' ? at.PreviousSibling : at.NextSibling)
        {
            if (at is HtmlInline other && other.Tag.Equals(partner, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private void LineBreak()
    {
        output.WriteMarkup($"<w:r>{_properties}<w:br/></w:r>");
        output.State.HasLineBreaks = true;
    }

    private static Emphasis KindOf(EmphasisInline emphasis) => emphasis.DelimiterChar switch
    {
        '~' => emphasis.DelimiterCount >= 2 ? Emphasis.Strike : Emphasis.Subscript,
        '^' => Emphasis.Superscript,
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
