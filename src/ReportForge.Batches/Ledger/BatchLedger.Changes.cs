using System.Globalization;

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

    // Runs before the row and its data are replaced. The oldest data stays: it is what the reader of the last list has seen. The
    // parameters are key, new data, template and version.
    private const string NoteChange = """
        INSERT INTO change (key, template, input)
        SELECT key, template_hash <> $2 OR program_version <> $3, COALESCE(beside.input, made_from.input)
        FROM unit JOIN made_from USING (key) LEFT JOIN beside USING (key)
        WHERE key = $0 AND output_hash <> ''
        AND (COALESCE(beside.input, made_from.input) <> $1 OR template_hash <> $2 OR program_version <> $3)
        ON CONFLICT (key) DO UPDATE SET template = template OR excluded.template
        """;
}
