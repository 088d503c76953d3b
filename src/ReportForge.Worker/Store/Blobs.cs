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
    /// <summary>Where new documents are put; null: into the database.</summary>
    public IDocumentShelf? Shelf => shelf;

    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Keeps a document with all that the transaction writes: a row that can be seen has its document.</summary>
    /// <returns>The hash by which the document is found again.</returns>
    /// <exception cref="MachineFailureException">The place outside does not take it.</exception>
    public async Task<string> Put(DbTransaction transaction, ReadOnlyMemory<byte> bytes)
    {
        var hash = HashOf(bytes.Span);
        var name = shelf is null ? null : DocumentNames.New(hash);
        var added = await transaction.Run(
            "INSERT INTO blob (hash, bytes, size, name) VALUES (@hash, @bytes, @size, @name) ON CONFLICT (hash) DO NOTHING",
            new { hash, bytes = name is null ? bytes.ToArray() : [], size = (long)bytes.Length, name });
        if (added == 1 && shelf is not null && name is not null)
            await shelf.Put(name, bytes, CancellationToken.None);
        return hash;
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

    private sealed record BlobRow
    {
        public byte[] Bytes { get; init; } = [];

        public string? Name { get; init; }
    }
}
