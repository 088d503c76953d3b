using Microsoft.AspNetCore.Http;

namespace ReportForge.Worker.Http;

/// <summary>Reads what was sent: the server cuts off what is larger than its limit.</summary>
internal static class Bodies
{
    public static async Task<byte[]> Read(Stream body, CancellationToken cancellation)
    {
        // What is kept already, as for an Idempotency-Key, tells its length: then it stands in memory once, and not in the arrays of a
        // stream that grows, each twice as large as the one before.
        using var bytes = new MemoryStream(body.CanSeek ? (int)(body.Length - body.Position) : 0);
        await body.CopyToAsync(bytes, cancellation);
        return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
    }

    /// <summary>The name of a file as its sender gave it, without any folder.</summary>
    public static string? GivenName(HttpRequest request)
    {
        var given = request.GetTypedHeaders().ContentDisposition is { } disposition
            ? (disposition.FileNameStar.Value ?? disposition.FileName.Value)
            : null;
        return Path.GetFileName(given?.Trim('"').Replace('\\', '/')) is { Length: > 0 } name ? name : null;
    }

    /// <summary>The name of a file of data; what it is says its contents, whatever it is called.</summary>
    public static string NameOf(HttpRequest request, byte[] bytes, string stem) =>
        Path.ChangeExtension(GivenName(request) ?? stem, IsPackage(bytes) ? ".xlsx" : ".json");

    /// <summary>Whether a file is one of Word: names of parts stand in a package as they are.</summary>
    public static bool IsWord(ReadOnlySpan<byte> bytes) => IsPackage(bytes) && bytes.IndexOf("word/"u8) >= 0;

    public static bool IsPackage(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK"u8);

    /// <summary>The same of what can be read again, from its beginning.</summary>
    public static async Task<bool> IsPackage(Stream bytes)
    {
        var start = new byte[2];
        return IsPackage(start.AsSpan(0, await bytes.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false)));
    }
}
