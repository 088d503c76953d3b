namespace ReportForge.Cli.Tests;

/// <summary>The data of the real reports that come with the product.</summary>
internal static class Fixtures
{
    public static string HoangLuu { get; } = PathOf("fixtures", "reports", "hoang-luu-2024-annual.json");

    public static string PathOf(params string[] names)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ReportForge.sln")))
                return Path.Combine([folder.FullName, .. names]);
        }

        throw new DirectoryNotFoundException("The tests run below the folder of ReportForge.sln.");
    }
}
