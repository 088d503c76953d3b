namespace ReportForge.Reports.Storage;

/// <summary>
/// Writes whole files: beside their place under a hidden name, then renamed, so that nobody ever sees half a file.
/// The hidden name is fixed for a path: what a killed process left is written over, not piled up, and two processes
/// that write the same file at once get an error instead of a mixture.
/// </summary>
public static class OutputFile
{
    /// <summary>Writes a file that survives a power cut, and replaces one that is there.</summary>
    /// <exception cref="MachineFailureException">The machine does not let the file be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, flushToDisk: true);

    /// <summary>
    /// Writes a file that survives a kill of the process, and replaces one that is there. Thousands of files are made
    /// ten times as fast without waiting for the disk at each.
    /// </summary>
    /// <exception cref="MachineFailureException">The machine does not let the file be written.</exception>
    public static void WriteQuickly(string path, ReadOnlySpan<byte> bytes) => Write(path, bytes, flushToDisk: false);

    private static void Write(string path, ReadOnlySpan<byte> bytes, bool flushToDisk)
    {
        try
        {
            var temporary = WriteTemporary(path, bytes, flushToDisk);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Writing(path, failure);
        }
    }

    /// <summary>Writes a file that is too large to hold, and replaces one that is there.</summary>
    /// <exception cref="MachineFailureException">The machine does not let the file be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        try
        {
            var temporary = TemporaryName(path);
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
                write(stream);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            Remove(TemporaryName(path));
            throw MachineFailureException.Writing(path, failure);
        }
    }

    /// <summary>Removes what killed processes left under hidden names.</summary>
    public static void RemoveLeftOvers(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, ".*.tmp", SearchOption.AllDirectories))
            Remove(file);
    }

    /// <summary>The hidden name under which a file is written before it is renamed.</summary>
    public static string TemporaryName(string path) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", $".{Path.GetFileName(path)}.tmp");

    private static string WriteTemporary(string path, ReadOnlySpan<byte> bytes, bool flushToDisk)
    {
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        var temporary = TemporaryName(path);
        try
        {
            using var stream = OpenTemporary(temporary);
            stream.Write(bytes);
            stream.Flush(flushToDisk);
            return temporary;
        }
        catch (IOException)
        {
            Remove(temporary);
            throw;
        }
    }

    // A file that is emptied on being opened is brought to the disk on being closed (ext4 does so), which a new one is not.
    private static FileStream OpenTemporary(string temporary)
    {
        if (File.Exists(temporary))
            return new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        return new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    // A disk that is full must not be kept full by the half of a file that did not fit.
    private static void Remove(string temporary)
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
}
