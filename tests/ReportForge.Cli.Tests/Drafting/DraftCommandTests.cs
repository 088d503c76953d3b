using System.Text.Json;

namespace ReportForge.Cli.Tests.Drafting;

public sealed class DraftCommandTests
{
    private const string Document = "out/BC-CCHC-2024-xa-hoang-luu.docx";

    [Fact]
    public void A_draft_lies_in_the_folder_out_under_the_name_of_its_kind()
    {
        using var command = new TestCommand();

        var run = command.Run("draft", Fixtures.HoangLuu);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe($"Đã lập: {Document}\n");
        command.Files().ShouldBe([Document]);
        TestDocx.Texts(File.ReadAllBytes(command.PathOf(Document))).ShouldContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    }

    [Fact]
    public void Findings_about_the_figures_are_printed_beside_the_draft()
    {
        using var command = new TestCommand();

        var run = command.Run("draft", Fixtures.HoangLuu, "--format", "json");

        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("exit_code").GetInt32().ShouldBe(0);
        json.RootElement.GetProperty("files")[0].GetString().ShouldBe(Document);
        json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString()).ShouldContain("BAL-06");
    }

    [Theory]
    [InlineData("here/report.docx", "here/report.docx")]
    [InlineData("here", "here/BC-CCHC-2024-xa-hoang-luu.docx")]
    public void Out_is_a_folder_or_a_file(string output, string expected)
    {
        using var command = new TestCommand();

        var run = command.Run("draft", Fixtures.HoangLuu, "--out", output);

        run.ExitCode.ShouldBe(0, run.Error);
        command.Files().ShouldBe([expected]);
    }

    [Fact]
    public void The_same_data_gives_the_same_bytes_in_any_folder()
    {
        using var here = new TestCommand();
        using var there = new TestCommand();

        here.Run("draft", Fixtures.HoangLuu);
        there.Write("data.json", File.ReadAllText(Fixtures.HoangLuu));
        there.Run("draft", "data.json");

        File.ReadAllBytes(there.PathOf(Document)).ShouldBe(File.ReadAllBytes(here.PathOf(Document)));
    }

    [Fact]
    public void What_is_said_of_the_document_is_said_under_the_name_that_was_asked_for()
    {
        using var command = new TestCommand();

        var run = command.Run("draft", Fixtures.PathOf("fixtures", "reports", "but-son-2024-annual-corrected.json"), "--out", "bc.docx", "--all");

        run.Error.ShouldContain("bc.docx: ");
        run.Error.ShouldNotContain("BC-CCHC");
    }

    [Fact]
    public void Strict_makes_nothing_while_the_figures_have_errors()
    {
        using var command = new TestCommand();

        var run = command.Run("draft", Fixtures.HoangLuu, "--strict");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("lỗi ");
        command.Files().ShouldBeEmpty();
    }

    [Fact]
    public void A_missing_file_is_named_with_its_nearest_neighbour()
    {
        using var command = new TestCommand();
        command.Write("hoang-luu.json", "{}");

        var run = command.Run("draft", "hoang-lu.json");

        run.Error.ShouldBe("hoang-lu.json: lỗi RF5101: không có tệp 'hoang-lu.json'\n    cách sửa: Có phải tệp 'hoang-luu.json'?\n");
        run.ExitCode.ShouldBe(1);
    }

    [Fact]
    public void Broken_json_is_reported_by_line_and_column()
    {
        using var command = new TestCommand();
        command.Write("a.json", "{\n  \"kind\": \"cchc-annual\",\n  \"unit\": oops\n}\n");

        var run = command.Run("draft", "a.json");

        run.Error.ShouldStartWith("a.json(3,11): lỗi RF");
        ShouldHaveMadeNothing(command, run);
    }

    [Fact]
    public void A_misspelt_field_is_reported_with_the_right_name()
    {
        using var command = new TestCommand();
        command.Write("a.json", Changed("\"recipients\"", "\"recipiants\""));

        var run = command.Run("draft", "a.json");

        run.Error.ShouldContain("recipiants");
        run.Error.ShouldContain("recipients");
        ShouldHaveMadeNothing(command, run);
    }

    [Fact]
    public void A_text_where_a_number_belongs_is_reported_at_its_place()
    {
        using var command = new TestCommand();
        command.Write("a.json", Changed("\"year\": 2024", "\"year\": \"hai nghìn\""));

        var run = command.Run("draft", "a.json");

        run.Error.ShouldContain("Kỳ báo cáo: Năm");
        run.Error.ShouldMatch(@"a\.json\(\d+,\d+\): ");
        ShouldHaveMadeNothing(command, run);
    }

    [Fact]
    public void An_unknown_kind_is_reported_with_the_nearest()
    {
        using var command = new TestCommand();
        command.Write("a.json", Changed("\"kind\": \"cchc-annual\"", "\"kind\": \"cchc-anual\""));

        var run = command.Run("draft", "a.json");

        run.Error.ShouldContain("cchc-annual");
        ShouldHaveMadeNothing(command, run);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_a_failure_of_the_machine()
    {
        using var command = new TestCommand();
        command.Write("taken", "a file where the folder should be");

        var run = command.Run("draft", Fixtures.HoangLuu, "--out", "taken/sub");

        run.Error.ShouldContain("RF5111");
        run.Error.ShouldContain("taken' là tệp, không phải thư mục");
        run.ExitCode.ShouldBe(3);
        command.Files().ShouldBe(["taken"]);
    }

    [Fact]
    public void Pdf_without_libreoffice_says_how_to_install_it_and_keeps_the_document()
    {
        using var command = new TestCommand();

        var run = command.Run("draft", Fixtures.HoangLuu, "--pdf");

        run.Error.ShouldContain("RF5201");
        run.ExitCode.ShouldBe(3);
        command.Files().ShouldBe([Document]);
    }

    private static string Changed(string from, string to)
    {
        var text = File.ReadAllText(Fixtures.HoangLuu);
        text.ShouldContain(from);
        return text.Replace(from, to, StringComparison.Ordinal);
    }

    private static void ShouldHaveMadeNothing(TestCommand command, CommandRun run)
    {
        run.ExitCode.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        command.Files().ShouldBe(["a.json"]);
    }
}
