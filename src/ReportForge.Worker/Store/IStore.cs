using System.Data.Common;

namespace ReportForge.Worker.Store;

/// <summary>
/// The database of the service. Statements are the same for every engine; an implementation knows how its engine is opened,
/// migrated and written to by several at once.
/// </summary>
internal interface IStore : IDisposable
{
    /// <summary>
    /// Whether other processes work with it at the same time: then nothing that is in hand may be taken for left behind by a
    /// process that is gone.
    /// </summary>
    bool IsShared { get; }

    /// <summary>
    /// What is left of a stream whose length is known, as a statement takes it: in pieces while it is sent, or all at once.
    /// </summary>
    Task<object> ValueOf(Stream bytes);

    /// <summary>How much room it takes, in bytes.</summary>
    Task<long> Size();

    /// <summary>Brings the schema to the version of this program. A schema of a later program is refused.</summary>
    void Migrate();

    /// <summary>Does what no other process may do at the same time; the others wait.</summary>
    Task Alone(Func<Task> work, CancellationToken cancellation = default);

    Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>
    /// One transaction: everything in it is kept, or nothing of it. It is as if no other was written meanwhile; where that does
    /// not come true it is done again, so the work may change nothing but the store.
    /// </summary>
    Task<T> Write<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>One transaction that sees what others write meanwhile, and holds what it locks itself.</summary>
    Task<T> Hold<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>
    /// Frees what a process holds that was frozen within a statement; what one holds that was frozen elsewhere the database frees.
    /// </summary>
    Task FreeAbandoned(CancellationToken cancellation = default);
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
