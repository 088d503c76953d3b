using Microsoft.Data.Sqlite;

namespace ReportForge.Tests;

/// <summary>As much of a service's store as a backup asks for.</summary>
internal static class SmallStore
{
    /// <summary>Makes a file with one report.</summary>
    public static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file) ?? "");
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE SchemaVersions (ScriptName TEXT);
            CREATE TABLE report (id TEXT);
            CREATE TABLE report_version (report TEXT);
            INSERT INTO report VALUES ('1');
            INSERT INTO report_version VALUES ('1');
            """;
        command.ExecuteNonQuery();
    }
}
