using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Kinds;

namespace ReportForge.Conformance.Layout;

/// <summary>Finds "Nơi nhận" and the signature: beside it, above it, below it, or alone.</summary>
internal static class SigningFinder
{
    /// <summary>A name typed below the table stands at most so many blocks away.</summary>
    private const int BlocksBelow = 4;

    private const int MostRows = 8;

    public static SigningBlock Find(WordDocument document, KindProfile? kind)
    {
        var labels = document.Paragraphs.Where(paragraph => Patterns.Recipients.IsMatch(paragraph.Comparable)).ToList();
        var label = labels.FirstOrDefault(paragraph => paragraph.Cell is not null) ?? labels.FirstOrDefault();
        if (label?.Cell is not null)
            return InTable(document, label.Cell, label);
        if (SignatureAlone(document, kind) is { } cell)
            return InTable(document, cell, null);
        if (label is not null)
            return new() { Form = BlockForm.Plain, Anchor = label, RecipientsLabel = label.Lines.First() };
        if (document.TextBoxParagraphs.FirstOrDefault(paragraph => Patterns.Recipients.IsMatch(paragraph.Comparable)) is { } box)
            return new() { Form = BlockForm.TextBox, Anchor = box };
        return document.Blocks.OfType<BodyBlock.OfParagraph>().Select(block => block.Paragraph).LastOrDefault(IsTitleParagraph) is { } title
            ? new() { Form = BlockForm.Plain, Anchor = title }
            : new() { Form = BlockForm.Missing, Anchor = document.LastParagraph };
    }

    /// <summary>A signer's title as a paragraph of its own: in capitals, bold, not part of the running text.</summary>
    public static bool IsTitleParagraph(Paragraph paragraph) => paragraph.Cell is null && !paragraph.IsEmpty
        && paragraph.Format.Alignment != Alignment.Both
        && Normal.IsAllCaps(paragraph.Normalized)
        && Patterns.SignerTitle.IsMatch(paragraph.Comparable)
        && (paragraph.VisibleRuns.All(run => run.Format.Bold) || Patterns.Authority.IsMatch(paragraph.Comparable))
        && StandsAside(paragraph);

    // "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ" in the middle of the page is who decides; who signs stands on the right.
    private static bool StandsAside(Paragraph paragraph) => Patterns.Authority.IsMatch(paragraph.Comparable)
        || paragraph.Format.Alignment == Alignment.Right
        || paragraph.Format.Left > 2000
        || paragraph.Text.StartsWith("\t\t", StringComparison.Ordinal)
        || paragraph.Text.StartsWith("          ", StringComparison.Ordinal);

    // The last small table without borders in whose cells somebody signs.
    private static TableCell? SignatureAlone(WordDocument document, KindProfile? kind)
    {
        var tables = document.Tables.Where(table => table.Rows.Count <= MostRows).Reverse();
        foreach (var table in tables)
        {
            var cells = table.Cells.Where(Signs).ToList();
            if (cells.FirstOrDefault(
                cell => cell.Paragraphs.Any(paragraph => Patterns.Authority.IsMatch(paragraph.Comparable))) is { } byAuthority)
                return byAuthority;
            if (cells.Count > 0 && (kind is not null || cells.Any(HasName)))
                return cells[^1];
        }

        return null;
    }

    private static bool Signs(TableCell cell) => cell.Paragraphs.FirstOrDefault(paragraph => !paragraph.IsEmpty) is { } first
        && first.Lines.First(line => !line.IsEmpty) is var line
        && Normal.IsAllCaps(line.Text)
        && Patterns.SignerTitle.IsMatch(line.Comparable);

    private static bool HasName(TableCell cell) => cell.Paragraphs.Any(paragraph => Patterns.PersonalName.IsMatch(paragraph.Normalized));

    private static SigningBlock InTable(WordDocument document, TableCell cell, Paragraph? label)
    {
        var table = cell.Row.Table;
        var recipientsCell = label?.Cell;
        var signatureCell = recipientsCell is null ? cell : SignatureCell(table, recipientsCell);
        var column = signatureCell is null ? [] : Column(table, signatureCell).ToList();
        var parts = SignatureParts.Of(column);
        var outside = parts.Name is null && parts.Titles.Count > 0 ? NameBelow(document, table) : null;
        return new()
        {
            Form = BlockForm.Table,
            Table = table,
            Row = cell.Row,
            RecipientsCell = recipientsCell,
            SignatureCell = signatureCell,
            RecipientsLabel = label?.Lines.First(line => !line.IsEmpty),
            Recipients = label is null || recipientsCell is null ? [] : [.. Recipients(table, recipientsCell, label)],
            Titles = parts.Titles,
            OtherOffice = parts.OtherOffice,
            SignerName = outside ?? parts.Name,
            IsNameOutside = outside is not null,
            BlankPoints = parts.BlankPoints,
            Anchor = label ?? cell.Paragraphs.FirstOrDefault(),
        };
    }

    // Beside the recipients; else above or below them: minutes have the signers first.
    private static TableCell? SignatureCell(WordTable table, TableCell recipients) =>
        recipients.Row.Cells.FirstOrDefault(cell => cell.Index > recipients.Index && cell.Text.Length > 0)
        ?? table.Cells.FirstOrDefault(cell => cell != recipients && Patterns.Authority.IsMatch(Normal.Comparable(cell.Text)))
        ?? table.Cells.LastOrDefault(cell => cell != recipients && Signs(cell))
        ?? recipients.Row.Cells.FirstOrDefault(cell => cell.Index > recipients.Index);

    private static TextLine? NameBelow(WordDocument document, WordTable table) => document.Blocks
        .SkipWhile(block => block is not BodyBlock.OfTable { Table: var known } || known != table.Outermost)
        .Skip(1)
        .Take(BlocksBelow)
        .TakeWhile(block => block is BodyBlock.OfParagraph { Paragraph.HasPageBreak: false } or BodyBlock.OfTable { Table.Rows.Count: 1 })
        .SelectMany(block => block switch
        {
            BodyBlock.OfParagraph { Paragraph: var paragraph } => paragraph.Lines,
            BodyBlock.OfTable { Table: var below } => below.Paragraphs.SelectMany(paragraph => paragraph.Lines),
            _ => [],
        })
        .Where(line => !line.IsEmpty)
        .Take(1)
        .FirstOrDefault(line => Patterns.PersonalName.IsMatch(Normal.Text(line.Text)));

    // The list may go on in rows of its own below the label's.
    private static IEnumerable<TextLine> Recipients(WordTable table, TableCell first, Paragraph label) => table.Rows
        .Where(row => row.Index >= first.Row.Index)
        .TakeWhile(row => row == first.Row || !OpensAnother(row))
        .Select(row => row.Cells.FirstOrDefault(cell => cell.FirstColumn == first.FirstColumn))
        .OfType<TableCell>()
        .SelectMany(cell => cell.Paragraphs)
        .SkipWhile(paragraph => paragraph != label)
        .SelectMany(paragraph => paragraph.Lines.Select(line => Labelled(paragraph, line)))
        .Where(line => !line.IsEmpty && !Patterns.Recipients.IsMatch(line.Comparable));

    // Tables with nothing between them become one when another program saves the file: below the signature stands the head of a copy.
    private static bool OpensAnother(TableRow row) => row.Cells.SelectMany(cell => cell.Paragraphs).Any(paragraph =>
        Patterns.Number.IsMatch(paragraph.Comparable) || Patterns.CopyNote.IsMatch(paragraph.Comparable)
        || paragraph.Comparable.Contains(Patterns.ComparableNationalName, StringComparison.OrdinalIgnoreCase));

    // An automatic bullet is part of the line that is read.
    private static TextLine Labelled(Paragraph paragraph, TextLine line) =>
        paragraph.Numbering is null || line.IsEmpty ? line : line with { Text = $"{paragraph.NumberText} {line.Text}" };

    private static IEnumerable<TextLine> Column(WordTable table, TableCell first) => table.Rows
        .Where(row => row.Index >= first.Row.Index)
        .TakeWhile(row => row == first.Row || !OpensAnother(row))
        .Select(row => row.Cells.FirstOrDefault(cell => cell.FirstColumn == first.FirstColumn))
        .OfType<TableCell>()
        .SelectMany(cell => cell.Paragraphs)
        .SelectMany(paragraph => paragraph.Lines)
        .TakeWhile(line => !Patterns.Recipients.IsMatch(line.Comparable));
}
