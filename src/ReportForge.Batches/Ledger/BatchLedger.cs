using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Ledger;

/// <summary>
/// The ledger of an output folder: one row a unit. It is held by one process at a time; a killed process leaves it as
/// of the last commit. Safe for several threads, which take turns.
/// </summary>
public sealed class BatchLedger : IDisposable
{
    public const string FileName = "ledger.sqlite";

    private const int BusyTimeoutMilliseconds = 2000;
    private const string Text = "TEXT NOT NULL";
    private const string Whole = "INTEGER NOT NULL";

    /// <summary>Version of the tables. Before 2 a row kept its findings in one language.</summary>
    private const int SchemaVersion = 2;

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly Lock _turn = new();
    private SqliteCommand? _upsert;
    private SqliteCommand? _keep;
    private SqliteCommand? _note;

    private BatchLedger(SqliteConnection connection, string path) => (_connection, _path) = (connection, path);

    /// <summary>Opens the ledger of a folder, or makes it.</summary>
    /// <exception cref="MachineFailureException">It is held by another process, damaged, or cannot be written.</exception>
    public static BatchLedger Open(string folder, string kindId)
    {
        var path = Path.Combine(folder, FileName);
        SQLitePCL.Batteries_V2.Init();
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = BusyTimeoutMilliseconds / 1000,
        }.ToString());
        var ledger = new BatchLedger(connection, path);
        try
        {
            ledger.Prepare(kindId);
            return ledger;
        }
        catch
        {
            ledger.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _upsert?.Dispose();
        _keep?.Dispose();
        _note?.Dispose();
        _connection.Dispose();
    }

    /// <summary>Writes rows in one transaction, with the packed data from which a document was made.</summary>
    /// <param name="rows">The rows of this run.</param>
    /// <param name="notesChanges">Whether what a document was made from before is kept for <see cref="StreamChanges"/>.</param>
    public void Write(IReadOnlyCollection<(LedgerRow Row, byte[]? PackedInput)> rows, bool notesChanges = false) => Guarded(() => InTransaction(() =>
    {
        foreach (var (row, packed) in rows)
        {
            if (packed is not null && notesChanges)
                Run(_note ??= NoteCommand(), [row.Key, packed, row.TemplateHash, row.ProgramVersion]);
            Run(_upsert ??= UpsertCommand(), ValuesOf(row));
            if (packed is not null)
                Run(_keep ??= KeepCommand(), [row.Key, packed]);
        }
    }));

    /// <summary>The row of a unit, or null.</summary>
    public LedgerRow? Find(string key) => FindBy(SelectRow + " WHERE unit.key = $value", key);

    /// <summary>The row of a document that was made from this data, or null.</summary>
    public LedgerRow? FindMade(string inputHash) => FindBy(SelectRow + " WHERE input_hash = $value AND state IN ('made', 'edited') LIMIT 1", inputHash);

    /// <summary>Number of rows.</summary>
    public int Count() => Guarded(() =>
    {
        using var command = Command("SELECT COUNT(*) FROM unit");
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    });

    /// <summary>
    /// The rows of a run by their keys, that is by unit code and period, without holding all of them: the table lies in
    /// this order. Any other order would be sorted first, and SQLite maps what it sorts into memory as a whole.
    /// </summary>
    public IEnumerable<LedgerRow> Stream(int run) => Stream("run = $run", run);

    /// <summary>
    /// The rows of documents that are none of a run, in the same way: their unit is gone, or was not made again. There may be
    /// far more of them than the run has units.
    /// </summary>
    public IEnumerable<LedgerRow> StreamOthers(int run) => Stream("output_name <> '' AND (run <> $run OR state NOT IN ('made', 'edited'))", run);

    private IEnumerable<LedgerRow> Stream(string condition, int run)
    {
        using var command = Command($"{SelectRow} WHERE {condition} ORDER BY unit.key");
        command.Parameters.AddWithValue("$run", run);
        using var reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
            yield return RowOf(reader);
    }

    /// <summary>Documents of a run that were made although their figures have errors.</summary>
    public int MadeWithErrors(int run) => Guarded(() =>
    {
        using var command = Command("SELECT COUNT(*) FROM unit WHERE run = $run AND state IN ('made', 'edited') AND errors > 0");
        command.Parameters.AddWithValue("$run", run);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    });

    /// <summary>Some rows of a run whose documents are made, behind a key, in the order of the keys.</summary>
    public IReadOnlyList<LedgerRow> MadePage(int run, string afterKey, int count) => Guarded(() =>
    {
        using var command = Command(SelectRow + " WHERE run = $run AND state = 'made' AND unit.key > $after ORDER BY unit.key LIMIT $count");
        command.Parameters.AddWithValue("$run", run);
        command.Parameters.AddWithValue("$after", afterKey);
        command.Parameters.AddWithValue("$count", count);
        using var reader = command.ExecuteReader();
        var rows = new List<LedgerRow>(count);
        while (reader.Read())
            rows.Add(RowOf(reader));
        return rows;
    });

    /// <summary>Writes what became of the PDFs of some documents in one transaction.</summary>
    public void WritePdfs(IReadOnlyCollection<LedgerPdf> pdfs) => Guarded(() => InTransaction(() =>
    {
        foreach (var pdf in pdfs)
        {
            using var command = Command("INSERT OR REPLACE INTO pdf (key, made_from, hash, findings) VALUES ($key, $madeFrom, $hash, $findings)");
            command.Parameters.AddWithValue("$key", pdf.Key);
            command.Parameters.AddWithValue("$madeFrom", pdf.MadeFrom);
            command.Parameters.AddWithValue("$hash", pdf.Hash);
            command.Parameters.AddWithValue("$findings", StoredFindings.Write(pdf.Findings));
            command.ExecuteNonQuery();
        }
    }));

    /// <summary>
    /// What became of the documents that were made again since <see cref="ForgetChanges"/>, by the keys of their units. Runs
    /// that were stopped count with the one that goes on with them.
    /// </summary>
    public IEnumerable<LedgerChange> StreamChanges()
    {
        using var command = Command("SELECT unit_code, unit_name, period, change.template, change.input, made_from.input FROM change JOIN unit USING (key) JOIN made_from USING (key) ORDER BY change.key");
        using var reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
            yield return new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3) != 0, reader.GetFieldValue<byte[]>(4), reader.GetFieldValue<byte[]>(5));
    }

    /// <summary>Whether <see cref="StreamChanges"/> has any.</summary>
    public bool HasChanges() => Guarded(() =>
    {
        using var command = Command("SELECT EXISTS (SELECT 1 FROM change)");
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture) != 0;
    });

    /// <summary>What changed is listed; from here on changes are new ones.</summary>
    public void ForgetChanges() => Guarded(() => Execute("DELETE FROM change"));

    /// <summary>Forgets rows that the input of this run no longer has and that never became a document.</summary>
    public void ForgetUnmade(int run) => Guarded(() =>
    {
        using var command = Command("DELETE FROM unit WHERE run <> $run AND output_name = ''");
        command.Parameters.AddWithValue("$run", run);
        command.ExecuteNonQuery();
    });

    /// <summary>The hashes under which a list may lie in the folder: as it was written last, and as a stopped run was about to write it.</summary>
    public string HashesOfList(string name) => Guarded(() =>
    {
        using var command = Command("SELECT value FROM batch WHERE name = $name");
        command.Parameters.AddWithValue("$name", "list " + name);
        return (string?)command.ExecuteScalar() ?? "";
    });

    /// <summary>Takes down the hashes of a list.</summary>
    public void KeepHashesOfList(string name, string hashes) => Guarded(() =>
    {
        using var command = Command("INSERT OR REPLACE INTO batch (name, value) VALUES ($name, $value)");
        command.Parameters.AddWithValue("$name", "list " + name);
        command.Parameters.AddWithValue("$value", hashes);
        command.ExecuteNonQuery();
    });

    /// <summary>Starts a run: its number, one more than the last.</summary>
    public int NextRun() => Guarded(() =>
    {
        Execute("INSERT INTO batch (name, value) VALUES ('run', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1");
        using var command = Command("SELECT value FROM batch WHERE name = 'run'");
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    });

    /// <summary>Brings the journal into the file, so that the ledger is one file again.</summary>
    public void Settle() => Guarded(() =>
    {
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Execute("PRAGMA journal_mode = DELETE");
    });

    // The write-ahead log survives a kill at any moment; waiting for the disk at each commit would cost the speed of
    // the run and would only help against a power cut, after which --resume finds out by the hashes of the files.
    private void Prepare(string kindId)
    {
        Guarded(() =>
        {
            _connection.Open();
            Execute("PRAGMA locking_mode = EXCLUSIVE");
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = NORMAL");
            InTransaction(() =>
            {
                foreach (var statement in Schema)
                    Execute(statement);
                Upgrade();
            });
        });
        ProveKind(kindId);
    }

    // What an older program has made is made again: its findings cannot be told whole. That its documents lie there stays known.
    private void Upgrade()
    {
        using var version = Command("PRAGMA user_version");
        if (Convert.ToInt32(version.ExecuteScalar(), CultureInfo.InvariantCulture) >= SchemaVersion)
            return;
        Execute("UPDATE unit SET findings = '[]', program_version = ''");
        Execute("UPDATE pdf SET findings = '[]', made_from = ''");
        Execute($"PRAGMA user_version = {SchemaVersion.ToString(CultureInfo.InvariantCulture)}");
    }

    private void ProveKind(string kindId)
    {
        var there = Guarded(() =>
        {
            using var insert = Command("INSERT OR IGNORE INTO batch (name, value) VALUES ('kind', $kind)");
            insert.Parameters.AddWithValue("$kind", kindId);
            insert.ExecuteNonQuery();
            return (string?)Command("SELECT value FROM batch WHERE name = 'kind'").ExecuteScalar();
        });
        if (there != kindId)
            throw MachineFailureException.With(BatchFindings.LedgerOfAnotherKind(_path, there ?? "", kindId), new InvalidDataException());
    }

    private const string SelectRow = "SELECT unit.*, pdf.made_from, pdf.hash, pdf.findings FROM unit LEFT JOIN pdf ON pdf.key = unit.key";

    /// <summary>The columns of a row, in the order of <see cref="ValuesOf"/> and <see cref="RowOf"/>.</summary>
    private static readonly ImmutableArray<(string Name, string Type)> Columns =
    [
        ("key", "TEXT PRIMARY KEY"), ("unit_code", Text), ("unit_name", Text), ("period", Text), ("ordinal", Whole), ("source", Text),
        ("state", Text), ("input_hash", Text), ("template_hash", Text), ("program_version", Text), ("output_hash", Text),
        ("output_name", Text), ("findings", Text), ("errors", Whole), ("warnings", Whole), ("time", Text), ("attempt", Whole), ("run", Whole),
    ];

    private static readonly string[] Schema =
    [
        "CREATE TABLE IF NOT EXISTS batch (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        $"CREATE TABLE IF NOT EXISTS unit ({string.Join(", ", Columns.Select(column => $"{column.Name} {column.Type}"))}) WITHOUT ROWID",
        "CREATE INDEX IF NOT EXISTS unit_by_input ON unit (input_hash)",
        "CREATE TABLE IF NOT EXISTS pdf (key TEXT PRIMARY KEY, made_from TEXT NOT NULL, hash TEXT NOT NULL, findings TEXT NOT NULL) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS made_from (key TEXT PRIMARY KEY, input BLOB NOT NULL)",
        "CREATE TABLE IF NOT EXISTS change (key TEXT PRIMARY KEY, template INTEGER NOT NULL, input BLOB NOT NULL)",
    ];

    private LedgerRow? FindBy(string sql, string value) => Guarded(() =>
    {
        using var command = Command(sql);
        command.Parameters.AddWithValue("$value", value);
        using var reader = command.ExecuteReader();
        return reader.Read() ? RowOf(reader) : null;
    });

    private static object[] ValuesOf(LedgerRow row) =>
    [
        row.Key, row.UnitCode, row.UnitName, row.Period, row.Ordinal, row.Source, NameOf(row.State), row.InputHash, row.TemplateHash,
        row.ProgramVersion, row.OutputHash, row.OutputName, StoredFindings.Write(row.Findings), row.Errors, row.Warnings, row.Time, row.Attempt, row.Run,
    ];

    private static void Run(SqliteCommand command, object[] values)
    {
        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index];
        command.ExecuteNonQuery();
    }

    private SqliteCommand KeepCommand()
    {
        var command = Command("INSERT OR REPLACE INTO made_from (key, input) VALUES ($key, $input)");
        command.Parameters.Add(new SqliteParameter { ParameterName = "$key" });
        command.Parameters.Add(new SqliteParameter { ParameterName = "$input" });
        return command;
    }

    // Runs before the row and its data are replaced. The oldest data stays: it is what the reader of the last list has seen.
    private SqliteCommand NoteCommand()
    {
        var command = Command("""
            INSERT INTO change (key, template, input)
            SELECT key, template_hash <> $template OR program_version <> $version, input FROM unit JOIN made_from USING (key)
            WHERE key = $key AND output_hash <> '' AND (input <> $input OR template_hash <> $template OR program_version <> $version)
            ON CONFLICT (key) DO UPDATE SET template = template OR excluded.template
            """);
        foreach (var name in new[] { "$key", "$input", "$template", "$version" })
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    private SqliteCommand UpsertCommand()
    {
        var names = string.Join(", ", Columns.Select(column => column.Name));
        var command = Command($"INSERT OR REPLACE INTO unit ({names}) VALUES ({string.Join(", ", Columns.Select(column => "$" + column.Name))})");
        foreach (var (name, _) in Columns)
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + name });
        return command;
    }

    private static LedgerRow RowOf(SqliteDataReader reader) => new()
    {
        Key = reader.GetString(0),
        UnitCode = reader.GetString(1),
        UnitName = reader.GetString(2),
        Period = reader.GetString(3),
        Ordinal = reader.GetInt32(4),
        Source = reader.GetString(5),
        State = StateOf(reader.GetString(6)),
        InputHash = reader.GetString(7),
        TemplateHash = reader.GetString(8),
        ProgramVersion = reader.GetString(9),
        OutputHash = reader.GetString(10),
        OutputName = reader.GetString(11),
        Findings = StoredFindings.Read(reader.GetString(12)),
        Errors = reader.GetInt32(13),
        Warnings = reader.GetInt32(14),
        Time = reader.GetString(15),
        Attempt = reader.GetInt32(16),
        Run = reader.GetInt32(17),
        Pdf = reader.IsDBNull(18) ? null : new LedgerPdf(reader.GetString(0), reader.GetString(18), reader.GetString(19), StoredFindings.Read(reader.GetString(20))),
    };

    internal static string NameOf(LedgerState state) => state switch
    {
        LedgerState.Planned => "planned",
        LedgerState.Made => "made",
        LedgerState.Edited => "edited",
        _ => "failed",
    };

    private static LedgerState StateOf(string name) => name switch
    {
        "planned" => LedgerState.Planned,
        "made" => LedgerState.Made,
        "edited" => LedgerState.Edited,
        _ => LedgerState.Failed,
    };

    // SQLite itself ends a transaction in which the disk is full; ending it twice would hide the reason behind another error.
    private void InTransaction(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            Execute("COMMIT");
        }
        catch
        {
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
                Execute("ROLLBACK");
            throw;
        }
    }

    private void Execute(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this file; values go in as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    private void Guarded(Action action) => Guarded(() =>
    {
        action();
        return true;
    });

    // Result codes of SQLite: 5 BUSY and 6 LOCKED, 13 FULL; an I/O error (10) with a full disk behind it comes as 13 or 10.
    private T Guarded<T>(Func<T> action)
    {
        try
        {
            lock (_turn)
            {
                return action();
            }
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 5 or 6)
        {
            throw MachineFailureException.With(BatchFindings.LedgerLocked(_path), failure);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 13)
        {
            throw MachineFailureException.With(MachineFindings.DiskFull(_path), failure);
        }
        catch (SqliteException failure)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"SQLite {failure.SqliteErrorCode}: {failure.Message}");
            throw MachineFailureException.With(BatchFindings.LedgerUnusable(_path, reason), failure);
        }
    }
}
