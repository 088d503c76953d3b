using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Watching;

/// <summary>
/// Who reads what is measured: Prometheus at a port of its own, or a collector that the standard variables of OpenTelemetry name.
/// Only this file knows OpenTelemetry's packages, and it is entered only where somebody reads: else none of them is loaded.
/// </summary>
internal static class Telemetry
{
    private const string Path = "/metrics";

    public static void Add(IServiceCollection services, ServiceOptions options)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource
            .AddService("reportforge", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3))
            .AddEnvironmentVariableDetector());
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(ServiceMeter.Name).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
            if (options.MeasuresForPrometheus)
                metrics.AddPrometheusExporter();
            if (options.SendsMeasures)
                metrics.AddOtlpExporter();
        });
        if (options.SendsMeasures)
            telemetry.WithTracing(traces => traces.AddSource(ServiceMeter.Name).AddAspNetCoreInstrumentation()
                .AddProcessor(new PlainSpans()).AddOtlpExporter());
    }

    /// <summary>Opens the port of the measurements, and nothing else there.</summary>
    public static void OpenPort(WebApplication app)
    {
        // Addresses are bound in the order in which they were given; the last one is this.
        var port = new Lazy<int>(() => BindingAddress.Parse(app.Urls.Last()).Port);
        app.MapWhen(
            context => context.Connection.LocalPort == port.Value,
            measures => measures.UseOpenTelemetryPrometheusScrapingEndpoint(Path));
    }

    /// <summary>
    /// Leaves of a span what says nothing about anybody: the path of a request has ids in it, its query what somebody looked for.
    /// </summary>
    private sealed class PlainSpans : BaseProcessor<Activity>
    {
        private static readonly HashSet<string> Kept =
        [
            "http.request.method", "http.route", "http.response.status_code", "error.type", "network.protocol.version", "url.scheme",
        ];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in data.TagObjects.Select(tag => tag.Key).Where(key => !Kept.Contains(key)).ToList())
                data.SetTag(tag, null);
        }
    }
}
