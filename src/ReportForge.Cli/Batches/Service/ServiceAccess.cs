using System.Net;
using System.Text;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Settings;

namespace ReportForge.Cli.Batches.Service;

/// <summary>
/// Where a service is and the key that it asks for. A key never stands on a command line, where every user of the machine sees it.
/// </summary>
internal sealed record ServiceAccess(Uri Address, string Key)
{
    private const string KeyVariable = ServiceOptions.EnvironmentPrefix + "ServiceKey";
    private const int LongestKey = 500;

    private static readonly IPNetwork[] Inside =
        [.. new[] { "127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7" }.Select(IPNetwork.Parse)];

    /// <summary>Not printed with the rest.</summary>
    public override string ToString() => Address.ToString();

    /// <summary>Reads what the user gave; the finding says what of it cannot be used.</summary>
    public static (ServiceAccess? Access, Finding? Finding) Read(CommandContext context, string address, string? keyFile)
    {
        if (AddressOf(address) is not { } service)
            return (null, ServiceFindings.AddressUnusable(address));
        var (key, source) = (Environment.GetEnvironmentVariable(KeyVariable) ?? "", KeyVariable);
        if (keyFile is not null)
        {
            if (!InputFile.TryRead(context.PathOf(keyFile), keyFile, out var bytes, out var unreadable))
                return (null, unreadable);
            (key, source) = (Encoding.UTF8.GetString(bytes), keyFile);
        }

        key = key.Trim('\ufeff', ' ', '\t', '\r', '\n');
        if (key.Length == 0 && keyFile is null)
            return (null, ServiceFindings.KeyMissing(KeyVariable));
        return key.Length is > 0 and <= LongestKey && key.All(IsOfKey)
            ? (new ServiceAccess(service, key), null)
            : (null, ServiceFindings.KeyUnusable(source));
    }

    /// <summary>The address with a slash at its end; null for one to which no key may be sent.</summary>
    internal static Uri? AddressOf(string text)
    {
        if (!Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var address)
            || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0)
            return null;
        var isSafe = address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsInside(address));
        return isSafe ? address : null;
    }

    private static bool IsOfKey(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';

    private static bool IsInside(Uri address) => address.IdnHost == "localhost"
        || (IPAddress.TryParse(address.IdnHost, out var ip)
            && Inside.Any(network => network.BaseAddress.AddressFamily == ip.AddressFamily && network.Contains(ip)));
}
