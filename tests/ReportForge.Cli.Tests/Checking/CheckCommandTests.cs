using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReportForge.Cli.Tests.Checking;

public sealed class CheckCommandTests
{
    private static readonly byte[] Letter = TestDocx.OfParagraphs("Kính gửi: Sở Nội vụ", "Đây là văn bản soạn tay.");

    [Fact]
    public void Data_is_judged_by_contract_and_rules_and_nothing_is_made()
    {
        using var command = new TestCommand();

        var run = command.Run("check", Fixtures.HoangLuu);

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain(" BAL-06: ");
        run.Out.ShouldEndWith(" chỗ cần xem lại\n");
        command.Files().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("99999", "a.json(1,91): Đơn vị báo cáo: Mã đơn vị hành chính: cảnh báo RF6011: danh mục không có đơn vị mã '99999' (xã Hoằng Lộc)")]
    [InlineData("00004", "a.json(1,118): Đơn vị báo cáo: Tên riêng của đơn vị: cảnh báo RF6012: mã 00004 trong danh mục là 'Phường Ba Đình', dữ liệu ghi 'xã Hoằng Lộc'")]
    public void A_code_that_is_not_the_units_is_found(string code, string expected)
    {
        using var command = new TestCommand();
        command.Run("sample", "cchc-annual", "--out", "all.jsonl");
        var sample = File.ReadLines(command.PathOf("all.jsonl")).First(line => line.Contains("\"15961\"", StringComparison.Ordinal));
        command.Write("a.json", sample.Replace("\"15961\"", $"\"{code}\"", StringComparison.Ordinal));

        var (checking, drafting) = (command.Run("check", "a.json"), command.Run("draft", "a.json"));

        checking.Out.ShouldContain(expected);
        (drafting.Out + drafting.Error).ShouldContain(expected);
        (checking.ExitCode, drafting.ExitCode).ShouldBe((0, 0), "the code is printed nowhere");
    }

    [Fact]
    public void Findings_about_data_come_in_the_order_of_their_places()
    {
        using var command = new TestCommand();

        using var json = JsonDocument.Parse(command.Run("check", Fixtures.HoangLuu, "--format", "json").Out);

        var lines = json.RootElement.GetProperty("files")[0].GetProperty("findings").EnumerateArray()
            .Select(finding => finding.GetProperty("place").TryGetProperty("line", out var line) ? line.GetInt32() : 0).ToList();
        lines.Count.ShouldBeGreaterThan(10);
        lines.ShouldBe(lines.Order());
    }

    [Theory]
    [InlineData("<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>Chỉ tiêu</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/></w:tc></w:tr></w:tbl><w:p/>", "RF5482", "bảng có chữ “Chỉ tiêu”")]
    [InlineData("<w:p><w:r><w:t>Kính gửi: Sở Nội vụ</w:t></w:r><w:hyperlink w:anchor=\"a\" r:id=\"rId9\"><w:r><w:t>, xem</w:t></w:r></w:hyperlink></w:p>", "RF5481", "đoạn “Kính gửi: Sở Nội vụ, xem”")]
    [InlineData("<w:p><w:r><w:t>Kính gửi</w:t></w:r></w:p>", null, "")]
    public void What_keeps_Word_from_opening_a_document_is_told_at_its_place(string body, string? code, string place)
    {
        const string Namespaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("a.docx"), TestDocx.OfDocument($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>"));

        var run = command.Run("check", "a.docx");

        if (code is null)
            run.Out.ShouldNotContain("RF548");
        else
            run.Out.Split('\n').ShouldContain(line => line.Contains(code, StringComparison.Ordinal) && line.Contains(place, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("check u.jsonl", "RF6034")]
    [InlineData("batch u.jsonl --kind cchc-annual --out b", "RF6034")]
    [InlineData("batch u.csv --kind cchc-annual --out b", "RF6034")]
    [InlineData("rollup u.jsonl --kind cchc-annual --unit 38 --out r.json", "RF6034")]
    [InlineData("check a.json", "RF3004")]
    [InlineData("draft a.json --out d", "RF3004")]
    public void More_units_than_the_country_has_and_more_text_than_a_report_has_are_refused(string line, string code)
    {
        using var command = new TestCommand();
        command.Write("u.jsonl", string.Concat(Enumerable.Repeat("{}\n", 20_001)));
        command.Write("u.csv", "code\n" + string.Concat(Enumerable.Repeat("00004\n", 20_001)));
        command.Write("a.json", File.ReadAllText(Fixtures.HoangLuu).Replace("xã Hoàng Lưu", new string('x', 2_000_001), StringComparison.Ordinal));

        var run = command.Run(line.Split(' '));

        run.ExitCode.ShouldBe(1);
        (run.Out + run.Error).ShouldContain(code);
        (run.Out + run.Error).Length.ShouldBeLessThan(2_000);
    }

    [Fact]
    public void A_document_is_judged_by_the_decree_with_how_much_could_be_judged()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("a.docx"), Letter);

        var run = command.Run("check", "a.docx", "--mode", "final");

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldMatch(@"a\.docx: còn lỗi thể thức \(đã xét \d+/\d+ quy tắc, ");
    }

    [Theory]
    [InlineData("hoang-luu-2024-annual-corrected", "06/11/2024")]
    [InlineData("nga-son-2011-2020-summary-corrected", "07/05/2020")]
    public void An_issued_document_of_ours_has_nothing_that_its_holder_cannot_change(string fixture, string date)
    {
        using var command = new TestCommand();
        var number = fixture.StartsWith("nga", StringComparison.Ordinal) ? "224" : "128";
        command.Run("issue", Fixtures.PathOf("fixtures", "reports", fixture + ".json"), "--number", number, "--date", date, "--out", "a.docx").ExitCode.ShouldBe(0);

        var run = command.Run("check", "a.docx", "--mode", "final", "--all");

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldNotContain("a.docx: phần");
    }

    [Fact]
    public void What_could_not_be_judged_is_named_with_its_reason()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", "a.docx").ExitCode.ShouldBe(0);

        var run = command.Run("check", "a.docx");

        run.Out.ShouldContain("\n  chưa xét được KG-01: không biết báo cáo có gửi lên cấp trên hay không; ghi `addressees: required`");
        using var json = JsonDocument.Parse(command.Run("check", "a.docx", "--format", "json", "--lang", "en").Out);
        var open = json.RootElement.GetProperty("files")[0].GetProperty("open").EnumerateArray().ShouldHaveSingleItem();
        open.GetProperty("rules")[0].GetString().ShouldBe("KG-01");
        open.GetProperty("reason").GetString().ShouldStartWith("it is not known whether the report goes up");
    }

    [Fact]
    public void A_folder_gives_a_table_by_rule_and_by_file()
    {
        using var command = new TestCommand();
        command.Write("x/a.json", "{ broken");
        command.Write("x/deep/b.json", "[]");
        command.Write("x/notes.txt", "not data");

        var run = command.Run("check", "x");

        run.ExitCode.ShouldBe(1);
        run.Out.ShouldContain("  Quy tắc       Số lần    Số tệp  Mức\n");
        run.Out.ShouldContain("  1                  0         0  x/a.json\n");
        run.Out.ShouldContain("  x/deep/b.json\n");
        run.Out.ShouldNotContain("notes.txt");
        run.Out.ShouldEndWith("2 mục đã kiểm tra: 2 lỗi, 0 cảnh báo, 0 chỗ cần xem lại\n");
    }

    /// <summary>One document of the province has one date: reports of one folder, or of one file of lines, are compared.</summary>
    [Fact]
    public void Reports_checked_together_are_compared()
    {
        using var command = new TestCommand();
        command.Write("units.csv", """
            code,level,kind,name,full_name,parent_code
            38,province,Tỉnh,Thanh Hoá,Tỉnh Thanh Hoá,
            14758,commune,Phường,Hàm Rồng,Phường Hàm Rồng,38
            14797,commune,Phường,Hạc Thành,Phường Hạc Thành,38
            14812,commune,Phường,Bỉm Sơn,Phường Bỉm Sơn,38
            """);
        command.Run("sample", "tthc-monthly", "--units", "units.csv", "--out", "a.jsonl").ExitCode.ShouldBe(0);
        var lines = command.Read("a.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToArray();
        foreach (var (index, line) in lines.Index())
        {
            line["references"]!["month_letter"]!["number"] = 77;
            line["references"]!["month_letter"]!["date"] = index == 1 ? "2025-01-16" : "2025-01-15";
            command.Write($"x/{index}.json", line.ToJsonString());
        }

        command.Write("b.jsonl", string.Join('\n', lines.Select(line => line.ToJsonString())));

        foreach (var name in new[] { "x", "b.jsonl" })
        {
            using var json = JsonDocument.Parse(command.Run("check", name, "--format", "json").Out);
            json.RootElement.GetProperty("files").EnumerateArray()
                .Select(file => file.GetProperty("findings").EnumerateArray().Count(finding => finding.GetProperty("code").GetString() == "DOC-10"))
                .ShouldBe([0, 1, 0]);
        }
    }

    [Fact]
    public void An_annotated_copy_has_comments_and_the_original_stays()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("a.docx"), Letter);

        var run = command.Run("check", "a.docx", "--annotate", "b.docx");

        run.Out.ShouldContain("Đã lập: b.docx\n");
        run.Out.ShouldMatch(@"Đã ghi \d+ chú thích\.\n$");
        File.ReadAllBytes(command.PathOf("a.docx")).ShouldBe(Letter);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("b.docx"))).ShouldBe(TestDocx.Texts(Letter));
    }

    [Fact]
    public void A_mended_copy_says_what_was_changed_and_keeps_the_text()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", "a.docx").ExitCode.ShouldBe(0);
        TestDocx.Replace(command.PathOf("a.docx"), "word/document.xml", "w:top=\"1134\"", "w:top=\"900\"");

        var run = command.Run("check", "a.docx", "--fix", "b.docx");

        run.Out.ShouldContain("đã sửa: ");
        run.Out.ShouldMatch(@"Đã sửa \d+ chỗ\.\n$");
        TestDocx.Texts(File.ReadAllBytes(command.PathOf("b.docx"))).ShouldBe(TestDocx.Texts(File.ReadAllBytes(command.PathOf("a.docx"))));
    }

    [Fact]
    public void A_document_that_was_not_understood_is_not_mended_and_told_why()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("a.docx"), Letter);

        var run = command.Run("check", "a.docx", "--fix", "b.docx");

        run.Out.ShouldContain("RF4036: không sửa tự động: ");
        File.Exists(command.PathOf("b.docx")).ShouldBeFalse();
    }

    [Fact]
    public void Matters_of_practice_are_one_line_unless_they_are_asked_for()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", "a.docx").ExitCode.ShouldBe(0);
        TestDocx.Replace(command.PathOf("a.docx"), "word/document.xml", "<w:cantSplit/>", "");

        command.Run("check", "a.docx").Out.ShouldMatch(@"\n  \d+ thông lệ trình bày khác \([A-Z0-9, -]+\); xem bằng --practice\n");
        command.Run("check", "a.docx", "--practice").Out.ShouldContain("thông tin TB-02: ");
    }

    [Theory]
    [InlineData("a.docx", "a.docx", "RF5414")]
    [InlineData("a.json", "b.docx", "RF5413")]
    public void A_fix_never_overwrites_and_is_for_documents(string name, string target, string code)
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("a.docx"), Letter);

        var run = command.Run("check", name, "--fix", target);

        run.Error.ShouldContain(code);
        run.ExitCode.ShouldBe(2);
        File.ReadAllBytes(command.PathOf("a.docx")).ShouldBe(Letter);
    }

    [Fact]
    public void A_broken_profile_is_a_finding()
    {
        using var command = new TestCommand();
        File.WriteAllBytes(command.PathOf("a.docx"), Letter);
        command.Write("house.yaml", "không_có_mục_này: 1\n");

        var run = command.Run("check", "a.docx", "--profile", "house.yaml");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("không_có_mục_này");
    }

    [Fact]
    public void A_file_of_another_type_says_what_can_be_checked()
    {
        using var command = new TestCommand();
        command.Write("a.txt", "x");

        command.Run("check", "a.txt").Out.ShouldContain("RF5411");
    }
}
