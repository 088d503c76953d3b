using ReportForge.Findings;

namespace ReportForge.Worker.Inbox;

/// <summary>How the worker watches its folders.</summary>
public sealed record InboxOptions
{
    /// <summary>Data files are dropped here.</summary>
    public required string Inbox { get; init; }

    /// <summary>Documents come out here; below it stand the folders of work in hand, done and failed.</summary>
    public required string Outbox { get; init; }

    /// <summary>What is wrong with the two names, whatever is there; null when nothing is.</summary>
    public Finding? Misuse => IsIn(Inbox, Outbox) || IsIn(Outbox, Inbox) ? InboxFindings.FoldersInOneAnother(Inbox, Outbox) : null;

    /// <summary>Language of the findings beside a failed file.</summary>
    public MessageLanguage Language { get; init; } = MessageLanguage.Vietnamese;

    /// <summary>Files drafted at the same time; at least 1.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Time between two looks while files arrive.</summary>
    public TimeSpan LookInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Time between two looks while nothing happens, for network folders that report no changes.</summary>
    public TimeSpan IdleInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A file that kept its size and time this long, over two looks at least, is no longer being written.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A file whose document is not made after this long is set aside as failed; a report takes a fraction of a second.</summary>
    public TimeSpan JobTime { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A file in hand for so long counts as an attempt when the process dies.</summary>
    public TimeSpan SuspicionTime { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A file on which the process died so often is set aside as failed.</summary>
    public int MostAttempts { get; init; } = 3;

    /// <summary>How long a worker that is to stop waits for the files in hand; what is not done then is done at the next start.</summary>
    public TimeSpan StopPatience { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// A file that ends in the middle is taken for broken only after this long without a change: its writer may be stalled.
    /// </summary>
    public TimeSpan StallTime { get; init; } = TimeSpan.FromSeconds(10);

    private static bool IsIn(string inner, string outer) =>
        Path.GetFullPath(inner + Path.DirectorySeparatorChar).StartsWith(
            Path.GetFullPath(outer + Path.DirectorySeparatorChar),
            OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
