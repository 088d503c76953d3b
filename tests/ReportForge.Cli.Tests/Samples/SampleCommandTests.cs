using System.Text.Json;

namespace ReportForge.Cli.Tests.Samples;

public sealed class SampleCommandTests
{
    private const string Units = "code,level,kind,name,full_name,parent_code\n38,province,Tỉnh,Thanh Hoá,Tỉnh Thanh Hoá,\n14758,commune,Phường,Hàm Rồng,Phường Hàm Rồng,38\n15961,commune,Xã,Hoằng Lộc,Xã Hoằng Lộc,38\n";

    [Fact]
    public void Samples_of_the_same_seed_are_the_same_and_check_clean()
    {
        using var command = new TestCommand();
        command.Write("units.csv", Units);

        command.Run("sample", "cchc-annual", "--units", "units.csv", "--seed", "7", "--out", "a.jsonl").ExitCode.ShouldBe(0);
        command.Run("sample", "cchc-annual", "--units", "units.csv", "--seed", "7", "--out", "b.jsonl").ExitCode.ShouldBe(0);
        command.Run("sample", "cchc-annual", "--units", "units.csv", "--seed", "8", "--out", "c.jsonl").ExitCode.ShouldBe(0);

        command.Read("a.jsonl").TrimEnd('\n').Split('\n').Length.ShouldBe(2);
        command.Read("b.jsonl").ShouldBe(command.Read("a.jsonl"));
        command.Read("c.jsonl").ShouldNotBe(command.Read("a.jsonl"));
        var check = command.Run("check", "a.jsonl");
        check.ExitCode.ShouldBe(0, check.Out);
    }

    [Fact]
    public void Planted_defects_are_listed_and_each_is_found_at_its_unit()
    {
        using var command = new TestCommand();
        var province = File.ReadAllLines(Fixtures.PathOf("fixtures", "units.csv"))
            .Where((line, index) => index == 0 || line.StartsWith("38,", StringComparison.Ordinal) || line.EndsWith(",38", StringComparison.Ordinal)).Take(61);
        command.Write("units.csv", string.Join('\n', province) + "\n");

        var run = command.Run("sample", "cchc-annual", "--units", "units.csv", "--seed", "5", "--defects", "50", "--out", "a.jsonl");

        run.Out.ShouldBe("Đã lập: a.jsonl\nĐã lập: a.defects.csv\n");
        var planted = command.Read("a.defects.csv").TrimEnd('\n').Split('\n').Skip(1).ToList();
        planted.Select(line => line.Split(',')[0]).ShouldBeUnique();
        planted.Count.ShouldBeInRange(20, 40);
        planted.Except(FoundBy(command)).ShouldBeEmpty();
    }

    private static IEnumerable<string> FoundBy(TestCommand command)
    {
        var codes = command.Read("a.jsonl").TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("unit").GetProperty("code").GetString()).ToList();
        using var check = JsonDocument.Parse(command.Run("check", "a.jsonl", "--format", "json").Out);
        var files = check.RootElement.GetProperty("files").EnumerateArray().ToList();
        return [.. files.SelectMany((file, index) => file.GetProperty("findings").EnumerateArray().Select(finding => $"{codes[index]},{finding.GetProperty("code").GetString()}"))];
    }

    [Fact]
    public void A_kind_without_samples_says_so()
    {
        using var command = new TestCommand();
        command.Write("templates/plain/kind.yaml", "id: plain\nname: { vi: Thử, en: Test }\nfile_name: \"a.docx\"\nparts:\n  - { file: body.docx }\n");
        command.Write("templates/plain/data.schema.json", "{ \"type\": \"object\" }");

        var run = command.Run("sample", "plain", "--templates", "templates", "--out", "a.jsonl");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("sample.json");
        File.Exists(command.PathOf("a.jsonl")).ShouldBeFalse();
    }
}
