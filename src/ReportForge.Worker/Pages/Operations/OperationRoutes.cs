using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Reports.Kinds;
using ReportForge.Worker.Batches;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Jobs;
using ReportForge.Worker.Scheduling;

namespace ReportForge.Worker.Pages.Operations;

/// <summary>The page of whoever keeps the service running: machines, what they do, what could not be done.</summary>
internal static class OperationRoutes
{
    private const int MostOfAKind = 50;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/operations", Overview).Needs(Rights.Manage);

    private static async Task<IResult> Overview(
        Caller caller, NodeWatch nodes, BatchStore batches, JobStore jobs, ReportKindLibrary kinds, TimeProvider time) =>
        PageFrame.Page<OperationsPage>("Vận hành", caller, new Dictionary<string, object>
        {
            [nameof(OperationsPage.Now)] = time.GetUtcNow(),
            [nameof(OperationsPage.Nodes)] = await nodes.Nodes(),
            [nameof(OperationsPage.Batches)] = await batches.Unfinished(caller, MostOfAKind),
            [nameof(OperationsPage.Jobs)] = (await jobs.Latest(caller, after: null, MostOfAKind))
                .Where(job => !job.IsOver || job.State == JobStates.Failed).ToList(),
            [nameof(OperationsPage.NameOfKind)] = (Func<string, string>)(id => kinds.Find(id).Kind?.Name.Vi ?? id),
        });
}
