using System.Data.Common;
using Dapper;

namespace ReportForge.Worker.Store;

/// <summary>Statements within a transaction, so that none can be run beside it by mistake.</summary>
internal static class StoreQueries
{
    public static Task<int> Run(this DbTransaction transaction, string sql, object? values = null) =>
        ConnectionOf(transaction).ExecuteAsync(sql, values, transaction);

    public static Task<T?> One<T>(this DbTransaction transaction, string sql, object? values = null) =>
        ConnectionOf(transaction).QuerySingleOrDefaultAsync<T>(sql, values, transaction);

    public static async Task<IReadOnlyList<T>> All<T>(this DbTransaction transaction, string sql, object? values = null) =>
        [.. await ConnectionOf(transaction).QueryAsync<T>(sql, values, transaction)];

    private static DbConnection ConnectionOf(DbTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
