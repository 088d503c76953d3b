using System.Collections.Immutable;
using System.Security.Claims;

namespace ReportForge.Worker.Accounts;

/// <summary>Somebody whom the identity provider knows.</summary>
/// <param name="Issuer">The provider, as it calls itself.</param>
/// <param name="Subject">What it never gives to another person.</param>
/// <param name="Names">What it calls the person now: the user name, and the e-mail address where it has verified that one.</param>
internal sealed record ExternalPerson(string Issuer, string Subject, ImmutableArray<string> Names)
{
    /// <summary>The person of a token that has been validated; null when it does not name one.</summary>
    public static ExternalPerson? Of(ClaimsPrincipal principal)
    {
        if (One(principal, "iss") is not { } issuer || One(principal, "sub") is not { } subject)
            return null;
        var isVerified = string.Equals(One(principal, "email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        var names = new[] { One(principal, "preferred_username"), isVerified ? One(principal, "email") : null };
        return new ExternalPerson(issuer, subject, [.. names.OfType<string>()]);
    }

    // The token and the answer about the user may contradict one another; then neither is believed.
    private static string? One(ClaimsPrincipal principal, string type)
    {
        var values = principal.FindAll(type).Select(claim => claim.Value).Where(value => value.Length > 0).Distinct().ToList();
        return values is [var only] ? only : null;
    }
}
