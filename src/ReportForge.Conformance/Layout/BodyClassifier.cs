using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Layout;

/// <summary>Says of each paragraph of the body what it is, by its text.</summary>
internal static class BodyClassifier
{
    public static BodyText Classify(IReadOnlyList<BodyBlock> blocks)
    {
        var items = new List<BodyItem>();
        var empty = new List<Paragraph>();
        var tables = new List<WordTable>();
        var neighbours = new List<(BodyItem, BodyItem)>();
        BodyItem? above = null;
        foreach (var block in blocks)
        {
            switch (block)
            {
                case BodyBlock.OfTable table:
                    tables.Add(table.Table);
                    above = null;
                    break;
                case BodyBlock.OfParagraph { Paragraph: { IsEmpty: true } paragraph }:
                    empty.Add(paragraph);
                    above = null;
                    break;
                case BodyBlock.OfParagraph { Paragraph: var paragraph } when !Patterns.IsRule(paragraph.Comparable):
                    var item = InContext(KindOf(paragraph), items.LastOrDefault());
                    if (above is not null)
                        neighbours.Add((above, item));
                    items.Add(above = item);
                    break;
            }
        }

        return new(items, empty, tables) { Neighbours = neighbours };
    }

    public static BodyItem KindOf(Paragraph paragraph)
    {
        var text = paragraph.Normalized;
        if (Patterns.PartLabel.IsMatch(text))
            return new(paragraph, BodyKind.PartLabel, LastWord(text), "");
        if (Patterns.SectionLabel.IsMatch(text))
            return new(paragraph, BodyKind.SectionLabel, LastWord(text), "");
        if (Patterns.Basis.IsMatch(text))
            return new(paragraph, BodyKind.Basis, "", text);
        if (Patterns.Caption.IsMatch(text))
            return new(paragraph, BodyKind.Caption, "", text);
        return Labelled(paragraph, BodyKind.Article, Patterns.Article)
            ?? Labelled(paragraph, BodyKind.Roman, Patterns.Roman)
            ?? Labelled(paragraph, BodyKind.SubArabic, Patterns.SubArabic)
            ?? Labelled(paragraph, BodyKind.Arabic, Patterns.Arabic)
            ?? Labelled(paragraph, BodyKind.Letter, Patterns.Letter)
            ?? (Patterns.Dash.IsMatch(text) || paragraph.Numbering is { IsBullet: true }
                ? new(paragraph, BodyKind.Dash, "", text)
                : new(paragraph, BodyKind.Text, "", text));
    }

    // "Phần I" has its title on the next line; "Theo đề nghị" and "Căn cứ" open the document, later they are sentences.
    private static BodyItem InContext(BodyItem item, BodyItem? before)
    {
        if (item.Kind == BodyKind.Text && before?.Kind == BodyKind.PartLabel)
            return item with { Kind = BodyKind.PartTitle };
        if (item.Kind == BodyKind.Text && before?.Kind == BodyKind.SectionLabel)
            return item with { Kind = BodyKind.SectionTitle };
        var isSentence = item.Kind == BodyKind.Basis
            && ((before is not null && before.Kind != BodyKind.Basis) || item.Title[^1] is not (';' or '.' or ','));
        return isSentence ? item with { Kind = BodyKind.Text } : item;
    }

    private static BodyItem? Labelled(Paragraph paragraph, BodyKind kind, Regex pattern)
    {
        var match = pattern.Match(paragraph.Normalized);
        return match.Success ? new(paragraph, kind, match.Groups[1].Value, match.Groups[2].Value) : null;
    }

    private static string LastWord(string text) => text[(text.LastIndexOf(' ') + 1)..].TrimEnd('.');
}
