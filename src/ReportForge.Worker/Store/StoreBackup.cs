using Dapper;
using Microsoft.Data.Sqlite;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Store;

/// <summary>What a backup holds.</summary>
/// <param name="Reports">Reports of all units.</param>
/// <param name="Versions">Versions of their data.</param>
public sealed record StoreContents(int Reports, int Versions);

/// <summary>
/// The embedded store as one file that can be carried away while the service runs, and brought back into an empty data folder. It
/// holds figures, documents and the hashes of passwords: nobody but its owner may read it.
/// </summary>
public static class StoreBackup
{
    // What SQLite keeps beside a database belongs to that one and would be taken for a part of another.
    private static readonly string[] Companions = ["", "-wal", "-shm", "-journal"];

    /// <summary>What its files are called in the folder of work; each backup removes what one before it has left.</summary>
    internal const string WorkName = "backup";

    /// <summary>Copies the store as of one moment, also while a service works with it.</summary>
    /// <param name="dataFolder">The data folder of the service.</param>
    /// <param name="write">Writes the file; what it answers is why it was not written.</param>
    /// <exception cref="MachineFailureException">The store cannot be read, or the disk is full.</exception>
    public static (StoreContents? Contents, Finding? Obstacle) Save(string dataFolder, Func<Action<Stream>, Finding?> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        var database = DataFolder.DatabaseIn(dataFolder);
        if (!FileSight.IsFile(database))
            return (null, StoreFindings.NoStore(dataFolder));
        using var turn = Turn(dataFolder);
        var copy = Path.Combine(dataFolder, DataFolder.WorkFolder, WorkName + ".sqlite");
        try
        {
            File.Delete(copy);
            CopyTo(database, copy);
            var contents = ContentsOf(copy);
            using var source = InputFile.Open(copy, copy, out var lost);
            return source is null
                ? (null, lost)
                : write(stream => Copy(source, stream)) is { } obstacle ? (null, obstacle) : (contents, null);
        }
        catch (SqliteException failure)
        {
            throw MachineFailureException.Reading(database, new IOException(failure.Message, failure));
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>Brings a backup into a data folder that has no store.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="shownName">As the user named it.</param>
    /// <param name="dataFolder">The data folder; made when it is not there.</param>
    /// <exception cref="MachineFailureException">The folder is held by a service or cannot be written, or the backup is of a later
    /// program.</exception>
    public static (StoreContents? Contents, Finding? Obstacle) Restore(string file, string shownName, string dataFolder)
    {
        using var source = InputFile.Open(file, shownName, out var unreadable);
        if (source is null)
            return (null, unreadable);
        if (ContentsOfBackup(file) is not { } contents)
            return (null, StoreFindings.NoBackup(shownName));
        using var folder = DataFolder.Open(dataFolder);
        if (Companions.Select(ending => folder.Database + ending)
            .FirstOrDefault(there => OutputFile.StateOf(there) != PlaceState.Free) is { } taken)
            return (null, StoreFindings.StoreIsThere(taken));
        foreach (var ending in Companions)
            File.Delete(folder.Jobs + ending);
        OutputFile.Write(folder.Database, stream => Copy(source, stream));
        return (contents, null);
    }

    private static FileStream Turn(string dataFolder)
    {
        var work = Path.Combine(dataFolder, DataFolder.WorkFolder);
        try
        {
            Directory.CreateDirectory(work);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Writing(work, failure);
        }

        try
        {
            return new FileStream(
                Path.Combine(work, WorkName + ".lock"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                1,
                FileOptions.DeleteOnClose);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw MachineFailureException.Writing(work, failure);
        }
        catch (IOException failure)
        {
            throw MachineFailureException.With(StoreFindings.AnotherBackup(dataFolder), failure);
        }
    }

    private static void CopyTo(string database, string copy)
    {
        using var connection = Open(database, SqliteOpenMode.ReadWrite);
        connection.Execute("VACUUM INTO @copy", new { copy });
    }

    private static StoreContents? ContentsOfBackup(string file)
    {
        try
        {
            return ContentsOf(file);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <exception cref="SqliteException">It is no store, or not whole.</exception>
    private static StoreContents ContentsOf(string file)
    {
        using var connection = Open(file, SqliteOpenMode.ReadOnly);
        if (connection.QueryFirst<string>("PRAGMA quick_check(1)") != "ok")
            throw new SqliteException("quick_check", SQLitePCL.raw.SQLITE_CORRUPT);
        if (StoreMigrations.LaterThanKnown(connection.Query<string>("SELECT ScriptName FROM SchemaVersions")) is { } later)
            throw MachineFailureException.With(StoreFindings.StoreIsLater(later), new InvalidOperationException(later));
        return new(
            connection.QueryFirst<int>("SELECT COUNT(*) FROM report"),
            connection.QueryFirst<int>("SELECT COUNT(*) FROM report_version"));
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Copy(FileStream source, Stream target)
    {
        if (!OperatingSystem.IsWindows() && target is FileStream made)
            File.SetUnixFileMode(made.SafeFileHandle, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        source.CopyTo(target);
    }
}
