using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using ReportForge.Worker.Callers;

namespace ReportForge.Worker.Accounts;

/// <summary>
/// Reads who asks from the key or the cookie. Rights come from the store with every request: what was taken away is gone.
/// </summary>
internal sealed class CallerReading(AccountStore accounts, ApiKeyStore keys)
{
    private const string StampClaim = "stamp";

    public async Task Read(HttpContext context, RequestDelegate next)
    {
        if (await CallerOf(context) is { } caller)
            context.Features.Set(caller);
        await next(context);
    }

    public static ClaimsPrincipal PrincipalOf(Account account) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, account.Id), new Claim(ClaimTypes.Name, account.Name), new Claim(StampClaim, account.Stamp)],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>Whoever asked before, with the rights of now; null when that account or key may no longer ask.</summary>
    public async Task<Caller?> Again(string id, bool isProgram) => isProgram
        ? await keys.CallerById(id)
        : await accounts.ById(id) is { IsActive: true } account ? account.ToCaller() : null;

    private async Task<Caller?> CallerOf(HttpContext context)
    {
        const string bearer = "Bearer ";
        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(bearer, StringComparison.OrdinalIgnoreCase))
            return await keys.CallerOf(authorization[bearer.Length..].Trim());
        var signedIn = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (signedIn.Principal is not { } principal || principal.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            return null;
        var account = await accounts.ById(id);
        if (account is not { IsActive: true } || account.Stamp != principal.FindFirstValue(StampClaim))
            return null;
        // Antiforgery ties its tokens to whoever is signed in.
        context.User = principal;
        return account.ToCaller();
    }
}
