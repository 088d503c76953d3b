using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Marks;

/// <summary>MK-01 … MK-06: draft mark, secrecy, urgency, circulation.</summary>
internal static partial class MarkRules
{
    private const string Clause = "mục III.2";

    private static readonly string[] UrgencyMarks = ["HỎA TỐC", "THƯỢNG KHẨN", "KHẨN"];
    private static readonly string[] CirculationMarks = ["XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"];
    private static readonly Wording Urgency = new("Dấu chỉ mức độ khẩn", "The urgency mark");
    private static readonly Wording Circulation = new("Chỉ dẫn phạm vi lưu hành", "The circulation mark");
    private static readonly Wording DraftMark = new("Dấu “DỰ THẢO”", "The mark “DỰ THẢO”");

    public static IEnumerable<Rule> All =>
    [
        Rule.Logic(
            "MK-01",
            Severity.Warning,
            new("Dự thảo ghi “DỰ THẢO”; bản phát hành không còn chỗ trống", "Drafts say “DỰ THẢO”; issued documents have no placeholders"),
            Draft),
        Rule.Legal(
            "MK-02",
            Severity.Error,
            Clause,
            new("Văn bản mật không xử lý bằng phần mềm này", "Secret documents are not for this program"),
            inspection =>
                inspection.NotApplicable("không có dấu chỉ độ mật", "there is no secrecy mark")),
        Rule.Legal(
            "MK-03",
            Severity.Error,
            Clause,
            new("Dấu khẩn: in hoa, 13–14, đậm, khung viền đơn, màu đỏ", "Urgency: capitals, 13–14 pt, bold, single box, red"),
            UrgencyMark),
        Rule.Legal(
            "MK-04",
            Severity.Error,
            Clause,
            new("Phạm vi lưu hành: in hoa, 13–14, đậm, khung viền đơn", "Circulation: capitals, 13–14 pt, bold, single box"),
            CirculationMark),
        Rule.Legal(
            "MK-05",
            Severity.Information,
            "mục III.4",
            new("Dòng địa chỉ cuối trang đầu của công văn", "The address line of a công văn"),
            inspection =>
                inspection.NotApplicable("không bắt buộc với báo cáo", "not asked of reports")),
        Rule.LegalElsewhere(
            "MK-06",
            Severity.Information,
            "Phụ lục I, phần II",
            new("Chỉ dẫn ở góc trên bên phải của bản sao điện tử", "The note at the top right of electronic copies"),
            inspection =>
                inspection.NotApplicable("không phải bản sao điện tử", "this is no electronic copy")),
    ];

    private static void Draft(Inspection inspection)
    {
        var mark = Marks(inspection, ["DỰ THẢO"]).FirstOrDefault();
        if (inspection.IsFinal)
        {
            if (mark is not null)
                Error(
                    inspection,
                    Spot.At(mark),
                    new("Bản phát hành còn dấu “DỰ THẢO”", "The issued document still says “DỰ THẢO”"),
                    mark.Comparable);
            foreach (var (paragraph, placeholder) in Placeholders(inspection))
                Error(inspection, Spot.At(paragraph), new(
                    $"Bản phát hành còn chỗ chưa điền: “{placeholder}”",
                    $"The issued document still has a placeholder: “{placeholder}”"), placeholder);
            return;
        }

        if (mark is null && inspection.Profile.DraftMark == Wanted.Required)
            inspection.Fail(
                Spot.At(inspection.Layout.Header.Anchor),
                new("Hồ sơ đơn vị yêu cầu dấu “DỰ THẢO” trên dự thảo", "The house profile asks for “DỰ THẢO” on drafts"));
        else if (mark is not null && inspection.Profile.DraftMark == Wanted.Forbidden)
            inspection.Fail(Spot.At(mark), new("Hồ sơ đơn vị không dùng dấu “DỰ THẢO”", "The house profile does not use “DỰ THẢO”"));
        else if (mark is not null)
            JudgeBox(inspection, mark, DraftMark);
    }

    private static void Error(Inspection inspection, Spot spot, Wording message, string found) =>
        inspection.Add(new(Severity.Error, spot, message) { Found = Wording.Same(found) });

    private static IEnumerable<(Paragraph Paragraph, string Placeholder)> Placeholders(Inspection inspection)
    {
        var header = inspection.Layout.Header;
        var exempt = inspection.Layout.Appendices.SelectMany(appendix => appendix.Reference)
            .Append(header.Number)
            .Append(header.PlaceAndDate)
            .OfType<TextLine>()
            .Select(line => line.Paragraph)
            .ToHashSet();
        foreach (var paragraph in inspection.Document.Paragraphs
            .Where(paragraph => !exempt.Contains(paragraph) && !Patterns.IsRule(paragraph.Comparable)))
        {
            if (Placeholder().Match(paragraph.Normalized) is { Success: true } match)
                yield return (paragraph, match.Value.Trim());
        }
    }

    private static void UrgencyMark(Inspection inspection)
    {
        var marks = Marks(inspection, UrgencyMarks);
        if (marks.Count == 0)
            inspection.NotApplicable("không có dấu khẩn", "there is no urgency mark");
        foreach (var mark in marks)
        {
            JudgeText(inspection, mark, Urgency);
            JudgeBox(inspection, mark, Urgency);
            if (mark.VisibleRuns.Any(run => !run.Format.Color.StartsWith("FF0", StringComparison.OrdinalIgnoreCase)
                && !run.Format.Color.StartsWith("C00", StringComparison.OrdinalIgnoreCase)))
                inspection.Fail(Spot.At(mark), new("Dấu khẩn phải có màu đỏ tươi", "The urgency mark must be bright red"));
        }
    }

    private static void CirculationMark(Inspection inspection)
    {
        var marks = Marks(inspection, CirculationMarks);
        if (marks.Count == 0)
            inspection.NotApplicable("không có chỉ dẫn phạm vi lưu hành", "there is no circulation mark");
        foreach (var mark in marks)
        {
            JudgeText(inspection, mark, Circulation);
            JudgeBox(inspection, mark, Circulation);
        }
    }

    private static void JudgeText(Inspection inspection, Paragraph mark, Wording what)
    {
        foreach (var line in mark.Lines.Where(line => !line.IsEmpty))
        {
            inspection.Capitals(line, what);
            inspection.Size(line, what, 13, 14);
            inspection.Bold(line, what, true);
        }
    }

    private static void JudgeBox(Inspection inspection, Paragraph mark, Wording what)
    {
        if (!IsBoxed(inspection.Document, mark))
            inspection.Fail(
                Spot.At(mark),
                new($"{what.Vi} phải đóng khung viền đơn", $"{what.En} must be in a single-line box"),
                null,
                new("khung viền đơn", "a single-line box"));
    }

    private static bool IsBoxed(WordDocument document, Paragraph mark)
    {
        if (document.TextBoxParagraphs.Contains(mark))
            return true;
        var sides = (string[])["top", "left", "bottom", "right"];
        return sides.All(side => mark.Format.Border(side).ValueOf() == "single")
            || (mark.Cell is { } cell && sides.All(side => Borders.Of(cell, side).ValueOf() == "single"))
            || mark.Runs.All(run => run.Element.Element(W.RunProperties)?.Element(W.Main + "bdr").ValueOf() == "single");
    }

    /// <summary>Paragraphs of the first section that say one of the marks and nothing else.</summary>
    private static List<Paragraph> Marks(Inspection inspection, string[] texts)
    {
        var wanted = texts.Select(Normal.Comparable).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. inspection.Document.Paragraphs.Where(paragraph => paragraph.Section == 0).Concat(inspection.Document.TextBoxParagraphs)
            .Where(paragraph => wanted.Contains(paragraph.Comparable.TrimEnd('.')))];
    }

    [GeneratedRegex(
        @"\{\{(?:(?!\{\{).)*?\}\}|\[(?:…|\.{2,}|xx*)\]|…{2,}|\.{4,}|(?:^| )…(?: |$)|_{3,}|\b[xX]{2,}\b(?<![XVILCM]{2})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
