using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Store.Shelves;

/// <summary>
/// A place for documents that answers within seconds or counts as away, whatever it has failed at. What it still does after that
/// concerns a name that nobody else uses.
/// </summary>
internal sealed class LimitedShelf(IDocumentShelf shelf, TimeSpan longest) : IDocumentShelf
{
    /// <summary>The database ends a transaction in which nothing was asked for eight seconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(6);

    // What hangs keeps its thread until it ends: there are never more of these, however long a folder is gone.
    private const int MostAtOnce = 64;

    private readonly SemaphoreSlim _asked = new(MostAtOnce, MostAtOnce);

    public string Place => shelf.Place;

    public Task Put(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => Within(async limit =>
    {
        await shelf.Put(name, bytes, limit);
        return true;
    }, cancellation);

    public Task<byte[]?> Get(string name, CancellationToken cancellation) => Within(limit => shelf.Get(name, limit), cancellation);

    public Task Remove(string name, CancellationToken cancellation) => Within(async limit =>
    {
        await shelf.Remove(name, limit);
        return true;
    }, cancellation);

    public Task<ShelfPage> Page(string? from, CancellationToken cancellation) => Within(limit => shelf.Page(from, limit), cancellation);

    public void Dispose()
    {
        shelf.Dispose();
        _asked.Dispose();
    }

    // A folder of another machine that is gone answers to no cancellation: nobody waits for it any longer.
    private async Task<T> Within<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(longest);
        var token = limit.Token;
        try
        {
            await _asked.WaitAsync(token);
            return await Task.Run(() => Ask(ask, token), CancellationToken.None).WaitAsync(token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw MachineFailureException.With(StoreFindings.DocumentsAway(), new TimeoutException($"> {longest.TotalSeconds} s", late));
        }
        catch (Exception failure) when (failure is MachineFailureException || MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.With(StoreFindings.DocumentsAway(), failure);
        }
    }

    private async Task<T> Ask<T>(Func<CancellationToken, Task<T>> ask, CancellationToken limit)
    {
        try
        {
            return await ask(limit);
        }
        finally
        {
            _asked.Release();
        }
    }
}
