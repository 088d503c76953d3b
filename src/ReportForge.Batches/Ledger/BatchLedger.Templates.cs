using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using ReportForge.Reports.KindFolders;

namespace ReportForge.Batches.Ledger;

/// <summary>The templates that the documents of the folder were made with, each once, under its hash.</summary>
public sealed partial class BatchLedger
{
    /// <summary>Megabytes of a template that are kept; one that is larger is not.</summary>
    private const int MostMegabytes = 64;

    /// <summary>
    /// Keeps the files of a template, unless they are there or are no longer what the hash says. Templates that no document
    /// was made with any more are forgotten.
    /// </summary>
    internal void KeepTemplate(string hash, Func<IEnumerable<TemplateFile>> read)
    {
        if (TemplateOf(hash) is not null)
            return;
        ImmutableArray<TemplateFile> files = [.. read()];
        if (files.Sum(file => (long)file.Bytes.Length) > MostMegabytes * 1_000_000L || TemplateFiles.HashOf(files) != hash)
            return;
        Guarded(() => InTransaction(() =>
        {
            using var forget = Command("DELETE FROM template WHERE hash = $hash OR hash NOT IN (SELECT template_hash FROM unit)");
            forget.Parameters.AddWithValue("$hash", hash);
            forget.ExecuteNonQuery();
            foreach (var file in files)
            {
                using var command = Command("INSERT OR REPLACE INTO template (hash, name, bytes) VALUES ($hash, $name, $bytes)");
                command.Parameters.AddWithValue("$hash", hash);
                command.Parameters.AddWithValue("$name", file.Name);
                command.Parameters.AddWithValue("$bytes", file.Bytes.ToArray());
                command.ExecuteNonQuery();
            }
        }));
    }

    /// <summary>The files behind a hash; null when they were not kept, or somebody has changed them.</summary>
    public IReadOnlyList<TemplateFile>? TemplateOf(string hash) => Guarded<IReadOnlyList<TemplateFile>?>(() =>
    {
        using var size = Command("SELECT COALESCE(SUM(LENGTH(bytes)), 0) FROM template WHERE hash = $hash");
        size.Parameters.AddWithValue("$hash", hash);
        if (Convert.ToInt64(size.ExecuteScalar(), CultureInfo.InvariantCulture) is 0 or > MostMegabytes * 1_000_000L)
            return null;
        using var command = Command("SELECT name, bytes FROM template WHERE hash = $hash ORDER BY rowid");
        command.Parameters.AddWithValue("$hash", hash);
        using var reader = command.ExecuteReader();
        var files = ReadFiles(reader);
        return TemplateFiles.HashOf(files) == hash ? files : null;
    });

    private static List<TemplateFile> ReadFiles(SqliteDataReader reader)
    {
        var files = new List<TemplateFile>();
        while (reader.Read())
            files.Add(new(reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
        return files;
    }
}
