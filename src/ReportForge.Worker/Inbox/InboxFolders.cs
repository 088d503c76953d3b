using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Inbox;

/// <summary>
/// The folders of the worker. Where a file stands says how far its work is: inbox (waiting), working (in hand), done, failed.
/// A file goes from one to the next by a rename, so it is always in exactly one of them.
/// </summary>
internal sealed class InboxFolders : IDisposable
{
    private readonly FileStream _lock;

    private InboxFolders(InboxOptions options, FileStream hold)
    {
        (Inbox, Outbox) = (options.Inbox, options.Outbox);
        _lock = hold;
    }

    public string Inbox { get; }

    public string Outbox { get; }

    public string Working => Path.Combine(Outbox, "working");

    public string Done => Path.Combine(Outbox, "done");

    public string Failed => Path.Combine(Outbox, "failed");

    /// <summary>Makes the folders and keeps other workers out of them until disposed.</summary>
    /// <exception cref="MachineFailureException">They cannot be made, lie on two disks, or another worker has them.</exception>
    public static InboxFolders Open(InboxOptions options)
    {
        try
        {
            foreach (var folder in new[]
            {
                options.Inbox,
                options.Outbox,
                In(options, "working"),
                In(options, "done"),
                In(options, "failed"),
            })
                Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Writing(options.Outbox, failure);
        }

        if (FolderWalk.Contains(options.Inbox, options.Outbox) || FolderWalk.Contains(options.Outbox, options.Inbox))
            throw MachineFailureException.With(InboxFindings.FoldersInOneAnother(options.Inbox, options.Outbox), new IOException());
        var folders = new InboxFolders(options, TakeLock(options));
        folders.ProveRenameWorks();
        return folders;
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>
    /// Renames a file within the folders. The caller has made sure that the target is free: nobody else works here,
    /// and a rename that may replace is the only one that is atomic everywhere.
    /// </summary>
    public static void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    private static string In(InboxOptions options, string name) => Path.Combine(options.Outbox, name);

    // The system drops the lock when the process dies, so a kill leaves nothing to clean.
    private static FileStream TakeLock(InboxOptions options)
    {
        var path = Path.Combine(In(options, "working"), ".lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (MachineFindings.IsInUse(failure))
        {
            throw MachineFailureException.With(InboxFindings.AnotherWorker(options.Outbox), failure);
        }
        catch (Exception failure) when (MachineFailureException.IsMachineFailure(failure))
        {
            throw MachineFailureException.Writing(path, failure);
        }
    }

    // Between two disks a move is a copy and a deletion, and a kill between the two would do a file twice.
    // A folder, unlike a file, is never silently copied.
    private void ProveRenameWorks()
    {
        var (here, there) = (Path.Combine(Inbox, ".rename-probe"), Path.Combine(Working, ".rename-probe"));
        try
        {
            if (FileSight.IsFolder(there))
                Directory.Delete(there);
            Directory.CreateDirectory(here);
            Directory.Move(here, there);
            Directory.Delete(there);
        }
        catch (IOException failure)
        {
            Dispose();
            Directory.Delete(here);
            throw MachineFailureException.With(InboxFindings.FoldersOnTwoDisks(Inbox, Outbox), failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            Dispose();
            throw MachineFailureException.Writing(Inbox, failure);
        }
    }
}
