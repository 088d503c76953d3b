using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Reports.Units;
using ReportForge.Worker.Batches;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Tests.Batches;

/// <summary>What could not be made is made once more: nothing that was made is made again, and what cannot be made says so again.</summary>
public sealed class BatchRetryTests(TestProgram program) : IClassFixture<TestProgram>
{
    private static readonly string[] Communes = [.. UnitDirectory.Current.CommunesOf(TestReports.Province).Skip(80).Take(6).Select(unit => unit.Code)];

    [Fact]
    public async Task What_failed_is_read_and_made_anew_and_the_others_keep_their_documents()
    {
        var path = await Done(Communes.Select(unit => Line(TestReports.Monthly(unit, 2026))));
        var before = await Units(path);
        // As if the machine had failed where three of them were made.
        await Broken(path, "ord IN (1, 3, 4)");

        using var accepted = await program.Client.Post($"{path}/retry", new ByteArrayContent([]));
        var last = await LastEvent(path);
        var after = await Units(path);

        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string?)last["state"], (int?)last["made"], (int?)last["failed"]).ShouldBe(("done", 6, 0));
        after.ShouldBe(before);
    }

    [Fact]
    public async Task What_cannot_be_made_says_the_same_again()
    {
        var twice = Line(TestReports.Monthly(Communes[0], 2027));
        var unknown = Line(TestReports.Monthly(Communes[1], 2027)).Replace(Communes[1], "99999", StringComparison.Ordinal);
        var path = await Done([twice, "{\"report\": ", unknown, twice, Line(TestReports.Monthly(Communes[2], 2027))]);
        var before = await Units(path);

        using var accepted = await program.Client.Post($"{path}/retry", new ByteArrayContent([]));
        var last = await LastEvent(path);

        accepted.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((int?)last["made"], (int?)last["failed"]).ShouldBe((1, 4));
        (await Units(path)).ShouldBe(before);
    }

    [Fact]
    public async Task There_is_nothing_to_do_again_where_nothing_failed_or_something_is_not_done()
    {
        var path = await Done([Line(TestReports.Monthly(Communes[3], 2027))]);
        using var whole = await program.Client.Post($"{path}/retry", new ByteArrayContent([]));
        await Broken(path, "ord = 0", batchState: "cancelled");
        using var cancelled = await program.Client.Post($"{path}/retry", new ByteArrayContent([]));
        using var absent = await program.Client.Post("/api/v1/batches/00000000000000000000000000000000/retry", new ByteArrayContent([]));

        whole.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        cancelled.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        absent.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task Broken(string path, string which, string batchState = "done") =>
        await program.Service.Services.GetRequiredService<IStore>().Write(async transaction => await transaction.Run(
            $"UPDATE batch_unit SET state = 'failed', document = NULL, errors = 1 WHERE batch = @id AND {which}; UPDATE batch SET state = @batchState WHERE id = @id",
            new { id = path.Split('/')[^1], batchState }));

    private async Task<string> Done(IEnumerable<string> lines)
    {
        using var accepted = await program.Client.Post("/api/v1/batches?kind=tthc-monthly", new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        var path = accepted.Headers.Location!.OriginalString;
        await LastEvent(path);
        return path;
    }

    private async Task<string[]> Units(string path) =>
        [.. (await program.Service.Services.GetRequiredService<BatchStore>().Units(path.Split('/')[^1], null, -1, 100))
            .Select(unit => $"{unit.Ord} {unit.State} {unit.Key} {unit.Name} {unit.Document} {unit.FileName} {unit.Errors} {unit.Warnings} {unit.Findings}")];

    private async Task<JsonNode> LastEvent(string path)
    {
        var events = await program.Client.GetStringAsync($"{path}/events");
        return JsonNode.Parse(events.Split('\n').Last(line => line.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..])!;
    }

    private static string Line(byte[] report) => JsonNode.Parse(report)!.ToJsonString();
}
