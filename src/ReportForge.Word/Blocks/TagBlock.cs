using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Blocks;

/// <summary>What a block covers: decided by where its tags stand.</summary>
internal enum BlockScope
{
    /// <summary>Text or runs inside one paragraph.</summary>
    Inline,

    /// <summary>Paragraphs, tables and sections.</summary>
    Paragraphs,

    /// <summary>Rows of one table.</summary>
    Rows,

    /// <summary>Cells of one row: columns.</summary>
    Cells,
}

/// <summary>The tags of one block, from the opening one over <c>else</c> and <c>when</c> to <c>end</c>.</summary>
internal sealed class TagBlock(string keyword, TemplateTag opening)
{
    public string Keyword => keyword;

    public List<TemplateTag> Tags { get; } = [opening];

    public TemplateTag Opening => Tags[0];

    public TemplateTag Closing => Tags[^1];

    public bool IsLoop => keyword is "for" or "while" or "tablerow";

    public BlockScope Scope { get; set; }

    /// <summary>The element whose children the block covers.</summary>
    public MarkupElement? Container { get; set; }
}

/// <summary>Pairs the tags of a part in the order of its text.</summary>
internal static class BlockMatcher
{
    /// <summary>
    /// The blocks, outer before inner; null when an <c>end</c> is missing or one too many, which the language reports with
    /// the places.
    /// </summary>
    public static List<TagBlock>? Match(IEnumerable<TemplateTag> tags)
    {
        var blocks = new List<TagBlock>();
        var open = new Stack<TagBlock>();
        foreach (var tag in tags)
        {
            foreach (var happened in tag.Shape.Events)
            {
                if (happened.Kind == TagEventKind.Open)
                    open.Push(Begin(happened.Keyword, tag, blocks));
                else if (!open.TryPeek(out var block))
                    return null;
                else
                    Continue(block, tag, happened.Kind, open);
            }
        }

        return open.Count == 0 ? blocks : null;
    }

    private static TagBlock Begin(string keyword, TemplateTag tag, List<TagBlock> blocks)
    {
        var block = new TagBlock(keyword, tag);
        blocks.Add(block);
        return block;
    }

    private static void Continue(TagBlock block, TemplateTag tag, TagEventKind kind, Stack<TagBlock> open)
    {
        block.Tags.Add(tag);
        if (kind == TagEventKind.Close)
            open.Pop();
    }
}
