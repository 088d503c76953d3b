using System.Globalization;
using System.Security.Cryptography;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Batches.Running;

/// <summary>What a document is to one that is to be put where it stands.</summary>
internal enum BesideState
{
    /// <summary>Somebody's own, or what somebody has made of an earlier one.</summary>
    Other,

    /// <summary>Made from the same data.</summary>
    SameData,

    /// <summary>Made from earlier data, and as it was made.</summary>
    Outdated,
}

/// <summary>Puts what a batch makes into its place, without touching what a person has made of it.</summary>
internal static class DocumentPlacing
{
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The hash of a file that is too large to hold; empty where no regular file stands.</summary>
    /// <exception cref="MachineFailureException">It is there and may not be read.</exception>
    public static string HashOf(string path)
    {
        using var stream = FileSight.IsFile(path) ? InputFile.Open(path, path, out _) : null;
        return stream is null ? "" : Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>The hash of a document, empty also where it may not be read: what is wrong with it is said when it is made.</summary>
    public static string HashOfReadable(string path)
    {
        try
        {
            return HashOf(path);
        }
        catch (MachineFailureException failure) when (failure.IsOfOnePlace)
        {
            return "";
        }
    }

    /// <summary>
    /// The same bytes stay untouched; a file of ours, whose hash the ledger has, is replaced; what a person has edited is
    /// never overwritten, and neither is a folder or a link that stands there: the finding says which. What the machine refuses
    /// at this one place is a finding, too; a full or broken disk is an exception, for it ends the run.
    /// </summary>
    /// <returns>Null when the file is in its place.</returns>
    /// <exception cref="MachineFailureException">Nothing can be written any more.</exception>
    public static Finding? Place(string path, string shownName, ReadOnlySpan<byte> bytes, (string Now, string InLedger) hashes)
    {
        try
        {
            switch (OutputFile.StateOf(path))
            {
                case PlaceState.IsTaken:
                    return BatchFindings.PlaceTaken(shownName);
                case PlaceState.HasFile:
                    if (!InputFile.TryReadDropped(path, shownName, out var there, out var unreadable))
                        return unreadable;
                    if (HashOf(there) is var hash && hash != hashes.Now && hash != hashes.InLedger)
                        return BatchFindings.EditedByHand(shownName);
                    if (hash == hashes.Now)
                        return null;
                    break;
            }

            OutputFile.WriteQuickly(path, bytes);
            return null;
        }
        catch (MachineFailureException failure) when (failure.IsOfOnePlace)
        {
            return failure.Finding;
        }
    }

    /// <summary>
    /// Puts a document beside one that somebody has edited. Where one of the same data stands, it stays, whatever somebody has made
    /// of it since; one of earlier data that nobody has touched makes room; whatever else stands there is not written over.
    /// </summary>
    /// <param name="folder">The folder of the batch.</param>
    /// <param name="name">The edited document, relative to it.</param>
    /// <param name="bytes">What is put beside it.</param>
    /// <param name="stateOf">What a document with some name and bytes is to this one.</param>
    /// <exception cref="MachineFailureException">Nothing can be written any more.</exception>
    public static (string Name, Finding? Obstacle) PlaceBeside(
        string folder, string name, ReadOnlySpan<byte> bytes, Func<string, ReadOnlyMemory<byte>, BesideState> stateOf)
    {
        var stem = Path.ChangeExtension(name, null) + "-so-lieu-moi";
        for (var number = 1; ; number++)
        {
            var beside = (number == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}")) + ".docx";
            var path = Path.Combine(folder, beside);
            var isFree = OutputFile.StateOf(path) is not (PlaceState.HasFile or PlaceState.IsTaken);
            var hash = isFree ? "" : HashOfReadable(path);
            if (isFree || hash == HashOf(bytes))
                return (beside, Place(path, beside, bytes, (HashOf(bytes), "")));
            var state = InputFile.TryReadDropped(path, beside, out var there, out _) ? stateOf(beside, there) : BesideState.Other;
            if (state == BesideState.SameData)
                return (beside, null);
            if (state == BesideState.Outdated)
                return (beside, Place(path, beside, bytes, (HashOf(bytes), hash)));
        }
    }
}
