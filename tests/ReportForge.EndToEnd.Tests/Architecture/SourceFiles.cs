namespace ReportForge.EndToEnd.Tests.Architecture;

/// <summary>The C# files of the repository that people write.</summary>
internal static class SourceFiles
{
    /// <summary>All files below one of the top folders, in the order of their paths.</summary>
    public static IEnumerable<string> Of(string topFolder) => Directory
        .EnumerateFiles(RepositoryRoot.PathOf(topFolder), "*.cs", SearchOption.AllDirectories)
        .Where(file => !IsMade(Path.GetRelativePath(RepositoryRoot.Folder, file)))
        .Order(StringComparer.Ordinal);

    private static bool IsMade(string path) =>
        path.Split(Path.DirectorySeparatorChar) is var folders && (folders.Contains("obj") || folders.Contains("bin"));
}
