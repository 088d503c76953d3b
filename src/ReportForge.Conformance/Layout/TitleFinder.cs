using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Kinds;

namespace ReportForge.Conformance.Layout;

/// <summary>Finds ô 5a: a name of a kind, alone or with the subject on its line; or a line that only looks like one.</summary>
internal sealed class TitleFinder(IReadOnlyList<BodyBlock> blocks, bool mayBeUnlisted)
{
    private const int LongestUnlistedTitle = 80;
    private const int LongestSubjectLine = 260;
    private const int MostBlanksBeforeSubject = 2;

    /// <summary>A title stands near the header; what comes after so much text is none.</summary>
    private const int MostParagraphsBefore = 12;

    /// <summary>Some files keep the title in a table of its own, right below the header.</summary>
    private const int TablesNear = 3;

    private const int MostQualifyingWords = 2;

    /// <summary>Kind and subject in one paragraph have no more lines than these.</summary>
    private const int MostTitleLines = 12;

    public (TitleBlock? Title, int After) Find(int start) => (Find(start, Named) ?? Find(start, LikeTitle)) is { } found
        ? found
        : (null, start);

    private (TitleBlock Title, int After)? Find(int start, Func<Paragraph, List<TextLine>, int, (TitleBlock Title, int After)?> read)
    {
        // The last row of the header's table may hold the title.
        for (var (index, passed) = (Math.Max(0, start - 1), 0); index < blocks.Count && passed < MostParagraphsBefore; index++)
        {
            if (blocks[index] is BodyBlock.OfTable { Table: var table }
                && index < start + TablesNear
                && InTable(table, index) is { } inTable)
                return inTable;
            if (index < start || blocks[index] is not BodyBlock.OfParagraph { Paragraph: { IsEmpty: false } paragraph })
                continue;
            if (Patterns.Recipients.IsMatch(paragraph.Comparable)
                || Patterns.Addressees.IsMatch(paragraph.Comparable)
                || Patterns.AppendixLabel.IsMatch(paragraph.Comparable))
                break;
            var lines = paragraph.Lines.Where(line => !line.IsEmpty).Take(MostTitleLines).ToList();
            if (lines.Count > 0 && read(paragraph, lines, index) is { } found)
                return found;
            passed++;
        }

        return null;
    }

    private (TitleBlock Title, int After)? Named(Paragraph paragraph, List<TextLine> lines, int index) =>
        KindCatalogue.Of(lines[0].Comparable) is { } kind ? WithSubject(lines, kind, index) : null;

    private (TitleBlock Title, int After)? LikeTitle(Paragraph paragraph, List<TextLine> lines, int index)
    {
        if (!LooksLikeTitle(paragraph))
            return null;
        if (KindCatalogue.Opening(lines[0].Comparable) is { } opening)
            return IsQualified(lines, opening, index) ? WithSubject(lines, opening, index) : WithFurtherLines(lines, opening, index);
        return mayBeUnlisted && IsUnlistedTitle(lines[0]) ? WithSubject(lines, KindCatalogue.Other, index) : null;
    }

    // "KẾ HOẠCH LIÊN NGÀNH", "BÁO CÁO TÓM TẮT" with a subject of its own below it.
    private bool IsQualified(List<TextLine> lines, KindProfile kind, int index)
    {
        var words = lines[0].Comparable[kind.Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var below = lines.Count > 1 ? lines[1].Text
            : index + 1 < blocks.Count
                && blocks[index + 1] is BodyBlock.OfParagraph { Paragraph: { IsEmpty: false } paragraph }
                && IsCentredBold(paragraph) ? paragraph.Normalized : "";
        return words <= MostQualifyingWords && below.Length > 0 && !Normal.IsAllCaps(below) && !Patterns.AppendixReference.IsMatch(below);
    }

    // A title that holds its subject may go on in the next paragraphs, as long as they look like it.
    private (TitleBlock Title, int After) WithFurtherLines(List<TextLine> lines, KindProfile kind, int index)
    {
        var further = lines.Skip(1).ToList();
        var after = index + 1;
        for (; after < blocks.Count
            && blocks[after] is BodyBlock.OfParagraph { Paragraph: { IsEmpty: false } paragraph }
            && LooksLikeTitle(paragraph); after++)
            further.AddRange(paragraph.Lines.Where(line => !line.IsEmpty));
        return (new(lines[0], []) { Profile = kind, HoldsSubject = true, Continued = further }, after);
    }

    private static bool LooksLikeTitle(Paragraph paragraph) =>
        paragraph.Format.Alignment == Alignment.Center && Normal.IsAllCaps(paragraph.Lines.First(line => !line.IsEmpty).Text)
        && paragraph.VisibleRuns.Any(run => run.Format.Bold);

    private static bool IsUnlistedTitle(TextLine line) => line.Text.Length <= LongestUnlistedTitle
        && !Patterns.Mark.IsMatch(line.Comparable)
        && !Patterns.IsRule(line.Comparable) && BodyClassifier.KindOf(line.Paragraph).Kind == BodyKind.Text;

    private static (TitleBlock Title, int After)? InTable(WordTable table, int index)
    {
        foreach (var line in table.Paragraphs.SelectMany(paragraph => paragraph.Lines).Where(line => !line.IsEmpty))
        {
            if (KindCatalogue.Of(line.Comparable) is { } kind)
                return (new(line, [.. SubjectInCell(line)]) { Profile = kind }, index + 1);
        }

        return null;
    }

    private static IEnumerable<TextLine> SubjectInCell(TextLine kind) => (kind.Paragraph.Cell?.Paragraphs ?? [])
        .SelectMany(paragraph => paragraph.Lines)
        .SkipWhile(line => line.Comparable != kind.Comparable)
        .Skip(1)
        .SkipWhile(line => line.IsEmpty)
        .TakeWhile(line => !line.IsEmpty && !Patterns.IsRule(line.Comparable));

    private (TitleBlock Title, int After) WithSubject(List<TextLine> kindLines, KindProfile kind, int index)
    {
        var subject = kindLines.Skip(1).ToList();
        var after = subject.Count > 0 ? index + 1 : AfterBlanks(index + 1);
        for (; after < blocks.Count && blocks[after] is BodyBlock.OfParagraph { Paragraph: var paragraph }; after++)
        {
            if (!ContinuesSubject(paragraph, subject, kind))
                break;
            subject.AddRange(paragraph.Lines.Where(line => !line.IsEmpty));
        }

        return (new(kindLines[0], subject) { Profile = kind }, after);
    }

    // Blanks between the kind and its subject are a matter of looks; a centred bold line below them is the subject.
    private int AfterBlanks(int index)
    {
        var next = index;
        while (next < blocks.Count
            && next - index < MostBlanksBeforeSubject
            && blocks[next] is BodyBlock.OfParagraph { Paragraph: { IsEmpty: true, Shapes.Count: 0 } blank }
            && blank.Format.Borders is null)
            next++;
        return next < blocks.Count && blocks[next] is BodyBlock.OfParagraph { Paragraph: { IsEmpty: false } below } && IsCentredBold(below)
            ? next
            : index;
    }

    // The first paragraph below the kind is the subject unless it reads as text; more only when they look like it.
    private static bool ContinuesSubject(Paragraph paragraph, List<TextLine> subject, KindProfile kind)
    {
        if (paragraph.IsEmpty || Patterns.IsRule(paragraph.Comparable) || Patterns.Addressees.IsMatch(paragraph.Comparable)
            || Patterns.Invited.IsMatch(paragraph.Comparable) || Patterns.AppendixReference.IsMatch(paragraph.Comparable))
            return false;
        if (BodyClassifier.KindOf(paragraph).Kind != BodyKind.Text || Patterns.Enacting.IsMatch(paragraph.Comparable))
            return false;
        var isAllCaps = Normal.IsAllCaps(paragraph.Normalized);
        if (subject.Count == 0)
            return !(kind.HasEnactingClause && isAllCaps) && (IsCentredBold(paragraph) || !ReadsAsText(paragraph));
        return IsCentredBold(paragraph) && (!isAllCaps || Normal.IsAllCaps(subject[^1].Text));
    }

    private static bool ReadsAsText(Paragraph paragraph) =>
        paragraph.Normalized.Length > LongestSubjectLine || (paragraph.Format.Alignment == Alignment.Both && paragraph.Format.FirstLine > 0
            && paragraph.Normalized[^1] is '.' or ':' or ';' or ',');

    private static bool IsCentredBold(Paragraph paragraph) =>
        paragraph.Format.Alignment == Alignment.Center && paragraph.VisibleRuns.Any(run => run.Format.Bold);
}
