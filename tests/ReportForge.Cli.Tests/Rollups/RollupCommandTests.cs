using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using ReportForge.Reports.Units;

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

    /// <summary>
    /// The figures of made-up communes go as CSV into a database; what SQL adds up is what the province's data has, to the
    /// last unit, and its report is drafted without a finding of error or warning.
    /// </summary>
    [Theory]
    [InlineData("cchc-annual", "figures.dossiers_received_total", "indicators.tthc_linked_levels", "figures.online_ratings_satisfied_pct=figures.online_ratings_satisfied/figures.online_ratings_total")]
    [InlineData("tthc-monthly", "levels[0].received_total", "levels[0].resolved_early", "levels[0].payment.pct=levels[0].payment.num/levels[0].payment.den")]
    [InlineData("one-stop-quarterly", "fields[2].received_online", "fields[4].pending_in_time", null)]
    public void The_figures_of_a_province_are_those_that_a_database_adds_up(string kind, string first, string second, string? share)
    {
        using var command = new TestCommand();
        var communes = UnitDirectory.Current.CommunesOf("38").ToList();
        command.Write("list.csv", "code,level,kind,name,full_name,parent_code\n38,province,Tỉnh,Thanh Hoá,Tỉnh Thanh Hoá,\n"
            + string.Concat(communes.Select(unit => $"{unit.Code},commune,{unit.Kind},{unit.Name},{unit.FullName},38\n")));
        command.Run("sample", kind, "--units", "list.csv", "--seed", "7", "--out", "units.jsonl").ExitCode.ShouldBe(0);
        var units = command.Read("units.jsonl").TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line).ShouldNotBeNull()).ToList();
        command.Write("frame.json", FrameOf(units[0]).ToJsonString());

        var rollup = command.Run("rollup", "units.jsonl", "--kind", kind, "--unit", "38", "--with", "frame.json", "--out", "province.json");
        var draft = command.Run("draft", "province.json", "--out", "province.docx");

        rollup.ExitCode.ShouldBe(0, rollup.Error);
        units.Count.ShouldBe(communes.Count);
        var province = JsonNode.Parse(command.Read("province.json")).ShouldNotBeNull();
        foreach (var path in new[] { first, second })
            NumberAt(province, path).ShouldBe(SumBySql(units, path), path);
        if (share?.Split('=', '/') is [var field, var part, var whole])
            NumberAt(province, field).ShouldBe(Share(SumBySql(units, part), SumBySql(units, whole)), field);
        draft.ExitCode.ShouldBe(0, draft.Error);
        draft.Error.Split('\n').Where(line => line.Contains(": cảnh báo ", StringComparison.Ordinal) || line.Contains(": lỗi ", StringComparison.Ordinal)).ShouldBeEmpty();
        var texts = TestDocx.Texts(File.ReadAllBytes(command.PathOf("province.docx")));
        texts.ShouldContain(text => text.StartsWith("Số liệu được tổng hợp từ báo cáo của 166/166 đơn vị cấp xã; kết quả của từng đơn vị tại Phụ lục", StringComparison.Ordinal));
        texts.ShouldContain("Phường Hàm Rồng");
    }

    private static decimal SumBySql(IEnumerable<JsonNode> units, string path)
    {
        var csv = string.Join('\n', units.Select(unit => $"{unit["unit"]?["code"]},{NumberAt(unit, path).ToString(CultureInfo.InvariantCulture)}"));
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE unit (code TEXT PRIMARY KEY, figure INTEGER)";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO unit VALUES ($code, CAST($figure AS INTEGER))";
        var (code, figure) = (command.Parameters.Add("$code", SqliteType.Text), command.Parameters.Add("$figure", SqliteType.Text));
        foreach (var cells in csv.Split('\n').Select(line => line.Split(',')))
        {
            (code.Value, figure.Value) = (cells[0], cells[1]);
            command.ExecuteNonQuery();
        }

        command.CommandText = "SELECT SUM(figure) FROM unit";
        return Convert.ToDecimal(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    // Half up at two decimals, full only when equal: the rule of the reports, in whole numbers.
    private static decimal Share(decimal part, decimal whole)
    {
        var hundredths = Math.Floor(((part * 20_000) + whole) / (whole * 2));
        return (hundredths == 10_000 && part < whole ? 9_999 : hundredths) / 100;
    }

    private static decimal NumberAt(JsonNode root, string path)
    {
        JsonNode? at = root;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
            at = step[0] == '[' ? at?[int.Parse(step.Trim('[', ']'), CultureInfo.InvariantCulture)] : at?[step];
        return at.ShouldNotBeNull(path).GetValue<decimal>();
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
        command.Write("frame.json", FrameOf(units[0]).ToJsonString());
        return command;
    }

    private static JsonObject FrameOf(JsonNode unit)
    {
        var frame = new JsonObject();
        foreach (var name in new[] { "document", "signature", "recipients", "references", "citations", "narrative", "options", "archive" })
        {
            if (unit[name] is { } given)
                frame[name] = given.DeepClone();
        }

        frame["document"].ShouldNotBeNull()["place"] = "Thanh Hóa";
        return frame;
    }
}
