using Microsoft.AspNetCore.Http;
using ReportForge.Findings;

namespace ReportForge.Worker.Http;

/// <summary>The language that a request asks for: Vietnamese unless English comes first.</summary>
internal static class RequestLanguage
{
    public static MessageLanguage Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(language => language.Value.StartsWith("vi", StringComparison.OrdinalIgnoreCase)
            || language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
        .MaxBy(language => language.Quality ?? 1) is { } wanted && wanted.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? MessageLanguage.English
            : MessageLanguage.Vietnamese;
}
