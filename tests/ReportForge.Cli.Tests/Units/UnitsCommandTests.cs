namespace ReportForge.Cli.Tests.Units;

public sealed class UnitsCommandTests
{
    [Theory]
    [InlineData("00004", "00004  Phường Ba Đình, Thành phố Hà Nội\n")]
    [InlineData("ba dinh, ha noi", "00004  Phường Ba Đình, Thành phố Hà Nội\n")]
    public void A_unit_is_found_by_code_or_name(string text, string expected)
    {
        using var command = new TestCommand();

        var run = command.Run("units", "find", text);

        run.ExitCode.ShouldBe(0);
        run.Out.ShouldStartWith(expected);
    }

    [Fact]
    public void Found_units_are_json_when_asked()
    {
        using var command = new TestCommand();

        var run = command.Run("units", "find", "00004", "--format", "json");

        run.Out.ShouldBe("""
            [
              {
                "code": "00004",
                "kind": "Phường",
                "name": "Ba Đình",
                "full_name": "Phường Ba Đình",
                "province_code": "01",
                "province": "Thành phố Hà Nội"
              }
            ]

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void An_unknown_name_is_a_finding()
    {
        using var command = new TestCommand();

        var run = command.Run("units", "find", "Không Có Đâu");

        run.Error.ShouldStartWith("lỗi RF5401: không có đơn vị nào khớp 'Không Có Đâu'\n");
        run.Error.ShouldContain("đã sắp xếp lại không còn mã");
        run.ExitCode.ShouldBe(1);
    }
}
