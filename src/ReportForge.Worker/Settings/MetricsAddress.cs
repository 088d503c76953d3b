using Microsoft.AspNetCore.Http;

namespace ReportForge.Worker.Settings;

/// <summary>The address of the measurements: one, without a path, at a port at which nothing else is served.</summary>
internal static class MetricsAddress
{
    public static bool IsUsable(string url, string otherUrls) =>
        Parse(url) is { Scheme: "http", PathBase: "", IsUnixPipe: false, IsNamedPipe: false } address
        && !otherUrls.Split(';').Any(other => address.Port != 0 && Parse(other)?.Port == address.Port);

    private static BindingAddress? Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
