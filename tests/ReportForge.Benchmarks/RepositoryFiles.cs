namespace ReportForge.Benchmarks;

/// <summary>Files of the repository, from wherever the measurement runs.</summary>
internal static class RepositoryFiles
{
    public static string PathOf(params string[] names)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReportForge.sln")))
                return Path.Combine([folder.FullName, .. names]);
        }

        throw new DirectoryNotFoundException("Measurements run below the folder of ReportForge.sln.");
    }
}
