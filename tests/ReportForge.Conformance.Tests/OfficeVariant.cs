using static ReportForge.Conformance.Tests.OfficeMarkup;

namespace ReportForge.Conformance.Tests;

/// <summary>Further shapes of the faults of Cases/offices, each with the rules that have to speak, and no others.</summary>
/// <param name="Name">What is told apart.</param>
/// <param name="Document">The document.</param>
/// <param name="Reported">Codes of all findings of error, warning or review.</param>
internal sealed record OfficeVariant(string Name, Func<TestDocument> Document, params string[] Reported)
{
    private const string Body = TestDocument.Body;

    public static IReadOnlyList<OfficeVariant> All { get; } =
    [
        new("quyết định của tập thể", () => Of("qd-clean", ("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MINH TÂN</w:t>", "ỦY BAN NHÂN DÂN XÃ MINH TÂN</w:t>"))),
        new("“QUYẾT ĐỊNH” không có dấu hai chấm", () => Of("qd-clean", ("QUYẾT ĐỊNH:</w:t>", "QUYẾT ĐỊNH</w:t>"))),
        new("căn cứ “Xét đề nghị”", () => Of("qd-clean", ("Theo đề nghị của Trưởng", "Xét đề nghị của Trưởng"))),
        new("“Căn cứ …” là câu mở đầu báo cáo", () => Of("base-report", ("Thực hiện nhiệm vụ được giao, Ủy ban", "Căn cứ chương trình công tác, Ủy ban"))),
        new("chữ ký là đoạn văn, nơi nhận bên trái", () => Ends(Left("Nơi nhận:\t\t\t\tTM. ỦY BAN NHÂN DÂN", 24, "bi")
            + Left("- Như trên;\t\t\t\tCHỦ TỊCH", 22) + Left("- Lưu: VT, VP.", 22) + Left("\t\t\t\t\tNguyễn Văn A", 28, "b")), "SG-01"),
        new("chữ ký là đoạn văn canh phải", () => Ends(OnTheRight("CHỦ TỊCH") + Blank() + Blank() + Blank() + OnTheRight("Nguyễn Văn A")), "SG-01"),
        new("nơi nhận dưới chữ ký", () => Ends(Table(
            [4000, 5354],
            Row((4000, Blank()), (5354, Signature())),
            Row((4000, Left("Nơi nhận:", 24, "bi") + Left("- Như trên;", 22) + Left("- Lưu: VT, VP.", 22)), (5354, Blank())))), "SG-06"),
        new("phụ lục riêng, nhãn in hoa", () => Of("appendix-file", ("Phụ lục</w:t>", "PHỤ LỤC I</w:t>")), "PL-03"),
        new("đơn của công dân", () => Whole(Centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, "b") + Centred("Độc lập - Tự do - Hạnh phúc", 28, "b")
            + Centred("ĐƠN XIN NGHỈ PHÉP", 28, "b") + Left("Kính gửi: Ủy ban nhân dân xã Minh Tân", 28)), "RF4034"),
        new("không phải văn bản hành chính", () => Whole(Left("Danh bạ điện thoại", 28) + Left("Nguyễn Văn A", 28)), "RF4034"),
        new("văn bản của Đảng", () => Of("base-report", ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("Độc lập - Tự do - Hạnh phúc", "")), "RF4031"),
        new("nghị quyết quy phạm", () => Of("vbqppl-decision", ("21/2026/QĐ-UBND", "07/2026/NQ-HĐND"), (">QUYẾT ĐỊNH</w:t>", ">NGHỊ QUYẾT</w:t>")), "RF4034"),
        new("dự thảo chưa có số, ngày", () => Of("base-report", ("Số: 05/BC-UBND", "Số:        /BC-UBND"), ("ngày 06 tháng 11 năm 2026", "ngày     tháng 11 năm 2026"))),
        new("ký hiệu của Thủ tướng", () => Of("base-letter", ("15/UBND-VHXH", "15/TTg-KGVX"))),
        new("ký hiệu một nhóm", () => Of("base-letter", ("15/UBND-VHXH", "15/THCS"))),
        new("một nơi nhận trong ô cạnh “Kính gửi”", () => Of("kinhgui-in-header-table", ("- Công an xã;", "Công an xã"), ("- Trạm Y tế xã.", ""))),
        new("thừa lệnh rồi ký thay mà thiếu cấp phó", () => Of("sign-tl-deputy", ("PHÓ CHÁNH VĂN PHÒNG", "KT. CHÁNH VĂN PHÒNG")), "SG-03"),
        new("đầu báo cáo gõ bằng phím Tab", () => Header(Left("ỦY BAN NHÂN DÂN\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 26, "b")
            + Left("XÃ MINH TÂN\t\tĐộc lập - Tự do - Hạnh phúc", 26, "b") + Left("Số: 05/BC-UBND\t\tMinh Tân, ngày 06 tháng 11 năm 2026", 26)), "HD-01"),
        new("tên loại và trích yếu in hoa ở hai đoạn", () => Of("base-report", ("BÁO CÁO</w:t>", "BÁO CÁO CÔNG TÁC</w:t>"),
            ("Kết quả công tác cải cách hành chính tháng 10 năm 2026", "TUẦN 02 THÁNG 11 NĂM 2026")), "TL-01"),
        new("điểm ghi “a/”", () => Of("points-with-dot", ("a. Tình", "a/ Tình"), ("b. Kết", "b/ Kết")), "BD-10"),
    ];

    private static TestDocument Read(string name) => TestDocument.Of(OfficeDocument.All.Single(document => document.Name == name).Read());

    private static TestDocument Of(string name, params (string Old, string New)[] changes)
    {
        var document = Read(name);
        foreach (var (old, replacement) in changes)
            document.ReplaceAll(Body, old, replacement);
        return document;
    }

    private static TestDocument Change(Func<string, string> change)
    {
        var document = Read("base-report");
        var xml = document[Body];
        var (start, end) = (xml.IndexOf("<w:body>", StringComparison.Ordinal) + "<w:body>".Length, xml.LastIndexOf("<w:sectPr", StringComparison.Ordinal));
        document[Body] = xml[..start] + change(xml[start..end]) + xml[end..];
        return document;
    }

    private static TestDocument Whole(string body) => Change(_ => body);

    private static TestDocument Header(string header) => Change(body => header + body[(body.IndexOf("</w:tbl>", StringComparison.Ordinal) + "</w:tbl>".Length)..]);

    private static TestDocument Ends(string signing) => Change(body => body[..body.LastIndexOf("<w:tbl>", StringComparison.Ordinal)] + signing);

    private static string OnTheRight(string text) => Paragraph("""<w:jc w:val="right"/>""", text, 28, "b");

    private static string Signature() => Centred("TM. ỦY BAN NHÂN DÂN", 28, "b") + Centred("CHỦ TỊCH", 28, "b")
        + string.Concat(Enumerable.Repeat(Blank(), 5)) + Centred("Nguyễn Văn A", 28, "b");
}
