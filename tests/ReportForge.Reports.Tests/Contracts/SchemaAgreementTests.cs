using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using ReportForge.Reports.Data;

namespace ReportForge.Reports.Tests.Contracts;

/// <summary>The contract checker and a JSON Schema validator of others come to the same verdict.</summary>
public sealed class SchemaAgreementTests
{
    public static TheoryData<string> Fixtures => [.. Repository.FixtureNames];

    /// <summary>A change to sound data, by the path of a field of the yearly report, and the JSON put there.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "figures.survey_issued", "\"60\"" },
        { "figures.survey_issued", "60.5" },
        { "figures.survey_issued", "-1" },
        { "figures.survey_isued", "60" },
        { "figures", "[]" },
        { "figures.cadres_university_pct", "100.5" },
        { "document.mode", "\"fax\"" },
        { "document.symbol", "\"BC UBND\"" },
        { "unit.code", "\"1601\"" },
        { "unit.name", "1" },
        { "recipients", "{}" },
        { "recipients", "[null]" },
        { "recipients", "[{}]" },
        { "references.commune_plan.number", "\"139\"" },
        { "options.lead", "\"true\"" },
        { "period.year", "1900" },
        { "kind", "\"other\"" },
        { "extra", "1" },
    };

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task Both_accept_a_fixture(string name)
    {
        var schema = await Schema(Repository.Fixture(name).KindId);
        schema.Validate(Encoding.UTF8.GetString(Repository.FixtureBytes(name))).Select(error => error.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Both_refuse_the_same_change(string path, string json)
    {
        var root = JsonNode.Parse(Repository.FixtureBytes("hoang-luu-2024-annual")).ShouldNotBeNull();
        var names = path.Split('.');
        var owner = names[..^1].Aggregate(root, (node, name) => node[name].ShouldNotBeNull());
        owner[names[^1]] = JsonNode.Parse(json);
        var changed = JsonSerializer.SerializeToUtf8Bytes(root);
        var data = ReportData.Read("changed.json", changed).Data.ShouldNotBeNull();
        ReportChecking.CheckContract(Repository.Kind("cchc-annual"), data).ShouldNotBeEmpty();
        (await Schema("cchc-annual")).Validate(Encoding.UTF8.GetString(changed)).ShouldNotBeEmpty();
    }

    private static Task<JsonSchema> Schema(string kind) =>
        JsonSchema.FromFileAsync(Path.Combine(Repository.Root, "templates", kind, "data.schema.json"));
}
