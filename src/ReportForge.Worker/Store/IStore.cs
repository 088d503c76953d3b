using System.Data.Common;

namespace ReportForge.Worker.Store;

/// <summary>
/// The database of the service. Statements are the same for every engine; an implementation knows how its engine is opened,
/// migrated and written to by several at once.
/// </summary>
internal interface IStore
{
    /// <summary>Brings the schema to the version of this program. A schema of a later program is refused.</summary>
    void Migrate();

    Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>One transaction: everything in it is kept, or nothing of it.</summary>
    Task<T> Write<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default);
}

internal static class StoreWriting
{
    public static Task Write(this IStore store, Func<DbTransaction, Task> work, CancellationToken cancellation = default) =>
        store.Write(async transaction =>
        {
            await work(transaction);
            return true;
        }, cancellation);
}
