using System.Collections.Immutable;
using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Reports.KindFolders;

/// <summary>The pictures of a folder, by their paths in it with slashes, or the findings why they are not read.</summary>
public sealed record ImageFolderResult(ImmutableDictionary<string, ReadOnlyMemory<byte>> Images, ImmutableArray<Finding> Findings)
{
    public static readonly ImageFolderResult None = new(ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty, []);
}

/// <summary>
/// Reads the pictures that templates may name. Only what lies in the folder is read: links are passed over, so no name leads
/// out of it, and what is not read cannot be named.
/// </summary>
public static class ImageFolder
{
    private const int MostFiles = 200;
    private const int MostMegabytes = 32;

    private static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".svg"];

    private static readonly EnumerationOptions Search = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = 4,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    /// <summary>The pictures among files that were kept, by their paths behind <paramref name="folder"/>.</summary>
    internal static ImageFolderResult Of(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files, string folder) => new(
        files.Where(file => file.Key.StartsWith(folder, StringComparison.Ordinal)
            && Endings.Contains(Path.GetExtension(file.Key), StringComparer.OrdinalIgnoreCase))
            .ToImmutableDictionary(file => UnicodeForm.Compose(file.Key[folder.Length..]), file => file.Value),
        []);

    /// <param name="folder">The folder.</param>
    /// <param name="shownAs">How findings call it.</param>
    public static ImageFolderResult Read(string folder, string shownAs)
    {
        if (!FileSight.IsFolder(folder))
            return ImageFolderResult.None with { Findings = [FolderFindings.NoImageFolder(shownAs)] };
        var files = new DirectoryInfo(folder).EnumerateFiles("*", Search)
            .Where(file => Endings.Contains(file.Extension, StringComparer.OrdinalIgnoreCase)).Take(MostFiles + 1).ToList();
        if (files.Count > MostFiles || files.Sum(file => file.Length) > MostMegabytes * 1_000_000L)
            return ImageFolderResult.None with
            {
                Findings = [FolderFindings.TooManyImages(Place.InFile(shownAs), MostFiles, MostMegabytes)],
            };
        var named =
            files.Select(file => (Name: UnicodeForm.Compose(Path.GetRelativePath(folder, file.FullName).Replace('\\', '/')), File: file))
                .OrderBy(image => image.File.FullName, StringComparer.Ordinal).DistinctBy(image => image.Name);
        var images = ImmutableDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var (name, file) in named)
        {
            if (InputFile.TryReadDropped(file.FullName, Path.Combine(shownAs, name), out var bytes, out var finding))
                images[name] = bytes;
            else
                findings.Add(finding);
        }

        return new(images.ToImmutable(), findings.ToImmutable());
    }
}
