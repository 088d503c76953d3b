namespace ReportForge.Cli.Tests.Evaluating;

public sealed class EvalCommandTests
{
    [Fact]
    public void A_text_template_is_printed_with_its_data()
    {
        using var command = new TestCommand();
        command.Write("t.txt", "{{ for row in rows }}{{ row.name }}: {{ vi.number row.count }}\n{{ end }}");
        command.Write("d.json", """{"rows":[{"name":"Hồ sơ","count":1122},{"name":"Thủ tục","count":81}]}""");

        var run = command.Run("eval", "t.txt", "--data", "d.json");

        run.Out.ShouldBe("Hồ sơ: 1.122\nThủ tục: 81\n");
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void An_unknown_name_is_a_finding_and_nothing_is_printed()
    {
        using var command = new TestCommand();
        command.Write("t.txt", "Tổng: {{ totl }}");
        command.Write("d.json", """{"total":3}""");

        var run = command.Run("eval", "t.txt", "--data", "d.json");

        run.Out.ShouldBeEmpty();
        run.Error.ShouldStartWith("t.txt(1,10): lỗi RF1");
        run.Error.ShouldContain("total");
        run.ExitCode.ShouldBe(1);
    }

    [Fact]
    public void Lenient_takes_unknown_names_for_empty()
    {
        using var command = new TestCommand();
        command.Write("t.txt", "Tổng: {{ total }}.");

        var run = command.Run("eval", "t.txt", "--lenient");

        run.Out.ShouldBe("Tổng: .");
        run.ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_template_that_does_not_parse_is_a_finding()
    {
        using var command = new TestCommand();
        command.Write("t.txt", "{{ if true }} mở mà không đóng");

        var run = command.Run("eval", "t.txt");

        run.Error.ShouldContain("'if'");
        run.ExitCode.ShouldBe(1);
    }
}
