using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Formatting;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Wordprocessing;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Signature;

/// <summary>SG-01 … SG-07 and SG-11: titles and name of the signer.</summary>
internal static partial class SignatureRules
{
    private const string Clause = "mục II.7";
    private const double LeastBlankPoints = 70;
    private const double LevelTolerance = 6;

    private static readonly Wording Title = new("Quyền hạn, chức vụ của người ký", "The signer's authority and title");
    private static readonly Wording Name = new("Họ tên người ký", "The signer's name");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "SG-01",
            Severity.Error,
            Clause,
            new(
                "Quyền hạn, chức vụ: in hoa, 13–14, đứng, đậm, canh giữa",
                "Authority and title: capitals, 13–14 pt, upright, bold, centred"),
            Titles),
        Rule.Legal(
            "SG-02",
            Severity.Error,
            Clause,
            new("Họ tên: chữ thường, 13–14, đứng, đậm, không học hàm, học vị", "Name: lower case, 13–14 pt, upright, bold, no degrees"),
            SignatureGuard.OnTable(SignerName)),
        Rule.Legal(
            "SG-03",
            Severity.Error,
            "mục II.7 và Điều 13 của Nghị định",
            new("Đúng hình thức TM., KT., TL., TUQ., Q.", "The right form: TM., KT., TL., TUQ., Q."),
            SignatureGuard.OnTable(Form)),
        Rule.Legal(
            "SG-04",
            Severity.Error,
            Clause,
            new("Chỉ ghi chức vụ Nhà nước quy định", "Only titles that the State defines"),
            SignatureGuard.OnTable(OfficialTitles)),
        Rule.Practice(
            "SG-05",
            Severity.Warning,
            new("Không lặp lại tên đơn vị ở dòng TM.", "The unit's name is not repeated in the TM. line"),
            SignatureGuard.OnTable(NameNotRepeated)),
        Rule.Legal(
            "SG-06",
            Severity.Error,
            "mục II.9 và mục IV",
            new("Dòng chức vụ đầu tiên ngang hàng với “Nơi nhận:”", "The first title is level with “Nơi nhận:”"),
            SignatureGuard.OnTable(Level)),
        Rule.Practice(
            "SG-07",
            Severity.Warning,
            new("Chừa chỗ ký khoảng 25–40 mm, không in “(đã ký)”", "About 25–40 mm left for the signature, no “(đã ký)”"),
            SignatureGuard.OnTable(Blank)),
        Rule.Logic(
            "SG-11",
            Severity.Warning,
            new("Có họ tên một người ký", "One signer's name is there"),
            SignatureGuard.OnTable(NamePresent)),
    ];

    private static void Titles(Inspection inspection)
    {
        var signing = inspection.Layout.Signing;
        if (signing.Form == BlockForm.Missing && inspection.Kind.Signature != Wanted.Required)
        {
            inspection.NotApplicable(
                "loại văn bản này có thể không có chữ ký riêng",
                "a document of this kind may have no signature of its own");
            return;
        }

        if (signing.Titles.Count == 0 && signing.Form is BlockForm.Missing or BlockForm.Table && SignsSomewhere(inspection))
        {
            inspection.NotEvaluated("có người ký nhưng không ở chỗ quen thuộc", "somebody signs, but not where it is looked for");
            return;
        }

        if (signing.Form == BlockForm.Missing)
        {
            inspection.Fail(
                Spot.At(signing.Anchor),
                new("Văn bản không có khối nơi nhận và chữ ký", "There is no recipients and signature block"));
            return;
        }

        if (signing.Form != BlockForm.Table)
        {
            inspection.Ask(
                Spot.At(signing.Anchor),
                new(
                    "Khối nơi nhận, chữ ký không trình bày bằng bảng hai cột: cần người xem",
                    "Recipients and signature are no two-column table: a person has to look"),
                new("Nên trình bày bằng bảng hai cột không viền.", "Use a borderless two-column table."));
            return;
        }

        if (signing.Titles.Count == 0)
        {
            inspection.Fail(
                Spot.At(signing.Anchor),
                new("Không có quyền hạn, chức vụ của người ký", "The signer's authority and title are missing"));
            return;
        }

        foreach (var line in signing.Titles)
            JudgeTitle(inspection, line);
    }

    private static bool SignsSomewhere(Inspection inspection) =>
        inspection.Document.Paragraphs.Concat(inspection.Document.TextBoxParagraphs)
            .SelectMany(paragraph => paragraph.Lines)
            .Any(line => !line.IsEmpty
                && Normal.IsAllCaps(line.Text)
                && Patterns.SignerTitle.IsMatch(line.Comparable)
                && !IsAuthorityLine(inspection, line));

    private static bool IsAuthorityLine(Inspection inspection, TextLine line) =>
        inspection.Layout.Body.Items.Any(item => item.Kind == BodyKind.Authority && item.Paragraph == line.Paragraph);

    private static void JudgeTitle(Inspection inspection, TextLine line)
    {
        if (!SignedMark().IsMatch(line.Comparable))
        {
            inspection.Capitals(line, Title);
            inspection.Size(line, Title, 13, 14);
            inspection.Bold(line, Title, true);
            inspection.Italic(line, Title, false);
            inspection.Centred(line.Paragraph, Title);
        }

        if (LooseAuthority().Match(line.Comparable) is { Success: true } match && !match.Value.EndsWith(". ", StringComparison.Ordinal))
            inspection.Fail(
                Spot.At(line),
                new(
                    "Sau chữ viết tắt quyền hạn phải có dấu chấm và một dấu cách",
                    "The abbreviation must be followed by a full stop and a space"),
                Wording.Same(line.Text),
                Wording.Same($"{match.Groups[1].Value}. …"));
    }

    private static void SignerName(Inspection inspection, SigningBlock signing)
    {
        if (signing.SignerName is not { } line)
        {
            inspection.NotApplicable("không có họ tên người ký (xem SG-11)", "there is no signer's name (see SG-11)");
            return;
        }

        if (LineChecks.IsAllCapsPrinted(line))
            inspection.Fail(
                Spot.At(line),
                new("Họ tên người ký phải viết chữ thường", "The signer's name must be in lower case"),
                Wording.Same(line.Text));
        if (signing.IsNameOutside)
        {
            OutsideTheTable(inspection, line);
            return;
        }

        if (Degree().IsMatch(line.Comparable) && MayBearDegrees(inspection.Layout.Header))
            inspection.NotEvaluated(
                "cơ quan y tế, giáo dục, khoa học, vũ trang ghi học hàm, học vị theo quy định của ngành",
                "bodies of health, education, science and armed forces bear degrees by rules of their own");
        else if (Degree().IsMatch(line.Comparable))
            inspection.Fail(
                Spot.At(line),
                new("Trước họ tên người ký không ghi học hàm, học vị, danh hiệu", "No degrees before the signer's name"),
                Wording.Same(line.Text));
        inspection.Size(line, Name, 13, 14);
        inspection.Bold(line, Name, true);
        inspection.Italic(line, Name, false);
        inspection.Centred(line.Paragraph, Name);
    }

    private static bool MayBearDegrees(HeaderBlock header) =>
        header.SuperiorNames.Select(line => line.Comparable).Append(header.IssuerName).Any(BranchWithDegrees().IsMatch);

    // Typed with spaces or tabs it stands under nothing; with an indent it may be centred all the same.
    private static void OutsideTheTable(Inspection inspection, TextLine line)
    {
        var isTyped = line.Paragraph.Text.StartsWith("   ", StringComparison.Ordinal) || line.Paragraph.Text.StartsWith('\t');
        if (isTyped || line.Paragraph is { Cell: null, Format: { Alignment: Alignment.Left or Alignment.Both, Left: < 2000 } })
            inspection.Fail(
                Spot.At(line),
                new(
                    "Họ tên người ký nằm ngoài bảng chữ ký nên không ở giữa dưới chức vụ",
                    "The signer's name stands outside the signature table, so it is not centred below the title"),
                isTyped ? new("dấu cách hoặc Tab trước họ tên", "spaces or tabs before the name") : null,
                new("họ tên trong ô chữ ký, canh giữa", "the name in the signature cell, centred"));
        else
            inspection.NotEvaluated("họ tên người ký nằm ngoài bảng chữ ký", "the signer's name stands outside the signature table");
    }

    private static void OfficialTitles(Inspection inspection, SigningBlock signing)
    {
        foreach (var line in signing.Titles)
        {
            if (UnofficialTitle().Match(line.Comparable) is { Success: true, Value: var word }
                && !IsOfCompany(inspection.Layout.Header, word))
                inspection.Fail(
                    Spot.At(line),
                    new(
                        $"Chức vụ có chữ “{word.ToLowerInvariant()}” không do Nhà nước quy định",
                        $"A title with “{word.ToLowerInvariant()}” is not defined by the State"),
                    Wording.Same(line.Text));
        }
    }

    // A company's charter defines its own managers.
    private static bool IsOfCompany(HeaderBlock header, string word) =>
        word.Equals("ĐIỀU HÀNH", StringComparison.OrdinalIgnoreCase)
        && Company().IsMatch($"{header.IssuerName} {string.Join(' ', header.SuperiorNames.Select(line => line.Comparable))}");

    private static void NameNotRepeated(Inspection inspection, SigningBlock signing)
    {
        foreach (var line in signing.Titles.Where(line => RepeatedUnit().IsMatch(line.Comparable)))
            inspection.Fail(
                Spot.At(line),
                new("Dòng “TM.” không lặp lại tên đơn vị hành chính", "The “TM.” line does not repeat the unit's name"),
                Wording.Same(line.Text),
                Wording.Same("TM. ỦY BAN NHÂN DÂN"));
    }

    private static void Level(Inspection inspection, SigningBlock signing)
    {
        if (inspection.Kind.IsSignedByMany)
        {
            inspection.NotApplicable("loại văn bản có nhiều bên ký", "documents of this kind are signed by several");
            return;
        }

        if (signing is not { RecipientsLabel: { } label, Titles: { Count: > 0 } titles })
        {
            inspection.NotApplicable("thiếu “Nơi nhận:” hoặc chức vụ người ký", "“Nơi nhận:” or the signer's title is missing");
            return;
        }

        if (label.Paragraph.Cell?.Row != titles[0].Paragraph.Cell?.Row)
        {
            inspection.Fail(
                Spot.At(titles[0]),
                new("Dòng chức vụ không cùng hàng với “Nơi nhận:”", "The title is not in the same row as “Nơi nhận:”"));
            return;
        }

        var (left, right) = (TopOf(label.Paragraph), TopOf(titles[0].Paragraph));
        if (Math.Abs(left - right) > LevelTolerance * 20)
            inspection.Fail(
                Spot.At(titles[0]),
                new("Dòng chức vụ và “Nơi nhận:” cao thấp khác nhau", "The title and “Nơi nhận:” are not level"),
                Length.InPoints(right / 20),
                Length.InPoints(left / 20),
                SameTop(label.Paragraph, titles[0].Paragraph));
    }

    private static Repair SameTop(Paragraph left, Paragraph right) => new(
        new("đặt “Nơi nhận:” và dòng chức vụ ngang hàng", "level “Nơi nhận:” and the title"),
        () =>
        {
            Mend.Spacing(left, 0, null).Apply();
            Mend.Spacing(right, 0, null).Apply();
        });

    private static double TopOf(Paragraph paragraph) => paragraph.Format.Before + (paragraph.Cell?.Paragraphs
        .TakeWhile(above => above != paragraph)
        .Sum(above => above.Format.LinePitch(above.FirstHalfPoints) + above.Format.Before + above.Format.After) ?? 0);

    private static void Blank(Inspection inspection, SigningBlock signing)
    {
        if (signing is { SignerName: { } name, IsNameOutside: false } && signing.BlankPoints < LeastBlankPoints)
            inspection.Fail(
                Spot.At(name),
                new("Chỗ ký quá hẹp", "Too little room for the signature"),
                Length.InMillimetres(signing.BlankPoints * 20),
                new("khoảng 25–40 mm", "about 25–40 mm"));
        if (signing.Titles.Append(signing.SignerName).OfType<TextLine>()
            .FirstOrDefault(line => SignedMark().IsMatch(line.Comparable)) is { } mark)
            inspection.Fail(
                Spot.At(mark),
                new("Không in “(đã ký)” trong văn bản phát hành", "“(đã ký)” is not printed in an issued document"),
                Wording.Same(mark.Text));
        if (signing.SignerName is null)
            inspection.NotApplicable("không có họ tên người ký", "there is no signer's name");
    }

    private static void NamePresent(Inspection inspection, SigningBlock signing)
    {
        if (signing.SignerName is not null || inspection.Kind.IsSignedByMany)
            return;
        if (inspection.IsFinal)
            inspection.Fail(Spot.At(signing.Anchor), new("Không có họ tên người ký", "The signer's name is missing"));
        else
            inspection.Note(Spot.At(signing.Anchor), new("Họ tên người ký để trống", "The signer's name is blank"));
    }

    [GeneratedRegex(@"^(TM|KT|TL|TUQ|Q)(?:\s|\.)\s*", RegexOptions.CultureInvariant)]
    private static partial Regex LooseAuthority();

    [GeneratedRegex(@"^(?:(?:PGS|GS|ThS|Ths|TS|BS|KS|CN|LS|NGƯT|NGND)\b\.?|(?:Tiến|Thạc) sĩ )", RegexOptions.CultureInvariant)]
    private static partial Regex Degree();

    // Mục II.7.c leaves degrees to the head of the branch there.
    [GeneratedRegex(
        @"^(?:TRƯỜNG|ĐẠI HỌC|HỌC VIỆN|VIỆN|BỆNH VIỆN|TRUNG TÂM Y TẾ|TRẠM Y TẾ|SỞ Y TẾ|BỘ Y TẾ|PHÒNG KHÁM|CÔNG AN|BỘ CHỈ HUY|BAN CHỈ HUY"
            + @"|BỘ TƯ LỆNH|QUÂN|ĐỒN|TRUNG ĐOÀN|SƯ ĐOÀN)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex BranchWithDegrees();

    // "BAN THƯỜNG TRỰC", "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN" are bodies; "PHÓ CHỦ TỊCH THƯỜNG TRỰC" is no title.
    [GeneratedRegex(
        @"(?<=^(?:KT\.|TL\.|TUQ\.)?\s?(?:PHÓ|THỨ TRƯỞNG).*)(?<!BAN )THƯỜNG TRỰC|PHỤ TRÁCH|(?<!BAN |HỘI ĐỒNG )ĐIỀU HÀNH|QUYỀN CHỦ TỊCH",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex UnofficialTitle();

    [GeneratedRegex(@"\b(?:CÔNG TY|TẬP ĐOÀN|NGÂN HÀNG|HỢP TÁC XÃ|QUỸ)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Company();

    [GeneratedRegex(@"^\(?đã ký\)?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SignedMark();

    [GeneratedRegex(
        @"^TM\. ?ỦY BAN NHÂN DÂN (?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN) ",
        RegexOptions.CultureInvariant)]
    private static partial Regex RepeatedUnit();
}
