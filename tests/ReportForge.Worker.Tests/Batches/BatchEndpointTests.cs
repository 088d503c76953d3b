using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReportForge.Findings;
using ReportForge.Reports.Units;

namespace ReportForge.Worker.Tests.Batches;

public sealed class BatchEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private HttpClient Client => program.Client;

    [Fact]
    public async Task A_batch_makes_a_document_of_every_unit_and_tells_its_progress()
    {
        var communes = UnitDirectory.Current.CommunesOf(TestReports.Province).Take(45).ToList();
        using var accepted = await Client.Post("/api/v1/batches?kind=tthc-monthly", Lines(communes.Select(unit => TestReports.Monthly(unit.Code, 2026))));
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var path = accepted.Headers.Location!.OriginalString;

        var last = await LastEvent(path);
        var units = await Client.GetFromJsonAsync<JsonObject>($"{path}/units?count=500");
        await using var archive = new ZipArchive(await Client.GetStreamAsync($"{path}/archive"), ZipArchiveMode.Read);

        ((int?)last["made"]).ShouldBe(45);
        ((string?)last["state"]).ShouldBe("done");
        units!["items"]!.AsArray().ShouldAllBe(unit => (string?)unit!["state"] == "made");
        archive.Entries.Count.ShouldBe(45);
        archive.Entries.ShouldAllBe(entry => entry.FullName.StartsWith("38-thanh-hoa/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Doubles_and_unknown_units_fail_with_their_findings_and_stop_no_other()
    {
        var good = TestReports.Monthly(TestReports.Commune, 2027);
        var unknown = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(TestReports.Monthly(TestReports.Commune, 2028)).Replace(TestReports.Commune, "99999", StringComparison.Ordinal));
        using var accepted = await Client.Post("/api/v1/batches?kind=tthc-monthly", Lines([good, good, unknown, TestReports.Monthly(TestReports.Stranger, 2027)]));

        var last = await LastEvent(accepted.Headers.Location!.OriginalString);
        var failed = await Client.GetFromJsonAsync<JsonObject>($"{accepted.Headers.Location}/units?state=failed");

        ((int?)last["made"]).ShouldBe(1);
        failed!["items"]!.AsArray().Count.ShouldBe(3);
        failed["items"]!.AsArray().ShouldAllBe(unit => unit!["findings"]!.AsArray().Count > 0);
    }

    [Fact]
    public async Task A_table_that_cannot_be_read_is_refused_with_why()
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes("cột lạ;cột khác\n1;2\n"));
        body.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = "bang.csv" };
        using var accepted = await Client.Post("/api/v1/batches?kind=tthc-monthly", body);

        var last = await LastEvent(accepted.Headers.Location!.OriginalString);
        var batch = await Client.GetFromJsonAsync<JsonObject>(accepted.Headers.Location);

        ((string?)last["state"]).ShouldBe("refused");
        batch!["findings"]!.AsArray().Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Of_what_has_changed_only_those_are_made_and_the_others_keep_their_documents()
    {
        var communes = UnitDirectory.Current.CommunesOf(TestReports.Province).Skip(60).Take(5).ToList();
        var first = await Made(communes.Select(unit => TestReports.Monthly(unit.Code, 2029)));
        var corrected = communes.Select((unit, at) => Corrected(TestReports.Monthly(unit.Code, 2029), isCorrected: at == 2)).ToList();

        var second = await Made(corrected, "&only=changed");
        var again = await Made(corrected, "&only=changed");
        var last = await LastEvent(second);
        var (before, after) = (await Units(first), await Units(second));
        await using var archive = new ZipArchive(await Client.GetStreamAsync($"{second}/archive"), ZipArchiveMode.Read);

        ((int?)last["made"], (int?)last["unchanged"], (string?)last["state"]).ShouldBe((1, 4, "done"));
        ((int?)(await LastEvent(again))["unchanged"]).ShouldBe(5);
        after.Select(unit => (string?)unit!["state"]).ShouldBe(["unchanged", "unchanged", "made", "unchanged", "unchanged"]);
        before.Zip(after).Select(pair => (string?)pair.First!["sha256"] == (string?)pair.Second!["sha256"])
            .ShouldBe([true, true, false, true, true]);
        archive.Entries.Count.ShouldBe(1);
        using var document = await Client.GetAsync($"{second}/units/{(int?)after[0]!["ordinal"]}/document");
        Convert.ToHexStringLower(SHA256.HashData(await document.Content.ReadAsByteArrayAsync())).ShouldBe((string?)after[0]!["sha256"]);
    }

    [Fact]
    public async Task Findings_of_all_units_come_as_a_table()
    {
        var unknown = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(TestReports.Monthly(TestReports.Commune, 2030))
            .Replace(TestReports.Commune, "99999", StringComparison.Ordinal));
        var batch = await Made([TestReports.Monthly(TestReports.Commune, 2030), unknown]);

        using var answer = await Client.GetAsync($"{batch}/findings");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");

        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/csv");
        lines[0].ShouldBe("\ufeffmã đơn vị,đơn vị,kỳ,tệp dữ liệu,mã lỗi,mức,chỗ,nội dung,cách sửa");
        lines[1..].ShouldContain(line => line.StartsWith("99999,", StringComparison.Ordinal) && line.Contains("data.jsonl(2)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Findings_come_whole_and_without_those_of_form_where_that_is_asked_for()
    {
        var report = TestReports.Monthly(TestReports.Commune, 2031);
        var (sampled, plain) = (await Made([report]), await Made([report], "&conformance=none"));

        var whole = (await Client.GetFromJsonAsync<JsonObject>($"{sampled}/units?findings=stored"))!["items"]![0]!["findings"]!;
        var told = (await Units(sampled))[0]!["findings"]!.AsArray();
        var without = (await Units(plain))[0]!["findings"]!.AsArray();
        using var wrong = await Client.Post("/api/v1/batches?kind=tthc-monthly&conformance=all", Lines([report]));

        var findings = StoredFindings.Read(whole.ToJsonString());
        findings.Length.ShouldBe(told.Count);
        findings.ShouldAllBe(finding => finding.Message.Vi.Length > 0 && finding.Message.En.Length > 0);
        told.Select(Code).ShouldContain("HD-12");
        without.Select(Code).ShouldNotContain("HD-12");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        static string? Code(JsonNode? finding) => (string?)finding!["code"];
    }

    [Fact]
    public async Task What_one_batch_was_not_to_tell_of_form_another_does_not_take_over()
    {
        var report = TestReports.Monthly(TestReports.Commune, 2032);
        await Made([report]);

        var plain = await Made([report], "&only=changed&conformance=none");
        var again = await Made([report], "&only=changed&conformance=none");

        (await Units(plain)).Select(unit => (string?)unit!["state"]).ShouldBe(["made"]);
        (await Units(again)).Select(unit => (string?)unit!["state"]).ShouldBe(["unchanged"]);
    }

    [Fact]
    public async Task A_kind_tells_by_which_program_its_documents_are_made()
    {
        var kind = await Client.GetFromJsonAsync<JsonObject>("/api/v1/kinds/tthc-monthly");

        ((string?)kind!["program"]).ShouldNotBeNullOrEmpty();
    }

    private async Task<string> Made(IEnumerable<byte[]> reports, string more = "")
    {
        using var accepted = await Client.Post("/api/v1/batches?kind=tthc-monthly" + more, Lines(reports));
        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        var path = accepted.Headers.Location!.OriginalString;
        await LastEvent(path);
        return path;
    }

    private async Task<JsonArray> Units(string batch) => (await Client.GetFromJsonAsync<JsonObject>($"{batch}/units"))!["items"]!.AsArray();

    private static byte[] Corrected(byte[] report, bool isCorrected)
    {
        var root = JsonNode.Parse(report)!;
        if (isCorrected)
            root["narrative"]!["processing"] = "Số liệu được tổng hợp lại.";
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static ByteArrayContent Lines(IEnumerable<byte[]> reports) =>
        new(Encoding.UTF8.GetBytes(string.Join('\n', reports.Select(report => JsonNode.Parse(report)!.ToJsonString()))));

    private async Task<JsonNode> LastEvent(string path)
    {
        var events = await Client.GetStringAsync($"{path}/events");
        return JsonNode.Parse(events.Split('\n').Last(line => line.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..])!;
    }
}
