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
internal sealed class InboxJob(InboxFolders folders, InboxOptions options, FileDrafter draft, ILogger log)
{
    // Files whose names differ in the extension alone have results of one name: a place is looked for and filled by one job at a time.
    private readonly Lock _placing = new();

    /// <summary>Takes a file out of the inbox. False while an earlier file of that name is still in hand.</summary>
    public bool Claim(string name)
    {
        var working = Path.Combine(folders.Working, name);
        if (File.Exists(working))
            return false;
        InboxFolders.Rename(Path.Combine(folders.Inbox, name), working);
        return true;
    }

    /// <summary>Makes the document, or the findings, of a claimed file.</summary>
    public void Finish(string name)
    {
        var bytes = File.ReadAllBytes(Path.Combine(folders.Working, name));
        var drafted = Draft(name, bytes);
        lock (_placing)
        {
            if (drafted.Document is { } document)
                Deliver(name, document, drafted.Findings);
            else
                Fail(name, drafted.Findings);
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
            WorkerLog.Defect(log, name, defect);
            return new DraftedFile(null, [WorkerFindings.Defect(name, defect.Message)]);
        }
    }

    private void Deliver(string name, ReadOnlyMemory<byte> document, ImmutableArray<Finding> findings)
    {
        var target = PlaceFor(name, document.Span);
        if (!findings.IsEmpty)
            WriteFindings(Path.ChangeExtension(target, null), findings);
        if (!File.Exists(target))
            Write(target, document.Span);
        InboxFolders.Rename(Path.Combine(folders.Working, name), FreeName(folders.Done, name));
        WorkerLog.Made(log, name, Path.GetFileName(target), findings.Length);
    }

    private void Fail(string name, ImmutableArray<Finding> findings)
    {
        var target = Candidates(folders.Failed, name).First(IsFreeWithFindings);
        WriteFindings(Path.ChangeExtension(target, null), findings);
        InboxFolders.Rename(Path.Combine(folders.Working, name), target);
        WorkerLog.Failed(log, name, findings.Length);
    }

    private void WriteFindings(string stem, ImmutableArray<Finding> findings)
    {
        using var text = new StringWriter();
        FindingText.Write(text, findings, options.Language);
        Write(stem + ".findings.txt", System.Text.Encoding.UTF8.GetBytes(text.ToString()));
        using var json = new MemoryStream();
        FindingJson.Write(json, findings, options.Language);
        Write(stem + ".findings.json", json.ToArray());
    }

    // Written in the working folder and renamed from there: whoever lists the outbox sees whole files only.
    private void Write(string target, ReadOnlySpan<byte> bytes)
    {
        var beside = Path.Combine(folders.Working, $".{Path.GetFileName(target)}.tmp");
        OutputFile.Write(beside, bytes);
        InboxFolders.Rename(beside, target);
    }

    // A document that is there already is never overwritten: somebody may have typed into it. The same bytes are the
    // same document, left by an attempt that a kill ended.
    private string PlaceFor(string name, ReadOnlySpan<byte> document)
    {
        foreach (var candidate in Candidates(folders.Outbox, Path.ChangeExtension(name, ".docx")))
        {
            if (!File.Exists(candidate) || File.ReadAllBytes(candidate).AsSpan().SequenceEqual(document))
                return candidate;
        }

        throw new System.Diagnostics.UnreachableException();
    }

    // Findings left by an attempt that a kill ended stand without data; those beside the data of another file are that file's.
    private static bool IsFreeWithFindings(string path) =>
        !File.Exists(path) && !CompleteData.Extensions.Any(extension => File.Exists(Path.ChangeExtension(path, extension)));

    private static string FreeName(string folder, string name) => Candidates(folder, name).First(candidate => !File.Exists(candidate));

    private static IEnumerable<string> Candidates(string folder, string name)
    {
        yield return Path.Combine(folder, name);
        for (var count = 2; ; count++)
            yield return Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}-{count}{Path.GetExtension(name)}");
    }
}
