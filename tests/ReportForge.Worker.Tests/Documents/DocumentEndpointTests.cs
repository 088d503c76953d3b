using System.Net;
using System.Net.Http.Json;

namespace ReportForge.Worker.Tests.Documents;

public sealed class DocumentEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private HttpClient Client => program.Client;

    [Fact]
    public async Task A_report_is_drafted_issued_once_and_never_changed_again()
    {
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2030)));
        var path = created.Headers.Location!.OriginalString;
        using var draft = await Client.GetAsync($"{path}/document");

        using var issued = await Client.Post($"{path}/issue", JsonContent.Create(new { number = 12, date = "2030-12-20" }), ifMatch: "\"1\"");
        using var final = await Client.GetAsync($"{path}/document");

        draft.Content.Headers.ContentType?.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        issued.StatusCode.ShouldBe(HttpStatusCode.OK, await issued.Content.ReadAsStringAsync());
        final.Content.Headers.ContentDisposition?.FileNameStar.ShouldStartWith("12-");
        (await final.Content.ReadAsByteArrayAsync()).ShouldNotBe(await draft.Content.ReadAsByteArrayAsync());
        using var again = await Client.Post($"{path}/issue", JsonContent.Create(new { number = 13, date = "2030-12-21" }), ifMatch: "\"1\"");
        using var change = await Client.SendIfMatch(HttpMethod.Patch, $"{path}/data", TestAccounts.JsonBody("""{ "document.subject": "Khác" }"""), "\"1\"");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        change.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Errors_block_issue_unless_a_reason_is_given()
    {
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Defective(TestReports.Commune, 2031)));
        var path = created.Headers.Location!.OriginalString;

        using var refused = await Client.Post($"{path}/issue", JsonContent.Create(new { number = 12, date = "2031-12-20" }), ifMatch: "\"1\"");
        using var forced = await Client.Post($"{path}/issue", JsonContent.Create(new { number = 12, date = "2031-12-20", overrideReason = "Số liệu đã được lãnh đạo xác nhận" }), ifMatch: "\"1\"");

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string?)(await refused.Json())["type"]).ShouldBe("urn:reportforge:problem:findings-block-issue");
        forced.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_pdf_is_made_where_LibreOffice_is_and_its_lack_is_said_where_not()
    {
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2036)));

        using var answer = await Client.GetAsync($"{created.Headers.Location}/pdf");

        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            ((string?)(await answer.Json())["findings"]![0]!["code"]).ShouldBe("RF5201");
        else
            (await answer.Content.ReadAsByteArrayAsync())[..4].ShouldBe("%PDF"u8.ToArray());
    }

    [Theory]
    [InlineData(2032, 0, "2030-12-20")]
    [InlineData(2033, 100_000, "2030-12-20")]
    [InlineData(2034, 5, "20/12/2030")]
    public async Task A_number_or_date_that_is_none_is_refused(int year, int number, string date)
    {
        using var created = await Client.Post("/api/v1/reports?incomplete=keep", TestReports.Body(TestReports.Monthly(TestReports.Stranger, year)));

        using var answer = await Client.Post($"{created.Headers.Location}/issue", JsonContent.Create(new { number, date }), ifMatch: "\"1\"");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
