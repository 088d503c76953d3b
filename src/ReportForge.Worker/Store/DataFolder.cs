using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Store;

/// <summary>The one folder in which an embedded service keeps everything; held by one process at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    /// <summary>Files with which something is done at the moment.</summary>
    public const string WorkFolder = "work";

    private readonly FileStream _hold;

    private DataFolder(string path, FileStream hold) => (Path, _hold) = (path, hold);

    public string Path { get; }

    public string Database => DatabaseIn(Path);

    /// <summary>What the scheduler knows; all of it can be had again from the store.</summary>
    public string Jobs => System.IO.Path.Combine(Path, "jobs.sqlite");

    public string Work => System.IO.Path.Combine(Path, WorkFolder);

    /// <summary>A place for a file while something is done with it.</summary>
    public string WorkFile(string name, string extension) =>
        System.IO.Path.Combine(Directory.CreateDirectory(Work).FullName, name + extension);

    /// <summary>Removes what a killed process has left in hand; a backup may be in the hands of another.</summary>
    /// <exception cref="MachineFailureException">The folder cannot be written.</exception>
    public void EmptyWork()
    {
        try
        {
            foreach (var left in Directory.CreateDirectory(Work).EnumerateFiles())
            {
                if (!left.Name.StartsWith(StoreBackup.WorkName + ".", StringComparison.Ordinal))
                    left.Delete();
            }
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Writing(Work, failure);
        }
    }

    /// <summary>Where the store of a data folder lies.</summary>
    public static string DatabaseIn(string folder) => System.IO.Path.Combine(folder, "reportforge.sqlite");

    /// <exception cref="MachineFailureException">The folder cannot be written, or another process holds it.</exception>
    public static DataFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            // Figures and password hashes are nobody else's business.
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Writing(path, failure);
        }

        var hold = System.IO.Path.Combine(path, "service.lock");
        try
        {
            return new DataFolder(path, new FileStream(hold, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure)
        {
            throw MachineFailureException.With(StoreFindings.AnotherService(path), failure);
        }
    }

    public void Dispose() => _hold.Dispose();
}
