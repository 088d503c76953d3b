using System.Data.Common;
using DbUp;
using Microsoft.Data.Sqlite;
using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Store;

/// <summary>The embedded store: one SQLite file in the data folder.</summary>
internal sealed class SqliteStore(string file) : IStore
{
    // SQLite has one writer at a time: ours wait in turn here, instead of trying again and again there.
    private readonly SemaphoreSlim _writing = new(1, 1);

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString();

    public bool IsShared => false;

    public async Task<object> ValueOf(Stream bytes)
    {
        var all = new byte[bytes.Length - bytes.Position];
        await bytes.ReadExactlyAsync(all);
        return all;
    }

    // The database and the log that SQLite keeps beside it.
    public Task<long> Size() => Task.FromResult(Length(file) + Length(file + "-wal"));

    public void Migrate()
    {
        using (var connection = new SqliteConnection(_connection))
        {
            connection.Open();
            using var mode = connection.CreateCommand();
            mode.CommandText = "PRAGMA journal_mode = WAL";
            mode.ExecuteNonQuery();
        }

        var upgrade = StoreMigrations.AddTo(DeployChanges.To.SqliteDatabase(_connection), blobType: "BLOB");
        StoreMigrations.Run(upgrade);
    }

    // The data folder is held by one process.
    public Task Alone(Func<Task> work, CancellationToken cancellation = default) => work();

    public async Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await Open(cancellation);
        return await work(connection);
    }

    public async Task<T> Write<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default)
    {
        await _writing.WaitAsync(cancellation);
        try
        {
            await using var connection = await Open(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            var result = await work(transaction);
            await transaction.CommitAsync(CancellationToken.None);
            return result;
        }
        finally
        {
            _writing.Release();
        }
    }

    public Task<T> Hold<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default) => Write(work, cancellation);

    // The data folder is held by one process.
    public Task FreeAbandoned(CancellationToken cancellation = default) => Task.CompletedTask;

    public void Dispose()
    {
        _writing.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private static long Length(string file) => FileSight.IsFile(file) ? new FileInfo(file).Length : 0;

    // FULL: what was answered as accepted survives a power cut, too. The timeout is for Quartz, which writes beside us.
    private async Task<SqliteConnection> Open(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellation);
        await using var settings = connection.CreateCommand();
        settings.CommandText = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000";
        await settings.ExecuteNonQueryAsync(cancellation);
        return connection;
    }
}
