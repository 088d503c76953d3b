using System.Data.Common;
using System.Security.Cryptography;
using Dapper;

namespace ReportForge.Worker.Store;

/// <summary>Documents by the hash of their contents: what is made twice is kept once.</summary>
internal static class Blobs
{
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <returns>The hash by which the document is found again.</returns>
    public static async Task<string> Put(DbTransaction transaction, ReadOnlyMemory<byte> bytes)
    {
        var hash = HashOf(bytes.Span);
        await transaction.Run(
            "INSERT INTO blob (hash, bytes, size) VALUES (@hash, @bytes, @size) ON CONFLICT (hash) DO NOTHING",
            new { hash, bytes = bytes.ToArray(), size = (long)bytes.Length });
        return hash;
    }

    public static Task<byte[]?> Get(IStore store, string hash) => store.Read(connection =>
        connection.QuerySingleOrDefaultAsync<byte[]>("SELECT bytes FROM blob WHERE hash = @hash", new { hash }));
}
