using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Layout;

/// <summary>
/// Finds ô 1–4 by their texts, wherever they stand: in one table, in several rows, in an outer table, in lines with tabs.
/// </summary>
internal static class HeaderFinder
{
    private const int SearchedParagraphs = 80;

    /// <summary>Number and date may stand in a table of their own below the names.</summary>
    private const int HeadParagraphs = 20;

    public static HeaderBlock Find(WordDocument document)
    {
        var candidates = document.Paragraphs.Take(SearchedParagraphs).ToList();
        var anchor = candidates.FirstOrDefault(IsNation) ?? candidates.FirstOrDefault(IsMottoOrNumber);
        var box = anchor is null || !IsNation(anchor) ? document.TextBoxParagraphs.FirstOrDefault(IsNation) : null;
        if (box is not null)
            return new() { Form = BlockForm.TextBox, Anchor = box };
        if (anchor is null)
            return new() { Form = BlockForm.Missing, Anchor = document.FirstParagraph };
        return anchor.Cell is { } cell ? InTable(HeaderCell(cell), anchor, candidates) : Plain(anchor, candidates);
    }

    private static bool IsNation(Paragraph paragraph) =>
        paragraph.Comparable.Contains(Patterns.ComparableNationalName, StringComparison.OrdinalIgnoreCase);

    private static bool IsMottoOrNumber(Paragraph paragraph) => IsMotto(paragraph.Comparable)
        || Patterns.Number.IsMatch(paragraph.Comparable);

    private static bool IsMotto(string comparable) =>
        comparable.Contains("Độc lập", StringComparison.OrdinalIgnoreCase)
        && comparable.Contains("Tự do", StringComparison.OrdinalIgnoreCase);

    // The innermost table that has something beside the cell; a table around it is no more than a frame.
    private static TableCell HeaderCell(TableCell cell)
    {
        var outermost = cell;
        for (var inner = cell; inner is not null; inner = inner.Row.Table.Parent)
        {
            if (inner.Row.Table.Cells
                .Any(other => other.FirstColumn != inner.FirstColumn && other.AllParagraphs.Any(paragraph => !paragraph.IsEmpty)))
                return inner;
            outermost = inner;
        }

        return outermost;
    }

    private static HeaderBlock InTable(TableCell anchorCell, Paragraph anchor, List<Paragraph> candidates)
    {
        var table = anchorCell.Row.Table;
        var nationCell = table.Cells
            .FirstOrDefault(cell => cell.AllParagraphs.Any(paragraph => IsNation(paragraph) || IsMotto(paragraph.Comparable)));
        var nation = nationCell is null ? [] : ColumnLines(table, nationCell).ToList();
        var names = NameLines(table, nationCell ?? anchorCell, nationCell is null).ToList();
        var issuerStart = OrganisationNames.IssuerStart(names);
        var lines = table.Cells.SelectMany(TextLines).ToList();
        var motto = nation.FirstOrDefault(line => IsMotto(line.Comparable))
            ?? nation.Skip(1).FirstOrDefault(line => line.Paragraph.Cell == nationCell)
            ?? LineOf(candidates, line => IsMotto(line.Comparable));
        var number = lines.FirstOrDefault(line => Patterns.Number.IsMatch(line.Comparable))
            ?? LineOf(candidates, line => Patterns.Number.IsMatch(line.Comparable));
        var subject = lines.FirstOrDefault(line => Patterns.Subject.IsMatch(line.Comparable)) ?? SubjectBelow(candidates);
        return new()
        {
            Form = BlockForm.Table,
            Table = table,
            NamesCell = names.Count > 0 ? names[^1].Paragraph.Cell : nationCell?.Row.Cells.FirstOrDefault(cell => cell != nationCell),
            NationCell = motto?.Paragraph.Cell ?? nationCell,
            NationalName = nation
                .FirstOrDefault(line => IsNation(line.Paragraph) && line.Comparable.StartsWith("CỘNG", StringComparison.OrdinalIgnoreCase))
                ?? nation.FirstOrDefault(line => line != motto && line.Paragraph.Cell == nationCell),
            Motto = motto,
            SuperiorNames = [.. names.Take(issuerStart)],
            IssuerNames = [.. names.Skip(issuerStart)],
            Number = number,
            PlaceAndDate = lines.FirstOrDefault(line => line != number && Patterns.PlaceAndDate.IsMatch(line.Comparable))
                ?? LineOf(candidates, line => Patterns.DateLine.IsMatch(line.Comparable)),
            Subject = subject,
            SubjectContinued = subject is null ? [] : [.. Continued(candidates, subject)],
            Anchor = nation.FirstOrDefault()?.Paragraph ?? anchor,
        };
    }

    // In another table of the head, or as a paragraph of its own between the table and "Kính gửi".
    private static TextLine? SubjectBelow(List<Paragraph> candidates) => LineOf(
        candidates,
        line => Patterns.Subject.IsMatch(line.Comparable)
            && (line.Paragraph.Cell is not null || line.Paragraph.Format.Alignment != Formatting.Alignment.Both));

    /// <summary>The names' column, whatever rows it is cut into: left of the nation, down to the number.</summary>
    private static IEnumerable<TextLine> NameLines(WordTable table, TableCell beside, bool isBesideNames)
    {
        // Without a nation the number is what was found, and it stands below the names.
        if (isBesideNames && beside.Paragraphs.Any(paragraph => Patterns.Number.IsMatch(paragraph.Comparable)))
            return Names(table.Rows.Where(row => row.Index <= beside.Row.Index)
                .SelectMany(row => row.Cells.Where(cell => cell.FirstColumn == beside.FirstColumn)).SelectMany(TextLines));
        if (isBesideNames)
            return Names(beside.Row.Cells.Where(cell => cell != beside).Take(1).SelectMany(TextLines));
        var left = table.Rows.SelectMany(row => row.Cells.Where(cell => cell.FirstColumn < beside.FirstColumn)).SelectMany(TextLines)
            .ToList();
        return Names(left.Count > 0 ? left : beside.Row.Cells.Where(cell => cell != beside).Take(1).SelectMany(TextLines));
    }

    private static IEnumerable<TextLine> Names(IEnumerable<TextLine> lines) => lines
        .TakeWhile(line => !Patterns.Number.IsMatch(line.Comparable) && !Patterns.Subject.IsMatch(line.Comparable)
            && !Patterns.Addressees.IsMatch(line.Comparable) && Kinds.KindCatalogue.Of(line.Comparable) is null)
        .Where(line => !Patterns.Mark.IsMatch(line.Comparable));

    private static IEnumerable<TextLine> ColumnLines(WordTable table, TableCell top) => table.Rows
        .Where(row => row.Index >= top.Row.Index)
        .SelectMany(row => row.Cells.Where(top.SharesColumnWith))
        .SelectMany(TextLines);

    private static HeaderBlock Plain(Paragraph anchor, List<Paragraph> searched)
    {
        var candidates = Head(searched);
        var subject = LineOf(candidates, line => Patterns.Subject.IsMatch(line.Comparable));
        return new()
        {
            Form = BlockForm.Plain,
            Anchor = anchor,
            Motto = LineOf(candidates, line => IsMotto(line.Comparable)),
            Number = LineOf(candidates, line => Patterns.Number.IsMatch(line.Comparable)),
            PlaceAndDate = LineOf(candidates, line => Patterns.PlaceAndDate.IsMatch(line.Comparable)),
            Subject = subject,
            SubjectContinued = subject is null ? [] : [.. Continued(candidates, subject)],
        };
    }

    // A subject typed below the number goes on over centred lines as long as they are narrow.
    private static IEnumerable<Paragraph> Continued(List<Paragraph> candidates, TextLine subject) => candidates
        .SkipWhile(paragraph => paragraph != subject.Paragraph)
        .Skip(1)
        .TakeWhile(paragraph => !paragraph.IsEmpty
            && paragraph.Cell == subject.Paragraph.Cell
            && !Patterns.Addressees.IsMatch(paragraph.Comparable)
            && !Patterns.IsRule(paragraph.Comparable)
            && !Patterns.PlaceAndDate.IsMatch(paragraph.Comparable)
            && !Patterns.Mark.IsMatch(paragraph.Comparable)
            && paragraph.Format.Alignment != Formatting.Alignment.Both && paragraph.FirstHalfPoints <= subject.Paragraph.FirstHalfPoints);

    // The header ends where the title or "Kính gửi" begins: a place and date below them belong to who signs.
    private static List<Paragraph> Head(List<Paragraph> candidates) =>
        [.. candidates.TakeWhile(paragraph => Kinds.KindCatalogue.Of(paragraph.Comparable) is null
            && (paragraph.Cell is not null || !Patterns.Addressees.IsMatch(paragraph.Comparable)))];

    private static TextLine? LineOf(List<Paragraph> candidates, Func<TextLine, bool> test) =>
        Head(candidates).Take(HeadParagraphs).SelectMany(paragraph => paragraph.Lines).FirstOrDefault(test);

    private static IEnumerable<TextLine> TextLines(TableCell cell) =>
        cell.AllParagraphs.SelectMany(paragraph => paragraph.Lines).Where(line => !line.IsEmpty && !Patterns.IsRule(line.Comparable));
}
