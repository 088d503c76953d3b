using Microsoft.Data.Sqlite;

namespace ReportForge.EndToEnd.Tests.Batches;

/// <summary>What two runs of the same must have alike in their ledgers.</summary>
internal static class BatchLedgerRows
{
    /// <summary>Rows of the ledger of a folder, but for their times and the seals over them.</summary>
    public static List<string> Of(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "ledger.sqlite"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM unit ORDER BY key";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Where(column => reader.GetName(column) is not ("time" or "seal"))
                .Select(column => $"{reader.GetName(column)}={(reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(column))}")));
        }

        return rows;
    }
}
