using System.Net;
using ReportForge.Reports.Storage;
using ReportForge.Tests.Cluster;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Tests.Store.Shelves;

/// <summary>The service as a whole, with its documents outside of the database.</summary>
public sealed class OutsideServiceTests
{
    [Fact]
    public async Task Documents_come_from_outside_and_a_store_that_is_away_is_said_to_be_so()
    {
        Postgres.Require();
        await using var standIn = await S3StandIn.Started();
        await using var service = new TestService { Settings = SettingsOf($"s3://{S3StandIn.Bucket}", standIn.Endpoint) };
        await service.InitializeAsync();
        using var program = await service.ProgramOf("*", "Read", "Write", "Batch");

        using var created = await program.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2090)));
        var document = await program.GetByteArrayAsync($"{created.Headers.Location}/document");
        standIn.Objects.Values.ShouldContain(one => one.Bytes.SequenceEqual(document));
        (await program.GetStringAsync("/health/ready")).ShouldContain("\"documents\":\"Healthy\"");

        standIn.Mood = StoreMood.Refuses;
        using var refused = await program.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2091)));
        using var read = await program.GetAsync($"{created.Headers.Location}/document");
        using var ready = await program.GetAsync("/health/ready");
        foreach (var answer in new[] { refused, read })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            answer.Headers.RetryAfter.ShouldNotBeNull();
            (await answer.Content.ReadAsStringAsync()).ShouldContain("RF5619");
        }

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldContain("\"documents\":\"Unhealthy\"");

        standIn.Mood = StoreMood.Serves;
        using var again = await program.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2091)));
        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await program.GetByteArrayAsync($"{created.Headers.Location}/document")).ShouldBe(document);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_keeps_the_service_from_starting()
    {
        Postgres.Require();
        var file = Path.GetTempFileName();
        var service = new TestService { Settings = SettingsOf(Path.Combine(file, "kho"), "") };

        var failure = await Should.ThrowAsync<MachineFailureException>(async () => await service.InitializeAsync());

        failure.Finding.Code.ShouldBe("RF5621");
        File.Delete(file);
    }

    [Theory]
    [InlineData("", "", "", 0)]
    [InlineData("Host=db", "/mnt/van-ban", "", 0)]
    [InlineData("Host=db", "s3://van-ban", "", 0)]
    [InlineData("Host=db", "s3://van-ban/bao-cao/", "http://10.0.0.5:9000", 0)]
    [InlineData("", "/mnt/van-ban", "", 1)]
    [InlineData("Host=db", "van-ban", "", 1)]
    [InlineData("Host=db", "s3://", "", 1)]
    [InlineData("Host=db", "s3://kho?a=b", "", 1)]
    [InlineData("Host=db", "s3://ten:mat-khau@kho/a", "", 1)]
    [InlineData("Host=db", "https://kho.example.vn", "", 1)]
    [InlineData("Host=db", "/mnt/van-ban", "https://kho.example.vn", 1)]
    [InlineData("Host=db", "", "https://kho.example.vn", 1)]
    [InlineData("Host=db", "s3://van-ban", "kho.example.vn", 1)]
    [InlineData("Host=db", "s3://van-ban", "http://ten:mat-khau@kho", 1)]
    [InlineData("Host=db", "s3://van-ban", "http://a;http://b", 1)]
    public void A_place_that_nobody_can_mean_is_refused_at_the_start(string postgres, string documents, string endpoint, int complaints) =>
        new ServiceOptions { Postgres = postgres, Documents = documents, S3Endpoint = endpoint }.Complaints().Count().ShouldBe(complaints);

    private static Dictionary<string, string?> SettingsOf(string documents, string endpoint) => new()
    {
        [nameof(ServiceOptions.Postgres)] = PostgresServer.NewDatabase(),
        [nameof(ServiceOptions.Documents)] = documents,
        [nameof(ServiceOptions.S3Endpoint)] = endpoint,
    };
}
