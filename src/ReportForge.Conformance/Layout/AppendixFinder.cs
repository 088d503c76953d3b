using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Layout;

/// <summary>Parts what follows the signature into appendices, by their labels.</summary>
internal static class AppendixFinder
{
    private const int LongestHeading = 8;

    /// <summary>A label stands at the top of its paragraph.</summary>
    private const int MostLabelLines = 12;

    public static IReadOnlyList<AppendixBlock> Find(IReadOnlyList<BodyBlock> blocks)
    {
        var found = new List<AppendixBlock>();
        var start = 0;
        for (var index = 0; index <= blocks.Count; index++)
        {
            var begins = index < blocks.Count && LabelOf(blocks[index]) is not null;
            if (index < blocks.Count && !begins)
                continue;
            if (index > start && Read([.. blocks.Skip(start).Take(index - start)], found.Count) is { } appendix)
                found.Add(appendix);
            start = index;
        }

        return found;
    }

    public static TextLine? LabelOf(BodyBlock block) =>
        Lines(block).FirstOrDefault(line => Patterns.AppendixLabel.IsMatch(line.Comparable));

    // A label may stand in a small layout table; a table of figures holds none.
    private static IEnumerable<TextLine> Lines(BodyBlock block) => block switch
    {
        BodyBlock.OfParagraph { Paragraph: var paragraph } => paragraph.Lines.Take(MostLabelLines),
        BodyBlock.OfTable { Table: { Rows.Count: <= 3 } table } => table.Paragraphs.SelectMany(paragraph => paragraph.Lines),
        _ => [],
    };

    private static AppendixBlock? Read(IReadOnlyList<BodyBlock> blocks, int index)
    {
        var paragraphs = blocks.OfType<BodyBlock.OfParagraph>().Select(block => block.Paragraph).ToList();
        var tables = blocks.OfType<BodyBlock.OfTable>().Select(block => block.Table).ToList();
        if (tables.Count == 0 && paragraphs.All(paragraph => paragraph.IsEmpty))
            return null;
        var label = blocks.Select(LabelOf).FirstOrDefault(line => line is not null);
        var heading = HeadingLines(blocks, label).ToList();
        var reference = heading.SkipWhile(line => !Patterns.AppendixReference.IsMatch(line.Comparable)).ToList();
        return new()
        {
            Index = index,
            Label = label,
            Title = [.. heading.TakeWhile(line => !Patterns.AppendixReference.IsMatch(line.Comparable))],
            Reference = [.. ReferenceLines(reference)],
            Anchor = label?.Paragraph
                ?? paragraphs.FirstOrDefault(paragraph => !paragraph.IsEmpty)
                ?? tables.FirstOrDefault()?.Paragraphs.FirstOrDefault(),
            FirstSection = (label?.Paragraph ?? paragraphs.FirstOrDefault(paragraph => !paragraph.IsEmpty))?.Section
                ?? tables.FirstOrDefault()?.Section
                ?? 0,
            Paragraphs = [.. paragraphs.Where(
                paragraph => !paragraph.IsEmpty && !heading.Any(line => line.Paragraph == paragraph) && paragraph != label?.Paragraph)],
            Tables = tables,
        };
    }

    // Title and reference: lines below the label up to the first blank behind them, the table, or the text.
    private static IEnumerable<TextLine> HeadingLines(IReadOnlyList<BodyBlock> blocks, TextLine? label)
    {
        var taken = 0;
        Paragraph? last = null;
        var seen = label is null;
        foreach (var paragraph in blocks.TakeWhile(block => block is BodyBlock.OfParagraph || !seen || LabelOf(block) is not null)
                     .OfType<BodyBlock.OfParagraph>().Select(block => block.Paragraph))
        {
            foreach (var line in paragraph.Lines.Where(line => !line.IsEmpty && !Patterns.IsRule(line.Comparable)))
            {
                if (line.Paragraph == label?.Paragraph && line.Comparable == label.Comparable)
                {
                    seen = true;
                    continue;
                }

                if (!seen && label?.Paragraph.Cell is null)
                    continue;
                var goesOn = line.Paragraph == last;
                if (!(goesOn || BelongsToHeading(line, taken)) || taken++ >= LongestHeading)
                    yield break;
                last = line.Paragraph;
                yield return line;
            }
        }
    }

    private static bool BelongsToHeading(TextLine line, int taken)
    {
        if (Patterns.AppendixReference.IsMatch(line.Comparable) || taken == 0)
            return true;
        return line.Paragraph.Format.Alignment == Formatting.Alignment.Center && !Patterns.Caption.IsMatch(line.Comparable);
    }

    private static IEnumerable<TextLine> ReferenceLines(List<TextLine> lines)
    {
        foreach (var line in lines)
        {
            yield return line;
            if (line.Comparable.EndsWith(')'))
                yield break;
        }
    }
}
