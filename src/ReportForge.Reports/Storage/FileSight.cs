namespace ReportForge.Reports.Storage;

/// <summary>
/// What stands at a path, links followed. It says no only where it has looked: where the machine does not let it look, a file
/// that is there would be told as missing, and a wrong word would send its reader to the wrong place.
/// </summary>
public static class FileSight
{
    /// <summary>Whether a regular file stands there.</summary>
    /// <exception cref="MachineFailureException">The machine does not let it be seen.</exception>
    public static bool IsFile(string path) => KindOf(path) == FileKind.Regular;

    /// <summary>Whether a folder stands there.</summary>
    /// <exception cref="MachineFailureException">The machine does not let it be seen.</exception>
    public static bool IsFolder(string path) => KindOf(path) == FileKind.Folder;

    /// <summary>Whether anything stands there.</summary>
    /// <exception cref="MachineFailureException">The machine does not let it be seen.</exception>
    public static bool IsThere(string path) => KindOf(path) != FileKind.Nothing;

    private static FileKind KindOf(string path)
    {
        try
        {
            return FileFacts.Of(path, Links.Followed).Kind;
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Reading(path, failure);
        }
    }
}
