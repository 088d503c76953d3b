using AngleSharp.Dom;
using ReportForge.Word.Rendering;

namespace ReportForge.Word.Values;

/// <summary>Writes the inline content of HTML as runs that look like the tag's run, with emphasis on top.</summary>
internal sealed class HtmlRuns(WordOutput output)
{
    /// <summary>Deeper than any text is nested; what lies deeper is printed as its text.</summary>
    public const int MostDepth = 60;

    private readonly string _properties = output.Site.RunProperties;

    public void Write(INode parent, Emphasis emphasis, int depth)
    {
        foreach (var node in parent.ChildNodes)
            WriteNode(node, emphasis, depth);
    }

    public void WriteNode(INode node, Emphasis emphasis, int depth)
    {
        switch (node)
        {
            case IText text:
                Text(text.Data, emphasis);
                break;
            case IElement { LocalName: "br" }:
                output.WriteMarkup($"<w:r>{_properties}<w:br/></w:r>");
                output.State.HasLineBreaks = true;
                break;
            case IElement { LocalName: "script" or "style" }:
                break;
            case IElement element when depth >= MostDepth:
                Text(element.TextContent, emphasis);
                break;
            case IElement { LocalName: "a" } link when AddressOf(link) is { } address:
                LinkValue.Write(output, _properties, address, () => Write(link, emphasis, depth + 1));
                break;
            case IElement element:
                Write(element, emphasis | EmphasisOf(element.LocalName), depth + 1);
                break;
        }
    }

    public void Text(string text, Emphasis emphasis)
    {
        var line = Collapsed(text);
        if (line.Length == 0)
            return;
        output.WriteMarkup($"<w:r>{RunFormat.With(_properties, emphasis)}<w:t xml:space=\"preserve\">");
        output.WriteEscaped(line);
        output.WriteMarkup("</w:t></w:r>");
    }

    private static Emphasis EmphasisOf(string name) => name switch
    {
        "b" or "strong" or "th" => Emphasis.Bold,
        "i" or "em" => Emphasis.Italic,
        "u" => Emphasis.Underline,
        "s" or "del" or "strike" => Emphasis.Strike,
        "sub" => Emphasis.Subscript,
        "sup" => Emphasis.Superscript,
        _ => Emphasis.None,
    };

    private static string? AddressOf(IElement link) =>
        Uri.TryCreate(link.GetAttribute("href")?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto"
            ? uri.OriginalString
            : null;

    // Blanks and line ends of the source are one blank.
    private static string Collapsed(string text)
    {
        var words = string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
            return "";
        var (before, after) = (" \t\r\n\f".Contains(text[0]) ? " " : "", " \t\r\n\f".Contains(text[^1]) ? " " : "");
        return words.Length == 0 ? " " : before + words + after;
    }
}
