using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Reports.Data;

namespace ReportForge.Reports.Tests.Printing;

/// <summary>What was typed and has no place in the document is named; what is printed never is.</summary>
public sealed class UnprintedFieldTests
{
    public static TheoryData<string> Reports => [.. Repository.FixtureNames, "one-stop-quarterly"];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Reports_in_hand_have_nothing_that_is_not_printed(string report) =>
        Unprinted(Repository.FixtureOrExample(report)).ShouldBeEmpty();

    [Theory]
    [InlineData("signature.deputy_title", "PHÓ CHỦ TỊCH")]
    [InlineData("headings.meetings_emulation.title", "Giao ban")]
    [InlineData("narrative.next_institution", "Tiếp tục hoàn thiện thể chế.")]
    [InlineData("closing.compiled_for", "UBND tỉnh")]
    public void Field_without_what_it_is_printed_with_is_named(string path, string value)
    {
        var json = JsonNode.Parse(Repository.FixtureBytes("but-son-2024-annual-corrected")).ShouldNotBeNull();
        json["closing"].ShouldNotBeNull()["to"] = null;
        json["closing"].ShouldNotBeNull()["compiled_for"] = null;
        var steps = path.Split('.');
        var owner = steps[..^1].Aggregate(json, (node, step) => node[step] ??= new JsonObject());
        owner[steps[^1]] = value;
        var data = ReportData.Read("data.json", JsonSerializer.SerializeToUtf8Bytes(json)).Data.ShouldNotBeNull();
        Unprinted(data).ShouldHaveSingleItem().ShouldStartWith(path[..path.LastIndexOf('.')]);
    }

    private static IEnumerable<string?> Unprinted(ReportData data) =>
        ReportChecking.Check(Repository.KindOf(data), data).Where(finding => finding.Code == "RF3021").Select(finding => finding.Place.Path);
}
