using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using ReportForge.Findings;

namespace ReportForge.Batches.Ledger;

/// <summary>The tables of the ledger, and how a row of them is read and written.</summary>
public sealed partial class BatchLedger
{
    private const string Text = "TEXT NOT NULL";
    private const string Whole = "INTEGER NOT NULL";
    private const string Seal = "seal TEXT NOT NULL DEFAULT ''";

    private const string SelectRow =
        "SELECT unit.*, pdf.made_from, pdf.hash, pdf.findings, pdf.seal FROM unit LEFT JOIN pdf ON pdf.key = unit.key";

    /// <summary>
    /// The columns of a row, in the order of <see cref="ValuesOf"/> and <see cref="RowOf"/>; its seal stands behind them.
    /// </summary>
    private static readonly ImmutableArray<(string Name, string Type)> Columns =
    [
        ("key", "TEXT PRIMARY KEY"), ("unit_code", Text), ("unit_name", Text), ("period", Text), ("ordinal", Whole), ("source", Text),
        ("state", Text), ("input_hash", Text), ("template_hash", Text), ("program_version", Text), ("output_hash", Text),
        ("output_name", Text), ("findings", Text), ("errors", Whole), ("warnings", Whole), ("time", Text), ("attempt", Whole),
        ("run", Whole),
    ];

    // Of a unit that is in a run twice the row is that of the last, in whatever order its threads come.
    private static readonly string UpsertRow =
        $"INSERT INTO unit ({string.Join(", ", Columns.Select(column => column.Name))}, seal) "
            + $"VALUES ({string.Join(", ", Enumerable.Range(0, Columns.Length + 1).Select(index => $"${index}"))}) "
            + "ON CONFLICT (key) DO UPDATE SET "
            + string.Join(", ", Columns.Skip(1).Select(column => $"{column.Name} = excluded.{column.Name}"))
            + ", seal = excluded.seal WHERE excluded.run <> unit.run OR excluded.ordinal >= unit.ordinal";

    private static readonly string[] Schema =
    [
        "CREATE TABLE IF NOT EXISTS batch (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
        $"CREATE TABLE IF NOT EXISTS unit ({string.Join(", ", Columns.Select(column => $"{column.Name} {column.Type}"))}, "
            + $"{Seal}) WITHOUT ROWID",
        "CREATE INDEX IF NOT EXISTS unit_by_input ON unit (input_hash)",
        "CREATE TABLE IF NOT EXISTS pdf (key TEXT PRIMARY KEY, made_from TEXT NOT "
            + $"NULL, hash TEXT NOT NULL, findings TEXT NOT NULL, {Seal}) WITHOUT ROWID",
        "CREATE TABLE IF NOT EXISTS made_from (key TEXT PRIMARY KEY, input BLOB NOT NULL)",
        "CREATE TABLE IF NOT EXISTS beside (key TEXT PRIMARY KEY, input BLOB NOT NULL)",
        "CREATE TABLE IF NOT EXISTS template (hash TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (hash, name))",
        "CREATE TABLE IF NOT EXISTS change (key TEXT PRIMARY KEY, template INTEGER NOT NULL, input BLOB NOT NULL)",
    ];

    private static object[] ValuesOf(LedgerRow row)
    {
        object[] values = CellsOf(row);
        return [.. values, LedgerSeal.Of(values)];
    }

    private static object[] CellsOf(LedgerRow row) =>
    [
        row.Key, row.UnitCode, row.UnitName, row.Period, row.Ordinal, row.Source, NameOf(row.State), row.InputHash, row.TemplateHash,
        row.ProgramVersion, row.OutputHash, row.OutputName, StoredFindings.Write(row.Findings), row.Errors, row.Warnings, row.Time,
        row.Attempt, row.Run,
    ];

    /// <exception cref="InvalidDataException">The row is not as it was written.</exception>
    private static LedgerRow RowOf(SqliteDataReader reader)
    {
        var isAsWritten = reader.GetString(Columns.Length) == LedgerSeal.Of(Cells(reader, 0, Columns.Length));
        return isAsWritten && Read(reader) is var row && LiesWithin(row.OutputName) ? row : throw new InvalidDataException();
    }

    // What a name of the ledger leads to is read, listed and replaced.
    private static bool LiesWithin(string outputName) => !Path.IsPathRooted(outputName) && !outputName.Split('/', '\\').Contains("..");

    private static object[] Cells(SqliteDataReader reader, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(reader.GetValue)];

    private static LedgerRow Read(SqliteDataReader reader) => new()
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
        Pdf = reader.IsDBNull(Columns.Length + 1) ? null : PdfOf(reader),
    };

    private static LedgerPdf PdfOf(SqliteDataReader reader)
    {
        const int first = 19;
        object[] values = [reader.GetString(0), .. Cells(reader, first, 3)];
        if (reader.GetString(first + 3) != LedgerSeal.Of(values))
            throw new InvalidDataException();
        return new LedgerPdf(reader.GetString(0), reader.GetString(first), reader.GetString(first + 1),
            StoredFindings.Read(reader.GetString(first + 2)));
    }

    private static LedgerChange ChangeOf(SqliteDataReader reader) => new(
        reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3) != 0,
        PackedData.Whole(reader.GetFieldValue<byte[]>(4)), PackedData.Whole(reader.GetFieldValue<byte[]>(5)));

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
}
