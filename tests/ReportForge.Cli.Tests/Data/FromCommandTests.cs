using System.Text.Json;
using ReportForge.Cli.Tests.Regenerating;

namespace ReportForge.Cli.Tests.Data;

public sealed class FromCommandTests
{
    private const string Draft = "du-thao.docx";
    private static readonly string TuKy = Fixtures.PathOf("fixtures", "reports", "tu-ky-2023-11-monthly.json");

    [Fact]
    public void A_figure_that_was_typed_into_the_draft_is_taken_into_its_field_and_no_other()
    {
        using var command = Edited("171", "168");

        var list = command.Run("data", "from", Draft, "--out", "moi.json");
        list.ExitCode.ShouldBe(0, list.Error);
        list.Out.ShouldContain("171 → 168");
        command.Files().ShouldNotContain("moi.json");

        command.Run("data", "from", Draft, "--out", "moi.json", "--accept", "all").ExitCode.ShouldBe(0);
        using var now = JsonDocument.Parse(command.Read("moi.json"));
        using var before = JsonDocument.Parse(File.ReadAllText(TuKy));
        var level = now.RootElement.GetProperty("levels")[0];
        level.GetProperty("resolved_early").GetInt32().ShouldBe(168);
        level.GetProperty("resolved_total").GetInt32().ShouldBe(180);
        JsonElement.DeepEquals(now.RootElement.GetProperty("levels")[1], before.RootElement.GetProperty("levels")[1]).ShouldBeTrue();
    }

    [Fact]
    public void What_the_rules_have_against_it_is_told()
    {
        using var command = Edited("171", "999");

        var list = command.Run("data", "from", Draft, "--out", "moi.json");

        list.Out.ShouldContain("171 → 999");
        list.Out.ShouldContain("BAL-");
    }

    [Fact]
    public void A_number_that_is_not_in_the_list_is_refused_and_nothing_is_written()
    {
        using var command = Edited("171", "168");

        command.Run("data", "from", Draft, "--out", "moi.json", "--accept", "7").Error.ShouldContain("RF5171");

        command.Files().ShouldBe([Draft]);
    }

    private static TestCommand Edited(string old, string now)
    {
        var command = new TestCommand();
        command.Run("draft", TuKy, "--out", Draft);
        File.WriteAllBytes(command.PathOf(Draft), EditedFile.Replace(File.ReadAllBytes(command.PathOf(Draft)), old, now));
        return command;
    }
}
