using Microsoft.AspNetCore.Http;

namespace ReportForge.Worker.Http;

internal static class ApiPaths
{
    public const string Prefix = "/api/v1";

    public static bool IsApi(PathString path) => path.StartsWithSegments("/api");
}
