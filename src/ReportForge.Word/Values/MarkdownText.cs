using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ReportForge.Word.Values;

/// <summary>The text of Markdown without its marks, for places that hold nothing but text.</summary>
internal static class MarkdownText
{
    public static string Of(MarkdownDocument document)
    {
        var text = new StringBuilder();
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (text.Length > 0)
                text.Append('\n');
            if (block.Inline is { } inline)
                Append(inline, text);
            else
                text.Append(block.Lines.ToString());
        }

        return text.ToString().Trim();
    }

    private static void Append(ContainerInline container, StringBuilder text)
    {
        foreach (var inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline:
                    text.Append(' ');
                    break;
                case ContainerInline inner:
                    Append(inner, text);
                    break;
            }
        }
    }
}
