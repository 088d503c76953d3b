using System.Text.Json;
using System.Text.RegularExpressions;

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
    public void Edited_and_corrected_twice_it_has_both_edits_and_the_last_figures()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", Draft);
        Edit(command, " Đã soát lần một.");
        command.Run("regenerate", Draft, "--data", Corrected, "--in-place").ExitCode.ShouldBe(0);
        Edit(command, " Đã soát lần hai.");
        command.Write("lan-hai.json", Regex.Replace(File.ReadAllText(Corrected), "\"banner_count\":\\s*\\d+", "\"banner_count\": 88"));

        var run = command.Run("regenerate", Draft, "--data", "lan-hai.json", "--out", "ket-qua.docx", "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        var text = EditedFile.TextOf(File.ReadAllBytes(command.PathOf("ket-qua.docx")));
        text.ShouldContain(" Đã soát lần một. Đã soát lần hai.");
        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("changes").EnumerateArray().ShouldAllBe(change => change.GetProperty("new").GetString() == "88"
            && change.GetProperty("deed").GetString() == "applied");
    }

    [Fact]
    public void A_document_that_lost_its_origin_is_asked_for_its_data_and_regenerates_with_them()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", Draft);
        File.WriteAllBytes(command.PathOf(Draft), EditedFile.WithoutOrigin(File.ReadAllBytes(command.PathOf(Draft))));

        command.Run("regenerate", Draft, "--data", Corrected).Error.ShouldContain("RF7101");
        var run = command.Run("regenerate", Draft, "--data", Corrected, "--old", Fixtures.HoangLuu, "--out", "ket-qua.docx", "--format", "json");

        run.ExitCode.ShouldBe(0, run.Error);
        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("changes").EnumerateArray().ShouldAllBe(change => change.GetProperty("deed").GetString() == "applied");
    }

    [Fact]
    public void A_document_of_another_unit_is_refused()
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", Draft);
        command.Write("xa-khac.json", File.ReadAllText(Fixtures.PathOf("fixtures", "reports", "but-son-2024-annual.json")));

        var run = command.Run("regenerate", Draft, "--data", "xa-khac.json");

        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain("RF7103");
        command.Files().ShouldBe([Draft, "xa-khac.json"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_signed_document_keeps_its_signature_and_the_new_one_stands_beside_it(bool isInPlace)
    {
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", Draft);
        var signed = EditedFile.Signed(EditedFile.Append(File.ReadAllBytes(command.PathOf(Draft)), " Đã ký."));
        File.WriteAllBytes(command.PathOf(Draft), signed);
        command.Run("draft", Corrected, "--out", "moi.docx");

        var run = command.Run(["regenerate", Draft, "--data", Corrected, .. isInPlace ? ["--in-place"] : Array.Empty<string>()]);

        run.ExitCode.ShouldBe(0, run.Error);
        (run.Out + run.Error).ShouldContain("văn bản đã ký số nên không bị sửa; văn bản mới được lập bên cạnh");
        File.ReadAllBytes(command.PathOf(Draft)).ShouldBe(signed);
        EditedFile.TextOf(File.ReadAllBytes(command.PathOf("du-thao-so-lieu-moi.docx")))
            .ShouldBe(EditedFile.TextOf(File.ReadAllBytes(command.PathOf("moi.docx"))));
    }

    [Theory]
    [InlineData("D0CF11E0A1B11AE1", "RF4002", "tệp được đặt mật khẩu")]
    [InlineData("25504446", "RF4001", "đây là tệp PDF")]
    public void Of_a_file_with_a_password_or_of_another_kind_nothing_is_made(string firstBytes, string code, string words)
    {
        using var command = new TestCommand();
        byte[] file = [.. Convert.FromHexString(firstBytes), .. new byte[4096]];
        File.WriteAllBytes(command.PathOf(Draft), file);

        var run = command.Run("regenerate", Draft, "--data", Corrected, "--in-place");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(code);
        run.Error.ShouldContain(words);
        command.Files().ShouldBe([Draft]);
        File.ReadAllBytes(command.PathOf(Draft)).ShouldBe(file);
    }

    private static void Edit(TestCommand command, string words) =>
        File.WriteAllBytes(command.PathOf(Draft), EditedFile.Append(File.ReadAllBytes(command.PathOf(Draft)), words));

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
