using System.Text.Json;

namespace ReportForge.Cli.Tests.Data;

public sealed class DataCommandTests
{
    [Fact]
    public void A_new_workbook_is_filled_in_and_read_back()
    {
        using var command = new TestCommand();

        var made = command.Run("data", "new", "cchc-annual", "--unit", "15961", "--out", "a.xlsx");
        var check = command.Run("check", "a.xlsx");

        made.ExitCode.ShouldBe(0, made.Error);
        // The workbook is empty, so the check names what is still to be filled in, by its cell.
        check.ExitCode.ShouldBe(1);
        check.Out.ShouldContain("a.xlsx");
        check.Out.ShouldContain("lỗi RF3");
    }

    [Fact]
    public void A_workbook_is_named_as_one()
    {
        using var command = new TestCommand();

        var run = command.Run("data", "new", "cchc-annual", "--out", "so-lieu.docx");

        run.Error.ShouldContain("cách sửa: Viết --out so-lieu.xlsx");
        run.ExitCode.ShouldBe(2);
        command.Files().ShouldBeEmpty();
    }

    [Fact]
    public void A_workbook_that_is_there_is_not_replaced()
    {
        using var command = new TestCommand();
        command.Write("a.xlsx", "figures of a day's work");

        var run = command.Run("data", "new", "cchc-annual", "--out", "a.xlsx");

        run.Error.ShouldContain("RF5142");
        command.Read("a.xlsx").ShouldBe("figures of a day's work");
    }

    [Fact]
    public void An_unknown_unit_is_a_finding()
    {
        using var command = new TestCommand();

        command.Run("data", "new", "cchc-annual", "--unit", "99999", "--out", "a.xlsx").Error.ShouldContain("RF5401");
        command.Files().ShouldBeEmpty();
    }

    [Fact]
    public void A_form_goes_out_as_CSV_and_comes_back_with_what_was_corrected()
    {
        using var command = new TestCommand();
        command.Write("a.json", File.ReadAllText(Fixtures.HoangLuu));

        var written = command.Run("data", "form", "a.json", "--out", "form.csv");
        command.Write("form.csv", "key;value\ntthc_internal_process_pct;98,5%\n");
        var filled = command.Run("data", "fill", "a.json", "--form", "form.csv", "--out", "b.json");

        (written.ExitCode, filled.ExitCode).ShouldBe((0, 0), written.Error + filled.Error);
        using var before = JsonDocument.Parse(command.Read("a.json"));
        using var after = JsonDocument.Parse(command.Read("b.json"));
        after.RootElement.GetProperty("indicators").GetProperty("tthc_internal_process_pct").GetDecimal().ShouldBe(98.5m);
        after.RootElement.EnumerateObject().Where(member => member.Name != "indicators").Select(member => member.Name)
            .ShouldBe(before.RootElement.EnumerateObject().Where(member => member.Name != "indicators").Select(member => member.Name));
    }

    [Theory]
    [InlineData("tthc_internal_process_pct,98.5", "RF3427", "Dòng đầu của CSV thiếu cột 'key'.")]
    [InlineData("key,value\ntthc_internal_process_pc,98.5", "RF3410", "tthc_internal_process_pct")]
    [InlineData("key,value\ntthc_internal_process_pct,\"98.5", "RF6008", "dấu nháy")]
    public void A_form_that_cannot_be_read_changes_nothing(string form, string code, string says)
    {
        using var command = new TestCommand();
        command.Write("a.json", File.ReadAllText(Fixtures.HoangLuu));
        command.Write("form.csv", form);

        var run = command.Run("data", "fill", "a.json", "--form", "form.csv", "--out", "b.json");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(code);
        run.Error.ShouldContain(says);
        command.Files().ShouldBe(["a.json", "form.csv"]);
    }

    [Fact]
    public void A_value_out_of_its_range_changes_nothing()
    {
        using var command = new TestCommand();
        command.Write("a.json", File.ReadAllText(Fixtures.HoangLuu));
        command.Write("form.csv", "key,value\ntthc_internal_process_pct,985\n");

        var run = command.Run("data", "fill", "a.json", "--form", "form.csv", "--out", "b.json");

        run.ExitCode.ShouldBe(1, run.Error);
        command.Files().ShouldBe(["a.json", "form.csv"]);
    }

    [Theory]
    [InlineData("hoang-luu-2024-annual")]
    [InlineData("but-son-2024-annual")]
    [InlineData("tu-ky-2023-11-monthly")]
    [InlineData("nga-son-2011-2020-summary")]
    [InlineData("phuong-1-cchc-index-2023")]
    public void Any_data_becomes_a_workbook_that_says_the_same(string name)
    {
        using var command = new TestCommand();
        command.Write("a.json", File.ReadAllText(Fixtures.PathOf("fixtures", "reports", name + ".json")));

        command.Run("data", "workbook", "a.json", "--out", "a.xlsx").ExitCode.ShouldBe(0);
        command.Run("draft", "a.json", "--out", "a.docx").ExitCode.ShouldBe(0);
        command.Run("draft", "a.xlsx", "--out", "b.docx").ExitCode.ShouldBe(0);

        TestDocx.Texts(File.ReadAllBytes(command.PathOf("b.docx"))).ShouldBe(TestDocx.Texts(File.ReadAllBytes(command.PathOf("a.docx"))));
    }

    [Fact]
    public void The_workbook_of_the_next_period_has_no_figure_of_the_last()
    {
        using var command = new TestCommand();
        command.Write("a.json", File.ReadAllText(Fixtures.PathOf("fixtures", "reports", "but-son-2024-annual.json")));
        command.Run("data", "workbook", "a.json", "--next", "--out", "a.xlsx").ExitCode.ShouldBe(0);

        command.Run("data", "workbook", "a.xlsx", "--out", "b.xlsx").ExitCode.ShouldBe(0);
        var run = command.Run("draft", "a.xlsx", "--out", "a.docx", "--all");

        var texts = TestDocx.Texts(File.ReadAllBytes(command.PathOf("a.docx")));
        texts.ShouldContain(text => text.Contains("năm 2025", StringComparison.Ordinal), run.Error);
        texts.ShouldNotContain(text => text.StartsWith("Số: 128", StringComparison.Ordinal));
    }

    [Fact]
    public void A_kind_without_a_form_says_so()
    {
        using var command = new TestCommand();
        command.Write("a.json", File.ReadAllText(Fixtures.PathOf("fixtures", "reports", "phuong-1-cchc-index-2023.json")));

        command.Run("data", "form", "a.json", "--out", "form.csv").Error.ShouldContain("RF5434");
        command.Files().ShouldBe(["a.json"]);
    }
}
