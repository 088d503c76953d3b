using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Ledger;

/// <summary>
/// The ledger of an output folder: one row a unit. It is held by one process at a time; a killed process leaves it as
/// of the last commit. Safe for several threads, which take turns.
/// </summary>
public sealed partial class BatchLedger : IDisposable
{
    public const string FileName = "ledger.sqlite";

    private const int BusyTimeoutMilliseconds = 2000;

    private static readonly string[] PdfParameters = ["$key", "$madeFrom", "$hash", "$findings", "$seal"];

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly Lock _turn = new();
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    private BatchLedger(SqliteConnection connection, string path) => (_connection, _path) = (connection, path);

    /// <summary>Opens the ledger of a folder, or makes it.</summary>
    /// <exception cref="MachineFailureException">It is held by another process, damaged, or cannot be written.</exception>
    public static BatchLedger Open(string folder, string kindId)
    {
        var path = Path.Combine(folder, FileName);
        SQLitePCL.Batteries_V2.Init();
        if (OutputFile.StateOf(path) == PlaceState.IsTaken)
            throw MachineFailureException.With(LedgerFindings.NoFile(path), new IOException());
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
        foreach (var command in _prepared.Values)
            command.Dispose();
        _connection.Dispose();
    }

    /// <summary>
    /// Writes rows in one transaction, with the packed data from which a document was made; of a document that somebody has edited,
    /// which stays what it is, with the data of the one that was put beside it.
    /// </summary>
    /// <param name="rows">The rows of this run.</param>
    /// <param name="notesChanges">Whether what a document was made from before is kept for <see cref="StreamChanges"/>.</param>
    internal void Write(IReadOnlyCollection<(LedgerRow Row, byte[]? PackedInput)> rows, bool notesChanges = false) =>
        Guarded(() => InTransaction(() =>
    {
        foreach (var (row, packed) in rows)
        {
            if (packed is not null && notesChanges)
                Run(NoteChange, row.Key, packed, row.TemplateHash, row.ProgramVersion);
            Run(UpsertRow, ValuesOf(row));
            if (packed is not null && row.State == LedgerState.Edited)
                Run("INSERT OR REPLACE INTO beside (key, input) VALUES ($0, $1)", row.Key, packed);
            else if (packed is not null)
                Run("INSERT OR REPLACE INTO made_from (key, input) VALUES ($0, $1)", row.Key, packed);
            // A document that says what the data say has none beside it that would be news.
            if (row.State == LedgerState.Made || (row.State == LedgerState.Edited && row.InputHash.Length > 0))
                Run("DELETE FROM beside WHERE key = $0", row.Key);
        }
    }));

    /// <summary>The row of a unit, or null.</summary>
    internal LedgerRow? Find(string key) => FindBy(SelectRow + " WHERE unit.key = $0", key);

    /// <summary>The row of a document that was made from this data, or null.</summary>
    internal LedgerRow? FindMade(string inputHash) =>
        FindBy(SelectRow + " WHERE input_hash = $0 AND state IN ('made', 'edited') LIMIT 1", inputHash);

    /// <summary>The data from which the document of a unit was made, as JSON; null when none was made.</summary>
    internal byte[]? DataOf(string key) => Guarded(() =>
    {
        using var command = Command("SELECT input FROM made_from WHERE key = $key");
        command.Parameters.AddWithValue("$key", key);
        return command.ExecuteScalar() is byte[] packed ? PackedData.Unpack(PackedData.Whole(packed)) : null;
    });

    /// <summary>
    /// The data, as JSON, and the hash of the template that a document was made from; null when the ledger does not know it.
    /// </summary>
    /// <param name="outputName">The document, relative to the folder of the ledger, with forward slashes.</param>
    public (byte[] Data, string TemplateHash)? MadeFrom(string outputName) => Guarded<(byte[], string)?>(() =>
    {
        using var command = Command("SELECT input, template_hash FROM made_from JOIN unit USING (key) WHERE output_name = $name");
        command.Parameters.AddWithValue("$name", outputName);
        using var reader = command.ExecuteReader();
        return reader.Read() ? (PackedData.Unpack(PackedData.Whole(reader.GetFieldValue<byte[]>(0))), reader.GetString(1)) : null;
    });

    /// <summary>Number of rows.</summary>
    internal int Count() => Guarded(() =>
    {
        using var command = Command("SELECT COUNT(*) FROM unit");
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    });

    /// <summary>
    /// The rows of a run by their keys, that is by unit code and period, without holding all of them: the table lies in
    /// this order. Any other order would be sorted first, and SQLite maps what it sorts into memory as a whole.
    /// </summary>
    internal IEnumerable<LedgerRow> Stream(int run) => Stream("run = $run", run);

    /// <summary>
    /// The rows of documents that are none of a run, in the same way: their unit is gone, or was not made again. There may be
    /// far more of them than the run has units.
    /// </summary>
    internal IEnumerable<LedgerRow> StreamOthers(int run) =>
        Stream("output_name <> '' AND (run <> $run OR state NOT IN ('made', 'edited'))", run);

    private IEnumerable<LedgerRow> Stream(string condition, int run)
    {
        using var command = Command($"{SelectRow} WHERE {condition} ORDER BY unit.key");
        command.Parameters.AddWithValue("$run", run);
        using var reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
            yield return Guarded(() => RowOf(reader));
    }

    /// <summary>Documents of a run that were made although their figures have errors.</summary>
    internal int MadeWithErrors(int run) => Guarded(() =>
    {
        using var command = Command("SELECT COUNT(*) FROM unit WHERE run = $run AND state IN ('made', 'edited') AND errors > 0");
        command.Parameters.AddWithValue("$run", run);
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    });

    /// <summary>Some rows of a run whose documents are made, behind a key, in the order of the keys.</summary>
    internal IReadOnlyList<LedgerRow> MadePage(int run, string afterKey, int count) => Guarded(() =>
    {
        using var command = Command(
            SelectRow + " WHERE run = $run AND state = 'made' AND unit.key > $after ORDER BY unit.key LIMIT $count");
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
    internal void WritePdfs(IReadOnlyCollection<LedgerPdf> pdfs) => Guarded(() => InTransaction(() =>
    {
        foreach (var pdf in pdfs)
        {
            using var command = Command(
                "INSERT OR REPLACE INTO pdf (key, made_from, hash, findings, seal) VALUES ($key, $madeFrom, $hash, $findings, $seal)");
            object[] values = [pdf.Key, pdf.MadeFrom, pdf.Hash, StoredFindings.Write(pdf.Findings)];
            foreach (var (name, value) in PdfParameters.Zip([.. values, LedgerSeal.Of(values)]))
                command.Parameters.AddWithValue(name, value);
            command.ExecuteNonQuery();
        }
    }));

    /// <summary>Forgets rows that the input of this run no longer has and that never became a document.</summary>
    internal void ForgetUnmade(int run) => Guarded(() =>
    {
        using var command = Command("DELETE FROM unit WHERE run <> $run AND output_name = ''");
        command.Parameters.AddWithValue("$run", run);
        command.ExecuteNonQuery();
    });

    /// <summary>
    /// The hashes under which a list may lie in the folder: as it was written last, and as a stopped run was about to write it.
    /// </summary>
    internal string HashesOfList(string name) => Guarded(() =>
    {
        using var command = Command("SELECT value FROM batch WHERE name = $name");
        command.Parameters.AddWithValue("$name", "list " + name);
        return (string?)command.ExecuteScalar() ?? "";
    });

    /// <summary>Takes down the hashes of a list.</summary>
    internal void KeepHashesOfList(string name, string hashes) => Guarded(() =>
    {
        using var command = Command("INSERT OR REPLACE INTO batch (name, value) VALUES ($name, $value)");
        command.Parameters.AddWithValue("$name", "list " + name);
        command.Parameters.AddWithValue("$value", hashes);
        command.ExecuteNonQuery();
    });

    /// <summary>Starts a run: its number, one more than that of any before.</summary>
    public int NextRun() => Guarded(() =>
    {
        Execute("""
            INSERT INTO batch (name, value) SELECT 'run', COALESCE(MAX(run), 0) + 1 FROM unit WHERE TRUE
            ON CONFLICT (name) DO UPDATE SET value = MAX(CAST(value AS INTEGER) + 1, CAST(excluded.value AS INTEGER))
            """);
        using var command = Command("SELECT value FROM batch WHERE name = 'run'");
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    });

    /// <summary>Brings the journal into the file, so that the ledger is one file again.</summary>
    internal void Settle() => Guarded(() =>
    {
        Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        Execute("PRAGMA journal_mode = DELETE");
    });

    private LedgerRow? FindBy(string sql, string value) => Guarded(() =>
    {
        using var reader = Prepared(sql, value).ExecuteReader();
        return reader.Read() ? RowOf(reader) : null;
    });

    private void Run(string sql, params object[] values) => Prepared(sql, values).ExecuteNonQuery();

    // What is asked for each unit is compiled once; its parameters are $0, $1 and so on.
    private SqliteCommand Prepared(string sql, params object[] values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            _prepared[sql] = command = Command(sql);
            for (var index = 0; index < values.Length; index++)
                command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${index}") });
        }

        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index];
        return command;
    }

    // SQLite itself ends a transaction in which the disk is full; ending it twice would hide the reason behind another error.
    private void InTransaction(Action work)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            work();
            Run("COMMIT");
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

    // Result codes of SQLite: 5 BUSY and 6 LOCKED, 11 CORRUPT and 26 NOTADB, 13 FULL; an I/O error (10) with a full disk behind it
    // comes as 13 or 10.
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
            throw MachineFailureException.With(LedgerFindings.Locked(_path), failure);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 13)
        {
            throw MachineFailureException.With(MachineFindings.DiskFull(_path), failure);
        }
        catch (Exception failure) when (failure
            is InvalidDataException or JsonException or InvalidCastException or FormatException or OverflowException
            or InvalidOperationException)
        {
            throw MachineFailureException.With(LedgerFindings.Damaged(_path), failure);
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 11 or 26)
        {
            throw MachineFailureException.With(LedgerFindings.Damaged(_path), failure);
        }
        catch (SqliteException failure)
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"SQLite {failure.SqliteErrorCode}: {failure.Message}");
            throw MachineFailureException.With(LedgerFindings.Unusable(_path, reason), failure);
        }
    }
}
