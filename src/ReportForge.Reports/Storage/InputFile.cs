using System.Diagnostics.CodeAnalysis;
using ReportForge.Findings;

namespace ReportForge.Reports.Storage;

/// <summary>
/// Reads whole files: regular ones only, their size asked before anything is read. A name that leads to nothing that can be
/// read so is a finding, a broken disk an exception.
/// </summary>
public static class InputFile
{
    /// <summary>As much as a package may have; no other kind of input is allowed more.</summary>
    public const long MostBytes = 100_000_000;

    /// <summary>Reads a file that the user named himself; a link stands for what it leads to.</summary>
    /// <exception cref="MachineFailureException">The file is there and the machine does not let it be read.</exception>
    public static bool TryRead(
        string path, string shownName, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out Finding? finding) =>
        TryRead(path, shownName, Links.Followed, out bytes, out finding);

    /// <summary>Reads a file that somebody put into a folder; a link is not followed, for it may lead to what is none of his.</summary>
    /// <exception cref="MachineFailureException">The file is there and the machine does not let it be read.</exception>
    public static bool TryReadDropped(
        string path, string shownName, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out Finding? finding) =>
        TryRead(path, shownName, Links.AsTheyAre, out bytes, out finding);

    /// <summary>Opens a file to be read piece by piece, whatever its size; null when the finding says why not.</summary>
    /// <exception cref="MachineFailureException">The file is there and the machine does not let it be read.</exception>
    public static FileStream? Open(string path, string shownName, out Finding? finding)
    {
        try
        {
            return Open(path, shownName, Links.Followed, long.MaxValue, out finding);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Reading(shownName, failure);
        }
    }

    private static bool TryRead(
        string path, string shownName, Links links, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out Finding? finding)
    {
        bytes = null;
        try
        {
            using var stream = Open(path, shownName, links, MostBytes, out finding);
            bytes = stream is null ? null : ReadWhole(stream);
            finding ??= bytes is null ? MachineFindings.NotARegularFile(shownName) : null;
            return bytes is not null;
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Reading(shownName, failure);
        }
    }

    private static FileStream? Open(string path, string shownName, Links links, long mostBytes, out Finding? finding)
    {
        var facts = FileFacts.Of(path, links);
        finding = facts.Kind switch
        {
            FileKind.Nothing => MachineFindings.FileNotFound(shownName, NearestNeighbour(path)),
            FileKind.Folder => MachineFindings.FolderInsteadOfFile(shownName),
            FileKind.Regular => facts.Length > mostBytes ? MachineFindings.FileTooLarge(shownName, mostBytes) : null,
            _ => MachineFindings.NotARegularFile(shownName),
        };
        if (finding is not null)
            return null;
        var stream = OperatingSystem.IsLinux()
            ? LinuxFile.OpenToRead(path, facts)
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        finding = stream is null ? MachineFindings.NotARegularFile(shownName) : null;
        return stream;
    }

    // What is written behind the size that was asked for belongs to a writer who has not ended.
    private static byte[] ReadWhole(FileStream stream)
    {
        var bytes = new byte[Math.Min(stream.Length, MostBytes)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    private static string? NearestNeighbour(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || FileFacts.Of(folder, Links.Followed).Kind != FileKind.Folder)
            return null;
        var readable = new EnumerationOptions { IgnoreInaccessible = true };
        var names = Directory.EnumerateFiles(folder, "*", readable).Select(file => Path.GetFileName(file)).Take(10_000);
        return NameSuggester.Nearest(Path.GetFileName(path), names);
    }
}
