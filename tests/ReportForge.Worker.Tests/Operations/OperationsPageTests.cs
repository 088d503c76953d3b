using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ReportForge.Reports.Units;

namespace ReportForge.Worker.Tests.Operations;

/// <summary>The page of whoever keeps the service running.</summary>
public sealed class OperationsPageTests(TestProgram program) : IClassFixture<TestProgram>
{
    [Fact]
    public async Task It_shows_the_machine_what_could_not_be_made_and_the_way_to_try_again()
    {
        var path = await FailedBatch();

        var page = WebUtility.HtmlDecode(await program.Client.GetStringAsync("/operations"));

        page.ShouldContain("đang chạy");
        page.ShouldContain($"/batches/{path.Split('/')[^1]}/retry");
        page.ShouldContain("xong, có đơn vị không lập được");
    }

    [Fact]
    public async Task An_administrator_of_another_province_sees_nothing_of_it()
    {
        var path = await FailedBatch();
        var stranger = await program.Service.ProgramOf("01", "Manage");

        var page = await stranger.GetStringAsync("/operations");

        page.ShouldNotContain(path.Split('/')[^1]);
    }

    private async Task<string> FailedBatch()
    {
        var unit = UnitDirectory.Current.CommunesOf(TestReports.Province).First().Code;
        var unknown = JsonNode.Parse(TestReports.Monthly(unit, 2026))!.ToJsonString().Replace(unit, "99999", StringComparison.Ordinal);
        using var accepted = await program.Client.Post("/api/v1/batches?kind=tthc-monthly", new ByteArrayContent(Encoding.UTF8.GetBytes(unknown)));
        var path = accepted.Headers.Location!.OriginalString;
        await program.Client.GetStringAsync($"{path}/events");
        return path;
    }
}
