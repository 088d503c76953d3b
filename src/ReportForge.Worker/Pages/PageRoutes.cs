using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Pages.Administration;
using ReportForge.Worker.Pages.Batches;
using ReportForge.Worker.Pages.Operations;
using ReportForge.Worker.Pages.Reports;

namespace ReportForge.Worker.Pages;

/// <summary>All pages.</summary>
internal static class PageRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        PageAssets.Map(routes);
        SignInRoutes.Map(routes);
        ReportRoutes.Map(routes);
        PreviewRoutes.Map(routes);
        FormRoutes.Map(routes);
        IssueRoutes.Map(routes);
        RegenerationRoutes.Map(routes);
        BatchRoutes.Map(routes);
        AdministrationRoutes.Map(routes);
        OperationRoutes.Map(routes);
    }
}
