using System.Buffers.Binary;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace ReportForge.Reports.Storage;

/// <summary>
/// What .NET does not offer of Linux: the kind and identity of a file, opening without waiting, bringing a folder to the disk.
/// statx(2) is asked because its answer has the same form on every processor.
/// </summary>
internal static class LinuxFile
{
    private const int AtWorkingFolder = -100;
    private const int AtLinkItself = 0x100;
    private const int AtHandleItself = 0x1000;
    private const uint BasicFacts = 0x7ff;

    private const int ReadOnly = 0;
    private const int WithoutWaiting = 0x800;
    private const int ClosedInChildren = 0x80000;

    private const int NoSuchFile = 2;
    private const int NoPermission = 13;
    private const int NotAFolder = 20;
    private const int TooManyLinks = 40;

    private const int AnswerSize = 256;
    private const int ModeOffset = 28;
    private const int NumberOffset = 32;
    private const int SizeOffset = 40;
    private const int DeviceMajorOffset = 136;
    private const int DeviceMinorOffset = 140;

    private const int KindMask = 0xF000;
    private const int KindFolder = 0x4000;
    private const int KindRegular = 0x8000;
    private const int KindLink = 0xA000;

    public static FileFacts FactsOf(string path, Links links)
    {
        var answer = new byte[AnswerSize];
        var flags = links == Links.AsTheyAre ? AtLinkItself : 0;
        if (StatX(AtWorkingFolder, Named(path), flags, BasicFacts, answer) == 0)
            return Facts(answer);
        return Marshal.GetLastPInvokeError() is NoSuchFile or NotAFolder or TooManyLinks ? new(FileKind.Nothing, 0, null) : throw Failure();
    }

    /// <summary>Opens a file that was looked at before; null when another one stands there by now.</summary>
    public static FileStream? OpenToRead(string path, FileFacts seen)
    {
        var handle = Open(Named(path), ReadOnly | WithoutWaiting | ClosedInChildren);
        if (handle.IsInvalid)
            throw Failure();
        var answer = new byte[AnswerSize];
        if (StatX(handle, Named(""), AtHandleItself, BasicFacts, answer) == 0
            && Facts(answer) is { Kind: FileKind.Regular } opened
            && opened.Identity == seen.Identity)
            return new FileStream(handle, FileAccess.Read, bufferSize: 0);
        handle.Dispose();
        return null;
    }

    /// <summary>
    /// Brings the names in a folder to the disk: without it a power cut may take back a rename that was reported as done.
    /// </summary>
    public static void SyncFolder(string folder)
    {
        using var handle = Open(Named(folder), ReadOnly | ClosedInChildren);
        if (handle.IsInvalid || FSync(handle) != 0)
            throw Failure();
    }

    private static FileFacts Facts(ReadOnlySpan<byte> answer)
    {
        var kind = (BinaryPrimitives.ReadUInt16LittleEndian(answer[ModeOffset..]) & KindMask) switch
        {
            KindRegular => FileKind.Regular,
            KindFolder => FileKind.Folder,
            KindLink => FileKind.Link,
            _ => FileKind.Special,
        };
        var identity = new FileIdentity(
            BinaryPrimitives.ReadUInt32LittleEndian(answer[DeviceMajorOffset..]),
            BinaryPrimitives.ReadUInt32LittleEndian(answer[DeviceMinorOffset..]),
            BinaryPrimitives.ReadUInt64LittleEndian(answer[NumberOffset..]));
        return new(kind, BinaryPrimitives.ReadInt64LittleEndian(answer[SizeOffset..]), identity);
    }

    private static byte[] Named(string path) => [.. Encoding.UTF8.GetBytes(path), 0];

    private static Exception Failure()
    {
        var error = Marshal.GetLastPInvokeError();
        var reason = new Win32Exception(error).Message;
        return error switch
        {
            NoPermission => new UnauthorizedAccessException(reason),
            NoSuchFile => new FileNotFoundException(reason),
            _ => new IOException(reason, error),
        };
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] answer);

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(SafeFileHandle handle, byte[] path, int flags, uint mask, byte[] answer);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern SafeFileHandle Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FSync(SafeFileHandle handle);
}
