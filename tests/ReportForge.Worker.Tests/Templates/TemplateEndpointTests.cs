using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ReportForge.Worker.Tests.Templates;

public sealed class TemplateEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private HttpClient Client => program.Client;

    [Fact]
    public async Task A_template_is_kept_read_changed_and_merged()
    {
        using var created = await Client.Post("/api/v1/templates?name=Giấy+mời", Word(With("Kính gửi {{ tên }}")));
        var template = await created.Json();
        created.StatusCode.ShouldBe(HttpStatusCode.Created, template.ToJsonString());
        var path = created.Headers.Location!.OriginalString;

        var needs = await Client.GetFromJsonAsync<JsonArray>($"{path}/needs");
        using var schema = await Client.GetAsync($"{path}/schema");
        using var merged = await Client.PostAsync($"{path}/merges", TestAccounts.JsonBody("""{ "tên": "Bà Lan" }"""));
        using var lacking = await Client.PostAsync($"{path}/merges", TestAccounts.JsonBody("{}"));
        using var changed = await Client.SendIfMatch(HttpMethod.Put, $"{path}/document", Word(With("Kính mời {{ khách }}")), "\"1\"");
        using var late = await Client.SendIfMatch(HttpMethod.Put, $"{path}/document", Word(With("Muộn")), "\"1\"");
        using var blind = await Client.SendIfMatch(HttpMethod.Put, $"{path}/document", Word(With("Mù")), null);

        needs!.Select(field => (string?)field!["name"]).ShouldBe(["tên"]);
        schema.Content.Headers.ContentType?.MediaType.ShouldBe("application/schema+json");
        EditedDraft.TextOf(await merged.Content.ReadAsByteArrayAsync()).ShouldContain("Kính gửi Bà Lan");
        lacking.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await lacking.Json())["findings"]!.AsArray().Count.ShouldBeGreaterThan(0);
        changed.Headers.ETag?.Tag.ShouldBe("\"2\"");
        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        blind.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        (await Client.GetFromJsonAsync<JsonArray>($"{path}/versions"))!.Select(version => (int?)version!["version"]).ShouldBe([2, 1]);
        EditedDraft.TextOf(await Client.GetByteArrayAsync($"{path}/document")).ShouldContain("Kính mời");
        EditedDraft.TextOf(await Client.GetByteArrayAsync($"{path}/document?version=1")).ShouldContain("Kính gửi");
    }

    [Fact]
    public async Task A_template_with_errors_is_told_and_not_kept()
    {
        var broken = With("{{ if có }}mãi");

        using var checkedOnly = await Client.PostAsync("/api/v1/templates/check", Word(broken));
        using var refused = await Client.Post("/api/v1/templates?name=hỏng", Word(broken));
        using var none = await Client.Post("/api/v1/templates?name=không", Word("không phải Word"u8.ToArray()));

        ((bool?)(await checkedOnly.Json())["hasErrors"]).ShouldBe(true);
        foreach (var answer in new[] { refused, none })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            ((string?)(await answer.Json())["type"]).ShouldBe("urn:reportforge:problem:template-broken");
        }

        (await Client.GetStringAsync("/api/v1/templates")).ShouldNotContain("hỏng");
    }

    [Fact]
    public async Task A_sound_template_is_checked_without_being_kept()
    {
        using var answer = await Client.PostAsync("/api/v1/templates/check", Word(With("{{ for dòng in bảng }}{{ dòng.tên }}{{ end }}")));

        var said = await answer.Json();
        ((bool?)said["hasErrors"]).ShouldBe(false);
        ((string?)said["needs"]![0]!["name"]).ShouldBe("bảng");
        ((bool?)said["needs"]![0]!["list"]).ShouldBe(true);
    }

    [Fact]
    public async Task A_name_is_given_and_given_once()
    {
        using var nameless = await Client.Post("/api/v1/templates", Word(With("a")));
        using var first = await Client.Post("/api/v1/templates?name=một", Word(With("a")));
        using var second = await Client.Post("/api/v1/templates?name=một", Word(With("b")));

        using var nowhere = await Client.Post("/api/v1/templates?name=hai&unit=99999", Word(With("a")));
        nowhere.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        nameless.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_commune_uses_the_templates_of_its_province_and_changes_none_and_a_stranger_sees_none()
    {
        using var created = await Client.Post($"/api/v1/templates?name=của+tỉnh&unit={TestReports.Province}", Word(With("Chung {{ tên }}")));
        var path = created.Headers.Location!.OriginalString;
        var commune = await program.Service.ProgramOf(TestReports.Commune, "Read", "Write", "Batch");
        var stranger = await program.Service.ProgramOf(TestReports.Stranger, "Read", "Write", "Batch");

        using var merged = await commune.PostAsync($"{path}/merges", TestAccounts.JsonBody("""{ "tên": "A" }"""));
        using var changed = await commune.SendIfMatch(HttpMethod.Put, $"{path}/document", Word(With("Khác")), "\"1\"");
        using var above = await commune.Post($"/api/v1/templates?name=lên+trên&unit={TestReports.Province}", Word(With("Khác")));

        merged.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        above.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var below in new[] { "", "/document", "/needs", "/schema", "/versions" })
            (await stranger.GetAsync(path + below)).StatusCode.ShouldBe(HttpStatusCode.NotFound, below);
        (await stranger.PostAsync($"{path}/merges", TestAccounts.JsonBody("{}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetStringAsync("/api/v1/templates")).ShouldNotContain("của tỉnh");
    }

    // A Word file with one paragraph.
    private static byte[] With(string text) => EditedDraft.WithMainPart(
        File.ReadAllBytes(Path.Combine(TestService.Templates, "parts", "signature.docx")),
        _ => $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>""");

    private static ByteArrayContent Word(byte[] docx)
    {
        var content = new ByteArrayContent(docx);
        content.Headers.ContentType = new MediaTypeHeaderValue(WordType);
        return content;
    }
}
