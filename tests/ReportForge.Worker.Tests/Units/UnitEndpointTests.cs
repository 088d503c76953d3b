using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ReportForge.Worker.Tests.Units;

public sealed class UnitEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private HttpClient Client => program.Client;

    [Fact]
    public async Task All_communes_come_page_by_page_each_once()
    {
        var codes = new List<string?>();
        for (var address = "/api/v1/units?count=500"; address is not null;)
        {
            var page = await Client.GetFromJsonAsync<JsonObject>(address);
            codes.AddRange(page!["items"]!.AsArray().Select(unit => (string?)unit!["code"]));
            address = (string?)page["next"] is { } next ? $"/api/v1/units?count=500&after={next}" : null;
        }

        codes.Count.ShouldBe(3321 + 34);
        codes.ShouldBe(codes.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_name_is_found_without_its_diacritics_and_a_province_has_its_communes()
    {
        var named = await Client.GetFromJsonAsync<JsonObject>("/api/v1/units?name=ba%20dinh,%20ha%20noi");
        var communes = await Client.GetFromJsonAsync<JsonObject>("/api/v1/units?parent=01&count=500");
        var one = await Client.GetFromJsonAsync<JsonObject>("/api/v1/units/" + (string?)named!["items"]![0]!["code"]);
        using var unknown = await Client.GetAsync("/api/v1/units/99999");

        ((string?)named["items"]![0]!["fullName"]).ShouldBe("Phường Ba Đình");
        communes!["items"]!.AsArray().ShouldAllBe(unit => (string?)unit!["parent"] == "01");
        ((string?)one!["parent"]).ShouldBe("01");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
