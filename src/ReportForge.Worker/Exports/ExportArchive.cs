using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReportForge.Worker.Http;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Exports;

/// <summary>A file of an export.</summary>
/// <param name="Path">Within the archive.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of its contents.</param>
/// <param name="Name">Of a document: its own name, which may be one that not every system takes.</param>
internal sealed record ExportedFile(string Path, long Size, string Sha256, string? Name);

/// <summary>Says what an archive has in it. It comes last: an archive without it was broken off.</summary>
/// <param name="Unit">Code of the unit.</param>
/// <param name="UnitName">Its name.</param>
/// <param name="ExportedAt">When it was fetched.</param>
/// <param name="Program">Version of this program.</param>
/// <param name="HasAudit">Whether whoever fetched it may see the audit; without that right it is not in it.</param>
/// <param name="Files">All but this one.</param>
internal sealed record ExportManifest(
    string Unit, string UnitName, DateTimeOffset ExportedAt, string Program, bool HasAudit, IReadOnlyList<ExportedFile> Files);

/// <summary>An archive in the making, and what was put into it.</summary>
internal sealed class ExportArchive(ZipArchive archive)
{
    public const string Manifest = "manifest.json";

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly List<ExportedFile> _files = [];

    public async Task Add(string path, ReadOnlyMemory<byte> bytes, DateTimeOffset at, string? name = null)
    {
        await archive.Add(path, bytes, at);
        _files.Add(new(path, bytes.Length, Blobs.HashOf(bytes.Span), name));
    }

    public Task AddJson<T>(string path, T value, DateTimeOffset at) => Add(path, JsonSerializer.SerializeToUtf8Bytes(value, Readable), at);

    /// <summary>Ends the archive with the list of its files.</summary>
    public Task End(ExportManifest manifest) => archive.Add(
        Manifest, JsonSerializer.SerializeToUtf8Bytes(manifest with { Files = _files }, Readable), manifest.ExportedAt);
}
