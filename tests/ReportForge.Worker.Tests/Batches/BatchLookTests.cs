using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Findings;
using ReportForge.Reports.Units;
using ReportForge.Tests;
using ReportForge.Worker.Batches;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Tests.Batches;

/// <summary>What becomes of units that are not as they should be: their findings, in their order and with their places.</summary>
public sealed class BatchLookTests(TestService service) : IClassFixture<TestService>
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyList<string> Communes =
        [.. UnitDirectory.Current.CommunesOf(TestReports.Province).Take(20).Select(unit => unit.Code)];

    [Fact]
    public async Task Every_unit_has_its_findings_in_their_order_and_stops_no_other()
    {
        var good = Line(TestReports.Monthly(Communes[0], 2026));
        string[] lines =
        [
            good,
            Line(TestReports.Defective(Communes[1], 2026)),
            With(Communes[2], root => root["unit"]!.AsObject().Remove("name")),
            With(Communes[3], root => root.Remove("period")),
            Line(TestReports.Monthly(Communes[4], 2026))[..^2],
            Line(TestReports.Monthly(Communes[5], 2026)).Replace(Communes[5], "99999", StringComparison.Ordinal),
            Line(TestReports.Monthly(Communes[6], 2026)),
            Line(TestReports.Defective(Communes[6], 2026)),
            With(Communes[6], root => root["narrative"] = "không phải đối tượng"),
            Line(TestReports.Monthly(Communes[6], 2026)).Insert(1, "\"kind\":\"tthc-monthly\","),
            Line(TestReports.Monthly(TestReports.Stranger, 2026)),
            Line(TestReports.Defective(TestReports.Stranger, 2026)),
            Line(TestReports.Annual(Communes[7], 2026)),
            With(Communes[8], root => root["unit"]!["name"] = "Tên Khác"),
            With(Communes[9], root => root["extra"] = "\\").Replace("\"\\\\\"", "\"\\ud800\"", StringComparison.Ordinal),
            "[]",
            "{}",
            With(Communes[10], root => root["unit"] = Communes[10]),
            With(Communes[11], root => root["period"] = "2026"),
            With(Communes[12], root => root["extra"] = 1).Replace("\"extra\":1", "\"extra\":" + new string('9', 2000), StringComparison.Ordinal),
            With(Communes[13], root => root["extra"] = 1).Replace("\"extra\":1", "\"extra\":" + new string('[', 70) + new string(']', 70), StringComparison.Ordinal),
            Line(TestReports.Monthly(Communes[14], 2026)) + " x",
            With(Communes[15], root => root["unit"]!["code"] = 15961),
        ];

        (await Units("tthc-monthly", "data.jsonl", string.Join('\n', lines))).ShouldMatchSnapshot("batch-findings-of-lines");
    }

    [Fact]
    public async Task Rows_of_a_table_have_theirs_at_their_cells()
    {
        var table = $"""
            unit.code,đơn vị,period.month,period.year,document.number
            {Communes[0]},Tên Khác,3,2026,
            {Communes[1]},,không rõ,2026,
            {Communes[1]},,3,2026,
            99999,,3,2026,
            {TestReports.Stranger},,3,2026,
            """;

        (await Units("tthc-monthly", "bang.csv", table)).ShouldMatchSnapshot("batch-findings-of-rows");
    }

    [Fact]
    public async Task A_text_with_a_NUL_stops_no_other()
    {
        string[] lines =
        [
            With(Communes[0], root => root["unit"]!["name"] = "a\0b"),
            Line(TestReports.Monthly(Communes[1], 2026)).Replace("tthc-monthly", "tthc\0monthly", StringComparison.Ordinal),
            Line(TestReports.Monthly(Communes[2], 2026)),
        ];

        var units = await Read("tthc-monthly", "data.jsonl", string.Join('\n', lines));

        units[1].State.ShouldBe("failed");
        units[2].State.ShouldBe("made");
        units[0].Name.ShouldBe("phường a\ufffdb");
    }

    [Fact]
    public async Task Doubles_are_refused_also_where_one_of_them_was_made_before()
    {
        var line = Line(TestReports.Monthly(Communes[16], 2026));
        (await Read("tthc-monthly", "data.jsonl", line))[0].State.ShouldBe("made");

        var again = await Read("tthc-monthly", "data.jsonl", $"{line}\n{Line(TestReports.Monthly(Communes[17], 2026))}\n{line}", "&only=changed");

        again.Select(unit => unit.State).ShouldBe(["failed", "made", "failed"]);
        again[0].ReadFindings()[^1].Code.ShouldBe("RF6013");
    }

    [Fact]
    public async Task Doubles_are_told_once_where_planning_is_done_again()
    {
        var program = await service.ProgramOf(TestReports.Province, "Batch");
        var line = Line(TestReports.Monthly(Communes[18], 2026));
        var batch = await Planned(program, $"{line}\n{line}");
        var store = service.Services.GetRequiredService<BatchStore>();
        await new BatchDoubles(store).Refuse(batch.Id);
        await new BatchDoubles(store).Refuse(batch.Id);

        (await store.Units(batch.Id, null, -1, 10)).ShouldAllBe(unit => unit.ReadFindings().Count(finding => finding.Code == "RF6013") == 1);
    }

    [Fact]
    public async Task Units_that_an_earlier_program_has_judged_are_made_and_not_judged_again()
    {
        var program = await service.ProgramOf(TestReports.Province, "Batch");
        var line = Line(TestReports.Defective(Communes[19], 2026));
        var batch = await Planned(program, line);
        var judged = StoredFindings.Write([new Finding("BAL-05", Severity.Error, Place.Whole, new("trước", "before"))]);
        await service.Services.GetRequiredService<IStore>().Write(async transaction => await transaction.Run(
            """
            DELETE FROM batch_unit WHERE batch = @Id;
            INSERT INTO batch_unit (batch, ord, key, unit, name, period, source, line, input, state, file_name, findings, errors, warnings)
            VALUES (@Id, 0, 'x', @unit, 'x', 'x', 'x.jsonl', 1, @line, 'wait', 'x.docx', @judged, 1, 0)
            """,
            new { batch.Id, unit = Communes[19], line, judged }));
        await Resumed(program, batch.Id);

        var unit = (await service.Services.GetRequiredService<BatchStore>().Units(batch.Id, null, -1, 10)).ShouldHaveSingleItem();

        (unit.State, unit.Errors).ShouldBe(("made", 1));
        unit.ReadFindings()[0].Message.En.ShouldBe("before");
    }

    [Fact]
    public async Task A_batch_whose_kind_has_gone_is_refused_with_the_reason()
    {
        var program = await service.ProgramOf(TestReports.Province, "Batch");
        var batch = await Planned(program, Line(TestReports.Monthly(Communes[19], 2027)));
        await service.Services.GetRequiredService<IStore>().Write(async transaction => await transaction.Run(
            "UPDATE batch SET kind = 'no-longer-there' WHERE id = @Id", new { batch.Id }));

        await Resumed(program, batch.Id);

        var refused = JsonNode.Parse(await program.GetStringAsync($"/api/v1/batches/{batch.Id}"))!;
        ((string?)refused["state"], (string?)refused["findings"]![0]!["code"]).ShouldBe(("refused", "RF5618"));
    }

    // A batch as it stands after reading, before anything of it is made.
    private async Task<BatchRow> Planned(HttpClient program, string text)
    {
        var store = service.Services.GetRequiredService<BatchStore>();
        using var accepted = await program.Post("/api/v1/batches?kind=tthc-monthly", new ByteArrayContent(Encoding.UTF8.GetBytes(text)));
        var id = accepted.Headers.Location!.OriginalString.Split('/')[^1];
        await program.GetStringAsync($"{accepted.Headers.Location}/events");
        await service.Services.GetRequiredService<IStore>().Write(async transaction => await transaction.Run(
            """
            UPDATE batch_unit SET state = 'wait', document = NULL, findings = '[]', errors = 0, judged = 0 WHERE batch = @id;
            UPDATE batch SET state = 'cancelled' WHERE id = @id
            """,
            new { id }));
        return await store.Find(id) ?? throw new InvalidOperationException(id);
    }

    private static async Task Resumed(HttpClient program, string id)
    {
        using var resumed = await program.Post($"/api/v1/batches/{id}/resume", new ByteArrayContent([]));
        resumed.EnsureSuccessStatusCode();
        await program.GetStringAsync($"/api/v1/batches/{id}/events");
    }

    private async Task<string> Units(string kind, string name, string text) =>
        string.Join("\n", (await Read(kind, name, text)).Select(Told));

    private async Task<IReadOnlyList<BatchUnitRow>> Read(string kind, string name, string text, string more = "")
    {
        var program = await service.ProgramOf(TestReports.Province, "Batch");
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        body.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name };
        using var accepted = await program.Post($"/api/v1/batches?kind={kind}{more}", body);
        var path = accepted.Headers.Location!.OriginalString;
        await program.GetStringAsync($"{path}/events");
        return await service.Services.GetRequiredService<BatchStore>().Units(path.Split('/')[^1], null, -1, 500);
    }

    private static string Told(BatchUnitRow unit) => string.Join("\n",
    [
        $"{unit.Ord} {unit.State} {unit.Key} [{unit.Unit}] [{unit.Name}] [{unit.Period}] {unit.Source}({unit.Line}) {unit.Errors} {unit.Warnings}",
        .. unit.ReadFindings().Select(finding =>
            $"    {finding.Code} {finding.Severity} {Told(finding.Place)}: {finding.Message.Vi} | {finding.Message.En} | {finding.Hint?.Vi}"),
    ]);

    private static string Told(Place place) => $"{place.File}:{place.Line}:{place.Column} {place.Path} {place.Location?.Vi}";

    private static string Line(byte[] report) => JsonNode.Parse(report)!.ToJsonString(Plain);

    private static string With(string unit, Action<JsonObject> change)
    {
        var root = JsonNode.Parse(TestReports.Monthly(unit, 2026))!.AsObject();
        change(root);
        return root.ToJsonString(Plain);
    }
}
