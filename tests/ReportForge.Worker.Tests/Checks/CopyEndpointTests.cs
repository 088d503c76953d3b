using System.Net;
using System.Net.Http.Headers;

namespace ReportForge.Worker.Tests.Checks;

public sealed class CopyEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private HttpClient Client => program.Client;

    [Fact]
    public async Task A_document_comes_back_with_what_is_wrong_as_comments()
    {
        var narrow = WithNarrowMargins(await Draft(2030));

        using var answer = await Sent("annotated", narrow);

        var said = await answer.Json();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, said.ToJsonString());
        ((bool?)said["hasErrors"]).ShouldBe(true);
        ((string?)said["fileName"]).ShouldBe("báo cáo-nhan-xet.docx");
        ((int?)said["comments"])!.Value.ShouldBeGreaterThan(0);
        EditedDraft.MainPart(Convert.FromBase64String((string?)said["document"] ?? "")).ShouldContain("w:commentReference");
    }

    [Fact]
    public async Task A_mended_document_lists_each_change_and_has_the_words_it_had()
    {
        var narrow = WithNarrowMargins(await Draft(2031));

        using var answer = await Sent("mended", narrow);
        using var words = await Sent("mended?what=words", narrow);

        var said = await answer.Json();
        said["mended"]!.AsArray().ShouldAllBe(change => (string?)change!["code"] == "PG-04");
        said["mended"]!.AsArray().Count.ShouldBeGreaterThan(0);
        var mended = Convert.FromBase64String((string?)said["document"] ?? "");
        EditedDraft.MainPart(mended).ShouldNotContain("w:left=\"400\"");
        EditedDraft.TextOf(mended).ShouldBe(EditedDraft.TextOf(narrow));
        (await words.Json())["document"].ShouldBeNull();
    }

    [Fact]
    public async Task Who_accepts_a_Word_file_gets_the_copy_alone()
    {
        var draft = await Draft(2032);

        using var copy = await Sent("mended", WithNarrowMargins(draft), WordType);
        using var nothing = await Sent("mended", draft, WordType);
        using var refused = await Sent("annotated", "không phải tệp Word"u8.ToArray(), WordType);

        copy.Content.Headers.ContentType?.MediaType.ShouldBe(WordType);
        copy.Content.Headers.ContentDisposition?.FileNameStar.ShouldBe("báo cáo-da-sua.docx");
        nothing.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string?)(await refused.Json())["type"]).ShouldBe("urn:reportforge:problem:no-copy");
    }

    [Theory]
    [InlineData("annotated?mode=x", "mode")]
    [InlineData("mended?what=x", "what")]
    public async Task A_wish_that_there_is_not_is_refused(string path, string field)
    {
        using var answer = await Sent(path, "PK"u8.ToArray());

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await answer.Json())["field"]).ShouldBe(field);
    }

    [Fact]
    public async Task A_final_document_is_judged_more_strictly_than_a_draft()
    {
        var draft = await Draft(2033);

        using var asDraft = await Sent("annotated", draft);
        using var asFinal = await Sent("annotated?mode=final", draft);

        ((bool?)(await asDraft.Json())["hasErrors"]).ShouldBe(false);
        ((bool?)(await asFinal.Json())["hasErrors"]).ShouldBe(true);
    }

    private async Task<byte[]> Draft(int year)
    {
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, year)));
        return await Client.GetByteArrayAsync($"{created.Headers.Location}/document");
    }

    private static byte[] WithNarrowMargins(byte[] draft) => EditedDraft.WithMainPart(
        draft, main => System.Text.RegularExpressions.Regex.Replace(main, "(<w:pgMar [^>]*w:left=\")\\d+", "${1}400"));

    private async Task<HttpResponseMessage> Sent(string path, byte[] body, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/checks/" + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(WordType);
        request.Content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = "báo cáo.docx" };
        if (accept is not null)
            request.Headers.Accept.ParseAdd(accept);
        return await Client.SendAsync(request);
    }
}
