using ReportForge.Tests.Cluster;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Store.Shelves;

namespace ReportForge.Worker.Tests.Store.Shelves;

/// <summary>A place for documents outside, and what others do there: with two names on a page.</summary>
internal sealed class TestShelf : IAsyncDisposable
{
    public const string Folder = "folder";
    public const string S3 = "s3";

    private const int PageSize = 2;
    private const string Prefix = "bao-cao";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-shelf-");
    private readonly S3StandIn? _standIn;

    private TestShelf(S3StandIn? standIn)
    {
        _standIn = standIn;
        IDocumentShelf shelf = standIn is null
            ? new FolderShelf(_folder.FullName, PageSize)
            : S3Shelf.Open(new S3Place(S3StandIn.Bucket, Prefix), standIn.Endpoint, PageSize);
        Shelf = new LimitedShelf(shelf, LimitedShelf.Longest);
    }

    public IDocumentShelf Shelf { get; }

    public S3StandIn StandIn => _standIn ?? throw new InvalidOperationException("It is a folder.");

    /// <summary>As a setting names it.</summary>
    public string Place => _standIn is null ? _folder.FullName : $"s3://{S3StandIn.Bucket}/{Prefix}";

    public static async Task<TestShelf> Of(string kind) => new(kind == S3 ? await S3StandIn.Started() : null);

    /// <summary>One that has its mark already.</summary>
    public static async Task<TestShelf> Marked(string kind)
    {
        var place = await Of(kind);
        await place.Shelf.Put(DocumentNames.Mark, "thử"u8.ToArray(), CancellationToken.None);
        return place;
    }

    /// <summary>All that lies there, whosever it is.</summary>
    public IReadOnlyList<string> Names => [.. (_standIn is null
        ? Directory.EnumerateFiles(_folder.FullName, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.FullName, file).Replace('\\', '/'))
        : _standIn.Objects.Keys.Select(key => key.StartsWith(Prefix + "/", StringComparison.Ordinal) ? key[(Prefix.Length + 1)..] : $"../{key}")).Order(StringComparer.Ordinal)];

    /// <summary>Those of documents.</summary>
    public IEnumerable<string> Documents => Names.Where(DocumentNames.IsName);

    /// <summary>Writes what the program would not.</summary>
    public void Write(string name, byte[] bytes, TimeSpan age = default)
    {
        var at = TimeProvider.System.GetUtcNow() - age;
        if (_standIn is not null)
        {
            _standIn.Objects[$"{Prefix}/{name}"] = (bytes, at);
            return;
        }

        var path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        File.SetLastWriteTimeUtc(path, at.UtcDateTime);
    }

    public void Delete(string name)
    {
        if (_standIn is null)
            File.Delete(Path.Combine(_folder.FullName, name));
        else
            _standIn.Objects.TryRemove($"{Prefix}/{name}", out _);
    }

    public async ValueTask DisposeAsync()
    {
        Shelf.Dispose();
        if (_standIn is not null)
            await _standIn.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
