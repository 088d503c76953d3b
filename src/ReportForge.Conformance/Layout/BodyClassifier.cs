using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;

namespace ReportForge.Conformance.Layout;

/// <summary>Says of each paragraph of the body what it is, by its text.</summary>
internal static partial class BodyClassifier
{
    /// <summary>"QUYẾT ĐỊNH:" stands after the căn cứ, never deep in the text.</summary>
    private const int LastEnacting = 60;

    private const int LongestDisplay = 120;

    public static BodyText Classify(IReadOnlyList<BodyBlock> blocks, bool hasEnactingClause)
    {
        var items = new List<BodyItem>();
        var empty = new List<Paragraph>();
        var tables = new List<WordTable>();
        var neighbours = new List<(BodyItem, BodyItem)>();
        var enacting = EnactingAt(blocks, hasEnactingClause);
        BodyItem? above = null;
        var capital = "";
        for (var index = 0; index < blocks.Count; index++)
        {
            switch (blocks[index])
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
                    var item = index <= enacting
                        ? Preamble(paragraph, index == enacting)
                        : InContext(AsCapital(KindOf(paragraph), capital), items.LastOrDefault());
                    capital = item.Kind == BodyKind.Capital ? item.Label : capital;
                    if (above is not null)
                        neighbours.Add((above, item));
                    items.Add(above = item);
                    break;
            }
        }

        return new(LoneBasisAsText(items), empty, tables)
        {
            Neighbours = neighbours,
            EndsWithTable = blocks
                .LastOrDefault(block => block is not BodyBlock.OfParagraph { Paragraph.IsEmpty: true }) is BodyBlock.OfTable,
        };
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
            ?? Labelled(paragraph, BodyKind.Capital, Patterns.Capital)
            ?? Labelled(paragraph, BodyKind.SubArabic, Patterns.SubArabic)
            ?? Labelled(paragraph, BodyKind.Arabic, Patterns.Arabic)
            ?? Labelled(paragraph, BodyKind.Letter, Patterns.Letter)
            ?? Labelled(paragraph, BodyKind.Letter, Patterns.DottedLetter)
            ?? (Paragraph.BeginsWithDash(text) || paragraph.Numbering is { IsBullet: true }
                ? new(paragraph, BodyKind.Dash, "", text)
                : new(paragraph, BodyKind.Text, "", text));
    }

    private static int EnactingAt(IReadOnlyList<BodyBlock> blocks, bool hasEnactingClause)
    {
        for (var index = 0; hasEnactingClause && index < Math.Min(blocks.Count, LastEnacting); index++)
        {
            if (blocks[index] is BodyBlock.OfParagraph { Paragraph: var paragraph }
                && paragraph.Format.Alignment == Alignment.Center
                && Patterns.Enacting.IsMatch(paragraph.Comparable))
                return index;
        }

        return -1;
    }

    // Before "QUYẾT ĐỊNH:" stand who decides, in capitals, and on what.
    private static BodyItem Preamble(Paragraph paragraph, bool isEnacting)
    {
        if (isEnacting)
            return new(paragraph, BodyKind.Enacting, "", paragraph.Normalized);
        var kind = paragraph.Format.Alignment == Alignment.Center && Normal.IsAllCaps(paragraph.Normalized)
            ? BodyKind.Authority
            : BodyKind.Basis;
        return new(paragraph, kind, "", paragraph.Normalized);
    }

    // "C." and "D." are numerals too; behind "B." they are letters.
    private static BodyItem AsCapital(BodyItem item, string before) =>
        item.Kind == BodyKind.Roman && (before, item.Label) is ("B", "C") or ("C", "D") ? item with { Kind = BodyKind.Capital } : item;

    // "Phần I" has its title on the next line; "Theo đề nghị" and "Căn cứ" open the document, later they are sentences.
    private static BodyItem InContext(BodyItem item, BodyItem? before)
    {
        if (item.Kind == BodyKind.Text && before?.Kind == BodyKind.PartLabel)
            return item with { Kind = BodyKind.PartTitle };
        if (item.Kind == BodyKind.Text && before?.Kind == BodyKind.SectionLabel)
            return item with { Kind = BodyKind.SectionTitle };
        if (item.Kind is BodyKind.Text or BodyKind.Roman && IsDisplay(item.Paragraph))
            return item with { Kind = BodyKind.Display };
        if (item.Kind == BodyKind.Text && before?.Kind == BodyKind.Basis && FurtherBasis().IsMatch(item.Title) && item.Title[^1] == ';')
            return item with { Kind = BodyKind.Basis };
        var isSentence = item.Kind == BodyKind.Basis
            && ((before is not null && before.Kind is not (BodyKind.Basis or BodyKind.Authority))
                || item.Title[^1] is not (';' or '.' or ','));
        return isSentence ? item with { Kind = BodyKind.Text } : item;
    }

    private static bool IsDisplay(Paragraph paragraph) => paragraph.Format.Alignment == Alignment.Center
        && paragraph.Normalized.Length <= LongestDisplay
        && (paragraph.VisibleRuns.All(run => run.Format.Bold) || paragraph.Normalized[^1] is not ('.' or ';' or ','));

    // "Căn cứ …, Ủy ban nhân dân xã báo cáo như sau." alone is a sentence; nothing but its slant tells it from a căn cứ.
    private static List<BodyItem> LoneBasisAsText(List<BodyItem> items)
    {
        if (items.Count(item => item.Kind == BodyKind.Basis) == 1 && items.FindIndex(item => item.Kind == BodyKind.Basis) is var at
            && items[at].Title[^1] == '.'
            && !items.Exists(item => item.Kind == BodyKind.Enacting)
            && !items[at].Paragraph.VisibleRuns.All(run => run.Format.Italic))
            items[at] = items[at] with { Kind = BodyKind.Text };
        return items;
    }

    private static BodyItem? Labelled(Paragraph paragraph, BodyKind kind, Regex pattern)
    {
        var match = pattern.Match(paragraph.Normalized);
        return match.Success ? new(paragraph, kind, match.Groups[1].Value, match.Groups[2].Value) : null;
    }

    private static string LastWord(string text) => text[(text.LastIndexOf(' ') + 1)..].TrimEnd('.');

    [GeneratedRegex(@"^(?:Thực hiện|Theo|Trên cơ sở|Sau khi|Xét|Được sự|Để) ", RegexOptions.CultureInvariant)]
    private static partial Regex FurtherBasis();
}
