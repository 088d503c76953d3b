using System.Text;
using System.Text.Json.Nodes;
using ReportForge.Reports.Units;

namespace ReportForge.Worker.Tests.Batches;

/// <summary>A batch that the machine has failed while it was read goes on when the machine is well again.</summary>
public sealed class BatchMachineFailureTests(TestProgram program) : IClassFixture<TestProgram>
{
    [Fact]
    public async Task A_batch_that_could_not_be_read_for_a_while_is_read_when_it_can_be()
    {
        var work = Path.Combine(program.Service.DataFolder, "work");
        if (Directory.Exists(work))
            Directory.Delete(work, recursive: true);
        // Where the folder belongs stands a file: nothing can be put there.
        await File.WriteAllTextAsync(work, "");
        var line = JsonNode.Parse(TestReports.Monthly(UnitDirectory.Current.CommunesOf(TestReports.Province).Last().Code, 2026))!.ToJsonString();

        using var accepted = await program.Client.Post("/api/v1/batches?kind=tthc-monthly", new ByteArrayContent(Encoding.UTF8.GetBytes(line)));
        await Task.Delay(TimeSpan.FromMilliseconds(700));
        var before = JsonNode.Parse(await program.Client.GetStringAsync(accepted.Headers.Location))!;
        File.Delete(work);
        await program.Client.GetStringAsync($"{accepted.Headers.Location}/events").WaitAsync(TimeSpan.FromMinutes(1));
        var after = JsonNode.Parse(await program.Client.GetStringAsync(accepted.Headers.Location))!;

        ((string?)before["state"], (string?)after["state"], (int?)after["made"]).ShouldBe(("planning", "done", 1));
    }
}
