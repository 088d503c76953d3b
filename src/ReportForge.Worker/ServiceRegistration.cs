using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReportForge.Reports.Kinds;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Batches;
using ReportForge.Worker.Documents;
using ReportForge.Worker.Exports;
using ReportForge.Worker.Health;
using ReportForge.Worker.Http;
using ReportForge.Worker.Jobs;
using ReportForge.Worker.Kinds;
using ReportForge.Worker.Pages;
using ReportForge.Worker.Pages.Reports;
using ReportForge.Worker.Pdf;
using ReportForge.Worker.Regenerations;
using ReportForge.Worker.Reports;
using ReportForge.Worker.Retention;
using ReportForge.Worker.Scheduling;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Store;
using ReportForge.Worker.Templates;
using ReportForge.Worker.Watching;
using ReportForge.Worker.Webhooks;

namespace ReportForge.Worker;

/// <summary>What the service is made of.</summary>
internal static class ServiceRegistration
{
    public static void Add(IServiceCollection services, ServiceSurroundings surroundings, ServiceOptions options)
    {
        services.AddSingleton(surroundings);
        services.AddSingleton(options);
        services.AddSingleton(surroundings.Time);
        services.AddSingleton(ReportKindLibrary.Open(surroundings.TemplatesFolder, isForDocuments: true));
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<ProviderSignIn>();
        services.AddSingleton<CallerReading>();
        services.AddSingleton<Failures>();
        services.AddSingleton<ServiceStart>();
        services.AddSingleton<KindVersions>();
        services.AddSingleton<ReportIntake>();
        services.AddSingleton<ReportStore>();
        services.AddSingleton<ReportDesk>();
        services.AddSingleton<ReportIssuance>();
        services.AddSingleton<RegenerationStore>();
        services.AddSingleton<RegenerationDesk>();
        services.AddSingleton<UnitExport>();
        services.AddSingleton<TemplateStore>();
        services.AddSingleton<TemplateDesk>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<PageServices>();
        services.AddSingleton(new LibreOffice(surroundings.ProgramPath));
        services.AddSingleton<ReportPdfs>();
        services.AddSingleton(new PdfPictures(surroundings.ProgramPath));
        services.AddSingleton<ReportPictures>();
        services.AddSingleton<BatchStore>();
        services.AddSingleton<BatchInputs>();
        services.AddSingleton<BatchKinds>();
        services.AddSingleton<BatchDesk>();
        services.AddSingleton<JobStore>();
        services.AddSingleton<JobDesk>();
        services.AddSingleton<Deferral>();
        services.AddSingleton<IAcceptsWork>(provider => provider.GetRequiredService<BatchDesk>());
        services.AddSingleton<IAcceptsWork>(provider => provider.GetRequiredService<JobDesk>());
        services.AddHostedService<WorkStart>();
        services.AddSingleton<SchemaWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<SchemaWatch>());
        services.AddHostedService<AbandonedWatch>();
        services.AddSingleton<StoreRetention>();
        services.AddHostedService<RetentionStart>();
        services.AddSingleton<WebhookAddresses>();
        services.AddSingleton<WebhookStore>();
        services.AddHostedService<WebhookSender>();
        ApiDescription.Add(services);
        services.AddRouting();
        services.AddProblemDetails();
        services.AddRazorComponents();
        // Vietnamese letters stand in a page as they are.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        AddSignIn(services, options);
        RequestLimits.Add(services, options);
        services.AddSingleton<StoreMeasures>();
        services.AddSingleton<ServiceMeter>();
        if (options.MeasuresForPrometheus || options.SendsMeasures)
            Telemetry.Add(services, options);
        ServiceHealth.Add(services, options);
    }

    private static void AddSignIn(IServiceCollection services, ServiceOptions options)
    {
        services.AddSingleton<IXmlRepository, StoredKeyRing>();
        services.AddDataProtection().SetApplicationName("ReportForge");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = provider.GetRequiredService<IXmlRepository>()));
        var authentication = services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "reportforge";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(options.SignInHours);
            cookie.SlidingExpiration = true;
        });
        ProviderScheme.Add(authentication, options);
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = "reportforge-form";
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forgery.FormFieldName = "form";
        });
    }
}
