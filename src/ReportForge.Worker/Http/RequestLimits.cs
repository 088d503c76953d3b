using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Http;

/// <summary>How much may be asked for: so many at once by a unit, so many sign-ins a minute by an address.</summary>
internal static class RequestLimits
{
    public const string SignIn = "sign-in";

    public const string Provider = "provider";

    // A waiting request costs its body; more than this are sent away with the time to come back.
    private const int WaitingPerUnit = 64;

    private const int SignInsAMinute = 10;

    // Nothing can be guessed on that way, and a whole office may stand behind one address; each asks twice.
    private const int ProviderRequestsAMinute = 240;

    public static void Add(IServiceCollection services, ServiceOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.OnRejected = (rejected, _) => new ValueTask(Problems.Busy().ExecuteAsync(rejected.HttpContext));
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.Features.Get<Caller>() is { } caller
            ? RateLimitPartition.GetConcurrencyLimiter(
                caller.Unit,
                _ => new ConcurrencyLimiterOptions { PermitLimit = options.RequestsPerUnit, QueueLimit = WaitingPerUnit })
            : RateLimitPartition.GetNoLimiter(""));
        limiter.AddPolicy(SignIn, context => AMinute(context, SignInsAMinute));
        limiter.AddPolicy(Provider, context => AMinute(context, ProviderRequestsAMinute));
    });

    private static RateLimitPartition<string> AMinute(HttpContext context, int most) => RateLimitPartition.GetFixedWindowLimiter(
        context.Connection.RemoteIpAddress?.ToString() ?? "",
        _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
}
