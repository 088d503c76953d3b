using System.Data;
using System.Data.Common;
using Dapper;
using DbUp;
using DbUp.Engine;
using Npgsql;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Store;

/// <summary>The store of several machines: one PostgreSQL database.</summary>
internal sealed class PostgresStore : IStore
{
    /// <summary>
    /// How long a process may be silent that holds something, before it is taken for frozen; what a living one does in between is shorter.
    /// </summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMilliseconds(MostSilent);

    private const int MostSilent = 8000;

    // The time limits of the database for a process that is frozen or cut off.
    private static readonly string Liveness =
        $"-c idle_in_transaction_session_timeout={MostSilent} "
        + "-c client_connection_check_interval=1000 "
        + "-c tcp_keepalives_idle=2 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3 -c tcp_user_timeout=6000";

    // Names the lock that is held while the schema is brought up to date: "ReportFo" in ASCII.
    private const long SchemaLock = 0x5265706f7274466f;

    // Documents are compressed already; what units are made of is, quickly, where the server can do that. A table that is in use is
    // locked for it once, and not by every process that starts.
    private const string Columns = """
        DO $$ BEGIN
            IF (SELECT attstorage FROM pg_attribute WHERE attrelid = 'blob'::regclass AND attname = 'bytes') <> 'e' THEN
                ALTER TABLE blob ALTER COLUMN bytes SET STORAGE EXTERNAL;
            END IF;
        END $$;
        DO $$ BEGIN
            IF (SELECT attcompression FROM pg_attribute WHERE attrelid = 'batch_unit'::regclass AND attname = 'input') <> 'l' THEN
                ALTER TABLE batch_unit ALTER COLUMN input SET COMPRESSION lz4;
            END IF;
        EXCEPTION WHEN feature_not_supported THEN NULL;
        END $$
        """;

    // Once the database has begun to take a statement apart it waits for the rest of it, and none of its time limits counts. Who holds
    // units, or holds somebody up, and has been silent since is gone; one that sends a large file slowly does neither.
    private static readonly string Free = $"""
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity silent
        WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid() AND backend_xid IS NOT NULL
        AND state = 'active' AND wait_event_type = 'Client' AND state_change < clock_timestamp() - INTERVAL '{MostSilent} milliseconds'
        AND (EXISTS (SELECT FROM pg_locks WHERE pg_locks.pid = silent.pid AND relation = 'batch_unit'::regclass AND mode = 'RowShareLock')
            OR EXISTS (
                SELECT FROM pg_stat_activity waiting
                WHERE waiting.wait_event_type = 'Lock' AND silent.pid = ANY (pg_blocking_pids(waiting.pid))))
        """;

    private const int MostAttempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly NpgsqlDataSource _source;

    private PostgresStore(NpgsqlConnectionStringBuilder connection)
    {
        Connection = connection.ToString();
        _source = NpgsqlDataSource.Create(connection);
    }

    public bool IsShared => true;

    /// <summary>How the database is reached, for the scheduler.</summary>
    public string Connection { get; }

    /// <param name="connection">As the operator wrote it: <c>Host=…;Database=…;Username=…</c>.</param>
    /// <exception cref="MachineFailureException">It cannot be read.</exception>
    public static PostgresStore Open(string connection)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connection);
            settings.Options = string.Join(' ', new[] { Liveness, settings.Options }.Where(options => !string.IsNullOrEmpty(options)));
            settings.ApplicationName ??= "ReportForge";
            (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, 2, 1);
            // Npgsql's ContainsKey is true of every key that there is, set or not.
            if (!settings.ShouldSerialize("Timeout"))
                settings.Timeout = 5;
            if (!settings.ShouldSerialize("Command Timeout"))
                settings.CommandTimeout = 15;
            if (!settings.ShouldSerialize("Maximum Pool Size"))
                settings.MaxPoolSize = 30;
            // What a batch says again and again is parsed and planned once a connection.
            if (!settings.ShouldSerialize("Max Auto Prepare"))
                settings.MaxAutoPrepare = 40;
            return new PostgresStore(settings);
        }
        catch (ArgumentException wrong)
        {
            // The text may hold a password and is not repeated.
            throw MachineFailureException.With(SettingsFindings.WrongSettings("Postgres"), wrong);
        }
    }

    public Task<object> ValueOf(Stream bytes) => Task.FromResult<object>(bytes);

    public Task<long> Size() => Read(connection => connection.QuerySingleAsync<long>("SELECT pg_database_size(current_database())"));

    public void Migrate()
    {
        var builder = DeployChanges.To.PostgresqlDatabase(Connection);
        builder.WithPreprocessor(new ByteOrder());
        StoreMigrations.Run(StoreMigrations.AddTo(builder, blobType: "BYTEA"));
        using var columns = _source.CreateCommand(Columns);
        columns.ExecuteNonQuery();
    }

    /// <exception cref="MachineFailureException">The database cannot be reached.</exception>
    public async Task Alone(Func<Task> work, CancellationToken cancellation = default)
    {
        await using var connection = await Reach(cancellation);
        await using var taking = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { CommandTimeout = 0 };
        taking.Parameters.Add(new NpgsqlParameter<long> { TypedValue = SchemaLock });
        await taking.ExecuteNonQueryAsync(cancellation);
        try
        {
            await work();
        }
        finally
        {
            await GiveBack(connection);
        }
    }

    private static async Task GiveBack(NpgsqlConnection connection)
    {
        try
        {
            await using var giving = new NpgsqlCommand("SELECT pg_advisory_unlock($1)", connection);
            giving.Parameters.Add(new NpgsqlParameter<long> { TypedValue = SchemaLock });
            await giving.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The database has taken it back with the connection.
        }
    }

    public async Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        return await work(connection);
    }

    public async Task<T> Write<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Once(work, IsolationLevel.Serializable, cancellation);
            }
            catch (PostgresException conflict) when (IsConflict(conflict) && attempt < MostAttempts)
            {
                await Task.Delay(Pause * attempt, cancellation);
            }
        }
    }

    public Task<T> Hold<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default) =>
        Once(work, IsolationLevel.ReadCommitted, cancellation);

    public Task FreeAbandoned(CancellationToken cancellation = default) => Read(connection => connection.ExecuteAsync(Free), cancellation);

    public void Dispose() => _source.Dispose();

    private async Task<T> Once<T>(Func<DbTransaction, Task<T>> work, IsolationLevel isolation, CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(isolation, cancellation);
        var result = await work(transaction);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    // Two that insert the same may be told of it before they are told of their conflict (PostgreSQL, “Serialization Failure Handling”).
    private static bool IsConflict(PostgresException failure) => failure.SqlState is PostgresErrorCodes.SerializationFailure
        or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation;

    private async Task<NpgsqlConnection> Reach(CancellationToken cancellation)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancellation);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            throw MachineFailureException.With(StoreFindings.DatabaseUnreachable(failure.Message), failure);
        }
    }

    /// <summary>Texts are ordered by their characters, as everywhere else in the program, whatever the database was made for.</summary>
    private sealed class ByteOrder : IScriptPreprocessor
    {
        public string Process(string contents) => contents.Replace(" TEXT ", " TEXT COLLATE \"C\" ", StringComparison.Ordinal);
    }
}
