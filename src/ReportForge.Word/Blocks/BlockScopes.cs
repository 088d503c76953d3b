using ReportForge.Findings;
using ReportForge.Word.Markup;
using ReportForge.Word.Tags;

namespace ReportForge.Word.Blocks;

/// <summary>Decides what each block covers, and complains of blocks whose tags stand on different levels.</summary>
internal static class BlockScopes
{
    /// <summary>The function that says of a list that its elements are columns.</summary>
    public const string ColumnsFunction = "word.columns";

    public static void Decide(IEnumerable<TagBlock> blocks, ICollection<Finding> findings)
    {
        foreach (var block in blocks)
        {
            if (!TryDecide(block))
                findings.Add(Crossing(block));
        }
    }

    /// <summary>The child of <paramref name="container"/> in which a node stands; null when it stands elsewhere.</summary>
    public static MarkupNode? ChildOf(MarkupElement container, MarkupNode node)
    {
        var at = node;
        while (at is not null && at.Parent != container)
            at = at.Parent;
        return at;
    }

    private static bool TryDecide(TagBlock block)
    {
        var common = CommonContainer(block.Tags);
        if (common is null)
            return false;
        if (block.Tags.TrueForAll(tag => tag.Paragraph == block.Opening.Paragraph))
            return DecideWithinParagraph(block, common);
        (block.Scope, block.Container) = (ScopeOf(common), common);
        var standsRight = block.Scope != BlockScope.Inline && block.Tags.TrueForAll(tag => IsOnLevel(tag, block));
        if (block.Scope == BlockScope.Cells && CoversWholeRow(block, common))
            (block.Scope, block.Container) = (BlockScope.Rows, common.Parent);
        return standsRight && block.Container is not null;
    }

    private static bool DecideWithinParagraph(TagBlock block, MarkupElement common)
    {
        (block.Scope, block.Container) = (BlockScope.Inline, common);
        if (block.Opening.Paragraph is { Parent: { } parent } paragraph && IsMadeOfIncludes(paragraph))
            (block.Scope, block.Container) = (BlockScope.Paragraphs, parent);
        var cell = block.Opening.Ancestors().FirstOrDefault(ancestor => ancestor.Name == "w:tc");
        if (cell?.Parent is { } row && block.Opening.Code.Contains(ColumnsFunction, StringComparison.Ordinal))
            (block.Scope, block.Container) = (BlockScope.Cells, row);
        return true;
    }

    // {{ if x }}{{ include 'y' }}{{ end }} on one line means the included paragraphs, not text of this one.
    private static bool IsMadeOfIncludes(MarkupElement paragraph)
    {
        var tags = BlockPlacer.TagsOf(paragraph);
        return tags.Exists(tag => tag.Shape.Includes)
            && tags.TrueForAll(tag => !tag.Shape.Prints)
            && !new ParagraphItems(paragraph, _ => true, _ => true).HasContent;
    }

    /// <summary>The lowest element in which all tags stand.</summary>
    public static MarkupElement? CommonContainer(List<TemplateTag> tags)
    {
        var common = tags[0].Ancestors().Reverse().ToList();
        foreach (var tag in tags.Skip(1))
        {
            var shared = common.Zip(tag.Ancestors().Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
            common.RemoveRange(shared, common.Count - shared);
        }

        return common.Count == 0 ? null : common[^1];
    }

    private static BlockScope ScopeOf(MarkupElement container) => container.Name switch
    {
        "w:body" or "w:hdr" or "w:ftr" or "w:footnote" or "w:endnote" or "w:comment" or "w:txbxContent" or "w:tc" or "a:txBody" or "c:rich"
            => BlockScope.Paragraphs,
        "w:tbl" => BlockScope.Rows,
        "w:tr" => BlockScope.Cells,
        "w:sdtContent" or "w:customXml" => ScopeOfContent(container),
        _ => BlockScope.Inline,
    };

    private static BlockScope ScopeOfContent(MarkupElement container) =>
        container.Elements.Select(element => element.Name).FirstOrDefault(name => name is "w:p" or "w:tbl" or "w:tr" or "w:tc") switch
        {
            "w:p" or "w:tbl" => BlockScope.Paragraphs,
            "w:tr" => BlockScope.Rows,
            "w:tc" => BlockScope.Cells,
            _ => BlockScope.Inline,
        };

    /// <summary>
    /// Whether nothing but transparent containers, and for rows and cells the table's own, stand between tag and container.
    /// </summary>
    private static bool IsOnLevel(TemplateTag tag, TagBlock block)
    {
        // Text in no paragraph, such as that of an element that Word does not know, is on no level but its own.
        if (tag.Paragraph is null)
            return false;
        var between = tag.Paragraph.Ancestors().TakeWhile(ancestor => ancestor != block.Container)
            .Where(ancestor => ancestor.Name is not ("w:sdt" or "w:sdtContent" or "w:customXml" or "w:ins" or "w:moveTo"))
            .Select(ancestor => ancestor.Name);
        return block.Scope switch
        {
            BlockScope.Rows => between.SequenceEqual(["w:tc", "w:tr"]),
            BlockScope.Cells => between.SequenceEqual(["w:tc"]),
            _ => !between.Any(),
        };
    }

    private static bool CoversWholeRow(TagBlock block, MarkupElement row)
    {
        var cells = row.Elements.Where(element => element.Name is "w:tc" or "w:sdt" or "w:customXml").ToList();
        // In a broken file the tags may stand in a row without being in a cell of it.
        return cells.Count > 0 && ChildOf(row, block.Opening) == cells[0] && ChildOf(row, block.Closing) == cells[^1];
    }

    private static Finding Crossing(TagBlock block)
    {
        var stray = block.Tags.FirstOrDefault(tag => tag.Paragraph != block.Opening.Paragraph) ?? block.Closing;
        return IsInTable(block.Opening) == IsInTable(stray)
            ? WordFindings.CrossesContainer(block.Opening.Place, block.Keyword, At(block.Opening), At(stray))
            : WordFindings.CrossesTable(block.Opening.Place, block.Keyword, At(block.Opening), At(stray));
    }

    private static bool IsInTable(TemplateTag tag) => tag.Ancestors().Any(ancestor => ancestor.Name == "w:tbl");

    private static Wording At(TemplateTag tag)
    {
        var location = tag.Place.Location ?? default;
        return new($"ở {location.Vi}", $"at {location.En}");
    }
}
