using Microsoft.AspNetCore.Http;

namespace ReportForge.Worker.Http;

/// <summary>Headers that keep pages from being framed, sniffed or made to run what is not theirs.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // The page of the API's description brings its program along and styles itself.
    private static string PolicyOfDescription(string nonce) =>
        $"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "font-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static Task Add(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments(ApiDescription.PagePath)
            ? PolicyOfDescription(ApiDescription.NonceOf(context))
            : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // What an office sees stays out of the caches between; files that are named after their contents set it anew.
        headers.CacheControl = "no-store";
        return next(context);
    }
}
