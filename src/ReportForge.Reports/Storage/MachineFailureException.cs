using ReportForge.Findings;

namespace ReportForge.Reports.Storage;

/// <summary>Disk, rights or another process kept a file from being read or written. Caught once, at the edge.</summary>
public sealed class MachineFailureException : Exception
{
    private MachineFailureException(Finding finding, Exception cause)
        : base(finding.Message.En, cause) => Finding = finding;

    /// <summary>What to tell the user.</summary>
    public Finding Finding { get; }

    public static MachineFailureException Writing(string path, Exception cause) => new(MachineFindings.CannotWrite(path, cause), cause);

    public static MachineFailureException Reading(string path, Exception cause) => new(MachineFindings.CannotRead(path, cause), cause);

    public static MachineFailureException With(Finding finding, Exception cause) => new(finding, cause);

    /// <summary>
    /// Whether only this one place is to blame: rights, or something else that stands in the way. Another file may well be
    /// written then, which it may not when a disk is full, read-only or broken.
    /// </summary>
    public bool IsOfOnePlace =>
        InnerException is UnauthorizedAccessException or DirectoryNotFoundException or FileNotFoundException or PathTooLongException
            || Finding.Code == MachineFindings.NoPlace;

    /// <summary>The failures that a file system gives; everything else is a programmer's mistake.</summary>
    public static bool IsMachineFailure(Exception failure) => failure is IOException or UnauthorizedAccessException;
}
