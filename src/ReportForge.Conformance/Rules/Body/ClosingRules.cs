using ReportForge.Conformance.Layout;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Body;

/// <summary>BD-14 and BD-16: how the body ends.</summary>
internal static class ClosingRules
{
    private const string Mark = "./.";

    private const int QuotedWords = 4;

    public static IEnumerable<Rule> All =>
    [
        Rule.LegalElsewhere(
            "BD-14",
            Severity.Warning,
            "Phụ lục III, mẫu 1.4",
            new("Nội dung kết thúc bằng “./.”", "The body ends with “./.”"),
            TextRules.OnBody(EndMark)),
        Rule.Practice(
            "BD-16",
            Severity.Warning,
            new("Khối chữ ký không đứng một mình trên trang", "The signature block never stands alone on a page"),
            TextRules.OnBody(Together)),
    ];

    private static void EndMark(Inspection inspection, BodyText body)
    {
        var last = body.Items[^1].Paragraph;
        if (body.EndsWithTable && !last.Comparable.EndsWith(Mark, StringComparison.Ordinal))
            inspection.NotEvaluated("nội dung kết thúc bằng bảng", "the body ends with a table");
        else if (!last.Comparable.EndsWith(Mark, StringComparison.Ordinal))
            inspection.Fail(
                Spot.At(last),
                new("Đoạn cuối của nội dung không kết thúc bằng “./.”", "The last paragraph does not end with “./.”"),
                Wording.Same(LastWords(last.Normalized)),
                Wording.Same(Mark));
        foreach (var paragraph in body.Paragraphs
            .Where(paragraph => paragraph != last && paragraph.Comparable.EndsWith(Mark, StringComparison.Ordinal)))
            inspection.Fail(
                Spot.At(paragraph),
                new("Dấu “./.” chỉ đặt một lần, ở cuối nội dung", "“./.” stands once, at the end"),
                Wording.Same(Mark));
    }

    private static string LastWords(string text)
    {
        var words = text.Split(' ');
        return words.Length <= QuotedWords ? text : "… " + string.Join(' ', words[^QuotedWords..]);
    }

    private static void Together(Inspection inspection, BodyText body)
    {
        if (inspection.Layout.Signing is not { Form: BlockForm.Table, Row: { } row })
        {
            inspection.NotApplicable("khối chữ ký không trình bày bằng bảng", "the signature block is no table");
            return;
        }

        var last = body.Items[^1].Paragraph;
        if (!last.Format.KeepNext)
            inspection.Fail(
                Spot.At(last),
                new("Đoạn cuối không giữ liền với khối chữ ký", "The last paragraph is not kept with the signature block"),
                null,
                new("đặt “Keep with next”", "keep with next"),
                OutlineRules.KeepNext(last));
        if (!row.CantSplit)
            inspection.Fail(
                Spot.At(row),
                new("Hàng chữ ký có thể bị tách sang hai trang", "The signature row may be split over two pages"),
                null,
                new("không cho tách hàng", "the row cannot split"),
                RowRepairs.CantSplit(row));
    }
}
