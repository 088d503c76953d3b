using System.Text.Json;

namespace ReportForge.Cli.Tests.Kinds;

public sealed class KindsCommandTests
{
    [Fact]
    public void All_kinds_are_listed_by_name()
    {
        using var command = new TestCommand();

        var run = command.Run("kinds", "list");

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldContain("cchc-annual             Báo cáo cải cách hành chính năm\n");
        run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length
            .ShouldBe(Directory.EnumerateDirectories(Fixtures.PathOf("templates")).Count(folder => File.Exists(Path.Combine(folder, "kind.yaml"))));
    }

    [Fact]
    public void A_kind_is_explained_with_its_data_and_rules()
    {
        using var command = new TestCommand();

        var run = command.Run("kinds", "show", "cchc-annual");

        run.Out.ShouldStartWith("cchc-annual: Báo cáo cải cách hành chính năm\n");
        run.Out.ShouldContain("Biểu thống kê: 81 dòng\n");
        run.Out.ShouldContain("\n  Đơn vị báo cáo*\n");
        run.Out.ShouldContain("BAL-01");
    }

    [Fact]
    public void A_kind_is_json_when_asked()
    {
        using var command = new TestCommand();

        using var json = JsonDocument.Parse(command.Run("kinds", "show", "cchc-annual", "--format", "json").Out);

        json.RootElement.GetProperty("indicators").GetArrayLength().ShouldBe(81);
    }

    [Fact]
    public void An_unknown_kind_is_reported_with_the_nearest()
    {
        using var command = new TestCommand();

        var run = command.Run("kinds", "show", "cchc-anual");

        run.Error.ShouldContain("cchc-annual");
        run.ExitCode.ShouldBe(1);
    }
}
