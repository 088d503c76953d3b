using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Pages.Administration;
using ReportForge.Worker.Pages.Batches;
using ReportForge.Worker.Pages.Operations;
using ReportForge.Worker.Pages.Reports;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Pages;

/// <summary>All pages.</summary>
internal static class PageRoutes
{
    public static void Map(IEndpointRouteBuilder routes, ServiceOptions options)
    {
        PageAssets.Map(routes);
        SignInRoutes.Map(routes);
        if (options.AsksProvider)
            ProviderRoutes.Map(routes);
        ReportRoutes.Map(routes);
        PreviewRoutes.Map(routes);
        FormRoutes.Map(routes);
        IssueRoutes.Map(routes);
        RegenerationRoutes.Map(routes);
        BatchRoutes.Map(routes);
        AdministrationRoutes.Map(routes);
        if (options.AsksProvider)
            ExternalNameRoutes.Map(routes);
        OperationRoutes.Map(routes);
    }
}
