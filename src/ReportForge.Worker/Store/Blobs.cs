using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Store.Shelves;

namespace ReportForge.Worker.Store;

/// <summary>
/// Documents by the hash of their contents: what is made twice is kept once. They lie in the database or, where the settings name a
/// place, outside of it; each is read where it was put.
/// </summary>
internal sealed class Blobs(IStore store, IDocumentShelf? shelf)
{
    private static readonly RowValues<NewBlob> Columns = new(
        ("hash", blob => blob.Hash), ("bytes", blob => blob.Name is null ? blob.Bytes.ToArray() : Array.Empty<byte>()),
        ("size", blob => (long)blob.Bytes.Length), ("name", blob => blob.Name));

    /// <summary>Where new documents are put; null: into the database.</summary>
    public IDocumentShelf? Shelf => shelf;

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Keeps a document with all that the transaction writes: a row that can be seen has its document.</summary>
    /// <returns>The hash by which the document is found again.</returns>
    /// <exception cref="MachineFailureException">The place outside does not take it.</exception>
    public async Task<string> Put(DbTransaction transaction, ReadOnlyMemory<byte> bytes) => (await PutAll(transaction, [bytes]))[0]!;

    /// <summary>The same of some at once.</summary>
    /// <returns>The hash of each; null where there is no document.</returns>
    /// <exception cref="MachineFailureException">The place outside does not take one.</exception>
    public async Task<IReadOnlyList<string?>> PutAll(DbTransaction transaction, IReadOnlyList<ReadOnlyMemory<byte>?> documents)
    {
        var blobs = documents.Select(document => document is { } bytes ? NewOf(bytes) : null).ToArray();
        // In one order, so that no two who put the same wait for each other.
        var added = blobs.OfType<NewBlob>().OrderBy(blob => blob.Hash, StringComparer.Ordinal);
        // One that lies outside is put there before the next is told of: the database hears from us in between.
        foreach (var few in added.Chunk(shelf is null ? RowValues<NewBlob>.RowsAStatement : 1))
        {
            var (values, parameters) = Columns.Of(few);
            var count = await transaction.Run($"INSERT INTO blob ({Columns.Columns}) {values} ON CONFLICT (hash) DO NOTHING", parameters);
            if (count == 1 && shelf is not null && few is [{ Name: { } name } document])
                await shelf.Put(name, document.Bytes, CancellationToken.None);
        }

        return [.. blobs.Select(blob => blob?.Hash)];
    }

    private NewBlob NewOf(ReadOnlyMemory<byte> bytes)
    {
        var hash = HashOf(bytes.Span);
        return new NewBlob(hash, bytes, shelf is null ? null : DocumentNames.New(hash));
    }

    /// <returns>Null when no such document is kept.</returns>
    /// <exception cref="MachineFailureException">The place outside does not answer, or what it has is not what was put there.</exception>
    public async Task<byte[]?> Get(string hash)
    {
        var row = await Row(hash);
        while (row?.Name is { } name)
        {
            var bytes = shelf is null ? null : await shelf.Get(name, CancellationToken.None);
            if (bytes is not null && HashOf(bytes) == hash)
                return bytes;
            // It may have been removed, or put anew, since its row was read.
            row = await Row(hash);
            if (row?.Name == name)
                throw MachineFailureException.With(StoreFindings.DocumentDamaged(), new InvalidDataException(name));
        }

        return row?.Bytes;
    }

    private Task<BlobRow?> Row(string hash) => store.Read(connection =>
        connection.QuerySingleOrDefaultAsync<BlobRow>("SELECT bytes, name FROM blob WHERE hash = @hash", new { hash }));

    private sealed record NewBlob(string Hash, ReadOnlyMemory<byte> Bytes, string? Name);

    private sealed record BlobRow
    {
        public byte[] Bytes { get; init; } = [];

        public string? Name { get; init; }
    }
}
