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

        run.Error.ShouldContain("RF5432");
        command.Read("a.xlsx").ShouldBe("figures of a day's work");
    }

    [Fact]
    public void An_unknown_unit_is_a_finding()
    {
        using var command = new TestCommand();

        command.Run("data", "new", "cchc-annual", "--unit", "99999", "--out", "a.xlsx").Error.ShouldContain("RF5401");
        command.Files().ShouldBeEmpty();
    }
}
