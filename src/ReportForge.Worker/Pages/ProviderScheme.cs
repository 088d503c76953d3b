using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Pages;

/// <summary>
/// The identity provider as the framework knows it: authorization code with PKCE, state and nonce. What is known between going there and
/// coming back stands in the state and in cookies, protected with the keys of the store: any machine takes the answer.
/// </summary>
internal static class ProviderScheme
{
    public const string Name = "provider";

    public const string ReturnPath = "/sign-in/provider/return";

    /// <summary>How long a provider is waited for, each time that it is asked.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void Add(AuthenticationBuilder authentication, ServiceOptions options)
    {
        if (options.AsksProvider)
            authentication.AddOpenIdConnect(Name, provider => Configure(provider, options));
    }

    private static void Configure(OpenIdConnectOptions provider, ServiceOptions options)
    {
        provider.Authority = options.OidcAuthority;
        provider.RequireHttpsMetadata = new Uri(options.OidcAuthority).Scheme == Uri.UriSchemeHttps;
        provider.ClientId = options.OidcClientId;
        provider.ClientSecret = options.OidcClientSecret;
        provider.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes by an address, not by a form of a foreign page: so the cookies below can be Lax, which go without TLS, too.
        provider.ResponseMode = OpenIdConnectResponseMode.Query;
        provider.CallbackPath = ReturnPath;
        // One way to ask, the same at every provider.
        provider.PushedAuthorizationBehavior = PushedAuthorizationBehavior.Disable;
        provider.BackchannelTimeout = Patience;
        provider.DisableTelemetry = true;
        provider.Scope.Add("email");
        ReadClaims(provider);
        Mark(provider.CorrelationCookie, "reportforge-way-", options);
        Mark(provider.NonceCookie, "reportforge-once-", options);
        provider.Events.OnRedirectToIdentityProvider = context => Ask(context, options);
        provider.Events.OnTokenValidated = DemandSignature;
        provider.Events.OnTicketReceived = ProviderAnswers.Enter;
        provider.Events.OnAccessDenied = ProviderAnswers.Decline;
        provider.Events.OnRemoteFailure = ProviderAnswers.Refuse;
    }

    // Some providers put names into the token, others only into what they tell of the user.
    private static void ReadClaims(OpenIdConnectOptions provider)
    {
        provider.MapInboundClaims = false;
        provider.GetClaimsFromUserInfoEndpoint = true;
        provider.ClaimActions.Remove("iss");
        provider.ClaimActions.MapUniqueJsonKey("preferred_username", "preferred_username");
        provider.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
    }

    private static void Mark(CookieBuilder cookie, string name, ServiceOptions options)
    {
        cookie.Name = name;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = options.PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            ? CookieSecurePolicy.Always
            : CookieSecurePolicy.SameAsRequest;
    }

    // The framework takes a token without one, as it came from the provider itself; the protocol allows that, nobody needs it.
    private static Task DemandSignature(TokenValidatedContext context)
    {
        if (context.SecurityToken.SignatureAlgorithm is null or "" or SecurityAlgorithms.None)
            context.Fail(new SecurityTokenInvalidSignatureException("The token is not signed."));
        return Task.CompletedTask;
    }

    private static Task Ask(RedirectContext context, ServiceOptions options)
    {
        if (options.PublicUrl.Length > 0)
            context.ProtocolMessage.RedirectUri = options.PublicUrl.TrimEnd('/') + ReturnPath;
        context.ProtocolMessage.UiLocales = "vi en";
        return Task.CompletedTask;
    }
}
