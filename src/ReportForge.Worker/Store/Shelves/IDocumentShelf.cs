namespace ReportForge.Worker.Store.Shelves;

/// <summary>
/// A place for documents outside of the database. A name is given once and never again, so that nothing that comes late, be it a
/// writing or a removal, meets another document than its own.
/// </summary>
internal interface IDocumentShelf : IDisposable
{
    /// <summary>As the settings name it.</summary>
    string Place { get; }

    /// <summary>Puts a document there, whole or not at all; when it returns, the document survives a power cut.</summary>
    Task Put(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellation);

    /// <returns>Null when there is none of that name.</returns>
    Task<byte[]?> Get(string name, CancellationToken cancellation);

    /// <summary>Removes a document, if it is there.</summary>
    Task Remove(string name, CancellationToken cancellation);

    /// <summary>Some of what this program has put there, and nothing that is another's.</summary>
    /// <param name="from">The <see cref="ShelfPage.Next"/> of the page before; null for the first.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<ShelfPage> Page(string? from, CancellationToken cancellation);
}

/// <summary>Some documents of many.</summary>
/// <param name="Documents">May be none, also where others follow.</param>
/// <param name="Next">Where the next page begins; null when there is none.</param>
internal sealed record ShelfPage(IReadOnlyList<ShelvedDocument> Documents, string? Next);

/// <summary>A document outside of the database, and when it was put there.</summary>
internal readonly record struct ShelvedDocument(string Name, DateTimeOffset At);
