using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Header;

/// <summary>HD-10 … HD-13: number and symbol.</summary>
internal static partial class NumberRules
{
    private const string Clause = "mục II.3";

    /// <summary>Abbreviations of kinds that no agency has for its own name; CĐ (Cao đẳng), TC, PC and their like are both.</summary>
    private static readonly string[] SurelyKinds = ["BC", "KH", "TTr", "QĐ", "QyĐ", "CTr", "GM", "BB"];

    private static readonly Wording NumberLine = new("Dòng số, ký hiệu", "The line of number and symbol");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "HD-10",
            Severity.Error,
            Clause,
            new("Số, ký hiệu: cỡ chữ 13, đứng, không đậm, đúng mẫu", "Number and symbol: 13 pt, upright, regular, right form"),
            HeaderGuard.OnTable(JudgeForm)),
        Rule.Legal(
            "HD-11",
            Severity.Error,
            Clause,
            new("Số dưới 10 có số 0 ở trước", "A number below ten has a leading zero"),
            HeaderGuard.OnLine(header => header.Number, Padding)),
        Rule.Legal(
            "HD-12",
            Severity.Error,
            Clause,
            new("Văn bản phát hành phải có số", "An issued document bears a number"),
            HeaderGuard.OnLine(header => header.Number, Given)),
        Rule.Legal(
            "HD-13",
            Severity.Error,
            Clause,
            new("Ký hiệu đúng với tên loại", "The symbol agrees with the kind"),
            HeaderGuard.OnLine(header => header.Number, MatchesKind)),
    ];

    private static void JudgeForm(Inspection inspection, HeaderBlock header)
    {
        if (header.Number is not { } line)
        {
            if (Evidence.StandsSomewhere(inspection, other => Patterns.Number.IsMatch(other.Comparable)))
                inspection.NotEvaluated("có dòng số nhưng không ở chỗ quen thuộc", "a number is there, but not where it is looked for");
            else if (inspection.Kind.Number == Wanted.Required)
                inspection.Fail(
                    Spot.At(header.Anchor),
                    new("Không có dòng “Số:” dưới tên cơ quan", "There is no line “Số:” below the issuer's name"),
                    null,
                    Wording.Same(inspection.Kind.Symbol is { } own ? $"Số: …/{own}-…" : "Số: …/…"));
            else
                inspection.NotApplicable(
                    "loại văn bản này có thể không có số riêng",
                    "a document of this kind may have no number of its own");
            return;
        }

        JudgeText(inspection, line);
        inspection.Size(line, NumberLine, 13, 13);
        inspection.Bold(line, NumberLine, false);
        inspection.Italic(line, NumberLine, false);
        if (line.Paragraph.Format.Alignment != Alignment.Center)
            inspection.Centred(line.Paragraph, NumberLine);
        if (line.Paragraph.Cell is { } cell && header.NamesCell is { } names && cell.FirstColumn != names.FirstColumn)
            inspection.Fail(
                Spot.At(line),
                new("Dòng số phải ở dưới tên cơ quan ban hành", "The number must stand below the issuer's name"));
    }

    private static void JudgeText(Inspection inspection, TextLine line)
    {
        var text = Normal.Text(line.Text);
        if (NoColon().IsMatch(text))
            inspection.Fail(
                Spot.At(line),
                new("Sau chữ “Số” thiếu dấu hai chấm", "The colon behind “Số” is missing"),
                Wording.Same(text),
                Wording.Same("Số:" + text[2..]));
        else if (inspection.Layout.IsOfficialLetter && OneGroup().IsMatch(Unblanked(line)))
            inspection.NotEvaluated(
                "ký hiệu công văn chỉ có một nhóm chữ: đúng khi cơ quan không có đơn vị soạn thảo",
                "the letter's symbol has one group: right for an office without units");
        else if (!Form().IsMatch(Unblanked(line)))
            inspection.Fail(
                Spot.At(line),
                new("Số, ký hiệu sai mẫu", "Number and symbol have the wrong form"),
                Wording.Same(text),
                new(
                    "“Số:”, số, dấu “/”, các nhóm chữ in hoa nối bằng “-”, không có dấu cách quanh “/” và “-”",
                    "“Số:”, the number, “/”, groups of capitals joined by “-”, no spaces around “/” and “-”"));
    }

    private static void Padding(Inspection inspection, HeaderBlock header, TextLine line)
    {
        var match = Number().Match(line.Text);
        if (!match.Success)
        {
            inspection.NotApplicable("chưa có số", "no number is given yet");
            return;
        }

        var digits = match.Groups[1].Value;
        if (digits.Length != 1)
        {
            if (digits[0] == '0' && (digits.Length > 2 || digits[1] == '0'))
                inspection.Fail(
                    Spot.At(line),
                    new(
                        $"Số {digits}: chỉ số dưới 10 có một số 0 ở trước",
                        $"Number {digits}: only numbers below ten take one leading zero"),
                    Wording.Same(digits),
                    Wording.Same(digits.TrimStart('0').PadLeft(2, '0')));
            return;
        }

        inspection.Fail(
            Spot.At(line),
            new($"Số {digits} thiếu số 0 ở trước", $"Number {digits} lacks its leading zero"),
            Wording.Same(digits),
            Wording.Same("0" + digits),
            TextRepair.Insert(line.Paragraph, match.Groups[1].Index + Offset(line), "0"));
    }

    private static void Given(Inspection inspection, HeaderBlock header, TextLine line)
    {
        if (Number().IsMatch(line.Text))
            return;
        if (inspection.IsFinal)
            inspection.Fail(
                Spot.At(line),
                new("Văn bản chưa có số", "The document has no number yet"),
                null,
                new("số do Văn thư cấp", "the number that the registry gives"));
        else
            inspection.Note(Spot.At(line), new("Số để trống: Văn thư điền khi phát hành", "The number is blank: the registry fills it in"));
    }

    private static void MatchesKind(Inspection inspection, HeaderBlock header, TextLine line)
    {
        var match = Form().Match(Unblanked(line));
        if (!match.Success)
        {
            inspection.NotApplicable("số, ký hiệu sai mẫu (xem HD-10)", "number and symbol have the wrong form (see HD-10)");
            return;
        }

        var symbol = match.Groups[1].Value;
        var first = symbol[..symbol.IndexOf('-', StringComparison.Ordinal)];
        var kind = inspection.Layout.Title is { Profile: { IsKnown: true } profile } ? profile : null;
        if (first == "CV")
            inspection.Fail(
                Spot.At(line),
                new("Công văn không ghi chữ viết tắt tên loại “CV”", "A công văn bears no abbreviation “CV”"),
                Wording.Same(symbol));
        else if (kind?.Symbol is { } wanted
            && wanted != first
            && !(inspection.Layout.Title is { IsQualified: true } && first.StartsWith(wanted, StringComparison.Ordinal)))
            inspection.Fail(
                Spot.At(line),
                new($"Ký hiệu “{first}” không khớp với tên loại {kind.Name}", $"Symbol “{first}” does not agree with {kind.Name}"),
                Wording.Same(first),
                Wording.Same(wanted));
        else if (kind is null && inspection.Layout.IsOfficialLetter && SurelyKinds.Contains(first))
            inspection.Fail(
                Spot.At(line),
                new($"Công văn không ghi chữ viết tắt tên loại “{first}”", $"A công văn bears no abbreviation “{first}”"),
                Wording.Same(symbol));
    }

    // A blank of spaces, dots or underscores stands for a number not given yet.
    private static string Unblanked(TextLine line) => Blank().Replace(Normal.Text(line.Text), "Số: /");

    private static int Offset(TextLine line) => Math.Max(0, line.Paragraph.Text.IndexOf(line.Text, StringComparison.Ordinal));

    [GeneratedRegex(@"^Số: ?(?:\d+)?/([A-ZĐ][A-Za-zĐđ\d]*(?:-(?:[\p{Lu}\d&.]+\p{Ll}?)+)+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^Số: ?\d*/\p{Lu}[\p{Lu}\d&.]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OneGroup();

    [GeneratedRegex(@"^Số\s*:?\s*(\d+)\s*/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"^Số(?! *:)[ \d.…_]*/", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NoColon();

    [GeneratedRegex(@"^Số: ?[ .…_]+/", RegexOptions.CultureInvariant)]
    private static partial Regex Blank();
}
