using ReportForge.Tests;

namespace ReportForge.EndToEnd.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-e2e-");

    /// <summary>Whether the tables of the Word files are looked at; not those of templates that are broken on purpose.</summary>
    public bool ChecksTables { get; init; } = true;

    public string Folder => _folder.FullName;

    public string PathOf(params string[] names) => Path.Combine([Folder, .. names]);

    public void Dispose()
    {
        try
        {
            if (ChecksTables)
                TableGeometry.Check(Folder);
        }
        finally
        {
            _folder.Delete(recursive: true);
        }
    }
}
