using System.Security.Claims;

namespace ReportForge.Worker.Accounts;

/// <summary>Somebody whom the identity provider knows.</summary>
/// <param name="Issuer">The provider, as it calls itself.</param>
/// <param name="Subject">What it never gives to another person.</param>
/// <param name="UserName">What it calls the person now; null when it does not say.</param>
/// <param name="Mail">The person's e-mail address; null unless the provider has verified it.</param>
internal sealed record ExternalPerson(string Issuer, string Subject, string? UserName, string? Mail)
{
    /// <summary>What somebody can tell an administrator of whom the provider means.</summary>
    public string Named => string.Join(", ", new[] { UserName, Mail }.OfType<string>().DefaultIfEmpty(Subject));

    /// <summary>The person of a token that has been validated; null when it does not name one.</summary>
    public static ExternalPerson? Of(ClaimsPrincipal principal)
    {
        if (One(principal, "iss") is not { } issuer || One(principal, "sub") is not { } subject)
            return null;
        var isVerified = string.Equals(One(principal, "email_verified"), "true", StringComparison.OrdinalIgnoreCase);
        return new ExternalPerson(issuer, subject, One(principal, "preferred_username"), isVerified ? One(principal, "email") : null);
    }

    // The token and the answer about the user may contradict one another; then neither is believed, nor what no name or id has in it.
    private static string? One(ClaimsPrincipal principal, string type)
    {
        var values = principal.FindAll(type).Select(claim => claim.Value).Where(value => value.Length > 0).Distinct().ToList();
        return values is [var only] && !only.Any(char.IsControl) ? only : null;
    }
}
