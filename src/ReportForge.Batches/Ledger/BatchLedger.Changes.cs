using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ReportForge.Batches.Ledger;

/// <summary>What documents that are made again were made from before.</summary>
public sealed partial class BatchLedger
{
    /// <summary>
    /// What became of the documents that were made again since <see cref="ForgetChanges"/>, by the keys of their units. Runs
    /// that were stopped count with the one that goes on with them.
    /// </summary>
    internal IEnumerable<LedgerChange> StreamChanges()
    {
        using var command = Command(
            "SELECT unit_code, unit_name, period, change.template, change.input, COALESCE(beside.input, made_from.input) "
                + "FROM change JOIN unit USING (key) JOIN made_from USING (key) LEFT JOIN beside USING (key) ORDER BY change.key");
        using var reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
            yield return Guarded(() => ChangeOf(reader));
    }

    /// <summary>Whether <see cref="StreamChanges"/> has any.</summary>
    internal bool HasChanges() => Guarded(() =>
    {
        using var command = Command("SELECT EXISTS (SELECT 1 FROM change)");
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture) != 0;
    });

    /// <summary>What changed is listed; from here on changes are new ones.</summary>
    internal void ForgetChanges() => Guarded(() => Execute("DELETE FROM change"));

    // Runs before the row and its data are replaced. The oldest data stays: it is what the reader of the last list has seen.
    private SqliteCommand NoteCommand()
    {
        var command = Command("""
            INSERT INTO change (key, template, input)
            SELECT key, template_hash <> $template OR program_version <> $version, COALESCE(beside.input, made_from.input)
            FROM unit JOIN made_from USING (key) LEFT JOIN beside USING (key)
            WHERE key = $key AND output_hash <> ''
            AND (COALESCE(beside.input, made_from.input) <> $input OR template_hash <> $template OR program_version <> $version)
            ON CONFLICT (key) DO UPDATE SET template = template OR excluded.template
            """);
        foreach (var name in new[] { "$key", "$input", "$template", "$version" })
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }
}
