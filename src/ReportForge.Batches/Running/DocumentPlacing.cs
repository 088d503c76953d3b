using System.Security.Cryptography;
using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Running;

/// <summary>Puts what a batch makes into its place, without touching what a person has made of it.</summary>
internal static class DocumentPlacing
{
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>
    /// The same bytes stay untouched; a file of ours, whose hash the ledger has, is replaced; what a person has edited is
    /// never overwritten, and the answer is false then.
    /// </summary>
    public static bool TryPlace(string path, ReadOnlySpan<byte> bytes, string hash, string hashInLedger)
    {
        if (File.Exists(path))
        {
            var there = HashOf(File.ReadAllBytes(path));
            if (there == hash)
                return true;
            if (there != hashInLedger)
                return false;
        }

        OutputFile.WriteQuickly(path, bytes);
        return true;
    }
}
