using System.Security.Cryptography;
using System.Text.Json;

namespace ReportForge.EndToEnd.Tests.Batches;

/// <summary>What the manifest of an output folder says of its documents, beside what lies there.</summary>
internal static class BatchManifest
{
    /// <summary>Files and hashes as manifest.json lists them.</summary>
    public static SortedDictionary<string, string> Listed(string folder)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")));
        var listed = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in manifest.RootElement.GetProperty("units").EnumerateArray())
            listed.Add(Text(unit, "file"), Text(unit, "sha256"));
        return listed;
    }

    /// <summary>Files and hashes as manifest.csv lists them; no name of a unit in the register holds a comma.</summary>
    public static SortedDictionary<string, string> ListedInTable(string folder)
    {
        var rows = File.ReadAllLines(Path.Combine(folder, "manifest.csv")).Select(line => line.Split(',')).ToList();
        var (file, hash) = (Array.IndexOf(rows[0], "file"), Array.IndexOf(rows[0], "sha256"));
        return new(rows.Skip(1).ToDictionary(row => row[file], row => row[hash]), StringComparer.Ordinal);
    }

    /// <summary>The documents that lie in the folder, with the hashes of their bytes.</summary>
    public static SortedDictionary<string, string> Found(string folder) => new(
        Documents(folder).ToDictionary(
            file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'),
            file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    public static IEnumerable<string> Documents(string folder) => Directory.EnumerateFiles(folder, "*.docx", SearchOption.AllDirectories);

    private static string Text(JsonElement unit, string name) => unit.GetProperty(name).GetString() ?? "";
}
