using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ReportForge.Tests.Cluster;

/// <summary>How a store of objects behaves.</summary>
internal enum StoreMood
{
    Serves,

    /// <summary>Answers that it cannot for the moment.</summary>
    Refuses,

    /// <summary>Takes what it is asked, and does not answer.</summary>
    Hangs,

    /// <summary>Ends every connection.</summary>
    IsAway,
}

/// <summary>
/// A store of objects on this machine that speaks as much of S3 as the service asks for: objects of one bucket, by path, and lists of
/// them in pages. What comes unsigned, or with other bytes than its checksum says, it refuses.
/// </summary>
internal sealed class S3StandIn : IAsyncDisposable
{
    public const string Bucket = "van-ban";

    private static readonly XNamespace Names = "http://s3.amazonaws.com/doc/2006-03-01/";

    private readonly WebApplication _app;

    private S3StandIn(WebApplication app) => _app = app;

    /// <summary>By their keys.</summary>
    public ConcurrentDictionary<string, (byte[] Bytes, DateTimeOffset At)> Objects { get; } = new(StringComparer.Ordinal);

    public StoreMood Mood { get; set; }

    /// <summary>How long it takes for an answer.</summary>
    public TimeSpan Delay { get; set; }

    public string Endpoint => _app.Urls.First();

    public static async Task<S3StandIn> Started()
    {
        // Who asks need not be known here, but must say who he is.
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", "kho-thu");
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", "bi-mat-cua-kho");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(server => server.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        var store = new S3StandIn(builder.Build());
        store._app.Run(store.Answer);
        await store._app.StartAsync();
        return store;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Answer(HttpContext context)
    {
        await Task.Delay(Mood == StoreMood.Hangs ? TimeSpan.FromMinutes(1) : Delay, context.RequestAborted);
        if (Mood == StoreMood.IsAway)
            context.Abort();
        else if (Mood == StoreMood.Refuses)
            await Refuse(context, StatusCodes.Status503ServiceUnavailable, "SlowDown");
        else if (!context.Request.Headers.Authorization.ToString().StartsWith("AWS4-HMAC-SHA256 Credential=kho-thu/", StringComparison.Ordinal))
            await Refuse(context, StatusCodes.Status403Forbidden, "AccessDenied");
        else
            await Serve(context);
    }

    private Task Serve(HttpContext context)
    {
        var parts = context.Request.Path.Value!.TrimStart('/').Split('/', 2);
        if (parts[0] != Bucket)
            return Refuse(context, StatusCodes.Status404NotFound, "NoSuchBucket");
        var key = parts.Length > 1 ? parts[1] : "";
        return (context.Request.Method, key) switch
        {
            ("GET", "") => List(context),
            ("PUT", not "") => Put(context, key),
            ("GET" or "HEAD", _) => Get(context, key),
            ("DELETE", _) => Remove(context, key),
            _ => Refuse(context, StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed"),
        };
    }

    private async Task Put(HttpContext context, string key)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var bytes = body.ToArray();
        if (context.Request.Headers["x-amz-checksum-sha256"] is [{ } checksum] && checksum != Convert.ToBase64String(SHA256.HashData(bytes)))
        {
            await Refuse(context, StatusCodes.Status400BadRequest, "BadDigest");
            return;
        }

        Objects[key] = (bytes, TimeProvider.System.GetUtcNow());
        context.Response.Headers.ETag = Tag(bytes);
    }

    private async Task Get(HttpContext context, string key)
    {
        if (!Objects.TryGetValue(key, out var found))
        {
            await Refuse(context, StatusCodes.Status404NotFound, "NoSuchKey");
            return;
        }

        context.Response.Headers.ETag = Tag(found.Bytes);
        context.Response.Headers.LastModified = found.At.ToString("R", CultureInfo.InvariantCulture);
        context.Response.ContentLength = found.Bytes.Length;
        if (context.Request.Method == "GET")
            await context.Response.Body.WriteAsync(found.Bytes);
    }

    private Task Remove(HttpContext context, string key)
    {
        Objects.TryRemove(key, out _);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task List(HttpContext context)
    {
        var query = context.Request.Query;
        var (prefix, after) = (query["prefix"].ToString(), query["continuation-token"].ToString());
        var most = int.Parse(query["max-keys"].ToString(), CultureInfo.InvariantCulture);
        var found = Objects.Where(one => one.Key.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(one.Key, after) > 0)
            .OrderBy(one => one.Key, StringComparer.Ordinal).Take(most + 1).ToList();
        var page = found.Take(most).ToList();
        return Xml(context, new XElement(
            Names + "ListBucketResult",
            new XElement(Names + "Name", Bucket),
            new XElement(Names + "IsTruncated", found.Count > most),
            found.Count > most ? new XElement(Names + "NextContinuationToken", page[^1].Key) : null,
            page.Select(one => new XElement(
                Names + "Contents",
                new XElement(Names + "Key", one.Key),
                new XElement(Names + "LastModified", one.Value.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
                new XElement(Names + "Size", one.Value.Bytes.Length)))));
    }

    private static Task Refuse(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        return Xml(context, new XElement("Error", new XElement("Code", code), new XElement("Message", code)));
    }

    private static Task Xml(HttpContext context, XElement element)
    {
        context.Response.ContentType = "application/xml";
        return context.Request.Method == "HEAD" ? Task.CompletedTask : context.Response.WriteAsync(element.ToString(SaveOptions.DisableFormatting));
    }

#pragma warning disable CA5351 // What S3 calls the tag of an object is its MD5.
    private static string Tag(byte[] bytes) => $"\"{Convert.ToHexStringLower(MD5.HashData(bytes))}\"";
#pragma warning restore CA5351
}
