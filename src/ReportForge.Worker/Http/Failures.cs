using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Logging;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Http;

/// <summary>The edge at which a failure of the machine or of the program becomes an answer.</summary>
internal sealed class Failures(ServiceOptions options, ILogger<Failures> log)
{
    private const string RetrySeconds = "5";

    public async Task Answer(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
        }
        catch (BadHttpRequestException wrong) when (!context.Response.HasStarted)
        {
            var isTooLarge = wrong.StatusCode == StatusCodes.Status413PayloadTooLarge;
            var problem = isTooLarge
                ? Problems.TooLarge(options.MaxUploadMiB)
                : Problems.BadRequest("body", new("Yêu cầu không đọc được.", "The request cannot be read."));
            await problem.ExecuteAsync(context);
        }
        catch (MachineFailureException failure) when (!context.Response.HasStarted)
        {
            ServiceLog.MachineFailed(log, context.Request.Path, failure);
            if (StoreFindings.IsDocumentsAway(failure.Finding))
                context.Response.Headers.RetryAfter = RetrySeconds;
            await Problems.MachineFailed(failure.Finding).ExecuteAsync(context);
        }
        catch (DbException failure) when (failure.IsTransient && !context.Response.HasStarted)
        {
            ServiceLog.MachineFailed(log, context.Request.Path, failure);
            context.Response.Headers.RetryAfter = RetrySeconds;
            await Problems.MachineFailed(StoreFindings.DatabaseAway()).ExecuteAsync(context);
        }
#pragma warning disable CA1031 // The edge of the service: a defect is logged, answered and stops no other request.
        catch (Exception defect) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            ServiceLog.Defect(log, context.Request.Method, context.Request.Path, defect);
            context.Response.Clear();
            await Problems.Defect().ExecuteAsync(context);
        }
    }
}
