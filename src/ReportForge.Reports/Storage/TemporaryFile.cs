namespace ReportForge.Reports.Storage;

/// <summary>
/// A file in the making, under its hidden name beside its place. It is made anew, never opened: a link that somebody planted
/// there is removed, and what it leads to stays as it is. One that does not come to its place is gone when it is disposed.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private bool _isPlaced;

    private TemporaryFile(string path, string temporary, FileStream stream) => (_path, _temporary, Stream) = (path, temporary, stream);

    public FileStream Stream { get; }

    /// <exception cref="MachineFailureException">Something other than a file stands at the place.</exception>
    public static TemporaryFile For(string path)
    {
        var place = FileFacts.Of(path, Links.Followed);
        if (place.Kind == FileKind.Special)
            throw MachineFailureException.With(MachineFindings.NoPlaceForAFile(path), new IOException());
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        var temporary = OutputFile.TemporaryName(path);
        RemoveAbandoned(temporary);
        var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        if (place.Kind == FileKind.Regular)
            KeepMode(path, stream);
        return new TemporaryFile(path, temporary, stream);
    }

    /// <summary>Renames it to its place. The lock is held until then where the system renames open files.</summary>
    public void MoveToPlace()
    {
        if (OperatingSystem.IsWindows())
            Stream.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _isPlaced = true;
    }

    // A disk that is full must not be kept full by the half of a file that did not fit.
    public void Dispose()
    {
        Stream.Dispose();
        if (!_isPlaced)
            Remove(_temporary);
    }

    public static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            // The first failure is the one to report; the next write uses the same hidden name.
        }
    }

    // One that another process still writes is locked, and the opening fails.
    private static void RemoveAbandoned(string temporary)
    {
        var facts = FileFacts.Of(temporary, Links.AsTheyAre);
        if (facts.Kind == FileKind.Nothing)
            return;
        if (facts.Kind == FileKind.Regular)
        {
            using var abandoned = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }

        File.Delete(temporary);
    }

    // Who closed a file to others finds it closed after it was written again.
    private static void KeepMode(string path, FileStream stream)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(path));
    }
}
