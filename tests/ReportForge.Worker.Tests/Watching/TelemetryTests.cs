using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Tests.Webhooks;

namespace ReportForge.Worker.Tests.Watching;

/// <summary>What leaves the house, and that nothing does where nobody has asked for it.</summary>
[Collection(nameof(OneService))]
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_collector_is_told_of_routes_and_stages_and_of_nobody()
    {
        using var collector = new TestReceiver();
        await using var service = new TestService
        {
            Settings = new Dictionary<string, string?>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Origin,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            },
        };
        await service.InitializeAsync();
        var program = await service.ProgramOf(TestReports.Commune, "Read", "Write");
        using var created = await program.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2073)));
        await program.GetStringAsync($"{created.Headers.Location}?who=hidden-word");

        service.Services.GetRequiredService<TracerProvider>().ForceFlush();
        service.Services.GetRequiredService<MeterProvider>().ForceFlush();

        var spans = string.Concat((await collector.Wait("/v1/traces", 1)).Select(told => told.Body));
        var measures = string.Concat((await collector.Wait("/v1/metrics", 1)).Select(told => told.Body));
        foreach (var told in new[] { "POST /api/v1/reports", "/api/v1/reports/{id}", "conformance", "reportforge" })
            spans.ShouldContain(told);
        measures.ShouldContain("reportforge.stage.duration");
        spans.ShouldNotContain("127.0.0.1");
        foreach (var hidden in new[] { created.Headers.Location!.OriginalString.Split('/')[^1], "quantri", "hidden-word", service.DataFolder })
        {
            spans.ShouldNotContain(hidden);
            measures.ShouldNotContain(hidden);
        }
    }

    [Fact]
    public async Task Nothing_is_measured_sent_or_listened_to_unless_somebody_asks_for_it()
    {
        await using var service = new TestService();
        await service.InitializeAsync();

        service.Services.GetService<MeterProvider>().ShouldBeNull();
        service.Services.GetService<TracerProvider>().ShouldBeNull();
        service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080", "", "MetricsUrl")]
    [InlineData("http://127.0.0.1:9464/metrics", "", "MetricsUrl")]
    [InlineData("https://127.0.0.1:9464", "", "MetricsUrl")]
    [InlineData("9464", "", "MetricsUrl")]
    [InlineData("http://unix:/run/metrics.sock", "", "MetricsUrl")]
    [InlineData("", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    public void An_address_that_cannot_serve_is_refused_at_the_start(string metrics, string collector, string named) =>
        new ServiceOptions { MetricsUrl = metrics, OtlpEndpoint = collector }.Complaints().ShouldHaveSingleItem().ShouldStartWith(named);

    [Theory]
    [InlineData("http://127.0.0.1:9464", "http://collector:4317")]
    [InlineData("http://[::1]:9464", "https://collector.example/otlp")]
    [InlineData("http://*:9464", "")]
    [InlineData("http://localhost:9464/", "")]
    public void Usual_addresses_are_taken(string metrics, string collector) =>
        new ServiceOptions { MetricsUrl = metrics, OtlpEndpoint = collector }.Complaints().ShouldBeEmpty();
}
