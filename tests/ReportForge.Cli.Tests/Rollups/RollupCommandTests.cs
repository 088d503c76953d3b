using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReportForge.Cli.Tests.Rollups;

public sealed class RollupCommandTests
{
    [Fact]
    public void The_report_of_a_province_is_drafted_from_those_of_its_communes()
    {
        using var command = WithCommunes(out var received);

        var rollup = command.Run("rollup", "units.jsonl", "--kind", "cchc-annual", "--unit", "38", "--with", "frame.json", "--out", "province.json");
        var draft = command.Run("draft", "province.json", "--out", "province.docx");

        rollup.ExitCode.ShouldBe(0, rollup.Error);
        draft.ExitCode.ShouldBe(0, draft.Error);
        using var data = JsonDocument.Parse(command.Read("province.json"));
        data.RootElement.GetProperty("figures").GetProperty("dossiers_received_total").GetInt64().ShouldBe(received);
        var texts = TestDocx.Texts(File.ReadAllBytes(command.PathOf("province.docx")));
        texts.ShouldContain("Phường Hàm Rồng");
        texts.ShouldContain("Xã Hoằng Lộc");
        texts.ShouldContain(text => text.StartsWith("Đơn vị chưa báo cáo (164/166): ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_kind_that_cannot_be_rolled_up_says_so()
    {
        using var command = new TestCommand();
        command.Write("units.jsonl", "{}\n");

        var run = command.Run("rollup", "units.jsonl", "--kind", "cchc-summary", "--unit", "38", "--out", "province.json");

        run.Error.ShouldContain("RF6101");
        run.ExitCode.ShouldBe(1);
        command.Files().ShouldBe(["units.jsonl"]);
    }

    // Two communes of Thanh Hoá, and what only the province knows: its document, its signer, its recipients.
    private static TestCommand WithCommunes(out long received)
    {
        var command = new TestCommand();
        command.Write("list.csv", "code,level,kind,name,full_name,parent_code\n38,province,Tỉnh,Thanh Hoá,Tỉnh Thanh Hoá,\n14758,commune,Phường,Hàm Rồng,Phường Hàm Rồng,38\n15961,commune,Xã,Hoằng Lộc,Xã Hoằng Lộc,38\n");
        command.Run("sample", "cchc-annual", "--units", "list.csv", "--seed", "3", "--out", "units.jsonl").ExitCode.ShouldBe(0);
        var units = command.Read("units.jsonl").TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line).ShouldNotBeNull()).ToList();
        received = units.Sum(unit => unit["figures"]?["dossiers_received_total"]?.GetValue<long>() ?? 0);
        var frame = new JsonObject();
        foreach (var name in new[] { "document", "signature", "recipients", "references", "citations", "narrative" })
            frame[name] = units[0][name]?.DeepClone();
        command.Write("frame.json", frame.ToJsonString());
        return command;
    }
}
