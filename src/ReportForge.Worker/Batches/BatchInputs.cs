using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Batches;

/// <summary>
/// What is handed in as a batch, by its hash. It goes into the store and out of it piece by piece: the data of a whole country in one
/// array would be garbage that a process keeps for long.
/// </summary>
internal sealed class BatchInputs(IStore store, Blobs blobs)
{
    /// <param name="transaction">In which it is kept.</param>
    /// <param name="input">From its beginning, whatever was read of it.</param>
    /// <returns>The hash by which it is found again.</returns>
    public async Task<string> Put(DbTransaction transaction, Stream input)
    {
        input.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(input));
        input.Position = 0;
        var values = new DynamicParameters(new { hash, size = input.Length });
        values.Add("bytes", await store.ValueOf(input), DbType.Binary);
        await transaction.Run("INSERT INTO blob (hash, bytes, size) VALUES (@hash, @bytes, @size) ON CONFLICT (hash) DO NOTHING", values);
        return hash;
    }

    /// <exception cref="InvalidDataException">There is no such input.</exception>
    public async Task CopyTo(Stream target, string hash, CancellationToken cancellation)
    {
        if (await store.Read(connection => Copy(connection, target, hash, cancellation), cancellation))
            return;
        // The same bytes were a document before they were handed in, and lie where documents do.
        await target.WriteAsync(await blobs.Get(hash) ?? throw new InvalidDataException(hash), cancellation);
    }

    private static async Task<bool> Copy(DbConnection connection, Stream target, string hash, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT bytes FROM blob WHERE hash = @hash AND name IS NULL";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("hash", hash);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        if (!await reader.ReadAsync(cancellation))
            return false;
        await using var bytes = reader.GetStream(0);
        await bytes.CopyToAsync(target, cancellation);
        return true;
    }
}
