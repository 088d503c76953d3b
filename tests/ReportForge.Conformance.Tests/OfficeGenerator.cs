using ReportForge.Conformance.Metrics;
using static ReportForge.Conformance.Tests.OfficeMarkup;

namespace ReportForge.Conformance.Tests;

/// <summary>A document that is right by construction, of any kind, from any office, laid out in any of the ways that offices use.</summary>
internal sealed class OfficeGenerator(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The layouts that were drawn, for the message of a test that fails.</summary>
    public List<string> Drawn { get; } = [];

    public OfficeKind Kind { get; private set; } = OfficeKind.All[0];

    public TestDocument Make()
    {
        Kind = OfficeKind.All[seed % OfficeKind.All.Count];
        var issuer = Pick(OfficeIssuer.All);
        Drawn.Add($"seed {seed}, {(Kind.IsLetter ? "CÔNG VĂN" : Kind.Title)}, {string.Join(' ', issuer.Names)}");
        var halfPoints = Pick([26, 28]);
        var hasAppendix = !Kind.IsMinutes && !Kind.Invites && One("no appendix", "no appendix", "appendix") == "appendix";
        var body = Header(issuer) + Title(issuer) + Text(issuer, halfPoints, hasAppendix) + Signing(issuer) + (hasAppendix ? "" : Tail());
        var document = TestDocument.Of(OfficeDocument.All[0].Read());
        var xml = document[TestDocument.Body];
        var section = xml[xml.LastIndexOf("<w:sectPr", StringComparison.Ordinal)..xml.IndexOf("</w:body>", StringComparison.Ordinal)];
        if (hasAppendix)
            body += SectionBreak(section) + Appendix(issuer);
        document[TestDocument.Body] = xml[..(xml.IndexOf("<w:body>", StringComparison.Ordinal) + "<w:body>".Length)] + body
            + (hasAppendix ? section.Replace("</w:sectPr>", """<w:pgNumType w:start="1"/></w:sectPr>""", StringComparison.Ordinal).Replace("""<w:titlePg/><w:pgNumType w:start="1"/>""", """<w:pgNumType w:start="1"/><w:titlePg/>""", StringComparison.Ordinal) : section)
            + "</w:body></w:document>";
        return document;
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private string One(params string[] choices)
    {
        var drawn = Pick(choices);
        Drawn.Add(drawn);
        return drawn;
    }

    private string Number(OfficeIssuer issuer) => $"Số: 05/{(Kind.IsLetter ? issuer.Symbol + "-VP" : $"{Kind.Symbol}-{issuer.Symbol}")}";

    private static string Date(OfficeIssuer issuer) => $"{issuer.Place}, ngày 06 tháng 11 năm 2026";

    private string Header(OfficeIssuer issuer)
    {
        var layout = One("two rows", "one row", "a row a line", "outer table", "number in a second table", "tabs");
        if (layout == "tabs" && !Kind.IsMinutes)
            return Tabs(issuer);
        var line = One("border", "drawn", "drawn below", "underscores");
        var names = new List<string>();
        if (issuer.Superior is { } superior)
            names.Add(Centred(superior, 26));
        names.AddRange(issuer.Names.Select(name => Centred(name, 26, "b")));
        var nation = new List<string> { Centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, "b"), Centred("Độc lập - Tự do - Hạnh phúc", 28, "b") };
        var (namesLine, mottoLine) = ((int)(TimesNewRoman.WidthInTwips(issuer.Names[^1], 26, true) * 0.42), MottoWidth);
        var (below, belowMotto) = ("", "");
        if (line == "drawn below")
        {
            (below, belowMotto) = (DrawnLine(namesLine), DrawnLine(mottoLine));
        }
        else
        {
            names.Add(Line(line, LeftColumn - CellMargins, namesLine));
            nation.Add(Line(line == "underscores" ? "border" : line, RightColumn - CellMargins, mottoLine));
        }

        var number = Centred(Number(issuer), 26, "", below) + (Kind.IsLetter ? Centred(Kind.Subject, 24) : "");
        var date = Kind.IsMinutes ? Blank() : Centred(Date(issuer), 28, "i", belowMotto);
        if (Kind.IsMinutes && line == "drawn below")
            nation.Add(BorderLine(RightColumn - CellMargins, mottoLine));
        int[] columns = [LeftColumn, RightColumn];
        return layout switch
        {
            "one row" when line != "drawn below" => Table(columns, Row((LeftColumn, string.Concat(names) + number), (RightColumn, string.Concat(nation) + date))),
            "a row a line" => Table(columns, [.. RowPerLine(names, nation), Row((LeftColumn, number), (RightColumn, date))]),
            "outer table" => Table([TextWidth], Row((TextWidth, Table(columns, Row((LeftColumn, string.Concat(names)), (RightColumn, string.Concat(nation))), Row((LeftColumn, number), (RightColumn, date))) + Blank()))),
            "number in a second table" when line != "drawn below" && !Kind.IsMinutes => Table(columns, Row((LeftColumn, string.Concat(names)), (RightColumn, string.Concat(nation))))
                + """<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>""" + Table(columns, Row((LeftColumn, number), (RightColumn, date))),
            _ => Table(columns, Row((LeftColumn, string.Concat(names)), (RightColumn, string.Concat(nation))), Row((LeftColumn, number), (RightColumn, date))),
        };
    }

    private static IEnumerable<string> RowPerLine(List<string> names, List<string> nation)
    {
        for (var index = 0; index < Math.Max(names.Count, nation.Count); index++)
            yield return Row((LeftColumn, names.ElementAtOrDefault(index) ?? Blank()), (RightColumn, nation.ElementAtOrDefault(index) ?? Blank()));
    }

    private static string Line(string way, int room, int length) => way switch
    {
        "drawn" => Paragraph("""<w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/>""", "", 12, "", DrawnLine(length)),
        "underscores" => Centred(new string('_', Math.Max(4, length / 130)), 26),
        _ => BorderLine(room, length),
    };

    private string Tabs(OfficeIssuer issuer)
    {
        var left = issuer.Superior is { } superior ? issuer.Names.Prepend(superior).ToList() : [.. issuer.Names];
        string[] right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
        var lines = Enumerable.Range(0, Math.Max(left.Count, right.Length))
            .Select(index => Left($"{left.ElementAtOrDefault(index)}\t\t{right.ElementAtOrDefault(index)}", 26, "b"));
        return string.Concat(lines) + Left($"{Number(issuer)}\t\t{Date(issuer)}", 26)
            + (Kind.IsLetter ? Paragraph("""<w:ind w:right="5600"/><w:jc w:val="center"/>""", Kind.Subject, 24) : "");
    }

    private string Title(OfficeIssuer issuer)
    {
        if (Kind.IsLetter)
            return Addressees();
        var line = BorderLine(TextWidth, (int)(Math.Min(TextWidth, TimesNewRoman.WidthInTwips(Kind.Subject, 28, true)) * 0.42));
        var title = One("own paragraphs", "blank before the subject", "one paragraph", "a table") switch
        {
            "blank before the subject" => Centred(Kind.Title, 28, "b") + Blank() + Centred(Kind.Subject, 28, "b") + line,
            "one paragraph" => Centred($"{Kind.Title}\n{Kind.Subject}", 28, "b") + line,
            "a table" when Kind.Title != "PHIẾU TRÌNH" => Table([TextWidth], Row((TextWidth, Centred(Kind.Title, 28, "b") + Centred(Kind.Subject, 28, "b") + BorderLine(TextWidth - CellMargins, (int)(TimesNewRoman.WidthInTwips(Kind.Subject, 28, true) * 0.42))))),
            _ => Centred(Kind.Title, 28, "b") + Centred(Kind.Subject, 28, "b") + line,
        };
        return title + (Kind.HasAddressees ? Addressees() : Kind.Invites ? Centred($"{issuer.NameInText} trân trọng kính mời: Trạm Y tế xã", 28) : "");
    }

    private string Addressees() => One("one addressee", "two addressees", "addressees in cells") switch
    {
        "two addressees" => Paragraph("""<w:ind w:left="2268"/>""", "Kính gửi:", 28) + Paragraph("""<w:ind w:left="3400"/>""", "- Ủy ban nhân dân tỉnh An Bình;", 28) + Paragraph("""<w:ind w:left="3400"/>""", "- Sở Nội vụ.", 28),
        "addressees in cells" => Table([3000, 6354], Row((3000, Paragraph("""<w:jc w:val="right"/>""", "Kính gửi:", 28)), (6354, Left("- Công an xã;", 28) + Left("- Trạm Y tế xã.", 28)))),
        _ => Centred("Kính gửi: Ủy ban nhân dân tỉnh An Bình", 28),
    };

    private string Text(OfficeIssuer issuer, int halfPoints, bool hasAppendix)
    {
        var indent = Pick([567, 709, 720]);
        var text = Kind.Text.ToList();
        if (hasAppendix)
            text.Insert(text.Count - 1, Kind.Decides ? "Danh sách cụ thể tại Phụ lục kèm theo." : "Nội dung cụ thể tại Phụ lục kèm theo.");
        text[^1] += "./.";
        var preamble = Kind.Decides ? Preamble(issuer, halfPoints, indent) : "";
        return preamble + string.Concat(text.Select(paragraph => Body(paragraph, halfPoints, indent, IsHeading(paragraph) ? "b" : "")));
    }

    private string Preamble(OfficeIssuer issuer, int halfPoints, int indent)
    {
        var authority = One("one line", "two lines") == "one line"
            ? Centred($"CHỦ TỊCH {string.Join(' ', issuer.Names)}", 28, "b")
            : Centred("THỦ TRƯỞNG", 28, "b") + Centred(string.Join(' ', issuer.Names), 28, "b");
        string[] bases =
        [
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Căn cứ Nghị định số 150/2025/NĐ-CP ngày 12 tháng 6 năm 2025 của Chính phủ quy định tổ chức các cơ quan chuyên môn;",
            "Theo đề nghị của Chánh Văn phòng tại Tờ trình số 12/TTr-VP ngày 02 tháng 11 năm 2026.",
        ];
        return authority + string.Concat(bases.Select(text => Body(text, halfPoints, indent, "i")))
            + Centred(Kind.Title == "NGHỊ QUYẾT" ? "QUYẾT NGHỊ:" : "QUYẾT ĐỊNH:", 28, "b");
    }

    // Numbered lines without a mark at their end are headings, those in capitals too.
    private static bool IsHeading(string paragraph) => paragraph[^1] is not ('.' or ';' or ':') && paragraph.Length < 60 && (char.IsAsciiDigit(paragraph[0]) || paragraph[0] == 'I');

    private string Signing(OfficeIssuer issuer)
    {
        var edge = One("at the cell's edge", "at the text's edge") == "at the text's edge" ? """<w:ind w:left="-108"/>""" : "";
        var archive = One("- Lưu: VT, VP.", "- Lưu: VT, VP.Thanh", "- Lưu: VT, VP (05).");
        string[] others = One("one more", "wrapped", "none") switch
        {
            "wrapped" => ["- Các phòng, ban chuyên môn,", "các đơn vị sự nghiệp;"],
            "one more" => ["- Các đơn vị có liên quan;"],
            _ => [],
        };
        var asAbove = Kind.HasAddressees || Kind.Invites ? "- Như trên;" : Kind.Decides ? "- Như Điều 3;" : "- Lãnh đạo cơ quan;";
        var recipients = Paragraph($"""{edge}<w:jc w:val="left"/>""", "Nơi nhận:", 24, "bi")
            + string.Concat(others.Prepend(asAbove).Append(archive).Select(line => Paragraph($"""{edge}<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="left"/>""", line, 22)));
        if (Kind.IsMinutes)
            return Table([4677, 4677], Row((4677, Signature(["THƯ KÝ"], issuer)), (4677, Signature(["CHỦ TỌA"], issuer))), Row((4677, recipients), (4677, Blank())));
        int[] columns = [4000, 5354];
        return One("one row", "name in a row of its own") == "one row"
            ? Table(columns, Row((4000, recipients), (5354, Signature(issuer.Titles, issuer))))
            : Table(columns, Row((4000, recipients), (5354, Titles(issuer.Titles) + Gap())), Row((4000, Blank()), (5354, Name(issuer))));
    }

    private static string Titles(IEnumerable<string> titles) => string.Concat(titles.Select(title => Centred(title, 28, "b")));

    private static string Gap() => string.Concat(Enumerable.Repeat(Blank(), 5));

    private static string Name(OfficeIssuer issuer) => (issuer.OtherOffice is { } office ? Centred(office, 28, "b") : "") + Centred(issuer.Rank + "Nguyễn Văn A", 28, "b");

    private static string Signature(IEnumerable<string> titles, OfficeIssuer issuer) => Titles(titles) + Gap() + Name(issuer);

    // What may stand below the signature and is no appendix.
    private string Tail() => One("nothing", "blank paragraphs", Kind.IsLetter ? "address" : "nothing") switch
    {
        "blank paragraphs" => Blank() + Blank(),
        "address" => Blank() + BorderLine(TextWidth, TextWidth) + Left("Địa chỉ: Thôn Trung, xã Minh Tân, tỉnh An Bình; thư điện tử: vanthu@minhtan.example", 22),
        _ => "",
    };

    private string Appendix(OfficeIssuer issuer)
    {
        var kind = Kind.IsLetter ? "Công văn" : Kind.Title[..1] + Kind.Title[1..].ToLowerInvariant();
        var symbol = Number(issuer)[4..];
        var rows = Enumerable.Range(1, 3).Select(number => Row((1000, Centred($"{number}", 26)), (8354, Left("Rà soát thủ tục hành chính", 26))));
        return Centred("Phụ lục", 28, "b") + Centred("DANH MỤC NHIỆM VỤ", 28, "b")
            + Centred($"(Kèm theo {kind} số {symbol} ngày 06 tháng 11 năm 2026 của {issuer.NameInText})", 28, "i")
            + BorderLine(TextWidth, 2000)
            + Table([1000, 8354], [Row((1000, Centred("STT", 26, "b")), (8354, Centred("Nội dung", 26, "b"))), .. rows]).Replace("<w:tblLayout", """<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders><w:tblLayout""", StringComparison.Ordinal);
    }
}
