using System.IO.Compression;
using System.Text;

namespace ReportForge.Tests;

/// <summary>Packages that a test writes part by part, also such as no program would write; equal parts give equal bytes.</summary>
internal static class SmallPackage
{
    public static byte[] Of(params IEnumerable<(string Name, string Text)> parts) =>
        Of(parts.Select(part => (part.Name, Encoding.UTF8.GetBytes(part.Text))));

    public static byte[] Of(IEnumerable<(string Name, byte[] Bytes)> parts)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
                Write(archive, name, bytes);
        }

        return buffer.ToArray();
    }

    public static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var content = entry.Open();
        content.Write(bytes);
    }
}
