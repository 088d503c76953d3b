using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Webhooks;

/// <summary>
/// Which addresses may be told anything: those that the configuration names, and no others. A name is looked up once, and the
/// connection goes to what was found and judged.
/// </summary>
internal sealed class WebhookAddresses(ServiceOptions options)
{
    // Networks that are somebody's own or nobody's (RFC 6890): of a public address none lies there.
    private static readonly ImmutableArray<IPNetwork> Inside =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3", "::/96", "64:ff9b::/96",
            "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    private readonly ImmutableArray<Uri> _public = [.. OriginSetting.Read(options.WebhookOrigins)];
    private readonly ImmutableArray<Uri> _private = [.. OriginSetting.Read(options.WebhookPrivateOrigins)];

    /// <summary>Whether the configuration names any.</summary>
    public bool IsAny => !_public.IsEmpty || !_private.IsEmpty;

    public bool Allows(Uri url) => url.UserInfo.Length == 0 && (IsOneOf(_public, url) || IsOneOf(_private, url));

    /// <summary>Connects to an allowed address. A public name that leads into a network of one's own is refused.</summary>
    public async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = await Dns.GetHostAddressesAsync(host, cancellation);
        var mayBeInside = context.InitialRequestMessage.RequestUri is { } url && IsOneOf(_private, url);
        if (!mayBeInside && Array.Exists(found, IsInside))
            throw new HttpRequestException($"{host}: inside");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal static bool IsInside(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Inside.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    private static bool IsOneOf(ImmutableArray<Uri> origins, Uri url) => origins.Any(origin =>
        origin.Scheme == url.Scheme && origin.Port == url.Port && origin.IdnHost.Equals(url.IdnHost, StringComparison.OrdinalIgnoreCase));
}
