using System.Security.Cryptography;
using System.Text;
using ReportForge.Reports.Storage;

namespace ReportForge.Reports.KindFolders;

/// <summary>A file that a kind is made of.</summary>
/// <param name="Name">Its path in the templates folder, with slashes.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record TemplateFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>
/// Every file of a kind and of the shared parts: any of them may show in a document or in its findings. What is written for
/// people only (.md) does not.
/// </summary>
public static class TemplateFiles
{
    private const string SharedFolder = "parts";

    /// <summary>The files as they lie in the templates folder, in the order of their names. One that may not be read is empty.</summary>
    public static IEnumerable<TemplateFile> Read(string templatesFolder, string kindId)
    {
        var folders = new[] { Path.Combine(templatesFolder, kindId), Path.Combine(templatesFolder, SharedFolder) };
        foreach (var file in folders.Where(FileSight.IsFolder).SelectMany(folder => FolderWalk.Read(folder, folder).Files)
            .Where(file => !file.EndsWith(".md", StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(templatesFolder, file).Replace('\\', '/');
            yield return new(name, InputFile.TryRead(file, file, out var bytes, out _) ? bytes : ReadOnlyMemory<byte>.Empty);
        }
    }

    /// <summary>Hash of the names and the bytes, in the order in which they come.</summary>
    public static string HashOf(IEnumerable<TemplateFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file.Name + "\n"));
            hash.AppendData(SHA256.HashData(file.Bytes.Span));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
