using System.Collections.Concurrent;

namespace ReportForge.Worker.Inbox;

/// <summary>
/// Tells which files of the inbox are complete. A file is ready when it kept its size and time over two looks and
/// ends where its format ends; one that ends in the middle may have a stalled writer and is given more time.
/// </summary>
internal sealed class InboxLook(InboxOptions options, TimeProvider time)
{
    // What .NET says of a file that is gone, or of a link that leads nowhere.
    private const FileAttributes Nothing = (FileAttributes)(-1);

    private readonly Dictionary<string, Sight> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTime> _passedOver = new(StringComparer.Ordinal);

    /// <summary>Whether the last look saw files that were not ready yet.</summary>
    public bool SawUnfinished => _seen.Count > 0;

    /// <summary>Leaves a name out until something else stands there.</summary>
    public void PassOver(string name) => _passedOver[name] = new FileInfo(Path.Combine(options.Inbox, name)).LastWriteTimeUtc;

    /// <summary>Names of the files that are ready, in ordinal order.</summary>
    public IReadOnlyList<string> Ready()
    {
        var now = time.GetTimestamp();
        var present = new DirectoryInfo(options.Inbox)
            .EnumerateFiles()
            .Where(IsData)
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .ToList();
        Forget(present);
        var ready = present.Where(file => !IsPassedOver(file) && IsReady(file, now)).Select(file => file.Name).ToList();
        foreach (var name in ready)
            _seen.Remove(name);
        return ready;
    }

    // Hidden names and names of half downloads belong to whoever is writing them.
    private static bool IsData(FileInfo file) =>
        !file.Name.StartsWith('.') && !file.Name.StartsWith('~') && CompleteData.Knows(file.Name);

    private void Forget(List<FileInfo> present)
    {
        var names = present.Select(file => file.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _seen.Keys.Where(name => !names.Contains(name)).ToList())
            _seen.Remove(gone);
        foreach (var gone in _passedOver.Keys.Where(name => !names.Contains(name)))
            _passedOver.TryRemove(gone, out _);
    }

    private bool IsPassedOver(FileInfo file) => _passedOver.TryGetValue(file.Name, out var written) && written == file.LastWriteTimeUtc;


    private bool IsReady(FileInfo file, long now)
    {
        var (length, written) = (file.Attributes == Nothing ? -1 : file.Length, file.LastWriteTimeUtc);
        if (!_seen.TryGetValue(file.Name, out var before) || before.Length != length || before.Written != written)
        {
            _seen[file.Name] = new Sight(length, written, now);
            return false;
        }

        var quiet = time.GetElapsedTime(before.Since, now);
        if (quiet < options.SettleTime)
            return false;
        return quiet >= options.StallTime || CompleteData.IsComplete(file.FullName);
    }

    private sealed record Sight(long Length, DateTime Written, long Since);
}
