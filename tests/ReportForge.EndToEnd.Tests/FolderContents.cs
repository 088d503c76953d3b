using System.Security.Cryptography;
using ReportForge.Batches.Ledger;

namespace ReportForge.EndToEnd.Tests;

/// <summary>What lies in a folder, to compare it with another.</summary>
internal static class FolderContents
{
    /// <summary>Names and hashes of all files but the ledger, which holds times.</summary>
    public static SortedDictionary<string, string> Of(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith(BatchLedger.FileName, StringComparison.Ordinal))
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
        return new SortedDictionary<string, string>(files, StringComparer.Ordinal);
    }
}
