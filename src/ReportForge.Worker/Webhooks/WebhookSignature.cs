using System.Security.Cryptography;
using System.Text;

namespace ReportForge.Worker.Webhooks;

/// <summary>
/// Signatures after Standard Webhooks: HMAC-SHA256 over id, second and body, so that a receiver knows who told it, and when.
/// </summary>
internal static class WebhookSignature
{
    public const string Prefix = "whsec_";

    /// <summary>The header <c>webhook-signature</c>.</summary>
    /// <param name="secret">As it was shown, with its prefix.</param>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="second">The header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">What is sent.</param>
    public static string Of(string secret, string id, long second, string body)
    {
        var key = Convert.FromBase64String(secret[Prefix.Length..]);
        var signed = Encoding.UTF8.GetBytes($"{id}.{second}.{body}");
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }
}
