using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Rollups;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Tests.Rollups;

public sealed class RollupTests
{
    private const string HaNoi = "01";

    private static readonly RollupManifest Manifest = new()
    {
        Into = "province-kind",
        Sums = ["figures.received", "figures.on_time", "fields[name].received"],
        Shares = [new RollupShare("figures.on_time_pct", "figures.on_time", "figures.received", 2)],
        Extremes = ["figures.satisfied_pct"],
        Columns = [new RollupColumn("figures.received", "Tiếp nhận")],
    };

    [Fact]
    public void Sums_shares_and_extremes_of_two_communes()
    {
        var result = Run(
            Unit("00004", """ "figures":{"received":1119,"on_time":1118,"satisfied_pct":98.5} """),
            Unit("00008", """ "figures":{"received":3,"on_time":1,"satisfied_pct":99.25} """));

        var data = result.Data.ShouldNotBeNull();
        Number(data, "figures", "received").ShouldBe(1122);
        Number(data, "figures", "on_time").ShouldBe(1119);
        Number(data, "figures", "on_time_pct").ShouldBe(99.73m);
        data["kind"]?.GetValue<string>().ShouldBe("province-kind");
        data["unit"]?["kind"]?.GetValue<string>().ShouldBe("thành phố");
        data["unit"]?["name"]?.GetValue<string>().ShouldBe("Hà Nội");
        var extremes = data["rollup"]?["extremes"]?[0];
        extremes?["smallest"]?["code"]?.GetValue<string>().ShouldBe("00004");
        extremes?["largest"]?["value"]?.GetValue<decimal>().ShouldBe(99.25m);
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("-1000000000000001")]
    public void A_number_too_large_to_be_added_up_exactly_is_told_with_its_place(string number)
    {
        var result = Run(Unit("00004", $$""" "figures":{"received":{{number}},"on_time":1} """));

        result.Data.ShouldBeNull();
        var finding = result.Findings.Where(finding => finding.IsError).First();
        (finding.Code, finding.Place.Path).ShouldBe(("RF6113", "figures.received"));
    }

    [Fact]
    public void Rows_of_a_list_are_added_by_their_key()
    {
        var result = Run(
            Unit("00004", """ "figures":{},"fields":[{"name":"Đất đai","received":5},{"name":"Hộ tịch","received":7}] """),
            Unit("00008", """ "figures":{},"fields":[{"name":"Hộ tịch","received":10}] """));

        var fields = result.Data.ShouldNotBeNull()["fields"].ShouldBeOfType<JsonArray>();
        fields.Select(row => $"{row?["name"]}={row?["received"]}").ShouldBe(["Đất đai=5", "Hộ tịch=17"]);
    }

    [Fact]
    public void Every_total_says_where_it_comes_from()
    {
        var result = Run(Unit("00004", """ "figures":{"received":5,"on_time":5} """), Unit("00008", """ "figures":{"received":null,"on_time":1} """));

        var sources = result.Data.ShouldNotBeNull()["rollup"]?["sources"].ShouldBeOfType<JsonArray>();
        sources?.Select(source => source?.ToJsonString()).ShouldContain("""{"field":"figures.received","rule":"sum","units":1,"blank":1}""");
        result.Findings.Select(finding => finding.Code).ShouldContain("RF6107");
    }

    [Fact]
    public void A_total_without_all_units_that_reported_stays_blank_and_so_does_what_is_computed_from_it()
    {
        var result = Run(Unit("00004", """ "figures":{"received":5,"on_time":5} """), Unit("00008", """ "figures":{"received":null,"on_time":1} """));

        (result.Data.ShouldNotBeNull()["figures"]?.ToJsonString()).ShouldBe("""{"on_time":6}""");
        Complaints(result).ShouldBe(["RF6107: 1 trên 2 đơn vị để trống 'figures.received' nên tổng chưa điền: Phường Ngọc Hà"]);
    }

    [Fact]
    public void A_total_of_the_others_is_given_when_asked_for_with_who_is_missing()
    {
        var result = Partial(Manifest, Unit("00004", """ "figures":{"received":5,"on_time":5} """), Unit("00008", """ "figures":{"received":null,"on_time":1} """));

        Number(result.Data.ShouldNotBeNull(), "figures", "received").ShouldBe(5);
        Complaints(result).ShouldBe(["RF6114: 1 trên 2 đơn vị để trống 'figures.received'; tổng chỉ gồm các đơn vị còn lại: thiếu Phường Ngọc Hà"]);
    }

    [Fact]
    public void A_wrong_figure_is_traced_to_its_unit()
    {
        var wrong = new Findings.Finding("BAL-07", Findings.Severity.Error, Findings.Place.Whole, new("Tiếp nhận 5, đã giải quyết 4, chênh 1.", "1 missing."));
        var rollup = new Rollup(Manifest, UnitDirectory.Current) { Judge = item => item.Line == 2 ? [wrong] : [] };

        var result = rollup.Run(Items(Unit("00004", """ "figures":{"received":5} """), Unit("00008", """ "figures":{"received":7} """)), HaNoi, []);

        Number(result.Data.ShouldNotBeNull(), "figures", "received").ShouldBe(12);
        Complaints(result).ShouldBe(["RF6115: số liệu của 1 đơn vị sai quy tắc BAL-07, sai theo vào tổng. Phường Ngọc Hà: Tiếp nhận 5, đã giải quyết 4, chênh 1."]);
    }

    [Fact]
    public void Units_that_have_not_reported_are_listed()
    {
        var result = Run(Unit("00004", """ "figures":{"received":5} """));

        result.Data.ShouldNotBeNull()["rollup"]?["missing"].ShouldBeOfType<JsonArray>().Count.ShouldBe(125);
        result.Findings.First(finding => finding.Code == "RF6106").Message.Vi.ShouldStartWith("125 trên 126 đơn vị chưa báo cáo: ");
    }

    [Fact]
    public void A_percentage_without_part_and_whole_is_the_mean_by_weight()
    {
        var manifest = Manifest with { Means = [new RollupMean("figures.electronic_pct", "figures.sent", 2), new RollupMean("figures.checked_pct", null, 2)] };

        var data = Partial(manifest,
            Unit("00004", """ "figures":{"sent":900,"electronic_pct":99.99,"checked_pct":100} """),
            Unit("00008", """ "figures":{"sent":100,"electronic_pct":50,"checked_pct":75} """),
            Unit("00025", """ "figures":{"sent":null,"electronic_pct":10} """)).Data.ShouldNotBeNull();

        Number(data, "figures", "electronic_pct").ShouldBe(94.99m);
        Number(data, "figures", "checked_pct").ShouldBe(87.5m);
        Sources(data).ShouldContain("""{"field":"figures.electronic_pct","rule":"mean","weight":"figures.sent","units":2,"blank":1}""");
    }

    [Theory]
    [InlineData(1, 1, "1", "")]
    [InlineData(1, 0, null, "RF6109: các đơn vị trả lời khác nhau ở '6.1 Quy chế' (0 × 1; 1 × 1) nên chưa điền")]
    public void An_answer_that_all_units_give_is_that_of_the_superior(int first, int second, string? answer, string complaint)
    {
        var manifest = Manifest with { Answers = [new RollupAnswer("figures.rule", "6.1 Quy chế")], Extremes = [] };

        var result = Run(manifest, [], Unit("00004", $$""" "figures":{"rule":{{first}}} """), Unit("00008", $$""" "figures":{"rule":{{second}}} """));

        (result.Data?["figures"]?["rule"]?.ToJsonString()).ShouldBe(answer);
        Complaints(result).ShouldBe(complaint.Length == 0 ? [] : [complaint]);
    }

    [Fact]
    public void An_answer_of_the_superior_itself_needs_none_of_the_units()
    {
        var manifest = Manifest with { Answers = [new RollupAnswer("figures.rule", "6.1 Quy chế")] };

        var result = Run(manifest, JsonNode.Parse("""{"figures":{"rule":1}}""")?.AsObject() ?? [], Unit("00004", """ "figures":{"rule":0} """), Unit("00008", """ "figures":{"rule":1} """));

        (result.Data?["figures"]?["rule"]?.ToJsonString()).ShouldBe("1");
        Complaints(result).ShouldBeEmpty();
    }

    [Fact]
    public void Days_are_the_first_and_the_last_of_all_units()
    {
        var manifest = Manifest with { Earliest = ["figures.from"], Latest = ["figures.to"] };

        var data = Run(manifest, [],
            Unit("00004", """ "figures":{"from":"2024-10-13","to":"2024-10-16"} """),
            Unit("00008", """ "figures":{"from":"2024-09-30","to":null} """)).Data.ShouldNotBeNull();

        $"{data["figures"]?["from"]} {data["figures"]?["to"]}".ShouldBe("2024-09-30 2024-10-16");
    }

    [Fact]
    public void A_column_is_filled_from_its_parts_and_has_a_total_and_extremes()
    {
        var manifest = Manifest with { Extremes = ["figures.in_time"], Columns = [new RollupColumn("figures.in_time", "Đúng hạn") { Parts = ["figures.early", "figures.on_time"] }] };

        var data = Run(manifest, [],
            Unit("00004", """ "figures":{"early":5,"on_time":2} """),
            Unit("00008", """ "figures":{"in_time":3} """)).Data.ShouldNotBeNull();

        (data["rollup"]?["units"]?[0]?["values"]?.ToJsonString()).ShouldBe("[7]");
        (data["rollup"]?["totals"]?.ToJsonString()).ShouldBe("[10]");
        (data["rollup"]?["extremes"]?[0]?["largest"]?["code"]?.GetValue<string>()).ShouldBe("00004");
        (data["rollup"]?["extremes"]?[0]?["label"]?.GetValue<string>()).ShouldBe("Đúng hạn");
    }

    [Fact]
    public void A_total_that_the_frame_replaces_is_pointed_out()
    {
        var result = Run(Manifest, JsonNode.Parse("""{"figures":{"received":1}}""")?.AsObject() ?? [], Unit("00004", """ "figures":{"received":5} """));

        Complaints(result).ShouldBe(["RF6112: 'figures.received' tổng hợp được 5 nhưng tệp --with ghi 1; lấy theo tệp --with"]);
    }

    [Fact]
    public void Data_of_another_kind_or_with_unread_cells_is_never_added()
    {
        var items = Items(Unit("00004", """ "kind":"other","figures":{"received":5} """), Unit("00008", """ "figures":{"received":5} """)).ToArray();
        var unread = new Findings.Finding("RF3414", Findings.Severity.Error, Findings.Place.Whole, new("sai", "wrong"));
        items[1] = BatchItem.OfCells(1, "units.xlsx", 2, new(items[1].Data, [unread]));

        var result = new Rollup(Manifest with { From = "commune-kind" }, UnitDirectory.Current).Run(items, HaNoi, []);

        result.Data.ShouldBeNull();
        result.Findings.Select(finding => finding.Code).ShouldBe(["RF6111", "RF3414", "RF6108"]);
    }

    [Theory]
    [InlineData(1118, 1119, 99.91)]
    [InlineData(99999, 100000, 99.99)]
    [InlineData(100000, 100000, 100)]
    [InlineData(1, 100000, 0.01)]
    [InlineData(0, 7, 0)]
    [InlineData(1, 8, 12.5)]
    [InlineData(1, 16000, 0.01)]
    public void A_percentage_is_rounded_half_up_and_full_only_when_equal(int part, int whole, decimal expected) =>
        Rollup.Percentage(part, whole, 2).ShouldBe(expected);

    [Theory]
    [InlineData("00004", "00004", "RF6104")]
    [InlineData("00004", "14758", "RF6103")]
    [InlineData("00004", "99999", "RF6110")]
    public void Units_that_do_not_belong_into_the_sum_are_reported(string first, string second, string code)
    {
        var result = Run(Unit(first, """ "figures":{"received":5} """), Unit(second, """ "figures":{"received":5} """));

        result.Findings.Select(finding => finding.Code).ShouldContain(code);
    }

    [Fact]
    public void Another_period_is_an_error()
    {
        var other = Unit("00008", """ "figures":{"received":5} """).Replace("2024", "2023", StringComparison.Ordinal);

        var result = Run(Unit("00004", """ "figures":{"received":5} """), other);

        result.Data.ShouldBeNull();
        result.Findings.Select(finding => finding.Code).ShouldContain("RF6105");
    }

    [Fact]
    public void What_the_units_do_not_have_comes_from_the_frame()
    {
        var frame = JsonNode.Parse("""{"document":{"subject":"Tổng hợp"},"figures":{"received":1}}""")?.AsObject() ?? [];

        var result = new Rollup(Manifest, UnitDirectory.Current).Run(Items(Unit("00004", """ "figures":{"received":5,"on_time":5} """)), HaNoi, frame);

        var data = result.Data.ShouldNotBeNull();
        data["document"]?["subject"]?.GetValue<string>().ShouldBe("Tổng hợp");
        Number(data, "figures", "received").ShouldBe(1);
        Number(data, "figures", "on_time").ShouldBe(5);
    }

    /// <summary>The same sums by another way: the figures go through CSV into a database, and SQL adds them.</summary>
    [Fact]
    public void A_whole_province_equals_the_sums_of_a_database()
    {
        var random = new Random(20261120);
        var rows = UnitDirectory.Current.CommunesOf(HaNoi).Select(unit => (unit.Code, Received: random.Next(100, 5000))).Select(row => (row.Code, row.Received, OnTime: random.Next(row.Received / 2, row.Received + 1))).ToList();
        var csv = string.Join('\n', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Code},{row.Received},{row.OnTime}")));

        var result = Run([.. rows.Select(row => Unit(row.Code, string.Create(CultureInfo.InvariantCulture, $$""" "figures":{"received":{{row.Received}},"on_time":{{row.OnTime}}} """)))]);

        var (received, onTime, share) = SumsBySql(csv);
        var data = result.Data.ShouldNotBeNull();
        Number(data, "figures", "received").ShouldBe(received);
        Number(data, "figures", "on_time").ShouldBe(onTime);
        Number(data, "figures", "on_time_pct").ShouldBe(share);
        result.Findings.ShouldBeEmpty();
    }

    private static (long Received, long OnTime, decimal Share) SumsBySql(string csv)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE unit (code TEXT, received INTEGER, on_time INTEGER)";
        command.ExecuteNonQuery();
        foreach (var cells in csv.Split('\n').Select(line => line.Split(',')))
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO unit VALUES ($code, CAST($received AS INTEGER), CAST($onTime AS INTEGER))";
            insert.Parameters.AddWithValue("$code", cells[0]);
            insert.Parameters.AddWithValue("$received", cells[1]);
            insert.Parameters.AddWithValue("$onTime", cells[2]);
            insert.ExecuteNonQuery();
        }

        command.CommandText = "SELECT SUM(received), SUM(on_time), (SUM(on_time) * 20000 + SUM(received)) / (SUM(received) * 2) FROM unit";
        using var reader = command.ExecuteReader();
        reader.Read().ShouldBeTrue();
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2) / 100m);
    }

    private static RollupResult Run(RollupManifest manifest, JsonObject frame, params string[] units) => new Rollup(manifest, UnitDirectory.Current).Run(Items(units), HaNoi, frame);

    private static RollupResult Partial(RollupManifest manifest, params string[] units) =>
        new Rollup(manifest, UnitDirectory.Current) { IsPartial = true }.Run(Items(units), HaNoi, []);

    private static IEnumerable<string?> Sources(JsonObject data) => data["rollup"]?["sources"]?.AsArray().Select(source => source?.ToJsonString()) ?? [];

    // All but the units that have not reported.
    private static string[] Complaints(RollupResult result) =>
        [.. result.Findings.Where(finding => finding.Code != "RF6106").Select(finding => $"{finding.Code}: {finding.Message.Vi}")];

    private static RollupResult Run(params string[] units) => new Rollup(Manifest, UnitDirectory.Current).Run(Items(units), HaNoi, []);

    private static IEnumerable<BatchItem> Items(params string[] units) =>
        units.Select((json, index) => BatchItem.OfJson(index, "units.jsonl", index + 1, Encoding.UTF8.GetBytes(json)));

    private static string Unit(string code, string more) =>
        $$"""{"unit":{"code":"{{code}}"},"period":{"type":"year","year":2024},{{more}}}""";

    private static decimal? Number(JsonObject data, params string[] path)
    {
        JsonNode? at = data;
        foreach (var name in path)
            at = at?[name];
        return at?.GetValue<decimal>();
    }
}
