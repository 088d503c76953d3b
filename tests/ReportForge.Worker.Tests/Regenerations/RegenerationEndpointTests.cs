using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ReportForge.Worker.Tests.Regenerations;

/// <summary>A draft goes out, is edited in Word, its figures are corrected meanwhile, and it comes back with both.</summary>
public sealed class RegenerationEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private HttpClient Client => program.Client;

    [Fact]
    public async Task An_edited_document_gets_the_corrected_figures_and_keeps_what_was_typed()
    {
        var (path, draft, figure) = await Drafted(2080);
        using var changed = await Corrected(path, figure);

        using var answer = await Client.Post($"{path}/regenerations", Word(EditedDraft.Of(draft)));

        var made = await answer.Json();
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, made.ToJsonString());
        answer.Headers.Location?.OriginalString.ShouldBe($"{path}/regenerations/1");
        ((string?)made["outcome"]).ShouldBe("merged");
        ((int?)made["version"]).ShouldBe(2);
        made["changes"]!.AsArray().ShouldContain(change => (string?)change!["deed"] == "applied" && ((string?)change["new"])!.Contains("977", StringComparison.Ordinal));
        var text = EditedDraft.TextOf(await Client.GetByteArrayAsync($"{path}/regenerations/1/document"));
        text.ShouldContain(EditedDraft.Typed);
        text.ShouldContain("977");
        using var listed = await Client.GetAsync($"{path}/regenerations");
        JsonNode.Parse(await listed.Content.ReadAsStringAsync())!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_document_without_its_data_asks_for_their_version_and_takes_it()
    {
        var (path, draft, figure) = await Drafted(2081);
        using var changed = await Corrected(path, figure);
        var bare = EditedDraft.Of(draft, withoutOrigin: true);

        using var refused = await Client.Post($"{path}/regenerations", Word(bare));
        using var taken = await Client.Post($"{path}/regenerations?base=1&tracked=true", Word(bare));
        using var unknown = await Client.Post($"{path}/regenerations?base=9", Word(bare));

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        ((string?)(await refused.Json())["type"]).ShouldBe("urn:reportforge:problem:baseline-missing");
        taken.StatusCode.ShouldBe(HttpStatusCode.Created, await taken.Content.ReadAsStringAsync());
        var document = await Client.GetByteArrayAsync(taken.Headers.Location!.OriginalString + "/document");
        EditedDraft.TextOf(document).ShouldContain(EditedDraft.Typed);
        EditedDraft.MainPart(document).ShouldContain("w:ins ");
        unknown.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_second_of_two_clerks_with_copies_is_asked_and_chooses()
    {
        var (path, draft, figure) = await Drafted(2085);
        using var changed = await Corrected(path, figure);
        using var first = await Client.Post($"{path}/regenerations", Word(EditedDraft.Of(draft)));
        var result = await Client.GetByteArrayAsync($"{path}/regenerations/1/document");

        using var asked = await Client.Post($"{path}/regenerations", Word(EditedDraft.Of(draft)));
        using var further = await Client.Post($"{path}/regenerations", Word(EditedDraft.Of(result)));
        using var apart = await Client.Post($"{path}/regenerations?base=1", Word(EditedDraft.Of(draft)));

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        asked.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await asked.Json();
        ((string?)problem["type"]).ShouldBe("urn:reportforge:problem:other-copy");
        problem.ToJsonString().ShouldContain("document-so-lieu-moi.docx");
        further.StatusCode.ShouldBe(HttpStatusCode.Created, await further.Content.ReadAsStringAsync());
        apart.StatusCode.ShouldBe(HttpStatusCode.Created, await apart.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("no package", HttpStatusCode.UnprocessableEntity)]
    [InlineData("", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_no_document_is_refused(string body, HttpStatusCode status)
    {
        using var created = await Client.Post("/api/v1/reports?incomplete=keep", TestReports.Body(TestReports.Monthly(TestReports.Commune, body.Length + 2082)));

        using var answer = await Client.Post($"{created.Headers.Location}/regenerations", Word(Encoding.UTF8.GetBytes(body)));

        answer.StatusCode.ShouldBe(status);
        ((string?)(await answer.Json())["type"]).ShouldBe("urn:reportforge:problem:not-regenerated");
    }

    [Fact]
    public async Task A_clerk_sends_the_edited_file_on_the_page_and_fetches_it_with_the_new_figures()
    {
        var browser = await program.Service.Administrator();
        var (path, draft, figure) = await Drafted(2084);
        using var changed = await Corrected(path, figure);
        var page = "/reports/" + path.Split('/')[^1];
        var token = BrowserForms.TokenIn(await browser.GetStringAsync(page));
        using var form = new MultipartFormDataContent { { new StringContent(token), "form" } };
        form.Add(new ByteArrayContent(EditedDraft.Of(draft)), "edited", "dự thảo.docx");

        using var sent = await browser.PostAsync(page + "/regenerations", form);

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync());
        var shown = await browser.GetStringAsync(sent.Headers.Location!.OriginalString);
        shown.ShouldContain("Đã đưa vào");
        shown.ShouldContain("977");
        EditedDraft.TextOf(await browser.GetByteArrayAsync(sent.Headers.Location.OriginalString + "/document")).ShouldContain(EditedDraft.Typed);
        (await browser.GetStringAsync(page + "/history")).ShouldContain("dự thảo-so-lieu-moi.docx");
    }

    [Fact]
    public async Task A_clerk_whose_copy_is_not_the_last_is_asked_on_the_page_and_chooses_there()
    {
        var browser = await program.Service.Administrator();
        var (path, draft, figure) = await Drafted(2086);
        using var changed = await Corrected(path, figure);
        using var first = await Client.Post($"{path}/regenerations", Word(EditedDraft.Of(draft)));
        var page = "/reports/" + path.Split('/')[^1];

        using var asked = await browser.PostAsync(page + "/regenerations", await Form(browser, page, draft, ""));
        using var apart = await browser.PostAsync(page + "/regenerations", await Form(browser, page, draft, "1"));

        var said = await asked.Content.ReadAsStringAsync();
        said.ShouldContain("đã gửi một bản sửa khác");
        said.ShouldContain("<option value=\"1\">số liệu bản 1</option>");
        apart.StatusCode.ShouldBe(HttpStatusCode.Redirect, await apart.Content.ReadAsStringAsync());
    }

    private static async Task<MultipartFormDataContent> Form(HttpClient browser, string page, byte[] draft, string madeFrom)
    {
        var token = BrowserForms.TokenIn(await browser.GetStringAsync(page));
        return new() { { new StringContent(token), "form" }, { new StringContent(madeFrom), "base" }, { new ByteArrayContent(EditedDraft.Of(draft)), "edited", "dự thảo.docx" } };
    }

    // The path of a report, its draft, and the path of a figure that the draft prints.
    private async Task<(string Path, byte[] Draft, string Figure)> Drafted(int year)
    {
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, year)));
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        var path = created.Headers.Location!.OriginalString;
        return (path, await Client.GetByteArrayAsync(path + "/document"), "levels[0].tthc");
    }

    private async Task<HttpResponseMessage> Corrected(string path, string figure)
    {
        var answer = await Client.SendIfMatch(HttpMethod.Patch, $"{path}/data", TestAccounts.JsonBody(new JsonObject { [figure] = 977 }.ToJsonString()), "\"1\"");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return answer;
    }

    private static ByteArrayContent Word(byte[] docx)
    {
        var content = new ByteArrayContent(docx);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        return content;
    }
}
