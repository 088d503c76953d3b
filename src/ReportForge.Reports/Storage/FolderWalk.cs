using System.Collections.Immutable;
using ReportForge.Findings;

namespace ReportForge.Reports.Storage;

/// <summary>The files below a folder, and what could not be looked into.</summary>
/// <param name="Files">Full paths, in ordinal order; links to files are among them.</param>
/// <param name="Findings">Folders that the machine does not let be read.</param>
public sealed record FolderContents(ImmutableArray<string> Files, ImmutableArray<Finding> Findings);

/// <summary>
/// Goes through a folder with all below it. A folder is entered once, by whatever links it can be reached, so that links
/// which lead back upwards end; one that cannot be read is told and stops nothing.
/// </summary>
public static class FolderWalk
{
    /// <param name="folder">The folder.</param>
    /// <param name="shownName">How findings call it.</param>
    public static FolderContents Read(string folder, string shownName)
    {
        var walk = new Walk(folder, shownName);
        walk.Enter(folder);
        return new([.. walk.Files.Order(StringComparer.Ordinal)], [.. walk.Findings]);
    }

    /// <summary>Whether a folder is another one or lies in it, by whatever links it is named. Both are there.</summary>
    public static bool Contains(string outer, string inner)
    {
        if (FileFacts.Of(outer, Links.Followed).Identity is not { } sought)
            return Path.GetFullPath(inner + Path.DirectorySeparatorChar).StartsWith(
                Path.GetFullPath(outer + Path.DirectorySeparatorChar),
                StringComparison.OrdinalIgnoreCase);
        var (at, last) = (inner, (FileIdentity?)null);
        while (FileFacts.Of(at, Links.Followed).Identity is { } identity && identity != last)
        {
            if (identity == sought)
                return true;
            (at, last) = (at + "/..", identity);
        }

        return false;
    }

    private sealed class Walk(string root, string shownName)
    {
        private readonly HashSet<FileIdentity> _entered = [];

        public List<string> Files { get; } = [];

        public List<Finding> Findings { get; } = [];

        public void Enter(string folder)
        {
            try
            {
                if (!IsNew(folder))
                    return;
                foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
                {
                    if (entry.Attributes.HasFlag(FileAttributes.Directory))
                        Enter(entry.FullName);
                    else
                        Files.Add(entry.FullName);
                }
            }
            catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
            {
                Findings.Add(MachineFindings.CannotReadFolder(ShownName(folder), failure));
            }
        }

        private string ShownName(string folder) => folder == root ? shownName : Path.Combine(shownName, Path.GetRelativePath(root, folder));

        // Where the system tells no identity, a folder behind a link is not entered at all.
        private bool IsNew(string folder) => FileFacts.Of(folder, Links.Followed).Identity is { } identity
            ? _entered.Add(identity)
            : folder == root || FileFacts.Of(folder, Links.AsTheyAre).Kind != FileKind.Link;
    }
}
