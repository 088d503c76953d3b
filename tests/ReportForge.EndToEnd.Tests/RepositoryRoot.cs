namespace ReportForge.EndToEnd.Tests;

/// <summary>The folder of the solution, wherever it was cloned to.</summary>
internal static class RepositoryRoot
{
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(params string[] names) => Path.Combine([Folder, .. names]);

    private static string Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReportForge.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The tests run below the folder of ReportForge.sln.");
    }
}
