using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ReportForge.Reports.Storage;

/// <summary>What stands where a file is to be written.</summary>
public enum PlaceState
{
    Free,
    HasFile,

    /// <summary>A folder, a link or a device, which no file replaces.</summary>
    IsTaken,
}

/// <summary>
/// Writes whole files: beside their place under a hidden name, then renamed, so that nobody ever sees half a file. The hidden
/// name is the program's own and follows from that of the file: what a killed process left is written anew, not piled up. Two
/// processes that write the same file at once get an error instead of a mixture.
/// </summary>
public static partial class OutputFile
{
    private const string TemporaryPrefix = ".reportforge-";
    private const string TemporaryEnding = ".tmp";

    /// <summary>Writes a file that survives a power cut, and replaces one that is there.</summary>
    /// <exception cref="MachineFailureException">The machine does not let the file be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        WriteToMove(path, bytes);
        try
        {
            SyncFolderOf(path);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Writing(path, failure);
        }
    }

    /// <summary>
    /// Writes a file that is moved on to another folder: what it holds survives a power cut, its name only when whoever moves it
    /// brings that folder to the disk (<see cref="SyncFolder"/>).
    /// </summary>
    /// <exception cref="MachineFailureException">The machine does not let the file be written.</exception>
    public static void WriteToMove(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var file = TemporaryFile.For(path);
            file.Stream.Write(bytes);
            file.Stream.Flush(flushToDisk: true);
            file.MoveToPlace();
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Writing(path, failure);
        }
    }

    /// <summary>
    /// Writes a file that survives a kill of the process, and replaces one that is there. Thousands of files are made
    /// ten times as fast without waiting for the disk at each.
    /// </summary>
    /// <exception cref="MachineFailureException">The machine does not let the file be written.</exception>
    public static void WriteQuickly(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var file = TemporaryFile.For(path);
            file.Stream.Write(bytes);
            file.MoveToPlace();
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
            using var file = TemporaryFile.For(path);
            write(file.Stream);
            file.Stream.Flush(flushToDisk: true);
            file.MoveToPlace();
            SyncFolderOf(path);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Writing(path, failure);
        }
    }

    /// <summary>Brings the names in a folder to the disk, so that a rename which was reported as done survives a power cut.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsLinux())
            LinuxFile.SyncFolder(folder);
    }

    /// <summary>What a new file would find at its place; a link is something other than a file, wherever it leads.</summary>
    /// <exception cref="MachineFailureException">The machine does not say.</exception>
    public static PlaceState StateOf(string path)
    {
        try
        {
            return FileFacts.Of(path, Links.AsTheyAre).Kind switch
            {
                FileKind.Nothing => PlaceState.Free,
                FileKind.Regular => PlaceState.HasFile,
                _ => PlaceState.IsTaken,
            };
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Reading(path, failure);
        }
    }

    /// <summary>Removes what killed processes left under hidden names of this program, and nothing else; links are not followed.</summary>
    public static void RemoveLeftOvers(string folder)
    {
        var own = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        foreach (var file in Directory.EnumerateFiles(folder, $"{TemporaryPrefix}*{TemporaryEnding}", own).Where(IsTemporary))
            TemporaryFile.Remove(file);
    }

    /// <summary>The hidden name under which a file is written before it is renamed; short, whatever the length of the file's own.</summary>
    public static string TemporaryName(string path)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(path))).AsSpan(0, 8));
        return Path.Combine(Path.GetDirectoryName(path) ?? "", $"{TemporaryPrefix}{mark}{TemporaryEnding}");
    }

    /// <summary>Whether a file has a hidden name of this program: it is being written, or a killed process left it.</summary>
    public static bool IsTemporary(string path) => OwnName().IsMatch(Path.GetFileName(path));

    private static void SyncFolderOf(string path) => SyncFolder(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);

    [GeneratedRegex(@"^\.reportforge-[0-9a-f]{16}\.tmp$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnName();
}
