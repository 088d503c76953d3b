using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Layout;

/// <summary>Finds "Nơi nhận" and the signature beside it.</summary>
internal static class SigningFinder
{
    /// <summary>A blank of this many points parts the titles from the name.</summary>
    private const double SigningGap = 30;

    public static SigningBlock Find(WordDocument document)
    {
        var labels = document.Paragraphs.Where(paragraph => Patterns.Recipients.IsMatch(paragraph.Comparable)).ToList();
        var label = labels.FirstOrDefault(paragraph => paragraph.Cell is not null) ?? labels.FirstOrDefault();
        var anchor = label ?? document.Paragraphs.LastOrDefault(paragraph => paragraph.Cell is not null && Patterns.Authority.IsMatch(paragraph.Comparable));
        if (anchor is null)
        {
            var box = document.TextBoxParagraphs.FirstOrDefault(paragraph => Patterns.Recipients.IsMatch(paragraph.Comparable));
            return new() { Form = box is null ? BlockForm.Missing : BlockForm.TextBox, Anchor = box ?? document.LastParagraph };
        }

        return anchor.Cell is { } cell ? InTable(cell, label, anchor) : new()
        {
            Form = BlockForm.Plain,
            Anchor = anchor,
            RecipientsLabel = label?.Lines.First(),
        };
    }

    private static SigningBlock InTable(TableCell cell, Paragraph? label, Paragraph anchor)
    {
        var table = cell.Row.Table;
        var recipientsCell = label?.Cell;
        var signatureCell = recipientsCell is null ? cell : SignatureCell(table, recipientsCell);
        var lines = signatureCell is null ? [] : Column(table, signatureCell).ToList();
        var (titles, name, blank) = Part(lines);
        return new()
        {
            Form = BlockForm.Table,
            Table = table,
            Row = cell.Row,
            RecipientsCell = recipientsCell,
            SignatureCell = signatureCell,
            RecipientsLabel = label?.Lines.First(line => !line.IsEmpty),
            Recipients = recipientsCell is null ? [] : [.. Recipients(recipientsCell)],
            Titles = titles,
            SignerName = name,
            BlankPoints = blank,
            Anchor = anchor,
        };
    }

    // Beside the recipients; a file that puts the two one row apart still has a signature to be judged.
    private static TableCell? SignatureCell(WordTable table, TableCell recipients) =>
        recipients.Row.Cells.FirstOrDefault(cell => cell.Index > recipients.Index && cell.Text.Length > 0)
        ?? table.Cells.FirstOrDefault(cell => cell != recipients && Patterns.Authority.IsMatch(Normal.Comparable(cell.Text)))
        ?? recipients.Row.Cells.FirstOrDefault(cell => cell.Index > recipients.Index);

    private static IEnumerable<TextLine> Recipients(TableCell cell) => cell.Paragraphs
        .SelectMany(paragraph => paragraph.Lines.Select(line => Labelled(paragraph, line)))
        .Where(line => !line.IsEmpty && !Patterns.Recipients.IsMatch(line.Comparable));

    // An automatic bullet is part of the line that is read.
    private static TextLine Labelled(Paragraph paragraph, TextLine line) =>
        paragraph.Numbering is null || line.IsEmpty ? line : line with { Text = $"{paragraph.NumberText} {line.Text}" };

    private static IEnumerable<TextLine> Column(WordTable table, TableCell first) => table.Rows
        .Where(row => row.Index >= first.Row.Index)
        .Select(row => row.Cells.FirstOrDefault(cell => cell.FirstColumn == first.FirstColumn))
        .OfType<TableCell>()
        .SelectMany(cell => cell.Paragraphs)
        .SelectMany(paragraph => paragraph.Lines);

    private static (IReadOnlyList<TextLine> Titles, TextLine? Name, double Blank) Part(List<TextLine> lines)
    {
        var titles = new List<TextLine>();
        var blank = 0.0;
        foreach (var line in lines)
        {
            if (line.IsEmpty)
            {
                blank += Height(line);
                continue;
            }

            blank += titles.Count > 0 ? SpaceAbove(titles[^1], line) : 0;
            var isName = titles.Count > 0 && (blank >= SigningGap || !Normal.IsAllCaps(line.Comparable)) && !ReadsAsTitle(line);
            if (isName)
                return (titles, line, blank);
            titles.Add(line);
            blank = 0;
        }

        return (titles, null, blank);
    }

    private static bool ReadsAsTitle(TextLine line) =>
        Patterns.Authority.IsMatch(line.Comparable) || line.Comparable.StartsWith("PHÓ ", StringComparison.OrdinalIgnoreCase)
        || line.Comparable.StartsWith("CHỦ TỊCH", StringComparison.OrdinalIgnoreCase)
        || line.Comparable.StartsWith('(');

    private static double Height(TextLine line) =>
        (line.Paragraph.Format.LinePitch(line.Paragraph.FirstHalfPoints) + line.Paragraph.Format.Before + line.Paragraph.Format.After) / 20;

    private static double SpaceAbove(TextLine before, TextLine line) =>
        before.Paragraph == line.Paragraph ? 0 : (before.Paragraph.Format.After + line.Paragraph.Format.Before) / 20;
}
