using System.IO.Compression;
using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Lists;

/// <summary>Puts documents into one archive. They are compressed already, so they are stored as they are.</summary>
internal static class DocumentArchive
{
    // The earliest date that a zip file can hold; the archive must not depend on the day it was made.
    internal static readonly DateTimeOffset FixedDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream stream, string root, IEnumerable<string> names)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
            entry.LastWriteTime = FixedDate;
            using var target = entry.Open();
            using var source = InputFile.Open(Path.Combine(root, name), name, out var obstacle)
                ?? throw MachineFailureException.With(obstacle ?? MachineFindings.NotARegularFile(name), new FileNotFoundException());
            source.CopyTo(target);
        }
    }
}
