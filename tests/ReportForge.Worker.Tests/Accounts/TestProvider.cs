using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ReportForge.Worker.Tests.Accounts;

/// <summary>Who is signed in at the provider, and what it says of them.</summary>
internal sealed record ProviderPerson(string Subject, params ImmutableArray<(string Claim, string Value)> Claims)
{
    /// <summary>Whether the names stand in the token, or only in what the provider tells of the user.</summary>
    public bool HasNamesInToken { get; init; } = true;

    public static ProviderPerson Named(string subject, string name) => new(subject, ("preferred_username", name));
}

/// <summary>
/// An identity provider on this machine: OpenIddict, at which somebody is always signed in already. It lives at <c>localhost</c>, which
/// to a browser is another site than <c>127.0.0.1</c>.
/// </summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string Client = "reportforge";

    public const string Secret = "bi-mat-cua-dich-vu-0123456789";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, bool> _usedCodes = new();
    private WebApplication? _running;

    public string Authority { get; private set; } = "";

    /// <summary>Null: whoever is there does not agree.</summary>
    public ProviderPerson? Person { get; set; }

    /// <summary>Changes the claims of the token about the user before it is signed.</summary>
    public Action<JsonObject>? Forge { get; set; }

    /// <summary>What signs the token in place of the provider's key; null: that key.</summary>
    public SigningCredentials? ForgedSignature { get; set; }

    public bool IsSigned { get; set; } = true;

    /// <summary>Whether the provider asks first, on a page of its own: then it is that page which sends people back.</summary>
    public bool HasPage { get; init; }

    public int TokensGiven => _usedCodes.Count;

    public RsaSecurityKey Key => new(_rsa) { KeyId = "khoa-thu" };

    public static IReadOnlyDictionary<string, string?> Settings(string authority) => new Dictionary<string, string?>
    {
        ["OidcAuthority"] = authority,
        ["OidcClientId"] = Client,
        ["OidcClientSecret"] = Secret,
        ["OidcName"] = "Tài khoản tỉnh Cà Mau",
    };

    public async Task Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddOpenIddict().AddServer(Configure);
        _running = builder.Build();
        _running.Use(ShowPage);
        _running.UseAuthentication();
        await _running.StartAsync();
        Authority = $"http://localhost:{new Uri(_running.Urls.First()).Port}";
        // The first answer takes longest; nobody shall wait for it but this.
        using var warming = new HttpClient();
        foreach (var path in new[] { "openid-configuration", "jwks" })
            (await warming.GetAsync(new Uri($"{Authority}/.well-known/{path}"))).Dispose();
    }

    public void Behave() => (Forge, ForgedSignature, IsSigned) = (null, null, true);

    public async ValueTask DisposeAsync()
    {
        if (_running is not null)
            await _running.DisposeAsync();
        _rsa.Dispose();
    }

    private Task ShowPage(HttpContext context, RequestDelegate next)
    {
        if (!HasPage || context.Request.Path != "/authorize" || context.Request.Query.ContainsKey("agreed"))
            return next(context);
        context.Response.ContentType = "text/html; charset=utf-8";
        var onward = WebUtility.HtmlEncode($"{context.Request.Path}{context.Request.QueryString}&agreed=1");
        return context.Response.WriteAsync($"<!DOCTYPE html><a href=\"{onward}\">Đồng ý</a>");
    }

    private void Configure(OpenIddictServerBuilder server)
    {
        server.EnableDegradedMode();
        server.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo");
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        server.RegisterScopes("profile", "email");
        server.AddEphemeralEncryptionKey().AddSigningKey(Key);
        server.UseAspNetCore().DisableTransportSecurityRequirement();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(Check));
        server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(Answer));
        server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(Check));
        server.AddEventHandler<HandleUserInfoRequestContext>(handler => handler.UseInlineHandler(Tell));
        server.AddEventHandler<ApplyTokenResponseContext>(handler => handler.UseInlineHandler(Change).SetOrder(int.MinValue));
    }

    private static ValueTask Check(ValidateAuthorizationRequestContext context)
    {
        var isKnown = context.ClientId == Client && context.RedirectUri?.EndsWith("/sign-in/provider/return", StringComparison.Ordinal) == true;
        if (!isKnown || context.Request.Nonce is null || context.Request.CodeChallengeMethod != "S256")
            context.Reject("invalid_request");
        return default;
    }

    private ValueTask Answer(HandleAuthorizationRequestContext context)
    {
        if (Person is not { } person)
        {
            context.Reject("access_denied");
            return default;
        }

        var identity = new ClaimsIdentity("provider");
        identity.SetClaim("sub", person.Subject);
        foreach (var (claim, value) in person.Claims)
            identity.AddClaim(value is "true" ? new Claim(claim, value, ClaimValueTypes.Boolean) : new Claim(claim, value));
        identity.SetDestinations(claim => person.HasNamesInToken ? ["access_token", "id_token"] : ["access_token"]);
        identity.SetScopes(context.Request.GetScopes());
        context.SignIn(new ClaimsPrincipal(identity));
        return default;
    }

    private ValueTask Check(ValidateTokenRequestContext context)
    {
        if (context.ClientId != Client || context.ClientSecret != Secret)
            context.Reject("invalid_client");
        else if (!_usedCodes.TryAdd(context.Request.Code ?? "", true))
            context.Reject("invalid_grant", "The code was used before.");
        return default;
    }

    private static ValueTask Tell(HandleUserInfoRequestContext context)
    {
        foreach (var claim in context.AccessTokenPrincipal.Claims.Where(claim => claim.Type is "preferred_username" or "email"))
            context.Claims[claim.Type] = claim.Value;
        return default;
    }

    private ValueTask Change(ApplyTokenResponseContext context)
    {
        if (context.Response.IdToken is not { } token || (Forge is null && ForgedSignature is null && IsSigned))
            return default;
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(token.Split('.')[1])) as JsonObject ?? [];
        Forge?.Invoke(claims);
        var writer = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        context.Response.IdToken = IsSigned
            ? writer.CreateToken(claims.ToJsonString(), ForgedSignature ?? new SigningCredentials(Key, SecurityAlgorithms.RsaSha256))
            : writer.CreateToken(claims.ToJsonString());
        return default;
    }
}
