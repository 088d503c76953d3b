using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Accounts;

/// <summary>
/// The one place that decides who may what, for pages and API alike: the route's rights here, the unit by
/// <see cref="Caller.Covers"/> and <see cref="Caller.ScopeSql"/> where the unit is known.
/// </summary>
internal static class Access
{
    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        // What routing answers by itself, such as 405 and 415, is no route of ours and tells nothing.
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(context);
            return;
        }

        var caller = context.Features.Get<Caller>();
        if (Refusal(context, endpoint.Metadata.GetMetadata<NeededRights>(), caller) is { } refusal)
            await refusal.ExecuteAsync(context);
        else
            await next(context);
    }

    private static IResult? Refusal(HttpContext context, NeededRights? needed, Caller? caller)
    {
        if (needed is { Rights: Rights.None })
            return null;
        var isApi = ApiPaths.IsApi(context.Request.Path);
        if (needed is null)
            return Problems.NotFound();
        if (caller is null)
            return isApi
                ? Problems.NotSignedIn()
                : Results.Redirect("/sign-in?to=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
        // A page of another site can make a browser send a form with the cookie, but never a header with a key.
        if (isApi && !caller.IsProgram && !IsSafe(context.Request.Method))
            return Problems.KeyNeeded();
        if (caller.May(needed.Rights))
            return null;
        return isApi ? Problems.Forbidden() : Results.Redirect("/not-allowed");
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
