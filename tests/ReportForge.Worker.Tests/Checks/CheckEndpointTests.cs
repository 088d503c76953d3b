using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace ReportForge.Worker.Tests.Checks;

public sealed class CheckEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private HttpClient Client => program.Client;

    [Fact]
    public async Task Data_and_the_document_made_of_it_are_checked_and_nothing_is_kept()
    {
        using var defective = await Client.PostAsync("/api/v1/checks", TestReports.Body(TestReports.Defective(TestReports.Commune, 2030)));
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2030)));
        using var word = new ByteArrayContent(await Client.GetByteArrayAsync($"{created.Headers.Location}/document"));
        using var document = await Client.PostAsync("/api/v1/checks", word);

        ((bool?)(await defective.Json())["hasErrors"]).ShouldBe(true);
        ((string?)(await document.Json())["verdict"]).ShouldNotBeNullOrEmpty();
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_template_of_ones_own_is_merged_with_data_of_ones_own()
    {
        using var form = Form(File.ReadAllBytes(Path.Combine(TestService.Templates, "parts", "signature.docx")), """{ "tên": "A" }""");

        using var answer = await Client.PostAsync("/api/v1/merges?lenient=true", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await answer.Content.ReadAsByteArrayAsync())[..2].ShouldBe("PK"u8.ToArray());
    }

    [Fact]
    public async Task A_template_that_is_none_is_refused_with_findings()
    {
        using var form = Form("không phải tệp Word"u8.ToArray(), "{}");

        using var answer = await Client.PostAsync("/api/v1/merges", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Json())["findings"]!.AsArray().Count.ShouldBeGreaterThan(0);
    }

    private static MultipartFormDataContent Form(byte[] template, string data)
    {
        var word = new ByteArrayContent(template);
        word.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return new MultipartFormDataContent { { word, "template", "mau.docx" }, { new ByteArrayContent(Encoding.UTF8.GetBytes(data)), "data", "data.json" } };
    }
}
