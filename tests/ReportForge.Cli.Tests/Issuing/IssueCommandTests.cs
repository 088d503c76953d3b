namespace ReportForge.Cli.Tests.Issuing;

public sealed class IssueCommandTests
{
    private static readonly string Corrected = Fixtures.PathOf("fixtures", "reports", "hoang-luu-2024-annual-corrected.json");

    [Fact]
    public void A_report_whose_figures_agree_is_issued_with_its_number_and_date()
    {
        using var command = new TestCommand();

        var run = command.Run("issue", Corrected, "--number", "128", "--date", "2024-11-06");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("Đã lập: out/128-BC-CCHC-2024-xa-hoang-luu.docx\n");
        var texts = TestDocx.Texts(File.ReadAllBytes(command.PathOf("out/128-BC-CCHC-2024-xa-hoang-luu.docx")));
        texts.ShouldContain("Số: 128/BC-UBND");
        texts.ShouldContain("Hoàng Lưu, ngày 06 tháng 11 năm 2024");
    }

    [Fact]
    public void It_is_refused_while_the_figures_have_errors()
    {
        using var command = new TestCommand();

        var run = command.Run("issue", Fixtures.HoangLuu, "--number", "128", "--date", "2024-11-06");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("RF3301");
        command.Files().ShouldBeEmpty();
    }

    [Fact]
    public void An_issued_report_is_never_overwritten()
    {
        using var command = new TestCommand();
        command.Run("issue", Corrected, "--number", "5", "--date", "2024-11-06", "--out", "a.docx").ExitCode.ShouldBe(0);
        var issued = File.ReadAllBytes(command.PathOf("a.docx"));

        var again = command.Run("issue", Corrected, "--number", "5", "--date", "2024-11-06", "--out", "a.docx");
        var other = command.Run("issue", Corrected, "--number", "5", "--date", "2024-11-07", "--out", "a.docx");

        again.ExitCode.ShouldBe(0, again.Error);
        other.ExitCode.ShouldBe(1);
        other.Error.ShouldContain("RF5431");
        File.ReadAllBytes(command.PathOf("a.docx")).ShouldBe(issued);
    }

    [Theory]
    [InlineData("06/11/2024")]
    [InlineData("6/11/2024")]
    [InlineData("06-11-2024")]
    public void A_day_is_taken_as_offices_write_it(string date)
    {
        using var command = new TestCommand();

        command.Run("issue", Corrected, "--number", "128", "--date", date, "--out", "a.docx").ExitCode.ShouldBe(0);

        TestDocx.Texts(File.ReadAllBytes(command.PathOf("a.docx"))).ShouldContain("Hoàng Lưu, ngày 06 tháng 11 năm 2024");
    }

    [Theory]
    [InlineData("0", "2024-11-06")]
    [InlineData("128", "31/11/2024")]
    [InlineData("128", "11-2024")]
    [InlineData("128", "2024-02-30")]
    public void Number_and_date_have_to_be_real(string number, string date)
    {
        using var command = new TestCommand();

        command.Run("issue", Corrected, "--number", number, "--date", date).ExitCode.ShouldBe(2);
        command.Files().ShouldBeEmpty();
    }
}
