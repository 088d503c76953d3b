using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ReportForge.Worker.Tests.Kinds;

public sealed class KindEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    [Fact]
    public async Task Kinds_are_listed_in_the_language_that_is_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/kinds");
        request.Headers.AcceptLanguage.ParseAdd("en");
        using var english = await program.Client.SendAsync(request);

        var names = (await english.Content.ReadFromJsonAsync<JsonArray>())!.Select(kind => (string?)kind!["name"]);
        var vietnamese = (await program.Client.GetFromJsonAsync<JsonArray>("/api/v1/kinds"))!.Select(kind => (string?)kind!["name"]);

        names.ShouldContain("Monthly report on administrative procedures");
        vietnamese.ShouldContain("Báo cáo cải cách thủ tục hành chính tháng");
    }

    [Theory]
    [InlineData("tthc-monthly")]
    [InlineData("cchc-annual")]
    public async Task The_schema_of_a_kind_stands_alone(string kind)
    {
        var schema = await program.Client.GetStringAsync($"/api/v1/kinds/{kind}/schema");

        schema.ShouldNotContain(".json\"");
        var root = JsonNode.Parse(schema)!;
        foreach (var pointer in References(root))
            Follow(root, pointer).ShouldNotBeNull(pointer);
    }

    [Fact]
    public async Task A_workbook_comes_with_the_name_of_its_unit()
    {
        using var answer = await program.Client.GetAsync($"/api/v1/kinds/tthc-monthly/workbook?unit={TestReports.Commune}");

        answer.Content.Headers.ContentDisposition?.FileNameStar.ShouldBe($"tthc-monthly-{TestReports.Commune}.xlsx");
        (await answer.Content.ReadAsByteArrayAsync())[..2].ShouldBe("PK"u8.ToArray());
    }

    [Fact]
    public async Task A_kind_that_is_not_there_is_a_problem_with_its_type()
    {
        using var answer = await program.Client.GetAsync("/api/v1/kinds/no-such-kind");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        ((string?)(await answer.Json())["type"]).ShouldBe("urn:reportforge:problem:not-found");
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(References),
        JsonObject members => members.SelectMany(member => member is { Key: "$ref", Value: JsonValue value } ? [value.GetValue<string>()] : References(member.Value)),
        _ => [],
    };

    private static JsonNode? Follow(JsonNode root, string pointer) =>
        pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate((JsonNode?)root, (node, step) => node?[step]);
}
