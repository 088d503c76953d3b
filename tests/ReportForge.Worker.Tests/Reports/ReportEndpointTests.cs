using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace ReportForge.Worker.Tests.Reports;

public sealed class ReportEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private HttpClient Client => program.Client;

    [Fact]
    public async Task A_report_is_handed_in_read_changed_and_compared()
    {
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2030)));
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        created.Headers.ETag?.Tag.ShouldBe("\"1\"");
        var path = created.Headers.Location!.OriginalString;

        using var patched = await Client.SendIfMatch(HttpMethod.Patch, $"{path}/data", TestAccounts.JsonBody("""{ "document.subject": "Đã đổi trích yếu" }"""), "\"1\"");
        patched.StatusCode.ShouldBe(HttpStatusCode.OK);
        patched.Headers.ETag?.Tag.ShouldBe("\"2\"");

        var differences = await Client.GetFromJsonAsync<JsonArray>($"{path}/versions/1/differences/2");
        differences!.Select(one => (string?)one!["path"]).ShouldBe(["document.subject"]);
        var versions = await Client.GetFromJsonAsync<JsonArray>($"{path}/versions");
        versions!.Select(one => (string?)one!["origin"]).ShouldBe(["patch", "json"]);
    }

    [Fact]
    public async Task Data_comes_back_as_it_was_typed()
    {
        var json = TestReports.Monthly(TestReports.Commune, 2031);
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(json));

        var back = await Client.GetByteArrayAsync($"{created.Headers.Location}/data");

        back.ShouldBe(json);
    }

    [Fact]
    public async Task The_same_request_sent_again_is_answered_the_same_and_done_once()
    {
        var json = TestReports.Monthly(TestReports.Commune, 2032);

        using var first = await Client.Post("/api/v1/reports", TestReports.Body(json), "one");
        using var again = await Client.Post("/api/v1/reports", TestReports.Body(json), "one");

        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_key_that_was_used_for_another_request_is_refused()
    {
        using var first = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2033)), "two");
        using var other = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2034)), "two");

        await Is(other, HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_request_without_a_key_is_refused()
    {
        using var body = TestReports.Body(TestReports.Monthly(TestReports.Commune, 2035));

        using var answer = await Client.PostAsync("/api/v1/reports", body);

        await Is(answer, HttpStatusCode.BadRequest, "idempotency-key-missing");
    }

    [Fact]
    public async Task Who_has_not_seen_the_latest_version_writes_nothing()
    {
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2036)));
        using var first = await Client.SendIfMatch(HttpMethod.Patch, $"{created.Headers.Location}/data", TestAccounts.JsonBody("""{ "document.subject": "Một" }"""), "\"1\"");

        using var late = await Client.SendIfMatch(HttpMethod.Patch, $"{created.Headers.Location}/data", TestAccounts.JsonBody("""{ "document.subject": "Hai" }"""), "\"1\"");
        using var blind = await Client.SendIfMatch(HttpMethod.Patch, $"{created.Headers.Location}/data", TestAccounts.JsonBody("""{ "document.subject": "Ba" }"""), null);

        await Is(late, HttpStatusCode.PreconditionFailed, "stale-version");
        await Is(blind, (HttpStatusCode)428, "version-missing");
    }

    [Fact]
    public async Task A_second_report_of_the_same_unit_and_period_names_the_first()
    {
        using var first = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2037)));
        using var second = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2037)));

        await Is(second, HttpStatusCode.Conflict, "already-there");
        $"/api/v1/reports/{(string?)(await second.Json())["report"]}".ShouldBe(first.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Data_that_breaks_its_contract_is_refused_with_findings_at_their_fields_and_kept_when_asked_to()
    {
        var broken = Encoding.UTF8.GetBytes($$"""{ "kind": "tthc-monthly", "unit": { "code": "{{TestReports.Commune}}", "kind": "xã", "name": "Hoằng Lộc" }, "period": { "type": "month", "year": 2038, "month": 3 } }""");

        using var refused = await Client.Post("/api/v1/reports", TestReports.Body(broken));
        using var kept = await Client.Post("/api/v1/reports?incomplete=keep", TestReports.Body(broken));

        await Is(refused, HttpStatusCode.UnprocessableEntity, "contract-broken");
        (await refused.Json())["findings"]!.AsArray().Count.ShouldBeGreaterThan(0);
        kept.StatusCode.ShouldBe(HttpStatusCode.Created);
        ((int?)(await kept.Json())["errors"]).ShouldNotBe(0);
        using var document = await Client.GetAsync($"{kept.Headers.Location}/document");
        document.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        foreach (var year in new[] { 2041, 2042, 2043 })
            (await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Stranger, year)))).Dispose();

        var first = await Client.GetFromJsonAsync<JsonObject>($"/api/v1/units/{TestReports.Stranger}/reports?count=2");
        var second = await Client.GetFromJsonAsync<JsonObject>($"/api/v1/units/{TestReports.Stranger}/reports?count=2&after={(string?)first!["next"]}");

        first["items"]!.AsArray().Count.ShouldBe(2);
        second!["items"]!.AsArray().Count.ShouldBe(1);
        second["next"].ShouldBeNull();
    }

    private static async Task Is(HttpResponseMessage answer, HttpStatusCode status, string type)
    {
        answer.StatusCode.ShouldBe(status);
        ((string?)(await answer.Json())["type"]).ShouldBe("urn:reportforge:problem:" + type);
    }
}
