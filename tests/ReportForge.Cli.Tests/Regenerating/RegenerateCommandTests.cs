using System.Text.Json;

namespace ReportForge.Cli.Tests.Regenerating;

public sealed class RegenerateCommandTests
{
    private const string Draft = "du-thao.docx";
    private static readonly string Corrected = Fixtures.HoangLuu.Replace(".json", "-corrected.json", StringComparison.Ordinal);

    [Fact]
    public void The_result_stands_beside_the_edited_file_with_a_list_of_changes()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", Draft);
        var before = File.ReadAllBytes(command.PathOf(Draft));

        var run = command.Run("regenerate", Draft, "--data", Corrected, "--report", "thay-doi.html", "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("changes").GetArrayLength().ShouldBeGreaterThan(0);
        command.Files().ShouldBe(["du-thao-so-lieu-moi.docx", Draft, "thay-doi.html"], ignoreOrder: true);
        File.ReadAllBytes(command.PathOf(Draft)).ShouldBe(before);
        File.ReadAllText(command.PathOf("thay-doi.html")).ShouldContain("đã đưa vào");
    }

    [Fact]
    public void In_place_keeps_the_edited_file_under_another_name()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", Draft);
        var before = File.ReadAllBytes(command.PathOf(Draft));

        command.Run("regenerate", Draft, "--data", Corrected, "--in-place").ExitCode.ShouldBe(0);

        File.ReadAllBytes(command.PathOf(Draft + ".bak")).ShouldBe(before);
        File.ReadAllBytes(command.PathOf(Draft)).ShouldNotBe(before);
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", Draft);
        command.Run("regenerate", Draft, "--data", Corrected, "--in-place");

        command.Run("regenerate", Draft, "--data", Corrected, "--out", "lan-hai.docx").Out.ShouldContain("không làm văn bản thay đổi");
    }

    [Fact]
    public void Data_of_another_kind_is_refused()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", Draft);

        var run = command.Run("regenerate", Draft, "--data", Fixtures.PathOf("fixtures", "reports", "tu-ky-2023-11-monthly.json"));

        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain("RF7102");
    }
}
