using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Layout;

/// <summary>Finds ô 9a: below the title, in a table of its own, or in the last row of the header's table.</summary>
internal static class AddresseeFinder
{
    /// <param name="blocks">The document's blocks.</param>
    /// <param name="start">The first block below header and title.</param>
    /// <param name="end">The end of the main text.</param>
    /// <param name="header">The header, whose table may hold the addressees.</param>
    public static (AddresseeBlock? Addressees, int After) Find(IReadOnlyList<BodyBlock> blocks, int start, int end, HeaderBlock header)
    {
        for (var index = start; index < end; index++)
        {
            if (blocks[index] is BodyBlock.OfTable { Table: var table } && InTable(table) is { } inTable)
                return (inTable, index + 1);
            if (blocks[index] is not BodyBlock.OfParagraph { Paragraph: var opening })
                break;
            if (opening.IsEmpty || Patterns.IsRule(opening.Comparable))
                continue;
            var isInvitation = index - start < 3 && Patterns.Invited.IsMatch(opening.Comparable);
            if (!isInvitation && !Patterns.Addressees.IsMatch(opening.Comparable))
                break;
            var (found, after) = Below(blocks, opening, index + 1, end);
            return (found with { IsInvitation = isInvitation }, after);
        }

        return (header.Table is { } table2 ? InTable(table2) : null, start);
    }

    private static (AddresseeBlock Found, int After) Below(IReadOnlyList<BodyBlock> blocks, Paragraph opening, int start, int end)
    {
        var lines = new List<Paragraph>();
        var after = start;
        for (; after < end
            && opening.Comparable.EndsWith(':')
            && blocks[after] is BodyBlock.OfParagraph { Paragraph: { HasDash: true } line }; after++)
            lines.Add(line);
        return (new(opening, lines), after);
    }

    private static AddresseeBlock? InTable(WordTable table)
    {
        var opening = table.Paragraphs.FirstOrDefault(paragraph => Patterns.Addressees.IsMatch(paragraph.Comparable));
        if (opening?.Cell is not { } cell)
            return null;
        var below = cell.Paragraphs.SkipWhile(paragraph => paragraph != opening).Skip(1);
        var beside = cell.Row.Cells.Where(other => other.Index > cell.Index).SelectMany(other => other.AllParagraphs);
        var lower = table.Rows.Where(row => row.Index > cell.Row.Index).SelectMany(row => row.Cells)
            .SelectMany(other => other.AllParagraphs);
        var lines = below.Concat(beside).Concat(lower).Where(paragraph => !paragraph.IsEmpty).ToList();
        return new(opening, lines) { IsInCells = lines.Any(line => line.Cell != cell) };
    }
}
