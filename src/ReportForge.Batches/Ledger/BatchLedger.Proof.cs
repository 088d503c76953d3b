using System.Globalization;
using Microsoft.Data.Sqlite;
using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Ledger;

/// <summary>Whether what lies there is a ledger, of this kind and of this version of the program.</summary>
public sealed partial class BatchLedger
{
    /// <summary>Version of the tables. Before 2 a row kept its findings in one language, before 3 it had no seal.</summary>
    private const int SchemaVersion = 3;

    private const int VersionWithBothLanguages = 2;

    // The write-ahead log survives a kill at any moment; waiting for the disk at each commit would cost the speed of
    // the run and would only help against a power cut, after which --resume finds out by the hashes of the files.
    private void Prepare(string kindId)
    {
        Guarded(() =>
        {
            _connection.Open();
            ProveWhole();
            Execute("PRAGMA locking_mode = EXCLUSIVE");
            Execute("PRAGMA journal_mode = WAL");
            Execute("PRAGMA synchronous = NORMAL");
            InTransaction(() =>
            {
                var version = VersionOf();
                foreach (var statement in Schema)
                    Execute(statement);
                Upgrade(version);
            });
        });
        ProveKind(kindId);
    }

    // A file that is no ledger, or is one no longer, is left as it is.
    private void ProveWhole()
    {
        if (VersionOf() > SchemaVersion || Texts("PRAGMA quick_check(1)") is not ["ok"])
            throw new InvalidDataException();
        using var model = new SqliteConnection("Data Source=:memory:");
        model.Open();
        foreach (var statement in Schema)
        {
            using var create = model.CreateCommand();
#pragma warning disable CA2100 // A constant of this file.
            create.CommandText = statement;
#pragma warning restore CA2100
            create.ExecuteNonQuery();
        }

        var known = Texts(Objects, model).Select(AsOfVersion).ToHashSet(StringComparer.Ordinal);
        if (!Texts(Objects).TrueForAll(known.Contains))
            throw new InvalidDataException();

        string AsOfVersion(string table) =>
            VersionOf() < SchemaVersion ? table.Replace(", seal TEXT 1 0", "", StringComparison.Ordinal) : table;
    }

    // What there is in a database, with the columns of its tables; triggers and views are none of a ledger.
    private const string Objects = """
        SELECT type || ' ' || name || ' ' || (
            SELECT group_concat(c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk, ', ')
            FROM pragma_table_info(s.name) c)
        FROM sqlite_schema s WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
        UNION ALL SELECT type || ' ' || name || ' ' || tbl_name FROM sqlite_schema WHERE type <> 'table' AND name NOT LIKE 'sqlite_%'
        """;

    private List<string> Texts(string sql, SqliteConnection? of = null)
    {
        using var command = (of ?? _connection).CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private int VersionOf()
    {
        using var version = Command("PRAGMA user_version");
        return Convert.ToInt32(version.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    // What an older program has made is made again: its findings cannot be told whole. That its documents lie there stays known.
    private void Upgrade(int version)
    {
        if (version >= SchemaVersion)
            return;
        foreach (var table in new[] { "unit", "pdf" })
        {
            if (!Texts($"SELECT name FROM pragma_table_info('{table}')").Contains("seal"))
                Execute($"ALTER TABLE {table} ADD COLUMN seal TEXT NOT NULL DEFAULT ''");
        }

        if (version < VersionWithBothLanguages)
        {
            Execute("UPDATE unit SET findings = '[]', program_version = ''");
            Execute("UPDATE pdf SET findings = '[]', made_from = ''");
        }

        _connection.CreateFunction("seal_of", (object?[] values) => LedgerSeal.Of([.. values.Select(value => value ?? "")]),
            isDeterministic: true);
        _connection.CreateFunction("marked", (byte[] packed) => PackedData.Marked(packed), isDeterministic: true);
        Execute($"UPDATE unit SET seal = seal_of({string.Join(", ", Columns.Select(column => column.Name))})");
        Execute("UPDATE pdf SET seal = seal_of(key, made_from, hash, findings)");
        Execute("UPDATE made_from SET input = marked(input)");
        Execute("UPDATE change SET input = marked(input)");
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
            throw MachineFailureException.With(LedgerFindings.OfAnotherKind(_path, there ?? "", kindId), new InvalidDataException());
    }
}
