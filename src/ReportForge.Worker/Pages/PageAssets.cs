using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using ReportForge.Worker.Callers;

namespace ReportForge.Worker.Pages;

/// <summary>Style, script and icon, out of the assembly.</summary>
internal static class PageAssets
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, PageAsset> Assets = typeof(PageAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/assets/{name}", (HttpContext context, string name) =>
    {
        if (!Assets.TryGetValue(name, out var asset))
            return Results.NotFound();
        context.Response.Headers.CacheControl = "max-age=300";
        return Results.Bytes(asset.Bytes, asset.Type, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
    }).OpenToAll();

    private static PageAsset Read(string resource)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException(resource);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var type = Path.GetExtension(resource) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        return new PageAsset(bytes.ToArray(), type, Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..16]);
    }

    private sealed record PageAsset(byte[] Bytes, string Type, string Hash);
}
