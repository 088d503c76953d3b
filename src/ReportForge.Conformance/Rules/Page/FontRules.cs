using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Data.Texts;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Page;

/// <summary>PG-08 … PG-10: font, character set, colour.</summary>
internal static class FontRules
{
    private const string Required = "Times New Roman";
    private const int FewestLegacyLetters = 3;

    /// <summary>Letters that no Vietnamese word in Unicode has, but texts in TCVN3 and VNI are full of.</summary>
    private const string LegacyLetters = "ßøïûäåëöü¸µ¶¾";

    private static readonly string[] SymbolFonts =
        ["Symbol", "Wingdings", "Wingdings 2", "Wingdings 3", "Webdings", "Segoe UI Symbol", "MS Gothic"];

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal("PG-08", Severity.Error, "mục I.4", new("Phông Times New Roman", "Font Times New Roman"), Font),
        Rule.Legal("PG-09", Severity.Error, "mục I.4", new("Bộ mã Unicode TCVN 6909:2001", "Unicode TCVN 6909:2001"), CharacterSet),
        Rule.Legal("PG-10", Severity.Error, "mục I.4", new("Chữ màu đen", "Black text"), Colour),
    ];

    private static void Font(Inspection inspection)
    {
        var wrong = new Dictionary<string, List<(Paragraph Paragraph, Run Run)>>(StringComparer.OrdinalIgnoreCase);
        foreach (var paragraph in EveryParagraph(inspection.Document))
        {
            foreach (var run in paragraph.Runs.Where(run => run.HasInk))
            {
                if (WrongFont(run) is not { } font || IsLegacy(font))
                    continue;
                if (!wrong.TryGetValue(font, out var runs))
                    wrong[font] = runs = [];
                runs.Add((paragraph, run));
            }

            JudgeMarker(inspection, paragraph);
        }

        foreach (var (font, runs) in wrong)
            Report(inspection, font, runs);
    }

    private static void Report(Inspection inspection, string font, List<(Paragraph Paragraph, Run Run)> runs)
    {
        var spot = Spot.At(runs[0].Paragraph);
        if (SymbolFonts.Contains(font, StringComparer.OrdinalIgnoreCase))
        {
            inspection.Warn(
                spot,
                new($"Ký hiệu dùng phông {font}", $"A symbol in font {font}"),
                Wording.Same(font),
                Wording.Same(Required));
            return;
        }

        inspection.Fail(
            spot,
            new(
                $"Có {runs.Count} đoạn chữ dùng phông {font}: “{Sample(runs[0].Run)}”",
                $"{runs.Count} runs in font {font}: “{Sample(runs[0].Run)}”"),
            Wording.Same(font),
            Wording.Same(Required),
            Mend.Font(runs.Select(found => found.Run)));
    }

    private static void JudgeMarker(Inspection inspection, Paragraph paragraph)
    {
        if (paragraph.NumberText.Length == 0 || paragraph.Numbering?.Marker?.Element(W.Fonts) is not { } fonts)
            return;
        var font = (string?)fonts.Attribute(W.Main + "ascii") ?? Required;
        if (!font.Equals(Required, StringComparison.OrdinalIgnoreCase))
            inspection.Warn(
                Spot.At(paragraph),
                new($"Dấu đầu dòng dùng phông {font}", $"The list mark is in font {font}"),
                Wording.Same(font),
                Wording.Same(Required));
    }

    private static string? WrongFont(Run run)
    {
        if (run.SymbolFont is { } symbol)
            return symbol;
        var fonts = run.Format.EastAsianHint
            ? [run.Format.Ascii, run.Format.HighAnsi, run.Format.EastAsia]
            : (ReadOnlySpan<string>)[run.Format.Ascii, run.Format.HighAnsi];
        foreach (var font in fonts)
        {
            if (!font.Equals(Required, StringComparison.OrdinalIgnoreCase))
                return font;
        }

        return null;
    }

    private static void CharacterSet(Inspection inspection)
    {
        foreach (var paragraph in EveryParagraph(inspection.Document))
        {
            var legacy = paragraph.Runs.FirstOrDefault(run => run.HasInk && (IsLegacy(run.Format.Ascii) || IsLegacy(run.Format.HighAnsi)));
            if (legacy is not null)
                inspection.Fail(
                    Spot.At(paragraph),
                    new(
                        $"Phông mã cũ {legacy.Format.Ascii}: phải gõ lại bằng Unicode",
                        $"Legacy font {legacy.Format.Ascii}: the text must be typed in Unicode"),
                    Wording.Same(legacy.Format.Ascii),
                    Wording.Same("Unicode"));
            else if (paragraph.Text.Count(letter => LegacyLetters.Contains(letter, StringComparison.Ordinal)) >= FewestLegacyLetters)
                inspection.Fail(
                    Spot.At(paragraph),
                    new("Chữ gõ bằng bảng mã cũ (TCVN3 hoặc VNI)", "The text is in a legacy character set (TCVN3 or VNI)"),
                    null,
                    Wording.Same("Unicode"));
            else if (!IsComposed(paragraph.Text))
                inspection.Warn(
                    Spot.At(paragraph),
                    new("Chữ Unicode tổ hợp: nên dùng Unicode dựng sẵn", "Decomposed Unicode: precomposed letters are wanted"),
                    new("Unicode tổ hợp", "decomposed"),
                    new("Unicode dựng sẵn (NFC)", "precomposed (NFC)"));
        }
    }

    private static bool IsComposed(string text)
    {
        foreach (var letter in text)
        {
            if (letter is >= '\u0300' and <= '\u036F')
                return UnicodeForm.IsComposed(text);
        }

        return true;
    }

    private static bool IsLegacy(string font) =>
        font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) || font.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase)
        || (font.StartsWith("VN", StringComparison.Ordinal) && font.Length > 2 && char.IsUpper(font[2]));

    private static void Colour(Inspection inspection)
    {
        foreach (var paragraph in EveryParagraph(inspection.Document))
        {
            var coloured = paragraph.Runs.Where(run => run.HasInk && !IsBlack(run.Format)).ToList();
            if (coloured.Count > 0 && !IsUrgencyMark(paragraph))
            {
                var found = coloured[0].InHyperlink
                    ? new Wording("màu của siêu liên kết", "hyperlink colour")
                    : new($"màu {coloured[0].Format.Color}", $"colour {coloured[0].Format.Color}");
                inspection.Fail(
                    Spot.At(paragraph),
                    new($"Chữ không phải màu đen: “{Sample(coloured[0])}”", $"The text is not black: “{Sample(coloured[0])}”"),
                    found,
                    new("màu đen", "black"),
                    Mend.Black(coloured));
            }

            var shaded = paragraph.Runs.FirstOrDefault(run => run.HasInk && IsShaded(run.Format));
            if (shaded is not null
                || (paragraph.Cell is null && paragraph.Format.Shading is not ("auto" or "FFFFFF") && !paragraph.IsEmpty))
                inspection.Warn(
                    Spot.At(paragraph),
                    new("Chữ có tô nền hoặc bôi màu", "The text is highlighted or shaded"),
                    null,
                    new("không tô nền", "no shading"));
        }
    }

    private static bool IsShaded(RunFormat format) =>
        format.Highlight is not ("none" or "white")
        || !(format.Shading is "auto" || format.Shading.Equals("FFFFFF", StringComparison.OrdinalIgnoreCase));

    // Urgency is stamped in red (MK-03 judges it).
    private static bool IsUrgencyMark(Paragraph paragraph) => paragraph.Comparable is "HỎA TỐC" or "THƯỢNG KHẨN" or "KHẨN";

    private static bool IsBlack(RunFormat format) =>
        format.ThemeColor is "text1" or "dark1" || (format.ThemeColor.Length == 0 && format.Color is "auto" or "000000");

    private static IEnumerable<Paragraph> EveryParagraph(WordDocument document) => document.Paragraphs
        .Concat(document.TextBoxParagraphs)
        .Concat(document.Sections.SelectMany(PageNumberRules.StoriesOf).Distinct().SelectMany(story => story.Paragraphs));

    private static string Sample(Run run) => run.Text.Trim() is { Length: > 40 } text ? text[..40] + "…" : run.Text.Trim();
}
