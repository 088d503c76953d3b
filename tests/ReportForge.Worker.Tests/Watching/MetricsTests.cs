using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Worker.Tests.Webhooks;

namespace ReportForge.Worker.Tests.Watching;

/// <summary>Meters are known by their names in a whole process: while one service is measured, no other one runs and ends.</summary>
[CollectionDefinition(nameof(OneService), DisableParallelization = true)]
public sealed class OneService;

/// <summary>What Prometheus reads at its own port.</summary>
[Collection(nameof(OneService))]
public sealed class MetricsTests(MetricsTests.Measured measured) : IClassFixture<MetricsTests.Measured>
{
    private TestService Service => measured.Service;

    [Fact]
    public async Task A_draft_counts_in_every_stage_that_it_went_through()
    {
        var program = await Service.ProgramOf(TestReports.Commune, "Read", "Write");
        var before = await Read();

        using var created = await program.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2070)));
        var after = await Read();

        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        foreach (var stage in new[] { "contract", "rules", "document", "conformance" })
        {
            var series = $"reportforge_stage_duration_seconds_count{{reportforge_stage=\"{stage}\"}}";
            ValueOf(series, after).ShouldBeGreaterThan(ValueOf(series, before), stage);
        }

        ValueOf("reportforge_store_size_bytes", after).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_job_and_a_batch_are_counted_when_they_end()
    {
        const string Checks = "reportforge_job_ended_total{reportforge_job_kind=\"POST /api/v1/checks\",reportforge_job_state=\"done\"}";
        const string Batches = "reportforge_job_ended_total{reportforge_job_kind=\"batch\",reportforge_job_state=\"done\"}";
        var program = await Service.ProgramOf(TestReports.Commune, "Read", "Batch");
        var before = await Read();

        await Deferred(program);
        using var batch = await program.Post("/api/v1/batches?kind=tthc-monthly", new ByteArrayContent(TestReports.Monthly(TestReports.Commune, 2071)));
        await program.GetStringAsync($"{batch.Headers.Location}/events");
        await Grown(Checks, before);
        var after = await Grown(Batches, before);

        ValueOf("reportforge_batch_unit_ended_total{reportforge_batch_unit_state=\"made\"}", after).ShouldBeGreaterThan(0);
        ValueOf("reportforge_job_open{reportforge_job_kind=\"batch\",reportforge_job_state=\"running\"}", after).ShouldBeGreaterThanOrEqualTo(0);
    }

    [Fact]
    public async Task A_delivery_is_counted_by_what_became_of_it()
    {
        const string Delivered = "reportforge_webhook_delivery_tried_total{reportforge_webhook_state=\"delivered\"}";
        var program = await Service.ProgramOf(TestReports.Commune, "Read", "Manage");
        var before = await Read();

        using var added = await program.Post("/api/v1/webhooks", JsonContent.Create(new { url = measured.Receiver.Origin + "/counted" }));
        using var pinged = await program.Post($"{added.Headers.Location}/ping", TestAccounts.JsonBody(""));
        await Grown(Delivered, before);
        // What is open is asked of the store before the counts are read: the same reading may still have it.
        var after = await Read();

        measured.Receiver.At("/counted").Count.ShouldBe(1);
        ValueOf("reportforge_webhook_delivery_open", after).ShouldBe(0);
    }

    [Fact]
    public async Task No_measurement_says_who_asked_for_what()
    {
        var program = await Service.ProgramOf(TestReports.Commune, "Read", "Write");
        using var created = await program.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2072)));
        await program.GetStringAsync($"{created.Headers.Location}?who=hidden-word");

        var text = await Read();

        text.ShouldContain("http_route=\"/api/v1/reports/{id}\"");
        foreach (var hidden in new[] { created.Headers.Location!.OriginalString.Split('/')[^1], TestReports.Commune, "quantri", "hidden-word", Service.DataFolder })
            text.ShouldNotContain(hidden);
    }

    [Fact]
    public async Task The_port_of_the_measurements_has_nothing_else_and_no_other_port_has_them()
    {
        var administrator = await Service.Administrator();
        using var prometheus = new HttpClient { BaseAddress = measured.Address };

        using var elsewhere = await administrator.GetAsync("/metrics");
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in new[] { "/", "/sign-in", "/health/live", "/api/v1/reports" })
        {
            using var answer = await prometheus.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }
    }

    /// <summary>What is measured once a count has grown: it does so a moment after what it counts.</summary>
    private async Task<string> Grown(string series, string before)
    {
        var text = await Read();
        while (ValueOf(series, text) <= ValueOf(series, before))
            text = await Read();
        return text;
    }

    private async Task<string> Read()
    {
        // The exporter answers a second reader from what it has just collected.
        await Task.Delay(TimeSpan.FromMilliseconds(400), TestContext.Current.CancellationToken);
        using var prometheus = new HttpClient { BaseAddress = measured.Address };
        return await prometheus.GetStringAsync("/metrics");
    }

    private static async Task Deferred(HttpClient program)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/checks")
        {
            Content = TestReports.Body(TestReports.Monthly(TestReports.Commune, 2071)),
        };
        request.Headers.Add("Prefer", "respond-async");
        using var accepted = await program.SendAsync(request);
        await program.GetStringAsync($"{accepted.Headers.Location}/events");
    }

    // Zero where nothing was counted yet.
    private static double ValueOf(string series, string text)
    {
        var (name, labels) = (series.Split('{')[0] + (series.Contains('{') ? "{" : ""), series.Split('{', '}').ElementAtOrDefault(1)?.Split(','));
        var line = text.Split('\n').FirstOrDefault(line =>
            line.StartsWith(name, StringComparison.Ordinal) && (labels ?? []).All(label => line.Contains(label, StringComparison.Ordinal)));
        var value = line?[(line.LastIndexOf('}') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return value is null ? 0 : double.Parse(value[line!.Contains('}') ? 0 : 1], CultureInfo.InvariantCulture);
    }

    public sealed class Measured : IAsyncLifetime
    {
        internal TestReceiver Receiver { get; } = new();

        public TestService Service { get; private set; } = new();

        public Uri Address => new(Service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Last());

        public ValueTask InitializeAsync()
        {
            Service = new TestService
            {
                Settings = new Dictionary<string, string?>
                {
                    ["MetricsUrl"] = "http://127.0.0.1:0",
                    ["WebhookPrivateOrigins"] = Receiver.Origin,
                },
            };
            return Service.InitializeAsync();
        }

        public ValueTask DisposeAsync()
        {
            Receiver.Dispose();
            return Service.DisposeAsync();
        }
    }
}
