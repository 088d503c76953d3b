using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ReportForge.Reports.Typesetting;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Typesetting;

/// <summary>
/// What is set: <c>~</c> stands for a blank that holds, <c>=</c> for a hyphen that holds, <c>|</c> for a line that is broken off; letters
/// that are moved together have their twentieths of a point behind the style.
/// </summary>
public sealed partial class TypesetterTests
{
    private static readonly Dictionary<string, string> Styles = new(StringComparer.Ordinal)
    {
        ["NoiDung"] = "Nội dung",
        ["GachDauDong"] = "Gạch đầu dòng",
        ["DauCong"] = "Dấu cộng",
        ["KetThuc"] = "Kết thúc",
        ["Muc"] = "Mục",
        ["Khoan"] = "Khoản",
        ["TenPhan"] = "Tên phần",
        ["BangChu"] = "Bảng chữ",
    };

    [Theory]
    [InlineData("Muc", "II. KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH", "II. KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH")]
    [InlineData("Muc", "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH VÀ TRIỂN KHAI THỰC HIỆN", "I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH VÀ~TRIỂN~KHAI~THỰC~HIỆN")]
    [InlineData("Muc", "I. KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH ĐẠT ĐƯỢC NĂM 2023", "I. KẾT QUẢ CHỈ SỐ CẢI CÁCH HÀNH CHÍNH ĐẠT~ĐƯỢC~NĂM~2023")]
    [InlineData("Khoan", "6. Hiện đại hóa nền hành chính, xây dựng và phát triển Chính quyền điện tử, Chính quyền số", "6. Hiện đại hóa nền hành chính, xây dựng và~phát~triển~Chính~quyền~điện~tử,~Chính~quyền~số")]
    [InlineData("TenPhan", "ĐỀ XUẤT NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NHÀ NƯỚC GIAI ĐOẠN 2021 - 2030", "ĐỀ XUẤT NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NHÀ~NƯỚC~GIAI~ĐOẠN~2021~=~2030")]
    public void A_heading_breaks_at_a_place_of_meaning(string style, string text, string set) => Set((style, text)).ShouldBe([$"{style} {set}"]);

    [Theory]
    [InlineData("Thực hiện Kế hoạch số 02/KH-UBND.", "Thực hiện Kế hoạch số~02/KH=UBND.")]
    [InlineData("Ban hành ngày 06/11/2024, giai đoạn 2021 - 2030.", "Ban hành ngày~06/11/2024, giai đoạn 2021~=~2030.")]
    [InlineData("Mức cắt giảm từ 40% đến 50% (Phụ lục II).", "Mức cắt giảm từ 40% đến 50% (Phụ~lục~II).")]
    // A number stays with its word, though the line before has wide blanks; where they would tear it, the number leaves.
    [InlineData(
        "- Các văn bản đã ban hành, triển khai thực hiện: Quyết định số 2435/QĐ-UBND của UBND tỉnh.",
        "<-6 - Các văn bản đã ban hành, triển khai thực hiện: Quyết định số~2435/QĐ=UBND của UBND tỉnh.")]
    [InlineData(
        "- Phòng Văn hóa hướng dẫn tuyên truyền theo Hướng dẫn số 2435/HD-SVHTTDL của Sở.",
        "- Phòng Văn hóa hướng dẫn tuyên truyền theo Hướng dẫn số 2435/HD=SVHTTDL của Sở.")]
    // A syllable does not stand alone on the last line.
    [InlineData(
        "Chính sách tinh giản biên chế được phổ biến đầy đủ và thực hiện đúng đối tượng.",
        "Chính sách tinh giản biên chế được phổ biến đầy đủ và thực hiện đúng đối~tượng.")]
    // Lines of a long paragraph are chosen together, so that neither numbers nor spans of years tear one.
    [InlineData(
        "- Tiếp tục thực hiện Chương trình tổng thể CCHC nhà nước giai đoạn 2021-2030; Nghị quyết số 01-NQ/TU ngày 04/11/2021 của Tỉnh ủy Quảng Trị về đẩy mạnh CCHC tỉnh Quảng Trị giai đoạn 2021-2025; Chương trình hành động số 29-CTHĐ/TU ngày 28/02/2022 của Ban Thường vụ Thị ủy về việc thực hiện Nghị quyết số 01-NQ/TU về đẩy mạnh CCHC tỉnh Quảng Trị giai đoạn 2021-2025.",
        "<-2 - Tiếp tục thực hiện Chương trình tổng thể CCHC nhà nước giai đoạn 2021=2030; Nghị quyết số 01=NQ/TU ngày 04/11/2021 của Tỉnh ủy Quảng Trị về đẩy mạnh CCHC tỉnh Quảng Trị giai đoạn 2021=2025; Chương trình hành động số~29=CTHĐ/TU ngày 28/02/2022 của Ban Thường vụ Thị ủy về việc thực hiện Nghị quyết số~01=NQ/TU về đẩy mạnh CCHC tỉnh Quảng Trị giai đoạn 2021=2025.")]
    // What nearly fits on a line goes on it: the letters move together as little as that takes.
    [InlineData(
        "Kỷ luật, kỷ cương hành chính được thực hiện theo Kế hoạch số 05/KH-UBND ngày 14/01/2025 của UBND phường.",
        "<-4 Kỷ luật, kỷ cương hành chính được thực hiện theo Kế hoạch số~05/KH=UBND ngày~14/01/2025 của UBND phường.")]
    [InlineData("- Tỷ lệ hồ sơ tiếp nhận, giải quyết trực tuyến: 4.224/4.226 hồ sơ, đạt 99,95%.", "<-2 - Tỷ lệ hồ sơ tiếp nhận, giải quyết trực tuyến: 4.224/4.226~hồ sơ, đạt 99,95%.")]
    [InlineData("Kết quả thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết TTHC:", "<+-2 Kết quả thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết TTHC:")]
    // The unit of a number stays whole, unless that tears a line.
    [InlineData(
        "- Tổng số hồ sơ TTHC đã tiếp nhận (gồm cả kỳ trước chuyển qua): 194 hồ sơ; trong đó: tiếp nhận trong kỳ 158 hồ sơ.",
        "<-2 - Tổng số hồ sơ TTHC đã tiếp nhận (gồm cả kỳ trước chuyển qua): 194~hồ sơ; trong đó: tiếp nhận trong kỳ~158~hồ sơ.")]
    [InlineData(
        "Hệ thống quản lý chất lượng được duy trì theo Tiêu chuẩn TCVN ISO 9001:2015 và các quy định.",
        "<-2 Hệ thống quản lý chất lượng được duy trì theo Tiêu chuẩn TCVN ISO 9001:2015 và các quy định.")]
    // An address that does not fit is broken off where its line would be torn.
    [InlineData(
        "Nội dung tuyên truyền cải cách hành chính được đăng tải thường xuyên trên Trang thông tin điện tử của thị trấn tại địa chỉ thitranbutson.hoanghoa.thanhhoa.gov.vn/web/.",
        "Nội dung tuyên truyền cải cách hành chính được đăng tải thường xuyên trên~Trang thông tin điện tử của thị trấn tại địa chỉ|thitranbutson.hoanghoa.thanhhoa.gov.vn/web/.")]
    public void Text_keeps_together_what_belongs_together(string text, string set)
    {
        var style = text.StartsWith('-') ? "GachDauDong" : "NoiDung";
        Set((style, text)).ShouldBe([style + (set[0] == '<' ? set[1..] : $" {set}")]);
    }

    [Fact]
    public void A_list_below_a_dash_that_announces_it_goes_one_level_down() =>
        Set(("GachDauDong", "- Kết quả thực hiện:"), ("NoiDung", "- Một là."), ("NoiDung", "- Hai là."), ("NoiDung", "Chung:"), ("NoiDung", "- Ba là."))
            .ShouldBe(["GachDauDong+ - Kết quả thực hiện:", "DauCong + Một là.", "DauCong + Hai là.", "NoiDung+ Chung:", "GachDauDong - Ba là."]);

    [Fact]
    public void The_closing_sentence_takes_two_lines_of_the_text_along() =>
        Set(("NoiDung", "Một."), ("Muc", "V. KIẾN NGHỊ"), ("NoiDung", "Không."), ("KetThuc", "Trên đây là báo cáo./."))
            .ShouldBe(["NoiDung Một.", "Muc+ V. KIẾN NGHỊ", "NoiDung+ Không.", "KetThuc Trên đây là báo cáo./."]);

    [Fact]
    public void The_last_four_rows_of_a_long_table_stay_together()
    {
        var rows = string.Concat(Enumerable.Range(1, 12).Select(row =>
            $"<w:tr><w:trPr>{(row == 1 ? "<w:tblHeader/>" : "")}</w:trPr><w:tc><w:p><w:pPr><w:pStyle w:val=\"BangChu\"/></w:pPr><w:r><w:t>{row}</w:t></w:r></w:p></w:tc></w:tr>"));
        var set = SetBody($"<w:tbl>{rows}</w:tbl>");
        Kept().Matches(set).Select(match => match.Groups[1].Value).ShouldBe(["9", "10", "11"]);
    }

    [Fact]
    public void What_is_no_text_of_these_styles_stays_as_it_is()
    {
        const string Body = "<w:p><w:r><w:t>Kế hoạch số 02/KH-UBND:</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>số 12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        SetBody(Body).ShouldBe(Document(Body));
    }

    [Fact]
    public void What_is_set_is_set_again_to_the_same()
    {
        var once = SetBody(string.Concat(new[] { ("GachDauDong", "- Kết quả thực hiện Quyết định số 2435/QĐ-UBND ngày 31/10/2023 của UBND tỉnh; Công văn số 1477/UBND-VP:"), ("NoiDung", "- Một là."), ("NoiDung", "Kết quả thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết TTHC."), ("KetThuc", "Trên đây./.") }.Select(Paragraph)));
        Set(once).ShouldBe(once);
        once.ShouldContain("<w:spacing w:val=\"-");
    }

    [Fact]
    public void Every_run_of_a_squeezed_paragraph_has_its_letters_moved_together() =>
        SetBody("<w:p><w:pPr><w:pStyle w:val=\"GachDauDong\"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:lang w:val=\"vi-VN\"/></w:rPr><w:t>- Tỷ lệ hồ sơ tiếp nhận, </w:t></w:r><w:r><w:t>giải quyết trực tuyến: 4.224/4.226 hồ sơ, đạt 99,95%</w:t></w:r></w:p>")
            .ShouldBe(Document("<w:p><w:pPr><w:pStyle w:val=\"GachDauDong\"/></w:pPr><w:r><w:rPr><w:b/><w:bCs/><w:spacing w:val=\"-2\"/><w:lang w:val=\"vi-VN\"/></w:rPr><w:t>- Tỷ lệ hồ sơ tiếp nhận, </w:t></w:r><w:r><w:rPr><w:spacing w:val=\"-2\"/></w:rPr><w:t>giải quyết trực tuyến: 4.224/4.226\u00A0hồ sơ, đạt 99,95%</w:t></w:r></w:p>"));

    /// <summary>The lines are worked out from these indents, so they are those of the styles.</summary>
    [Fact]
    public void Indents_are_those_of_the_heading_part()
    {
        using var heading = WordprocessingDocument.Open(Path.Combine(Repository.Root, "templates", "parts", "heading.docx"), isEditable: false);
        var styles = heading.MainDocumentPart.ShouldNotBeNull().StyleDefinitionsPart.ShouldNotBeNull().Styles.ShouldNotBeNull().Elements<Style>().ToDictionary(style => style.StyleId?.Value ?? "");
        foreach (var known in SetStyle.ByName.Values)
        {
            var style = styles.Values.SingleOrDefault(style => style.StyleName?.Val?.Value == known.Name).ShouldNotBeNull(known.Name);
            int.Parse(FirstLine(style) ?? "0", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(known.FirstLineTwips, known.Name);
        }

        string? FirstLine(Style style) => style.StyleParagraphProperties?.Indentation?.FirstLine?.Value
            ?? (style.BasedOn?.Val?.Value is { } parent && styles.TryGetValue(parent, out var above) ? FirstLine(above) : null);
    }

    [Fact]
    public void What_was_set_before_is_set_alike_and_in_another_style_or_cut_anew()
    {
        const string text = "Ủy ban nhân dân xã đã ban hành và tổ chức thực hiện nghiêm túc 25 kế hoạch, văn bản về cải cách hành chính.";
        const string bold = "<w:p><w:pPr><w:pStyle w:val=\"NoiDung\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>" + text + "</w:t></w:r></w:p>";
        string Alone(string style) => Set((style, text))[0];
        var (regular, item, cut) = (Alone("NoiDung"), Alone("DauCong"), SetBody(bold));
        Set(("DauCong", text), ("NoiDung", text), ("NoiDung", text), ("DauCong", text)).ShouldBe([item, regular, regular, item]);
        SetBody(bold).ShouldBe(cut);
        Plain(cut).ShouldNotBe(regular);
    }

    [Theory]
    [InlineData("Năm 2024, ủy ban nhân dân xã đã ban hành 25 văn bản, trong đó có Quyết định số 02/QĐ-UBND ngày 06/11/2024 về 15 nhiệm vụ của giai đoạn 2021 - 2030.")]
    [InlineData("Tỷ lệ hồ sơ giải quyết đúng hạn đạt 99,8% (4.480/4.489 hồ sơ), tăng 12% so với cùng kỳ theo TCVN ISO 9001:2015 tại https://dichvucong.gov.vn/p/home/123456789.")]
    public void Figures_of_as_many_digits_leave_the_lines_as_they_are(string text)
    {
        var turned = string.Concat(text.Select(letter => char.IsAsciiDigit(letter) ? (char)('0' + ((letter - '0' + 3) % 10)) : letter));
        Lines(turned).ShouldBeEquivalentTo(Lines(text));
        foreach (var cut in Enum.GetValues<FontCut>())
            "0123456789".Select(digit => TextWidth.Advance(digit, cut)).Distinct().Count().ShouldBe(1);
    }

    private static SetLines Lines(string text)
    {
        var paragraph = new SetParagraph { Start = 0 };
        paragraph.Close(text.Select((letter, index) => new Sign(letter, index, 1, FontCut.Regular)).ToArray());
        return LineSetter.Set(paragraph, firstLineTwips: 720);
    }

    private static string[] Set(params (string Style, string Text)[] paragraphs)
    {
        var set = SetBody(string.Concat(paragraphs.Select(Paragraph)));
        return [.. ParagraphForm().Matches(set).Select(match => $"{match.Groups[1].Value}{(match.Groups[2].Length > 0 ? "+" : "")}{Squeeze().Match(match.Groups[3].Value).Groups[1].Value} {Plain(match.Groups[3].Value)}")];
    }

    private static string Plain(string markup) => Tag().Replace(markup.Replace("<w:noBreakHyphen/>", "=", StringComparison.Ordinal).Replace("<w:br/>", "|", StringComparison.Ordinal), "")
        .Replace('\u00A0', '~').Replace('\u2011', '=');

    private static string Paragraph((string Style, string Text) paragraph) =>
        $"<w:p><w:pPr><w:pStyle w:val=\"{paragraph.Style}\"/></w:pPr><w:r><w:t>{paragraph.Text}</w:t></w:r></w:p>";

    private static string SetBody(string body) => Set(Document(body));

    private static string Set(string part)
    {
        var output = new ArrayBufferWriter<byte>();
        Typesetter.Set(Encoding.UTF8.GetBytes(part), Styles, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private static string Document(string body) => $"<w:document><w:body>{body}</w:body></w:document>";

    [GeneratedRegex("<w:p><w:pPr><w:pStyle w:val=\"(\\w+)\"/>(<w:keepNext/>)?</w:pPr>(.*?)</w:p>")]
    private static partial Regex ParagraphForm();

    [GeneratedRegex("<w:r><w:rPr><w:spacing w:val=\"(-\\d)\"/></w:rPr>")]
    private static partial Regex Squeeze();

    [GeneratedRegex("<w:keepNext/></w:pPr><w:r><w:t>(\\d+)<")]
    private static partial Regex Kept();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
