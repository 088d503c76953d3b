namespace ReportForge.Reports.Storage;

/// <summary>What stands at a path.</summary>
internal enum FileKind
{
    Nothing,
    Regular,
    Folder,

    /// <summary>A link that was not followed.</summary>
    Link,

    /// <summary>A device, a pipe, a socket: reading one may never end, and replacing one takes it from the machine.</summary>
    Special,
}

/// <summary>Whether a link stands for what it leads to.</summary>
internal enum Links
{
    /// <summary>For what the user names himself.</summary>
    Followed,

    /// <summary>For what others put into a folder.</summary>
    AsTheyAre,
}

/// <summary>Tells files and folders from one another whatever their names: device and number there.</summary>
internal readonly record struct FileIdentity(uint DeviceMajor, uint DeviceMinor, ulong Number);

/// <summary>What the system says about a path before anything there is opened.</summary>
/// <param name="Kind">What stands there.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Identity">Null where the system does not tell.</param>
internal readonly record struct FileFacts(FileKind Kind, long Length, FileIdentity? Identity)
{
    /// <exception cref="IOException">The system does not answer.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder on the way may not be searched.</exception>
    public static FileFacts Of(string path, Links links) =>
        OperatingSystem.IsLinux() ? LinuxFile.FactsOf(path, links) : ByAttributes(path, links);

    // Other systems tell folders and links by their attributes; what is left there counts as a regular file.
    private static FileFacts ByAttributes(string path, Links links)
    {
        FileSystemInfo file = new FileInfo(path);
        if (links == Links.Followed && file.LinkTarget is not null)
        {
            if (file.ResolveLinkTarget(returnFinalTarget: true) is not { Exists: true } target)
                return new(FileKind.Nothing, 0, null);
            file = target;
        }

        if (file.Attributes == (FileAttributes)(-1))
            return new(FileKind.Nothing, 0, null);
        if (file.Attributes.HasFlag(FileAttributes.ReparsePoint) && links == Links.AsTheyAre)
            return new(FileKind.Link, 0, null);
        return file.Attributes.HasFlag(FileAttributes.Directory)
            ? new(FileKind.Folder, 0, null)
            : new(FileKind.Regular, new FileInfo(file.FullName).Length, null);
    }
}
