using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Layout;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Body;

/// <summary>BD-06 and BD-07: căn cứ and citations.</summary>
internal static partial class CitationRules
{
    private const string Clause = "mục II.6";

    private static readonly Wording Basis = new("Căn cứ", "A căn cứ");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "BD-06",
            Severity.Error,
            Clause,
            new("Căn cứ: chữ nghiêng, mỗi căn cứ một dòng, dấu “;” và “.”", "Căn cứ: italic, one line each, ending with “;” and “.”"),
            TextRules.OnBody(JudgeBasis)),
        Rule.Legal(
            "BD-07",
            Severity.Warning,
            Clause,
            new("Viện dẫn lần đầu ghi đủ ngày và cơ quan ban hành", "The first citation names date and issuer"),
            TextRules.OnBody(FirstCitation)),
    ];

    private static void JudgeBasis(Inspection inspection, BodyText body)
    {
        var items = body.Items.Where(item => item.Kind == BodyKind.Basis).ToList();
        if (items.Count == 0)
            inspection.NotApplicable("văn bản không có căn cứ", "the document has no căn cứ");
        for (var index = 0; index < items.Count; index++)
        {
            var (paragraph, isLast) = (items[index].Paragraph, index == items.Count - 1);
            foreach (var line in paragraph.Lines.Where(line => !line.IsEmpty))
                inspection.Italic(line, Basis, true);
            var mark = isLast ? '.' : ';';
            if (!paragraph.Comparable.EndsWith(mark) && !(isLast && paragraph.Comparable.EndsWith(',')))
                inspection.Fail(
                    Spot.At(paragraph),
                    new($"Căn cứ phải kết thúc bằng dấu “{mark}”", $"The căn cứ must end with “{mark}”"),
                    Wording.Same(paragraph.Comparable[^1].ToString()),
                    Wording.Same(mark.ToString()));
            if (CitesLawByNumber(paragraph.Comparable))
                inspection.Warn(
                    Spot.At(paragraph),
                    new("Căn cứ luật, pháp lệnh không ghi số, ký hiệu", "A law is cited without number and symbol"),
                    null,
                    new("tên luật và ngày thông qua", "the law's name and its date"));
        }
    }

    private static bool CitesLawByNumber(string text) =>
        LawNumber().Match(text) is { Success: true, Index: var at }
        && (text.AsSpan(0, at).Contains("Luật", StringComparison.Ordinal)
            || text.AsSpan(0, at).Contains("Pháp lệnh", StringComparison.Ordinal));

    /// <summary>
    /// A document that stands in the subject of another one ("Công văn số 14/… của … về thực hiện Quyết định số 24/…") is quoted
    /// as that subject has it; where the text cites it in full of its own, that is its first citation. A list names the issuer of
    /// its documents once: one with a date behind one with date and issuer, both of the same body by their symbols, is whole, unless
    /// it is about another place than that issuer's, or one whose issuer nobody knows stands in between.
    /// </summary>
    private static void FirstCitation(Inspection inspection, BodyText body)
    {
        var cited = CitationsOf(body);
        var inFull = cited.Where(citation => citation.IsFull).Select(citation => citation.Key).ToHashSet(StringComparer.Ordinal);
        var first = cited.Where(citation => !(citation.IsInSubject && inFull.Contains(citation.Key))).DistinctBy(citation => citation.Key);
        foreach (var citation in first.Where(citation => !citation.IsFull))
        {
            inspection.Warn(
                Spot.At(citation.Paragraph),
                new(
                    $"Lần đầu viện dẫn “{citation.Text}” phải ghi ngày và cơ quan ban hành",
                    $"The first citation of “{citation.Text}” must name its date and issuer"),
                Wording.Same(citation.Text),
                new("… ngày … của …", "… ngày … của …"));
        }
    }

    private static List<Citation> CitationsOf(BodyText body)
    {
        var cited = new List<Citation>();
        var list = new CitationList();
        var listMark = '\0';
        foreach (var paragraph in body.Paragraphs)
        {
            var mark = MarkOf(paragraph);
            if (mark == '\0' || mark != listMark)
                list.Begin();
            listMark = mark;
            cited.AddRange(Citations(paragraph, list));
        }

        return cited;
    }

    // Word makes a longer dash of a hyphen by itself: both are one list.
    private static char MarkOf(Paragraph paragraph)
    {
        if (paragraph.Numbering is { IsBullet: true })
            return '-';
        return paragraph.Normalized switch
        {
            ['-' or '–', ' ', ..] => '-',
            [('+' or '*') and var mark, ' ', ..] => mark,
            _ => '\0',
        };
    }

    private static IEnumerable<Citation> Citations(Paragraph paragraph, CitationList list)
    {
        var text = paragraph.Normalized;
        var clauseHasFull = false;
        var end = 0;
        foreach (Match match in CitationText().Matches(text))
        {
            var between = text.AsSpan(end, match.Index - end);
            clauseHasFull &= between.IndexOfAny(ClauseEnds) < 0;
            end = match.Index + match.Length;
            var (kind, symbol) = (match.Groups[1].Value, match.Groups[2].Value);
            var isFull = list.Take(kind, symbol, RestOfClause(text, end), IsFull(text, match), Dated().IsMatch(text.AsSpan(end)));
            yield return new(paragraph, match.Value, $"{kind} {symbol}", isFull, clauseHasFull && LeadsOn().IsMatch(between));
            clauseHasFull |= isFull;
        }
    }

    private static string RestOfClause(string text, int from)
    {
        var length = text.AsSpan(from).IndexOfAny(ClauseEnds);
        return length < 0 ? text[from..] : text.Substring(from, length);
    }

    // The issuer stands behind the date ("… ngày … của …"), or before the number: "Theo đề nghị của X tại Tờ trình số … ngày …".
    private static bool IsFull(string text, Match match)
    {
        var rest = text.AsSpan(match.Index + match.Length);
        if (Full().IsMatch(rest))
            return true;
        if (!Dated().IsMatch(rest))
            return false;
        var start = text.LastIndexOfAny(ClauseMarks, Math.Max(0, match.Index - 1)) + 1;
        return IssuerBefore().IsMatch(text.AsSpan(start, match.Index - start));
    }

    private static readonly char[] ClauseMarks = [';', '.', ':'];

    private readonly record struct Citation(Paragraph Paragraph, string Text, string Key, bool IsFull, bool IsInSubject);

    private static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create(";.:");

    [GeneratedRegex(@"\bsố \d+/(?:19|20)\d\d/(?:QH|UBTVQH)", RegexOptions.CultureInvariant)]
    private static partial Regex LawNumber();

    [GeneratedRegex(
        @"\b(Nghị định|Quyết định|Nghị quyết|Thông tư|Chỉ thị|Kế hoạch|Công văn|Tờ trình|Thông báo|Báo cáo|Hướng dẫn|Chương trình|Đề án"
            + @"|Kết luận) (?:số )?(\d+(?:/\d{4})?/[\p{Lu}a-z&-]+(?:\d+)?)",
        RegexOptions.CultureInvariant)]
    private static partial Regex CitationText();

    [GeneratedRegex(@" (?:theo|tại|của|thực hiện|triển khai|kèm theo|sửa đổi|bổ sung|thay thế|bãi bỏ) $", RegexOptions.CultureInvariant)]
    private static partial Regex LeadsOn();

    [GeneratedRegex(@"^,? ngày .{1,40}?,? của ", RegexOptions.CultureInvariant)]
    private static partial Regex Full();

    [GeneratedRegex(@"^,? ngày \d", RegexOptions.CultureInvariant)]
    private static partial Regex Dated();

    [GeneratedRegex(
        @"(?:của|Thủ tướng|Chính phủ|Ủy ban|UBND|Hội đồng|HĐND|Sở|Bộ|Phòng|Văn phòng|Trưởng|Chánh|Giám đốc|Chủ tịch|Ban|Cục|Chi cục|Trường"
            + @"|Công an|Trung tâm|Vụ|Viện)\b.{0,160}(?: tại| ban hành|\()\s?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex IssuerBefore();
}
