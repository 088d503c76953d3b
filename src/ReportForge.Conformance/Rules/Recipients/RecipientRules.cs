using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Rules.Signature;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Recipients;

/// <summary>NN-01 … NN-07: "Nơi nhận".</summary>
internal static partial class RecipientRules
{
    private const string Clause = "mục II.9";
    private const double Tolerance = Length.HalfMillimetre;
    private const double SpacingTolerance = 6;

    private static readonly Wording Label = new("“Nơi nhận:”", "“Nơi nhận:”");
    private static readonly Wording Item = new("Dòng nơi nhận", "A recipient's line");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "NN-01",
            Severity.Error,
            Clause,
            new("“Nơi nhận:” cỡ chữ 12, nghiêng, đậm, sát lề trái", "“Nơi nhận:” 12 pt, italic, bold, flush left"),
            SignatureGuard.OnTable(JudgeLabel)),
        Rule.Legal(
            "NN-02",
            Severity.Error,
            Clause,
            new("Danh sách nơi nhận: cỡ chữ 11, đứng, “- …;”", "Recipients: 11 pt, upright, “- …;”"),
            OnList(JudgeList)),
        Rule.Legal("NN-03", Severity.Error, Clause, new("Dòng cuối “- Lưu: VT, ….”", "Last line “- Lưu: VT, ….”"), OnList(Archive)),
        Rule.Legal(
            "NN-04",
            Severity.Error,
            Clause,
            new("Có “Kính gửi” thì dòng đầu là “- Như trên;”", "With “Kính gửi” the first line is “- Như trên;”"),
            OnList(AsAbove)),
        Rule.LegalElsewhere(
            "NN-05",
            Severity.Warning,
            "Phụ lục III, mẫu 1.4",
            new("Nơi nhận cách dòng đơn", "Recipients single-spaced"),
            OnList(Spacing)),
        Rule.Practice(
            "NN-06",
            Severity.Information,
            new("Cấp phó ký thì người đứng đầu có trong nơi nhận (để b/c)", "When a deputy signs, the head is a recipient (để b/c)"),
            OnList(HeadInformed)),
        Rule.Legal(
            "NN-07",
            Severity.Information,
            "mục III.3",
            new("Ký hiệu người soạn thảo và số bản: chữ in hoa, cỡ chữ 11", "Drafter's mark and copies: capitals, 11 pt"),
            OnList(DrafterMark)),
    ];

    private static Action<Inspection> OnList(Action<Inspection, SigningBlock> judge) => SignatureGuard.OnTable((inspection, signing) =>
    {
        if (signing.RecipientsLabel is not null && signing.Recipients.Count > 0)
            judge(inspection, signing);
        else
            inspection.NotApplicable("không có danh sách nơi nhận (xem NN-01)", "there is no list of recipients (see NN-01)");
    });

    private static void JudgeLabel(Inspection inspection, SigningBlock signing)
    {
        if (signing.RecipientsLabel is not { } line)
        {
            if (inspection.Kind.Recipients != Wanted.Required)
                inspection.NotApplicable(
                    "loại văn bản này có thể không có nơi nhận",
                    "a document of this kind may have no list of recipients");
            else if (inspection.Document.Paragraphs.Concat(inspection.Document.TextBoxParagraphs)
                .Any(paragraph => paragraph.Comparable.Contains("nơi nhận", StringComparison.OrdinalIgnoreCase)))
                inspection.NotEvaluated(
                    "có chữ “Nơi nhận” nhưng không ở chỗ quen thuộc",
                    "“Nơi nhận” is there, but not where it is looked for");
            else
                inspection.Fail(Spot.At(signing.Anchor), new("Không có “Nơi nhận:”", "“Nơi nhận:” is missing"));
            return;
        }

        if (signing.Recipients.Count == 0)
            inspection.Fail(Spot.At(line), new("“Nơi nhận:” không có dòng nào", "“Nơi nhận:” lists nobody"));
        if (line.Comparable != Normal.Comparable("Nơi nhận:"))
            inspection.Fail(
                Spot.At(line),
                new("“Nơi nhận:” phải đứng riêng một dòng, có dấu hai chấm", "“Nơi nhận:” stands on its own line with a colon"),
                Wording.Same(line.Text),
                Wording.Same("Nơi nhận:"));
        inspection.Size(line, Label, 12, 12);
        inspection.Bold(line, Label, true);
        inspection.Italic(line, Label, true);
        Flush(inspection, line.Paragraph, Label);
    }

    private static void Flush(Inspection inspection, Paragraph paragraph, Wording what)
    {
        var position = paragraph.Format.Left + paragraph.Format.FirstLine;
        if (position > Tolerance || position < -Tolerance - (paragraph.Cell?.LeftMargin ?? 0))
            inspection.Fail(
                Spot.At(paragraph),
                new($"{what.Vi} phải sát lề trái", $"{what.En} must be flush left"),
                Length.InMillimetres(paragraph.Format.Left + paragraph.Format.FirstLine),
                Length.InMillimetres(0),
                Mend.NoIndents(paragraph));
        if (paragraph.Format.Alignment is not (Alignment.Left or Alignment.Both))
            inspection.Fail(
                Spot.At(paragraph),
                new($"{what.Vi} phải canh trái", $"{what.En} must be aligned left"),
                LineChecks.Name(paragraph.Format.Alignment),
                LineChecks.Name(Alignment.Left),
                Mend.Align(paragraph, "left"));
    }

    private static void JudgeList(Inspection inspection, SigningBlock signing)
    {
        var items = RecipientItem.Of(signing.Recipients.Where(line => !Mark().IsMatch(line.Comparable)));
        foreach (var item in items)
            JudgeItem(inspection, item, isLast: item == items[^1]);
        foreach (var line in items.SelectMany(item => item.Lines))
        {
            inspection.Size(line, Item, 11, 11);
            inspection.Bold(line, Item, false);
            inspection.Italic(line, Item, false);
            if (line.Paragraph.NumberText.Length > 0 && line.Paragraph.Format.Left > Tolerance)
                inspection.Warn(
                    Spot.At(line),
                    new("Gạch đầu dòng tự động làm nơi nhận bị lùi vào", "Automatic bullets indent the recipients"));
            else
                Flush(inspection, line.Paragraph, Item);
        }
    }

    private static void JudgeItem(Inspection inspection, RecipientItem item, bool isLast)
    {
        var isArchive = isLast && item.Comparable.Contains("Lưu", StringComparison.OrdinalIgnoreCase);
        if (!item.First.Comparable.StartsWith("- ", StringComparison.Ordinal))
            inspection.Fail(
                Spot.At(item.First),
                new("Mỗi nơi nhận bắt đầu bằng “- ”", "Each recipient begins with “- ”"),
                Wording.Same(item.First.Text));
        if (!isArchive && !item.Comparable.EndsWith(';'))
            inspection.Fail(
                Spot.At(item.Last),
                new("Dòng nơi nhận phải kết thúc bằng dấu “;”", "A recipient's line must end with “;”"),
                Wording.Same(item.Last.Text),
                null,
                TextRepair.SetEnd(item.Last, ";"));
    }

    private static void Archive(Inspection inspection, SigningBlock signing)
    {
        var items = RecipientItem.Of(signing.Recipients.Where(line => !Mark().IsMatch(line.Comparable)));
        if (items.Count == 0)
            return;
        var last = items[^1];
        if (ArchiveForm().IsMatch(last.Comparable))
            return;
        var withStop = last.Comparable.TrimEnd(';', ',', '.') + ".";
        var isOnlyUnstopped = ArchiveForm().IsMatch(withStop);
        inspection.Fail(
            Spot.At(last.First),
            isOnlyUnstopped
                ? new("Dòng “- Lưu: VT, …” phải kết thúc bằng dấu “.”", "The line “- Lưu: VT, …” must end with “.”")
                : new("Dòng cuối nơi nhận phải là “- Lưu: VT, ….”", "The last recipient must be “- Lưu: VT, ….”"),
            Wording.Same(last.Comparable),
            isOnlyUnstopped
                ? Wording.Same(withStop)
                : new("“- Lưu: VT,” rồi đơn vị soạn thảo, dấu “.”", "“- Lưu: VT,”, the drafting unit, “.”"),
            isOnlyUnstopped ? TextRepair.SetEnd(last.Last, ".") : null);
    }

    private static void AsAbove(Inspection inspection, SigningBlock signing)
    {
        var says = signing.Recipients.FirstOrDefault(line => line.Comparable.Contains("Như trên", StringComparison.OrdinalIgnoreCase));
        var first = signing.Recipients[0];
        if (inspection.Layout.Addressees is null)
        {
            if (says is null)
                inspection.NotApplicable("không có “Kính gửi”", "there is no “Kính gửi”");
            else if (inspection.Kind.NamesReceiver)
                inspection.NotApplicable(
                    "loại văn bản này nêu nơi nhận trong nội dung",
                    "a document of this kind names its receiver in the text");
            else if (inspection.Document.Paragraphs.Concat(inspection.Document.TextBoxParagraphs)
                .Any(paragraph => AddressedAnywhere().IsMatch(paragraph.Comparable)))
                inspection.NotEvaluated("không rõ “Như trên” chỉ nơi nào", "it is not clear whom “Như trên” means");
            else
                inspection.Fail(
                    Spot.At(says),
                    new("Có “Như trên” nhưng văn bản không có “Kính gửi”", "“Như trên” without “Kính gửi”"),
                    Wording.Same(says.Text));
        }
        else if (inspection.Layout.Addressees is { IsInvitation: false } && !AsAboveForm().IsMatch(first.Comparable))
        {
            inspection.Fail(
                Spot.At(first),
                new("Có “Kính gửi” thì dòng đầu của nơi nhận là “- Như trên;”", "With “Kính gửi” the first recipient is “- Như trên;”"),
                Wording.Same(first.Text),
                Wording.Same("- Như trên;"));
        }
    }

    private static void Spacing(Inspection inspection, SigningBlock signing)
    {
        foreach (var paragraph in signing.Recipients.Select(line => line.Paragraph).Distinct())
        {
            var format = paragraph.Format;
            if (format.Before > SpacingTolerance
                || format.After > SpacingTolerance
                || format is not { LineRule: "auto", Line: >= 234 and <= 246 })
            {
                inspection.Fail(
                    Spot.At(paragraph),
                    new("Nơi nhận phải cách dòng đơn, không cách đoạn", "Recipients are single-spaced without gaps"),
                    null,
                    new("dòng đơn, 0 pt", "single, 0 pt"),
                    new(
                        new("đặt dòng đơn cho nơi nhận", "single-space the recipients"),
                        () => Mend.SetTight(paragraph.Element, keepBefore: false, keepAfter: false)));
            }
        }
    }

    private static void HeadInformed(Inspection inspection, SigningBlock signing)
    {
        if (!signing.Titles.Any(line => line.Comparable.StartsWith("KT.", StringComparison.Ordinal)))
        {
            inspection.NotApplicable("không phải cấp phó ký thay", "no deputy signs");
            return;
        }

        if (!signing.Recipients.Any(line => HeadReport().IsMatch(line.Comparable)))
            inspection.Note(
                Spot.At(signing.RecipientsLabel),
                new("Cấp phó ký thay: nên có người đứng đầu trong nơi nhận “(để b/c)”", "A deputy signs: list the head as “(để b/c)”"));
    }

    private static void DrafterMark(Inspection inspection, SigningBlock signing)
    {
        var marks = signing.Recipients.Where(line => Mark().IsMatch(line.Comparable)).ToList();
        if (marks.Count == 0)
            inspection.NotApplicable("không có ký hiệu người soạn thảo", "there is no drafter's mark");
        foreach (var line in marks)
            inspection.Size(line, new("Ký hiệu người soạn thảo", "The drafter's mark"), 11, 11);
    }

    [GeneratedRegex(@"kính gửi|kính mời|\bđiện\s*:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex AddressedAnywhere();

    // The specimens put the drafter's mark and the number of copies behind the unit ("- Lưu: VT, …6 …7."): "NC.Thanh", "VP (05b)",
    // "NV/An.03" have no form of their own that a last full stop belongs to.
    [GeneratedRegex(
        @"^- Lưu: VT(?:, ?.+)?(?:\.|[,.;/ _-][^\s;]{0,14}[\p{Ll}\d)][^;]{0,6})$|^- Lưu: VT[^;]*\)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex ArchiveForm();

    // The mark at the end is the matter of NN-02.
    [GeneratedRegex(@"^- Như trên(?: \([^)]*\))?[;.,]?$", RegexOptions.CultureInvariant)]
    private static partial Regex AsAboveForm();

    [GeneratedRegex(@"\((?:để )?(?:b/c|báo cáo)\)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HeadReport();

    [GeneratedRegex(@"^[A-ZĐ]{1,5}\.\s?\(\d+\)\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
