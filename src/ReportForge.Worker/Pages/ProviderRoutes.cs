using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Pages;

/// <summary>To the identity provider and back.</summary>
internal static class ProviderRoutes
{
    public const string StartPath = "/sign-in/provider";

    public static void Map(IEndpointRouteBuilder routes)
    {
        // A link and no form: browsers that keep to form-action 'self' let no form lead to another site.
        routes.MapGet(StartPath, Start).OpenToAll().RequireRateLimiting(RequestLimits.Provider);
        // The framework's own handler answers there, once a request has come this far; without an answer to take there is nothing.
        routes.MapGet(ProviderScheme.ReturnPath, () => Problems.NotFound()).OpenToAll().RequireRateLimiting(RequestLimits.Provider);
    }

    private static async Task Start(HttpContext context, IOptionsMonitor<OpenIdConnectOptions> providers, string? to)
    {
        if (await Obstacle(context, providers.Get(ProviderScheme.Name)) is { } obstacle)
            await ProviderAnswers.ShowAway(context, obstacle);
        else
            await context.ChallengeAsync(
                ProviderScheme.Name, new AuthenticationProperties { RedirectUri = SignInRoutes.IsOurs(to) && IsPlain(to) ? to : "/" });
    }

    /// <summary>Why the provider cannot be asked; null when it can. What it has told of itself is kept for hours.</summary>
    private static async Task<Exception?> Obstacle(HttpContext context, OpenIdConnectOptions provider)
    {
        if (provider.ConfigurationManager is not { } configuration)
            return null;
        try
        {
            await configuration.GetConfigurationAsync(context.RequestAborted).WaitAsync(ProviderScheme.Patience, context.RequestAborted);
            return null;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or HttpRequestException or TimeoutException)
        {
            return failure;
        }
    }

    // It will stand in a header.
    private static bool IsPlain(string? path) => path?.All(letter => letter is > ' ' and <= '~') == true;
}
