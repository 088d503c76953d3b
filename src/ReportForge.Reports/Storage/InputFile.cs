using System.Diagnostics.CodeAnalysis;
using ReportForge.Findings;

namespace ReportForge.Reports.Storage;

/// <summary>Reads whole files that a user named; a name that leads nowhere is a finding, a broken disk an exception.</summary>
public static class InputFile
{
    /// <exception cref="MachineFailureException">The file is there and the machine does not let it be read.</exception>
    public static bool TryRead(string path, string shownName, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out Finding? finding)
    {
        bytes = null;
        finding = null;
        try
        {
            if (Directory.Exists(path))
                finding = MachineFindings.FolderInsteadOfFile(shownName);
            else if (!File.Exists(path))
                finding = MachineFindings.FileNotFound(shownName, NearestNeighbour(path));
            else
                bytes = File.ReadAllBytes(path);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Reading(shownName, failure);
        }

        return bytes is not null;
    }

    private static string? NearestNeighbour(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (folder is null || !Directory.Exists(folder))
            return null;
        var names = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Take(10_000);
        return NameSuggester.Nearest(Path.GetFileName(path), names);
    }
}
