using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Http;

/// <summary>Marks a route whose requests do something once for each Idempotency-Key.</summary>
internal sealed record NeedsIdempotencyKey;

/// <summary>
/// A request that was sent again, because its answer was lost, is answered as it was the first time. What failed through no
/// fault of the request is not kept: sending again is meant to help.
/// </summary>
internal sealed class Idempotency(IStore store, ServiceOptions options, TimeProvider time)
{
    private const int LongestKey = 200;

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(2);

    private static readonly string[] KeptHeaders = ["Content-Type", "Location", "ETag", "Preference-Applied", "Retry-After"];

    /// <summary>An answer with a secret in it, of which another one is kept without: what is shown once stands nowhere.</summary>
    public static IResult ShownOnce<T>(HttpContext context, T shown, T kept, int status)
    {
        var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        context.Features.Set(new KeptInstead(JsonSerializer.SerializeToUtf8Bytes(kept, json)));
        return Results.Json(shown, statusCode: status);
    }

    public static TBuilder Once<TBuilder>(TBuilder route)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(new NeedsIdempotencyKey());

    public async Task Answer(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsIdempotencyKey>() is null || context.Features.Get<Caller>() is not { } caller)
        {
            await next(context);
            return;
        }

        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > LongestKey)
        {
            await Problems.IdempotencyKeyMissing().ExecuteAsync(context);
            return;
        }

        var entry = new Entry(caller.Id, key, await HashOf(context.Request));
        if (await Claim(entry) is { } before)
            await Repeat(context, entry, before);
        else
            await Keep(context, next, entry);
    }

    /// <returns>What is known of the key; null when it is new, and now ours.</returns>
    private Task<Kept?> Claim(Entry entry) => store.Write(async transaction =>
    {
        var now = time.GetUtcNow();
        await transaction.Run(
            "DELETE FROM idempotency WHERE caller = @Caller AND key = @Key AND at < @oldest",
            new { entry.Caller, entry.Key, oldest = now.AddHours(-options.IdempotencyHours).ToUnixTimeMilliseconds() });
        // On several machines nobody knows who died at it: what takes longer than any answer is given up.
        if (store.IsShared)
            await transaction.Run(
                "DELETE FROM idempotency WHERE caller = @Caller AND key = @Key AND status = 0 AND at < @given",
                new { entry.Caller, entry.Key, given = (now - LongestAnswer).ToUnixTimeMilliseconds() });
        var claimed = await transaction.Run(
            "INSERT INTO idempotency (caller, key, request_hash, status, headers, at) "
                + "VALUES (@Caller, @Key, @RequestHash, 0, '{}', @at) ON CONFLICT (caller, key) DO NOTHING",
            new { entry.Caller, entry.Key, entry.RequestHash, at = now.ToUnixTimeMilliseconds() });
        return claimed == 1 ? null : await transaction
            .One<Kept>("SELECT request_hash, status, headers, body FROM idempotency WHERE caller = @Caller AND key = @Key", entry);
    });

    private static async Task Repeat(HttpContext context, Entry entry, Kept before)
    {
        if (before.RequestHash != entry.RequestHash)
        {
            await Problems.IdempotencyKeyReused().ExecuteAsync(context);
        }
        else if (before.Status == 0)
        {
            await Problems.IdempotencyInFlight().ExecuteAsync(context);
        }
        else
        {
            context.Response.StatusCode = before.Status;
            foreach (var (name, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(before.Headers) ?? [])
                context.Response.Headers[name] = value;
            await context.Response.Body.WriteAsync(before.Body);
        }
    }

    private async Task Keep(HttpContext context, RequestDelegate next, Entry entry)
    {
        var outside = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        var isAnswered = false;
        try
        {
            await next(context);
            isAnswered = context.Response.StatusCode < StatusCodes.Status500InternalServerError
                && context.Response.StatusCode != StatusCodes.Status429TooManyRequests;
        }
        finally
        {
            context.Response.Body = outside;
            await Finish(context.Response, entry, context.Features.Get<KeptInstead>()?.Body ?? buffer.ToArray(), isAnswered);
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(outside);
    }

    private Task<int> Finish(HttpResponse response, Entry entry, byte[] body, bool isAnswered)
    {
        if (!isAnswered)
            return store.Write(transaction => transaction.Run("DELETE FROM idempotency WHERE caller = @Caller AND key = @Key", entry));
        var headers = KeptHeaders.Where(name => response.Headers.ContainsKey(name))
            .ToDictionary(name => name, name => response.Headers[name].ToString());
        return store.Write(transaction => transaction.Run(
            "UPDATE idempotency SET status = @status, headers = @headers, body = @body WHERE caller = @Caller AND key = @Key",
            new { status = response.StatusCode, headers = JsonSerializer.Serialize(headers), body, entry.Caller, entry.Key }));
    }

    private static async Task<string> HashOf(HttpRequest request)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(
            System.Text.Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString} {request.Headers.IfMatch}\n"));
        hash.AppendData(await SHA256.HashDataAsync(request.Body));
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private sealed record KeptInstead(byte[] Body);

    private sealed record Entry(string Caller, string Key, string RequestHash);

    private sealed record Kept
    {
        public string RequestHash { get; init; } = "";

        public int Status { get; init; }

        public string Headers { get; init; } = "{}";

        public byte[] Body { get; init; } = [];
    }
}
