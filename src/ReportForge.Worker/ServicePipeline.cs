using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Batches;
using ReportForge.Worker.Checks;
using ReportForge.Worker.Documents;
using ReportForge.Worker.Exports;
using ReportForge.Worker.Health;
using ReportForge.Worker.Http;
using ReportForge.Worker.Jobs;
using ReportForge.Worker.Kinds;
using ReportForge.Worker.Pages;
using ReportForge.Worker.Regenerations;
using ReportForge.Worker.Reports;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Templates;
using ReportForge.Worker.Units;
using ReportForge.Worker.Watching;
using ReportForge.Worker.Webhooks;

namespace ReportForge.Worker;

/// <summary>The way of a request, and all routes.</summary>
internal static class ServicePipeline
{
    public static void Use(WebApplication app, ServiceOptions options)
    {
        var failures = app.Services.GetRequiredService<Failures>();
        var callers = app.Services.GetRequiredService<CallerReading>();
        app.Use(failures.Answer);
        app.Use(SecurityHeaders.Add);
        if (options.MeasuresForPrometheus)
            Telemetry.OpenPort(app);
        app.UseRouting();
        app.Use(callers.Read);
        app.UseRateLimiter();
        app.Use(Access.Check);
        // Named here, for the framework would put it before everything else: the answer of an identity provider is taken where failures
        // are answered, limits are kept and the table of routes has let it pass.
        app.UseAuthentication();
        app.Use(app.Services.GetRequiredService<Idempotency>().Answer);
        app.Use(app.Services.GetRequiredService<Deferral>().Answer);
        app.UseAntiforgery();
        ServiceHealth.Map(app);
        PageRoutes.Map(app, options);
        ApiDescription.Map(app);
        var api = app.MapGroup(ApiPaths.Prefix);
        KindEndpoints.Map(api.MapGroup(""));
        ReportEndpoints.Map(api.MapGroup(""));
        DocumentEndpoints.Map(api.MapGroup(""));
        PageEndpoints.Map(api.MapGroup(""));
        RegenerationEndpoints.Map(api.MapGroup(""));
        CheckEndpoints.Map(api.MapGroup(""));
        CopyEndpoints.Map(api.MapGroup(""));
        BatchEndpoints.Map(api.MapGroup(""));
        UnitEndpoints.Map(api.MapGroup(""));
        ExportEndpoints.Map(api.MapGroup(""));
        UserEndpoints.Map(api.MapGroup(""));
        KeyEndpoints.Map(api.MapGroup(""));
        AuditEndpoints.Map(api.MapGroup(""));
        TemplateEndpoints.Map(api.MapGroup(""));
        JobEndpoints.Map(api.MapGroup(""));
        WebhookEndpoints.Map(api.MapGroup(""));
    }
}
