using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Storage;

namespace ReportForge.Reports.Replacing;

/// <summary>A file that a command is about to write, and what it knows about the place.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="ShownName">The place as the user named it.</param>
public sealed record WantedFile(string Path, string ShownName)
{
    /// <summary>Full paths of what the command read: never written over.</summary>
    public ImmutableArray<string> Inputs { get; init; } = [];

    /// <summary>The report of which this is a draft, as <see cref="ReportIdentity"/> names it; null for everything else.</summary>
    public string? DraftOf { get; init; }

    /// <summary>Whether the user has said that what is there may go.</summary>
    public bool IsForced { get; init; }
}

/// <summary>
/// The one answer to "may this file be replaced?". An existing file is replaced only when it is the untouched draft of the same
/// report, or has the very same bytes, or the user has said so; an input and an issued document are never replaced.
/// </summary>
public static class ReplaceGuard
{
    /// <summary>Null when the file may be written, else the finding that says why not and what to do.</summary>
    /// <exception cref="MachineFailureException">What is there cannot be read.</exception>
    public static Finding? Refusal(WantedFile wanted, ReadOnlySpan<byte> bytes) =>
        RefusalByName(wanted)
        ?? (ContentOf(wanted) is { } there && !there.AsSpan().SequenceEqual(bytes) ? RefusalByContent(wanted, there) : null);

    /// <summary>The answer for a file that is too large to be compared.</summary>
    /// <exception cref="MachineFailureException">What is there cannot be read.</exception>
    public static Finding? Refusal(WantedFile wanted)
    {
        if (RefusalByName(wanted) is { } refusal)
            return refusal;
        return FileSight.IsThere(wanted.Path) && !wanted.IsForced ? ReplaceFindings.SomethingElse(wanted.ShownName) : null;
    }

    private static Finding? RefusalByName(WantedFile wanted) =>
        FileSight.IsThere(wanted.Path) && wanted.Inputs.Any(input => IsWithin(input, wanted.Path))
            ? ReplaceFindings.Input(wanted.ShownName)
            : null;

    // An input may be a whole folder. File systems that take two spellings for one name are common enough to be careful on all.
    private static bool IsWithin(string input, string path) =>
        path.Equals(input, StringComparison.OrdinalIgnoreCase)
        || path.StartsWith(Path.TrimEndingDirectorySeparator(input) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    private static Finding? RefusalByContent(WantedFile wanted, byte[] there)
    {
        var origin = DocumentOrigin.Read(wanted.ShownName, there);
        return origin switch
        {
            { State: DocumentState.Issued } => ReplaceFindings.Issued(wanted.ShownName),
            _ when wanted.IsForced => null,
            null => ReplaceFindings.SomethingElse(wanted.ShownName),
            _ when wanted.DraftOf is null => ReplaceFindings.SomethingElse(wanted.ShownName),
            _ when origin.Report != wanted.DraftOf => ReplaceFindings.AnotherReport(wanted.ShownName),
            { IsUntouched: false } => ReplaceFindings.Edited(wanted.ShownName),
            _ => null,
        };
    }

    private static byte[]? ContentOf(WantedFile wanted)
    {
        // What is no regular file (a pipe, a device) is not read here, for it may never end; it is refused where it would be written.
        if (OutputFile.StateOf(wanted.Path) != PlaceState.HasFile)
            return null;
        return InputFile.TryReadDropped(wanted.Path, wanted.ShownName, out var bytes, out var unreadable)
            ? bytes
            : throw MachineFailureException.With(unreadable, new IOException(wanted.Path));
    }
}
