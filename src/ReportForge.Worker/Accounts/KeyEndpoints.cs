using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Accounts;

/// <summary>A key as an administrator makes one; rights are read, write, issue, batch and manage.</summary>
internal sealed record KeyRequest(string? Name, string? Unit, IReadOnlyList<string?>? Rights, int? Days);

/// <summary>A key as the API lists it.</summary>
/// <param name="Id">Id of the key.</param>
/// <param name="Name">Whose it is.</param>
/// <param name="Unit">Code of the unit, or * for all.</param>
/// <param name="Rights">read, write, issue, batch, manage.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends by itself.</param>
/// <param name="RevokedAt">When somebody ended it; null when nobody has.</param>
/// <param name="Key">The key itself; shown once, in the answer that made it, and null ever after.</param>
internal sealed record KeyResource(
    string Id, string Name, string Unit, IReadOnlyList<string> Rights, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt, string? Key)
{
    public static KeyResource Of(ApiKey key) => new(
        key.Id, key.Name, key.Unit, RightNames.Of((Rights)key.Rights), DateTimeOffset.FromUnixTimeMilliseconds(key.CreatedAt),
        DateTimeOffset.FromUnixTimeMilliseconds(key.ExpiresAt),
        key.RevokedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null, null);
}

/// <summary>The names by which the API knows rights.</summary>
internal static class RightNames
{
    private static readonly ImmutableDictionary<string, Rights> All =
        new[] { Rights.Read, Rights.Write, Rights.Issue, Rights.Batch, Rights.Manage }
            .ToImmutableDictionary(right => right.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public static IReadOnlyList<string> Of(Rights rights) =>
        [.. All.Where(one => (rights & one.Value) != 0).OrderBy(one => one.Value).Select(one => one.Key)];

    /// <summary>All of some names; null when one of them is no right.</summary>
    public static Rights? Read(IEnumerable<string?> names) => names.Aggregate(
        (Rights?)Rights.None, (all, name) => all is { } sofar && All.TryGetValue(name ?? "", out var right) ? sofar | right : null);
}

/// <summary>Keys over the API, for whoever manages them.</summary>
internal static class KeyEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.WithTags("Users and keys");
        api.MapGet("/keys", List).Needs(Rights.Manage).WithSummary("The keys of the caller's units, latest first.")
            .Produces<Page<KeyResource>>();
        api.MapGet("/keys/{id}", One).Needs(Rights.Manage).WithSummary("One key, without itself.")
            .Produces<KeyResource>().ProducesProblem(StatusCodes.Status404NotFound);
        Idempotency.Once(api.MapPost("/keys", Add).Needs(Rights.Manage)).WithSummary("Makes a key.")
            .WithDescription("The answer has the key, once; the same request sent again gets the answer without it. "
                + "A key that is made with a key ends no later than that one.")
            .Produces<KeyResource>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        api.MapDelete("/keys/{id}", Revoke).Needs(Rights.Manage).WithSummary("Ends a key.")
            .Produces<KeyResource>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List(HttpContext context, ApiKeyStore keys, Caller caller, string? after, int? count)
    {
        var size = Paging.SizeOf(count);
        var rows = await keys.Visible(caller, after, size);
        return Paging.Answer(context, [.. rows.Select(KeyResource.Of)], rows.Count == size ? rows[^1].Id : null);
    }

    private static async Task<IResult> One(ApiKeyStore keys, Caller caller, string id) =>
        await keys.Find(id, caller) is { } key ? Results.Ok(KeyResource.Of(key)) : Problems.NotFound();

    private static async Task<IResult> Add(HttpContext context, KeyRequest wish, ApiKeyStore keys, Caller caller)
    {
        var (name, unit) = (wish.Name?.Trim() ?? "", wish.Unit?.Trim() ?? "");
        if (name.Length is 0 or > Grants.LongestName)
            return Problems.BadRequest("name", new("Cần tên, nhiều nhất 100 chữ.", "A name is needed, of 100 letters at most."));
        if (wish.Days is not (>= 1 and <= Grants.MostDays) || wish.Days is not { } days)
            return Problems.BadRequest("days", new(
                $"Thời hạn từ 1 đến {Grants.MostDays} ngày.",
                $"A key lasts from 1 to {Grants.MostDays} days."));
        if (RightNames.Read(wish.Rights ?? []) is not { } rights)
            return Problems.BadRequest("rights", new(
                "Quyền là read, write, issue, batch, manage.",
                "Rights are read, write, issue, batch, manage."));
        if (Grants.Refusal(caller, unit, rights) is { } refusal)
            return refusal;
        var (id, text) = await keys.Add(new NewApiKey(name, unit, rights, days), caller);
        if (await keys.Find(id, caller) is not { } key)
            return Problems.NotFound();
        context.Response.Headers.Location = $"{ApiPaths.Prefix}/keys/{id}";
        var made = KeyResource.Of(key);
        return Idempotency.ShownOnce(context, made with { Key = text }, made, StatusCodes.Status201Created);
    }

    private static async Task<IResult> Revoke(ApiKeyStore keys, Caller caller, string id)
    {
        // Ended twice is ended: whoever asks wants it gone.
        if (await keys.Find(id, caller) is not { } key)
            return Problems.NotFound();
        await keys.Revoke(id, caller);
        return Results.Ok(KeyResource.Of(await keys.Find(id, caller) ?? key));
    }
}
