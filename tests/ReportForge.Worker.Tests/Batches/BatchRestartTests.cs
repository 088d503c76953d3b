using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Reports.Units;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Callers;

namespace ReportForge.Worker.Tests.Batches;

public sealed class BatchRestartTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task A_batch_that_was_accepted_before_a_stop_is_done_after_the_next_start()
    {
        var account = await service.Services.GetRequiredService<AccountStore>().ByName("quantri") ?? throw new InvalidOperationException();
        var key = (await service.Services.GetRequiredService<ApiKeyStore>().Add(new NewApiKey("thử", "*", Rights.Batch, 1), account.ToCaller())).Text;
        var reports = UnitDirectory.Current.CommunesOf(TestReports.Province).Take(60)
            .Select(unit => JsonNode.Parse(TestReports.Monthly(unit.Code, 2026))!.ToJsonString());
        using var accepted = await service.Program(key).Post("/api/v1/batches?kind=tthc-monthly", new ByteArrayContent(Encoding.UTF8.GetBytes(string.Join('\n', reports))));
        var path = accepted.Headers.Location!.OriginalString;

        await service.Restart();

        var program = service.Program(key);
        await program.GetStringAsync($"{path}/events");
        var batch = await program.GetFromJsonAsync<JsonObject>(path);
        ((string?)batch!["state"]).ShouldBe("done");
        ((int?)batch["made"]).ShouldBe(60);
        ((int?)batch["total"]).ShouldBe(60);
    }
}
