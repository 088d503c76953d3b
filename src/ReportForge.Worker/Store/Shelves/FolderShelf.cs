using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Store.Shelves;

/// <summary>
/// Documents as files of a folder that all machines reach by the same name or another. Without its mark it is no folder of documents
/// but the empty place at which one was mounted: nothing is written there, and nothing is taken for gone.
/// </summary>
internal sealed class FolderShelf(string folder, int pageSize = FolderShelf.UsualPage) : IDocumentShelf
{
    private const int UsualPage = 1000;
    private const int Folders = 256;

    public string Place => folder;

    public Task Put(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (name == DocumentNames.Mark)
            MakeOwn();
        else
            FindMark();
        var path = PathOf(name);
        if (Path.GetDirectoryName(path) is { } parent && !FileSight.IsFolder(parent))
        {
            Directory.CreateDirectory(parent);
            OutputFile.SyncFolder(folder);
        }

        OutputFile.Write(path, bytes.Span);
        return Task.CompletedTask;
    }

    public async Task<byte[]?> Get(string name, CancellationToken cancellation)
    {
        var path = PathOf(name);
        if (!FileSight.IsFile(path))
        {
            if (name != DocumentNames.Mark)
                FindMark();
            return null;
        }

        await using var file = InputFile.Open(path, name, out _);
        if (file is null)
            return null;
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    public Task Remove(string name, CancellationToken cancellation)
    {
        File.Delete(PathOf(name));
        return Task.CompletedTask;
    }

    public Task<ShelfPage> Page(string? from, CancellationToken cancellation)
    {
        FindMark();
        var page = new List<ShelvedDocument>(pageSize);
        foreach (var name in NamesAfter(from ?? ""))
        {
            cancellation.ThrowIfCancellationRequested();
            page.Add(new(name, new DateTimeOffset(File.GetLastWriteTimeUtc(PathOf(name)), TimeSpan.Zero)));
            if (page.Count == pageSize)
                return Task.FromResult(new ShelfPage(page, name));
        }

        return Task.FromResult(new ShelfPage(page, null));
    }

    public void Dispose()
    {
        // A folder is not held.
    }

    // One folder of the 256 is in memory at a time. What a killed process left half written is listed, too: nothing refers to it.
    private IEnumerable<string> NamesAfter(string last) => Enumerable.Range(0, Folders)
        .Select(number => $"{number:x2}")
        .Where(part => string.CompareOrdinal(part, last) >= 0 || last.StartsWith(part, StringComparison.Ordinal))
        .Where(part => FileSight.IsFolder(PathOf(part)))
        .SelectMany(part => Directory.EnumerateFiles(PathOf(part))
            .Select(file => $"{part}/{Path.GetFileName(file)}")
            .Where(name => DocumentNames.IsName(name) || OutputFile.IsTemporary(name))
            .Where(name => string.CompareOrdinal(name, last) > 0)
            .Order(StringComparer.Ordinal));

    // What lies in it is nobody else's business; a folder that was there is as its owner wants it.
    private void MakeOwn()
    {
        if (FileSight.IsFolder(folder))
            return;
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private void FindMark()
    {
        if (!FileSight.IsFile(PathOf(DocumentNames.Mark)))
            throw new DirectoryNotFoundException($"{folder}: {DocumentNames.Mark}");
    }

    private string PathOf(string name) => Path.Combine(folder, name);
}
