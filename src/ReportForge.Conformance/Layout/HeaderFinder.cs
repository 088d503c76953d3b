using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Layout;

/// <summary>Finds ô 1–4 by their texts, wherever they stand.</summary>
internal static class HeaderFinder
{
    private const int SearchedParagraphs = 80;

    /// <summary>Number and date may stand in a table of their own below the names.</summary>
    private const int HeadParagraphs = 20;

    private static readonly string[] OrganisationOpenings =
    [
        "ỦY BAN", "UBND", "HỘI ĐỒNG", "HĐND", "SỞ ", "BỘ ", "PHÒNG", "VĂN PHÒNG", "TRUNG TÂM", "BAN ", "CỤC ", "CHI CỤC",
        "TRƯỜNG", "CÔNG AN", "TRẠM", "ĐỘI ", "THANH TRA", "VIỆN", "TỔNG CỤC",
    ];

    public static HeaderBlock Find(WordDocument document)
    {
        var candidates = document.Paragraphs.Take(SearchedParagraphs).ToList();
        var anchor = candidates.FirstOrDefault(IsNation) ?? candidates.FirstOrDefault(IsMottoOrNumber);
        var box = anchor is null ? document.TextBoxParagraphs.FirstOrDefault(IsNation) : null;
        if (box is not null)
            return new() { Form = BlockForm.TextBox, Anchor = box };
        if (anchor is null)
            return new() { Form = BlockForm.Missing, Anchor = document.FirstParagraph };
        return anchor.Cell is { } cell ? InTable(OuterCell(cell), anchor, candidates) : Plain(anchor, candidates);
    }

    private static bool IsNation(Paragraph paragraph) =>
        paragraph.Comparable.Contains(Normal.Comparable(Patterns.NationalName), StringComparison.OrdinalIgnoreCase);

    private static bool IsMottoOrNumber(Paragraph paragraph) => IsMotto(paragraph.Comparable) || Patterns.Number.IsMatch(paragraph.Comparable);

    private static bool IsMotto(string comparable) =>
        comparable.Contains("Độc lập", StringComparison.OrdinalIgnoreCase) && comparable.Contains("Tự do", StringComparison.OrdinalIgnoreCase);

    // A table inside a cell is part of the layout of its outermost cell.
    private static TableCell OuterCell(TableCell cell)
    {
        while (cell.Row.Table.Parent is { } parent)
            cell = parent;
        return cell;
    }

    private static HeaderBlock InTable(TableCell anchorCell, Paragraph anchor, List<Paragraph> candidates)
    {
        var table = anchorCell.Row.Table;
        var nationCell = table.Cells.FirstOrDefault(cell => cell.AllParagraphs.Any(paragraph => IsNation(paragraph) || IsMotto(paragraph.Comparable)));
        var namesCell = (nationCell ?? anchorCell).Row.Cells.FirstOrDefault(cell => cell != nationCell);
        var nation = nationCell is null ? [] : TextLines(nationCell).ToList();
        var motto = nation.FirstOrDefault(line => IsMotto(line.Comparable)) ?? nation.ElementAtOrDefault(1);
        var names = namesCell is null
            ? []
            : TextLines(namesCell).TakeWhile(line => !Patterns.Number.IsMatch(line.Comparable)).ToList();
        var issuerStart = IssuerStart(names);
        var lines = table.Cells.SelectMany(TextLines).ToList();
        return new()
        {
            Form = BlockForm.Table,
            Table = table,
            NamesCell = namesCell,
            NationCell = nationCell,
            NationalName = nation.FirstOrDefault(line => IsNation(line.Paragraph) && line.Comparable.StartsWith("CỘNG", StringComparison.OrdinalIgnoreCase))
                ?? nation.FirstOrDefault(line => line != motto),
            Motto = motto,
            SuperiorNames = [.. names.Take(issuerStart)],
            IssuerNames = [.. names.Skip(issuerStart)],
            Number = lines.FirstOrDefault(line => Patterns.Number.IsMatch(line.Comparable))
                ?? LineOf(candidates, line => Patterns.Number.IsMatch(line.Comparable)),
            PlaceAndDate = lines.FirstOrDefault(line => Patterns.PlaceAndDate.IsMatch(line.Comparable))
                ?? LineOf(candidates, line => Patterns.DateLine.IsMatch(line.Comparable)),
            Subject = lines.FirstOrDefault(line => Patterns.Subject.IsMatch(line.Comparable)),
            Anchor = nation.FirstOrDefault()?.Paragraph ?? anchor,
        };
    }

    private static HeaderBlock Plain(Paragraph anchor, List<Paragraph> candidates) => new()
    {
        Form = BlockForm.Plain,
        Anchor = anchor,
        Motto = LineOf(candidates, line => IsMotto(line.Comparable)),
        Number = LineOf(candidates, line => Patterns.Number.IsMatch(line.Comparable)),
        PlaceAndDate = LineOf(candidates, line => Patterns.PlaceAndDate.IsMatch(line.Comparable)),
    };

    private static TextLine? LineOf(List<Paragraph> candidates, Func<TextLine, bool> test) =>
        candidates.Take(HeadParagraphs).SelectMany(paragraph => paragraph.Lines).FirstOrDefault(test);

    private static IEnumerable<TextLine> TextLines(TableCell cell) =>
        cell.AllParagraphs.SelectMany(paragraph => paragraph.Lines).Where(line => !line.IsEmpty && !Patterns.IsRule(line.Comparable));

    // The issuer is the last organisation named. Where weight parts the lines at the beginning of a name, weight decides:
    // an office's long name may hold another organisation's name in a later line.
    private static int IssuerStart(List<TextLine> names)
    {
        var openings = Enumerable.Range(0, names.Count).Where(index => OpensOrganisation(names[index].Comparable)).ToList();
        if (openings.Count == 0)
            return 0;
        var firstBold = names.FindIndex(line => line.Runs.Where(run => run.HasInk).All(run => run.Format.Bold));
        var partsByWeight = firstBold > 0 && openings.Contains(firstBold);
        return partsByWeight ? firstBold : openings[^1];
    }

    // A name that goes on in the next line may go on with such a word: PHƯỜNG XUÂN / TRƯỜNG - ĐÀ LẠT.
    private static bool OpensOrganisation(string name) =>
        !name.StartsWith("TRƯỜNG -", StringComparison.OrdinalIgnoreCase) && OrganisationOpenings.Any(opening => name.StartsWith(Normal.Comparable(opening + "x")[..^1], StringComparison.OrdinalIgnoreCase));
}
