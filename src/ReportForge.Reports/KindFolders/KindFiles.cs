using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Reports.KindFolders;

/// <summary>
/// Reads the files of a templates folder, or of one as it was kept: a kind's own and the shared ones beside it. A manifest is
/// somebody else's text, so no path of it leads out of the folder, not even over a link.
/// </summary>
internal sealed class KindFiles
{
    public const int MaxBytes = 32 * 1024 * 1024;

    private readonly string root;
    private readonly string folder;
    private readonly ImmutableDictionary<string, ReadOnlyMemory<byte>>? kept;

    /// <param name="kindFolder">The folder of one kind; the templates folder is the one around it.</param>
    public KindFiles(string kindFolder)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(kindFolder));
        root = Path.GetDirectoryName(folder) ?? folder;
    }

    private KindFiles(string kindId, ImmutableDictionary<string, ReadOnlyMemory<byte>> kept)
        : this(kindId) => this.kept = kept;

    /// <summary>The files of a kind as they were when they were kept.</summary>
    public static KindFiles Kept(string kindId, IEnumerable<TemplateFile> files) =>
        new(kindId, files.ToImmutableDictionary(file => file.Name, file => file.Bytes, StringComparer.Ordinal));

    /// <summary>The pictures that templates may name.</summary>
    public ImageFolderResult Images => kept is null ? ImageFolder.Read(folder, FolderName) : ImageFolder.Of(kept, FolderName + "/");

    public string FolderName => Path.GetFileName(folder);

    /// <summary>How findings and hashes name a file: relative to the templates folder, with slashes.</summary>
    public string NameOf(string path) => Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(folder, path))).Replace('\\', '/');

    /// <summary>The path of a file that another file names, seen from the kind's folder.</summary>
    public static string Beside(string path, string other) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", other).Replace('\\', '/');

    /// <summary>The bytes of a file, or null with a finding at the place that names it.</summary>
    public ReadOnlyMemory<byte>? Read(string path, Place namedAt, List<Finding> findings)
    {
        var full = Path.GetFullPath(Path.Combine(folder, path));
        if (!IsInside(full))
        {
            findings.Add(FolderFindings.OutsideTemplates(namedAt, path));
            return null;
        }

        if (kept is not null && kept.TryGetValue(NameOf(path), out var asKept))
            return asKept;
        if (kept is not null || !FileSight.IsThere(full))
        {
            findings.Add(FolderFindings.FileMissing(namedAt, NameOf(path)));
            return null;
        }

        var file = new FileInfo(full);
        if (LeadsOutside(file))
        {
            findings.Add(FolderFindings.OutsideTemplates(namedAt, path));
            return null;
        }

        if (FileSight.IsFile(full) && file.Length > MaxBytes)
        {
            findings.Add(FolderFindings.FileTooLarge(namedAt, NameOf(path), MaxBytes));
            return null;
        }

        if (InputFile.TryRead(full, NameOf(path), out var bytes, out var finding))
            return bytes;
        findings.Add(finding);
        return null;
    }

    private bool IsInside(string full) => full.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private bool LeadsOutside(FileInfo file) =>
        file.ResolveLinkTarget(returnFinalTarget: true) is { } target && !IsInside(Path.GetFullPath(target.FullName));
}
