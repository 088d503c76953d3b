using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Webhooks;

/// <summary>An address as it is registered; without events it is told of all.</summary>
internal sealed record WebhookRequest(string? Url, IReadOnlyList<string?>? Events);

/// <summary>An address as the API gives it.</summary>
/// <param name="Id">Id of the address.</param>
/// <param name="Unit">What happens in this unit and below it is told.</param>
/// <param name="Url">Where it is told.</param>
/// <param name="Events">batch.finished, job.finished, report.issued.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="EndedAt">When it was ended, by somebody or by its own 410; null before.</param>
/// <param name="Secret">What signatures are made with; shown once, in the answer that registered it.</param>
internal sealed record WebhookResource(
    string Id, string Unit, string Url, IReadOnlyList<string> Events, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, string? Secret)
{
    public static WebhookResource Of(WebhookRow row) => new(
        row.Id, row.Unit, row.Url, row.Events.Split(' '), DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        row.EndedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, null);
}

/// <summary>What an address was told, or is to be told.</summary>
internal sealed record DeliveryResource(
    string Id, string Event, string State, int Attempts, int? Status, DateTimeOffset CreatedAt, DateTimeOffset? NextAt,
    DateTimeOffset? FinishedAt)
{
    public static DeliveryResource Of(DeliveryRow row) => new(
        row.Id, row.Event, row.State, row.Attempt, row.Status, DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
        row.FinishedAt is null ? DateTimeOffset.FromUnixTimeMilliseconds(row.NextAt) : null,
        row.FinishedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
}

/// <summary>Addresses that are told what has happened: registered, tried out, ended.</summary>
internal static class WebhookEndpoints
{
    private const int LongestUrl = 2000;

    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Webhooks");
        api.MapGet("/webhooks", List).Needs(Rights.Manage).WithSummary("The addresses of the caller's units, latest first.")
            .Produces<Page<WebhookResource>>();
        api.MapGet("/webhooks/{id}", One).Needs(Rights.Manage).WithSummary("One address, without its secret.")
            .Produces<WebhookResource>().ProducesProblem(StatusCodes.Status404NotFound);
        Idempotency.Once(api.MapPost("/webhooks", Add).Needs(Rights.Manage)).WithSummary("Registers an address.")
            .WithDescription(
                "Only origins that the configuration of the service names are taken. Requests are signed after Standard Webhooks "
                    + "(webhook-id, webhook-timestamp, webhook-signature) with the secret of the answer, and told again after 5 s, "
                    + "5 min, 30 min, "
                    + "2, 5 and 10 h until one is answered 2xx; 410 ends the address.")
            .Produces<WebhookResource>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapDelete("/webhooks/{id}", End).Needs(Rights.Manage).WithSummary("Ends an address.")
            .Produces<WebhookResource>().ProducesProblem(StatusCodes.Status404NotFound);
        Idempotency.Once(api.MapPost("/webhooks/{id}/ping", Ping).Needs(Rights.Manage))
            .WithSummary("Sends something, to try an address out.")
            .Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/webhooks/{id}/deliveries", Deliveries).Needs(Rights.Manage).WithSummary("What an address was told, latest first.")
            .Produces<Page<DeliveryResource>>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List(HttpContext context, WebhookStore webhooks, Caller caller, string? after, int? count)
    {
        var size = Paging.SizeOf(count);
        var rows = await webhooks.Latest(caller, after, size);
        return Paging.Answer(context, [.. rows.Select(WebhookResource.Of)], rows.Count == size ? rows[^1].Id : null);
    }

    private static async Task<IResult> One(WebhookStore webhooks, Caller caller, string id) =>
        await webhooks.Find(id, caller) is { } webhook ? Results.Ok(WebhookResource.Of(webhook)) : Problems.NotFound();

    private static async Task<IResult> Add(
        HttpContext context, WebhookRequest wish, WebhookStore webhooks, WebhookAddresses addresses, Caller caller)
    {
        var isAllowed = wish.Url is { Length: <= LongestUrl } text && Uri.TryCreate(text, UriKind.Absolute, out _)
            && addresses.Allows(new Uri(text));
        if (!isAllowed || wish.Url is not { } url)
            return Problems.BadRequest("url", new(
                "Chỉ nhận địa chỉ mà cấu hình của dịch vụ cho phép (WebhookOrigins, WebhookPrivateOrigins).",
                "Only addresses that the configuration of the service allows are taken (WebhookOrigins, WebhookPrivateOrigins)."));
        string?[] events = [.. (wish.Events is { Count: > 0 } named ? named : [.. WebhookEvents.All]).Distinct()];
        if (!Array.TrueForAll(events, name => WebhookEvents.All.Contains(name ?? "")))
            return Problems.BadRequest("events", new(
                $"Sự kiện là {string.Join(", ", WebhookEvents.All)}.", $"Events are {string.Join(", ", WebhookEvents.All)}."));
        var (id, secret) = await webhooks.Add(new Uri(url), events.OfType<string>(), caller);
        if (await webhooks.Find(id, caller) is not { } webhook)
            return Problems.NotFound();
        context.Response.Headers.Location = $"{ApiPaths.Prefix}/webhooks/{id}";
        var made = WebhookResource.Of(webhook);
        return Idempotency.ShownOnce(context, made with { Secret = secret }, made, StatusCodes.Status201Created);
    }

    private static async Task<IResult> End(WebhookStore webhooks, Caller caller, string id)
    {
        if (await webhooks.Find(id, caller) is not { } webhook)
            return Problems.NotFound();
        await webhooks.End(id, caller);
        return Results.Ok(WebhookResource.Of(await webhooks.Find(id, caller) ?? webhook));
    }

    private static async Task<IResult> Ping(WebhookStore webhooks, Caller caller, string id)
    {
        if (await webhooks.Find(id, caller) is not { EndedAt: null })
            return Problems.NotFound();
        await webhooks.Ping(id);
        return Results.Accepted($"{ApiPaths.Prefix}/webhooks/{id}/deliveries");
    }

    private static async Task<IResult> Deliveries(
        HttpContext context, WebhookStore webhooks, Caller caller, string id, string? after, int? count)
    {
        if (await webhooks.Find(id, caller) is null)
            return Problems.NotFound();
        var size = Paging.SizeOf(count);
        var rows = await webhooks.Deliveries(id, after, size);
        return Paging.Answer(context, [.. rows.Select(DeliveryResource.Of)], rows.Count == size ? rows[^1].Id : null);
    }
}
