using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ReportForge.Findings;
using ReportForge.Reports.Storage;
using ReportForge.Worker.Logging;

namespace ReportForge.Worker.Inbox;

/// <summary>
/// The work on one file, from the claim to the end. Every step can be done again after a kill and gives the same files:
/// results come first, the rename of the data file comes last.
/// </summary>
internal sealed class InboxJob(InboxFolders folders, InboxOptions options, FileDrafter draft, TimeProvider time, ILogger log)
{
    private const string FindingsEnding = ".findings.json";

    // What a name may have, less the longest ending and a number.
    private const int MostStemBytes = 255 - 14 - 4;

    // Files whose names differ in the extension alone have results of one name: a place is looked for and filled by one job at a time.
    private readonly Lock _placing = new();
    private readonly InboxAttempts _attempts = new(folders);

    /// <summary>
    /// Whether a regular file waits under that name. A pipe, a link or a device stays where it is: whoever looks through the
    /// folder of failed files would wait at it, too, and a link leads elsewhere from there.
    /// </summary>
    public bool IsFile(string name) => OutputFile.StateOf(Path.Combine(folders.Inbox, name)) != PlaceState.IsTaken;

    /// <summary>Says of what is no regular file that it is not taken.</summary>
    public void Refuse(string name)
    {
        lock (_placing)
        {
            var target = Candidates(folders.Failed, name).First(IsFreeWithFindings);
            WriteFindings(Path.ChangeExtension(target, null), [MachineFindings.NotARegularFile(name)]);
        }

        WorkerLog.Refused(log, VisibleText.Of(name));
    }

    /// <summary>Takes a file out of the inbox. False while an earlier file of that name is still in hand.</summary>
    public bool Claim(string name)
    {
        var working = Path.Combine(folders.Working, name);
        if (FileSight.IsThere(working))
            return false;
        InboxFolders.Rename(Path.Combine(folders.Inbox, name), working);
        return true;
    }

    /// <summary>Makes the document, or the findings, of a claimed file.</summary>
    /// <exception cref="OperationCanceledException">The worker stops and waits no longer; the file stays in hand for the next
    /// start.</exception>
    public async Task Finish(string name, CancellationToken leaving)
    {
        if (!InputFile.TryReadDropped(Path.Combine(folders.Working, name), name, out var bytes, out var obstacle))
        {
            Place(name, new DraftedFile(null, [obstacle]));
            return;
        }

        try
        {
            var drafted = _attempts.Of(name) >= options.MostAttempts
                ? new DraftedFile(null, [InboxFindings.SetAside(name, options.MostAttempts)])
                : await DraftInTime(name, bytes, leaving);
            Place(name, drafted);
        }
        finally
        {
            _attempts.Forget(name);
        }
    }

    private void Place(string name, DraftedFile drafted)
    {
        lock (_placing)
        {
            if (drafted.Document is { } document)
                Deliver(name, document, drafted.Findings);
            else
                Fail(name, drafted.Findings);
        }
    }

    // A thread cannot be ended from outside: one that goes on beyond its time is left to itself, and the others go on.
    private async Task<DraftedFile> DraftInTime(string name, byte[] bytes, CancellationToken leaving)
    {
        var drafting = Task.Factory
            .StartNew(() => Draft(name, bytes), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            // A kill hits some file or other at any time; one that is in hand for long is under suspicion.
            if (await Task.WhenAny(drafting, Task.Delay(options.SuspicionTime, time, leaving)) != drafting)
                _attempts.Begin(name);
            return await drafting.WaitAsync(options.JobTime, time, leaving);
        }
        catch (TimeoutException)
        {
            return new DraftedFile(null, [InboxFindings.TookTooLong(name, options.JobTime)]);
        }
    }

    private DraftedFile Draft(string name, byte[] bytes)
    {
        try
        {
            return draft(name, bytes);
        }
#pragma warning disable CA1031 // A defect that one file brings out must not stop the others; it is logged and left beside the file.
        catch (Exception defect) when (!MachineFailureException.IsMachineFailure(defect))
#pragma warning restore CA1031
        {
            WorkerLog.Defect(log, VisibleText.Of(name), defect);
            return new DraftedFile(null, [DefectFindings.Defect(name, defect.Message)]);
        }
    }

    private void Deliver(string name, ReadOnlyMemory<byte> document, ImmutableArray<Finding> findings)
    {
        var target = PlaceFor(name, document.Span);
        if (!findings.IsEmpty)
            WriteFindings(Path.ChangeExtension(target, null), findings);
        if (!FileSight.IsFile(target))
            Write(target, document.Span);
        // The data is called done only when its document would survive a power cut.
        OutputFile.SyncFolder(folders.Outbox);
        InboxFolders.Rename(Path.Combine(folders.Working, name), FreeName(folders.Done, name));
        WorkerLog.Made(log, VisibleText.Of(name), VisibleText.Of(Path.GetFileName(target)), findings.Length);
    }

    private void Fail(string name, ImmutableArray<Finding> findings)
    {
        var target = Candidates(folders.Failed, name).First(IsFreeWithFindings);
        WriteFindings(Path.ChangeExtension(target, null), findings);
        OutputFile.SyncFolder(folders.Failed);
        InboxFolders.Rename(Path.Combine(folders.Working, name), target);
        WorkerLog.Failed(log, VisibleText.Of(name), findings.Length);
    }

    private void WriteFindings(string stem, ImmutableArray<Finding> findings)
    {
        using var text = new StringWriter();
        FindingText.Write(text, findings, options.Language);
        Write(stem + ".findings.txt", System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        using var json = new MemoryStream();
        FindingJson.Write(json, findings, options.Language);
        Write(stem + FindingsEnding, json.ToArray());
    }

    // Written in the working folder and renamed from there: whoever lists the outbox sees whole files only.
    private void Write(string target, ReadOnlySpan<byte> bytes)
    {
        var beside = OutputFile.TemporaryName(Path.Combine(folders.Working, Path.GetFileName(target)));
        OutputFile.WriteToMove(beside, bytes);
        InboxFolders.Rename(beside, target);
    }

    // A document that is there already is never overwritten: somebody may have typed into it. The same bytes are the
    // same document, left by an attempt that a kill ended.
    private string PlaceFor(string name, ReadOnlySpan<byte> document)
    {
        foreach (var candidate in Candidates(folders.Outbox, Path.ChangeExtension(name, ".docx")))
        {
            if (OutputFile.StateOf(candidate) == PlaceState.Free || Holds(candidate, document))
                return candidate;
        }

        throw new System.Diagnostics.UnreachableException();
    }

    private static bool Holds(string path, ReadOnlySpan<byte> document)
    {
        try
        {
            return InputFile.TryReadDropped(path, path, out var there, out _) && there.AsSpan().SequenceEqual(document);
        }
        catch (MachineFailureException failure) when (failure.IsOfOnePlace)
        {
            return false;
        }
    }

    // Findings left by an attempt that a kill ended stand without data; those beside the data of another file are that file's.
    // A data file that has the name of findings gets another one, so that no findings replace it.
    private static bool IsFreeWithFindings(string path) =>
        OutputFile.StateOf(path) == PlaceState.Free
        && !path.EndsWith(FindingsEnding, StringComparison.OrdinalIgnoreCase)
        && !CompleteData.Extensions.Any(extension => FileSight.IsThere(Path.ChangeExtension(path, extension)));

    private static string FreeName(string folder, string name) =>
        Candidates(folder, name).First(candidate => OutputFile.StateOf(candidate) == PlaceState.Free);

    private static IEnumerable<string> Candidates(string folder, string name)
    {
        var stem = FileNames.Shortened(Path.GetFileNameWithoutExtension(name), MostStemBytes);
        yield return Path.Combine(folder, stem + Path.GetExtension(name));
        for (var count = 2; ; count++)
            yield return Path.Combine(folder, $"{stem}-{count}{Path.GetExtension(name)}");
    }
}
