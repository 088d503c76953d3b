using System.Data.Common;
using System.Diagnostics;
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
/// The work of a request that may be done a second time: what it makes is written under this id, and found again there.
/// </summary>
internal sealed record AcceptedWork(string Id);

/// <summary>
/// A request that was sent again, because its answer was lost, is answered as it was the first time. What failed through no
/// fault of the request is not kept: sending again is meant to help, and goes on with what was made until then.
/// </summary>
internal sealed class Idempotency(IStore store, ServiceOptions options, TimeProvider time)
{
    private const int LongestKey = 200;

    // The data of one report: a file on the disk for each request would cost more than the memory.
    private const int MostInMemory = 256 << 10;

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(2);

    // States of a request that was not answered yet, in place of the status of its answer.
    private const int InHand = 0;
    private const int Dropped = -1;

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
        var known = await Claim(entry);
        if (!known.IsOurs)
        {
            await Repeat(context, entry, known);
            return;
        }

        context.Features.Set(new AcceptedWork(known.Work));
        await Keep(context, next, entry);
    }

    /// <summary>
    /// Before the first request of a process that is alone with its store: what was in hand is in nobody's hand any more. Whoever asks
    /// again goes on where it was dropped.
    /// </summary>
    public static Task Drop(DbTransaction transaction) =>
        transaction.Run("UPDATE idempotency SET status = @Dropped WHERE status = @InHand", new { Dropped, InHand });

    /// <returns>What is known of the key, which is ours now when it is new or was dropped.</returns>
    private Task<Kept> Claim(Entry entry) => store.Write(async transaction =>
    {
        var now = time.GetUtcNow();
        await transaction.Run(
            "DELETE FROM idempotency WHERE caller = @Caller AND key = @Key AND at < @oldest",
            new { entry.Caller, entry.Key, oldest = now.AddHours(-options.IdempotencyHours).ToUnixTimeMilliseconds() });
        // On several machines nobody knows who died at it: what takes longer than any answer is given up.
        var given = store.IsShared ? (now - LongestAnswer).ToUnixTimeMilliseconds() : 0;
        var work = await transaction.One<string>(
            """
            INSERT INTO idempotency (caller, key, request_hash, status, headers, at, work)
            VALUES (@Caller, @Key, @RequestHash, @InHand, '{}', @at, @work)
            ON CONFLICT (caller, key) DO UPDATE SET status = @InHand, at = excluded.at,
                work = CASE idempotency.work WHEN '' THEN excluded.work ELSE idempotency.work END
            WHERE idempotency.request_hash = excluded.request_hash
                AND (idempotency.status = @Dropped OR (idempotency.status = @InHand AND idempotency.at < @given))
            RETURNING work
            """,
            new
            {
                entry.Caller,
                entry.Key,
                entry.RequestHash,
                InHand,
                Dropped,
                at = now.ToUnixTimeMilliseconds(),
                given,
                work = Guid.CreateVersion7(now).ToString("N"),
            });
        if (work is not null)
            return new Kept { IsOurs = true, Work = work };
        return await transaction
            .One<Kept>("SELECT request_hash, status, headers, body FROM idempotency WHERE caller = @Caller AND key = @Key", entry)
            ?? throw new UnreachableException();
    });

    private static async Task Repeat(HttpContext context, Entry entry, Kept before)
    {
        if (before.RequestHash != entry.RequestHash)
        {
            await Problems.IdempotencyKeyReused().ExecuteAsync(context);
        }
        else if (before.Status == InHand)
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
            return store.Write(transaction => transaction.Run(
                "UPDATE idempotency SET status = @Dropped WHERE caller = @Caller AND key = @Key",
                new { Dropped, entry.Caller, entry.Key }));
        var headers = KeptHeaders.Where(name => response.Headers.ContainsKey(name))
            .ToDictionary(name => name, name => response.Headers[name].ToString());
        return store.Write(transaction => transaction.Run(
            "UPDATE idempotency SET status = @status, headers = @headers, body = @body WHERE caller = @Caller AND key = @Key",
            new { status = response.StatusCode, headers = JsonSerializer.Serialize(headers), body, entry.Caller, entry.Key }));
    }

    private static async Task<string> HashOf(HttpRequest request)
    {
        request.EnableBuffering(MostInMemory);
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
        public bool IsOurs { get; init; }

        public string Work { get; init; } = "";

        public string RequestHash { get; init; } = "";

        public int Status { get; init; }

        public string Headers { get; init; } = "{}";

        public byte[] Body { get; init; } = [];
    }
}
