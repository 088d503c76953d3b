using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Appendices;

/// <summary>PL-01 … PL-09: appendices.</summary>
internal static partial class AppendixRules
{
    private const string Clause = "mục III.1";

    private static readonly Wording Label = new("Nhãn phụ lục", "The appendix label");
    private static readonly Wording Title = new("Tên phụ lục", "The appendix title");
    private static readonly Wording Reference = new("Dòng “(Kèm theo …)”", "The line “(Kèm theo …)”");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "PL-01",
            Severity.Error,
            Clause,
            new("Nội dung có chỉ dẫn về phụ lục", "The text points to its appendices"),
            OnAppendices(Pointer)),
        Rule.Legal(
            "PL-02",
            Severity.Error,
            Clause,
            new("Từ hai phụ lục trở lên đánh số La Mã", "Two or more appendices are numbered in Roman"),
            OnAppendices(Numbering)),
        Rule.Legal(
            "PL-03",
            Severity.Error,
            Clause,
            new("Nhãn “Phụ lục”: chữ thường, 14, đứng, đậm, canh giữa", "Label “Phụ lục”: lower case, 14 pt, upright, bold, centred"),
            OnAppendices(Labels)),
        Rule.Legal(
            "PL-04",
            Severity.Error,
            Clause,
            new("Tên phụ lục: in hoa, 13–14, đứng, đậm, canh giữa", "Title: capitals, 13–14 pt, upright, bold, centred"),
            OnAppendices(Titles)),
        Rule.Legal(
            "PL-05",
            Severity.Error,
            Clause,
            new(
                "Dòng “(Kèm theo …)”: 13–14, nghiêng, canh giữa, khớp với văn bản",
                "“(Kèm theo …)”: 13–14 pt, italic, centred, true to the document"),
            OnAppendices(References)),
        Rule.LegalElsewhere(
            "PL-06",
            Severity.Warning,
            "Phụ lục III, mẫu 2.1",
            new("Đường kẻ dưới phần tên phụ lục", "A line below the appendix heading"),
            OnAppendices(Lines)),
        Rule.Legal(
            "PL-07",
            Severity.Error,
            Clause,
            new("Mỗi phụ lục đánh số trang riêng", "Each appendix has its own page numbers"),
            OnAppendices(PageNumbers)),
        Rule.Legal(
            "PL-08",
            Severity.Information,
            Clause,
            new("Phụ lục là tệp riêng: ký số từng tệp", "Appendices as files of their own are signed one by one"),
            inspection =>
                inspection.NotApplicable(
                    "phụ lục cùng tệp với văn bản: chỉ ký số văn bản chính",
                    "appendices in the same file: only the main document is signed")),
        Rule.LegalElsewhere(
            "PL-09",
            Severity.Information,
            "Phụ lục III, mẫu 2.1",
            new("Phụ lục kết thúc bằng “./.”", "The appendix ends with “./.”"),
            OnAppendices(EndMark)),
    ];

    private static Action<Inspection> OnAppendices(Action<Inspection, IReadOnlyList<AppendixBlock>> judge) => inspection =>
    {
        if (inspection.Layout.Appendices.Count > 0)
            judge(inspection, inspection.Layout.Appendices);
        else if (inspection.Layout.HasUnnamedPart)
            inspection.NotEvaluated(
                "phần sau chữ ký không có nhãn “Phụ lục”, không rõ là phụ lục hay danh sách gửi kèm",
                "what follows the signature bears no label “Phụ lục”: an appendix, or a list that goes with the document");
        else
            inspection.NotApplicable("không có phụ lục", "there is no appendix");
    };

    private static void Pointer(Inspection inspection, IReadOnlyList<AppendixBlock> appendices)
    {
        var body = inspection.Layout.Body;
        var text = string.Join(
            ' ', body.Paragraphs.Concat(body.Tables.SelectMany(table => table.Paragraphs)).Select(paragraph => paragraph.Comparable));
        if (!text.Contains("phụ lục", StringComparison.OrdinalIgnoreCase))
        {
            inspection.Fail(
                Spot.At(appendices[0].Anchor),
                new("Nội dung không nhắc tới phụ lục nào", "The text mentions no appendix"),
                null,
                new("có chữ “Phụ lục” trong nội dung", "“Phụ lục” in the text"));
            return;
        }

        foreach (var number in appendices.Select(NumberOf).Where(number => number.Length > 0 && appendices.Count > 1))
        {
            var isMentioned = text.Contains($"Phụ lục {number}", StringComparison.OrdinalIgnoreCase)
                || Mentions().Matches(text).Any(match => match.Value.Contains(number, StringComparison.Ordinal));
            if (!isMentioned)
                inspection.Fail(
                    Spot.At(appendices.First(appendix => NumberOf(appendix) == number).Anchor),
                    new($"Nội dung không nhắc tới Phụ lục {number}", $"The text does not mention Phụ lục {number}"));
        }
    }

    private static void Numbering(Inspection inspection, IReadOnlyList<AppendixBlock> appendices)
    {
        for (var index = 0; index < appendices.Count; index++)
        {
            if (appendices[index].Label is not { } label)
                continue;
            var number = NumberOf(appendices[index]);
            var wanted = appendices.Count == 1 ? "" : NumberText.Roman(index + 1);
            if (number == wanted)
                continue;
            var isCode = number.Any(char.IsAsciiDigit);
            var message = new Wording($"Phụ lục ghi số “{number}”", $"The appendix is numbered “{number}”");
            var expected = wanted.Length == 0
                ? new Wording("“Phụ lục”, không đánh số", "“Phụ lục” without a number")
                : Wording.Same($"Phụ lục {wanted}");
            if (!isCode)
                inspection.Fail(Spot.At(label), message, Wording.Same(label.Text), expected);
            else if (!inspection.Profile.AllowsAppendixCodes)
                inspection.Warn(Spot.At(label), message, Wording.Same(label.Text), expected);
        }
    }

    private static void Labels(Inspection inspection, IReadOnlyList<AppendixBlock> appendices)
    {
        foreach (var appendix in appendices)
        {
            if (appendix.Label is not { } label)
                continue;
            if (LineChecks.IsAllCapsPrinted(label) || !label.Comparable.StartsWith("Phụ lục", StringComparison.Ordinal))
                inspection.Fail(
                    Spot.At(label),
                    new("Nhãn phụ lục viết chữ thường: “Phụ lục”", "The label is in lower case: “Phụ lục”"),
                    Wording.Same(label.Text),
                    Wording.Same("Phụ lục"));
            inspection.Size(label, Label, 14, 14);
            inspection.Bold(label, Label, true);
            inspection.Italic(label, Label, false);
            inspection.Centred(label.Paragraph, Label);
        }
    }

    private static void Titles(Inspection inspection, IReadOnlyList<AppendixBlock> appendices)
    {
        foreach (var appendix in appendices.Where(appendix => appendix.Label is not null))
        {
            if (appendix.Title.Count == 0)
                inspection.Fail(Spot.At(appendix.Label), new("Phụ lục không có tên", "The appendix has no title"));
            foreach (var line in appendix.Title)
            {
                inspection.Capitals(line, Title);
                inspection.Size(line, Title, 13, 14);
                inspection.Bold(line, Title, true);
                inspection.Italic(line, Title, false);
                inspection.Centred(line.Paragraph, Title);
            }
        }
    }

    private static void Lines(Inspection inspection, IReadOnlyList<AppendixBlock> appendices)
    {
        foreach (var appendix in appendices.Where(appendix => appendix.Label is not null))
        {
            if (appendix.LastHeading is not { } last)
                continue;
            var section = inspection.Document.Sections[last.Section];
            var width = last.Cell?.InnerWidth ?? section.TextWidth;
            var line = LineMarkFinder.Find([last], Below(inspection.Document, last), width);
            if (line is null or { Kind: LineMarkKind.Underline or LineMarkKind.Characters } or { IsSolid: false })
                inspection.Fail(
                    Spot.At(last),
                    new("Không có đường kẻ nét liền dưới phần tên phụ lục", "There is no solid line below the appendix heading"),
                    null,
                    new("đường kẻ ngắn, nét liền, ở giữa", "a short, solid, centred line"),
                    LineRepairs.Draw(last, width));
        }
    }

    private static IEnumerable<Paragraph> Below(WordDocument document, Paragraph last) =>
        document.From(last).Skip(1).TakeWhile(paragraph => paragraph.Cell == last.Cell);

    private static void PageNumbers(Inspection inspection, IReadOnlyList<AppendixBlock> appendices)
    {
        foreach (var appendix in appendices)
        {
            var section = inspection.Document.Sections[Math.Min(appendix.FirstSection, inspection.Document.Sections.Count - 1)];
            var beginsSection = appendix.Anchor is { } anchor && inspection.Document.FirstOf(section) is { } first && (first == anchor
                || first.Cell?.Row.Table == anchor.Cell?.Row.Table
                || FirstTextAfter(inspection.Document, first) == anchor);
            if (!beginsSection || section.Index == 0)
                inspection.Fail(
                    Spot.At(appendix.Anchor),
                    new(
                        "Phụ lục không bắt đầu một phần (section) mới nên không đánh số trang riêng được",
                        "The appendix begins no section, so it cannot have its own page numbers"),
                    null,
                    new("phần mới, trang mới", "a new section on a new page"));
            else if (section.Break is not ("nextPage" or "oddPage" or "evenPage"))
                inspection.Fail(
                    Spot.At(appendix.Anchor),
                    new("Phụ lục không bắt đầu ở trang mới", "The appendix does not begin on a new page"),
                    new("nối tiếp trên cùng trang", "goes on upon the same page"),
                    new("ngắt phần sang trang mới (Next Page)", "a section break to the next page"),
                    NewPage(section));
            else if (section.NumberStart != 1)
                inspection.Fail(
                    Spot.At(appendix.Anchor),
                    new("Số trang của phụ lục không bắt đầu từ 1", "The appendix's page numbers do not begin at 1"),
                    Wording.Same(section.NumberStart?.ToString(CultureInfo.InvariantCulture) ?? "–"),
                    Wording.Same("1"),
                    StartAtOne(section));
        }
    }

    private static Repair NewPage(Section section) => new(
        new("cho phụ lục bắt đầu ở trang mới", "begin the appendix on a new page"),
        () => Markup.Set(section.Element, "type", "nextPage"));

    private static Repair StartAtOne(Section section) => new(
        new("đánh số trang phụ lục từ 1", "number the appendix's pages from 1"),
        () => Markup.SetAttribute(Markup.Property(section.Element, "pgNumType"), "start", 1));

    private static Paragraph? FirstTextAfter(WordDocument document, Paragraph first) =>
        document.From(first).FirstOrDefault(paragraph => !paragraph.IsEmpty);

    private static void EndMark(Inspection inspection, IReadOnlyList<AppendixBlock> appendices)
    {
        foreach (var appendix in appendices
            .Where(appendix => !appendix.Paragraphs.Any(paragraph => paragraph.Comparable.EndsWith("./.", StringComparison.Ordinal))))
            inspection.Note(
                Spot.At(appendix.Anchor),
                new(
                    "Phụ lục không có dấu “./.” ở cuối; mẫu của Nghị định có",
                    "The appendix has no “./.” at its end; the decree's specimen has"));
    }

    /// <summary>The number behind "Phụ lục"; "" when there is none.</summary>
    private static string NumberOf(AppendixBlock appendix)
    {
        var text = appendix.Label?.Comparable ?? "";
        var last = text[(text.LastIndexOf(' ') + 1)..];
        return last.Equals("lục", StringComparison.OrdinalIgnoreCase) ? "" : last;
    }

    [GeneratedRegex(@"phụ lục(?: số)?:? [IVXLC\d]+(?:(?:,| và| đến) [IVXLC\d]+)*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mentions();
}
