using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ReportForge.Worker.Http;
using ReportForge.Worker.Logging;
using ReportForge.Worker.Watching;

namespace ReportForge.Worker.Webhooks;

/// <summary>Tells addresses what waits for them, again and again with longer pauses, until they have taken it or never will.</summary>
internal sealed class WebhookSender : BackgroundService
{
    private const int AtOnce = 8;
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Holding = TimeSpan.FromMinutes(1);

    // The first attempt is made at once; after the last pause the delivery has failed.
    private static readonly ImmutableArray<TimeSpan> Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
    ];

    private readonly WebhookStore _store;
    private readonly WebhookAddresses _addresses;
    private readonly ServiceMeter _meter;
    private readonly TimeProvider _time;
    private readonly ILogger<WebhookSender> _log;
    private readonly HttpClient _client;

    public WebhookSender(WebhookStore store, WebhookAddresses addresses, ServiceMeter meter, TimeProvider time, ILogger<WebhookSender> log)
    {
        (_store, _addresses, _meter, _time, _log) = (store, addresses, meter, time, log);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = addresses.Connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        };
        _client = new HttpClient(handler) { Timeout = Patience };
    }

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookInterval, _time);
        // Without a configuration nobody can have registered an address.
        while (_addresses.IsAny && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await _store.Claim(Holding, AtOnce) is { Count: > 0 } due)
                    await Task.WhenAll(due.Select(delivery => Deliver(delivery, stoppingToken)));
            }
            catch (Exception failure) when (failure is DbException or IOException)
            {
                // The store does not answer now; what waits is still there at the next look.
                ServiceLog.MachineFailed(_log, "webhooks", failure);
            }
        }
    }

    private async Task Deliver(DeliveryRow delivery, CancellationToken stopping)
    {
        var status = await Send(delivery, stopping);
        var state = status switch
        {
            >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous => DeliveryStates.Delivered,
            HttpStatusCode.Gone => DeliveryStates.Failed,
            _ => delivery.Attempt > Pauses.Length ? DeliveryStates.Failed : DeliveryStates.Waiting,
        };
        if (status == HttpStatusCode.Gone)
            await _store.Gone(delivery.Webhook);
        else
            await _store.Settle(
                delivery.Id, state, (int?)status, state == DeliveryStates.Waiting ? Pauses[delivery.Attempt - 1] : TimeSpan.Zero);
        _meter.DeliveryTried(state);
    }

    /// <returns>The answer; null when there was none.</returns>
    private async Task<HttpStatusCode?> Send(DeliveryRow delivery, CancellationToken stopping)
    {
        // What the configuration no longer names is not told, but may be named again.
        if (!Uri.TryCreate(delivery.Url, UriKind.Absolute, out var url) || !_addresses.Allows(url))
            return null;
        var second = _time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, url)
        {
            Content = new StringContent(delivery.Body, Encoding.UTF8, MediaTypes.Json),
        };
        request.Headers.Add("webhook-id", delivery.Id);
        request.Headers.Add("webhook-timestamp", second.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(delivery.Secret, delivery.Id, second, delivery.Body));
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stopping);
            return answer.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }
}
