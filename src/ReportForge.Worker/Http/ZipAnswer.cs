using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ReportForge.Worker.Http;

/// <summary>An archive that is written while it is sent: nothing of it is held but the entry in hand.</summary>
internal static class ZipAnswer
{
    // The first moment that an archive can tell.
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IResult Of(HttpContext context, string fileName, Func<ZipArchive, Task> write)
    {
        // The head of an entry is written at once by the runtime's archive, also where everything else waits.
        if (context.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        return Results.Stream(
            async output =>
            {
                await using var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
                await write(archive);
            },
            MediaTypes.Zip,
            fileName);
    }

    /// <summary>Writes an entry; Word files, which are compressed already, as they are.</summary>
    public static async Task Add(this ZipArchive archive, string path, ReadOnlyMemory<byte> bytes, DateTimeOffset? at = null)
    {
        var isCompressed = path.EndsWith(".docx", StringComparison.Ordinal);
        var entry = archive.CreateEntry(path, isCompressed ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = at > Earliest ? at.Value : Earliest;
        await using var target = await entry.OpenAsync();
        await target.WriteAsync(bytes);
    }
}
