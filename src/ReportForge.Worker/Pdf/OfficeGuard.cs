using System.ComponentModel;
using System.Diagnostics;

namespace ReportForge.Worker.Pdf;

/// <summary>
/// What stands before LibreOffice on its command line where the system has it: no network (<c>unshare -n</c>), and an end with the
/// process that started it, even when that one is killed.
/// </summary>
internal static class OfficeGuard
{
    // The input of the guard is a pipe that this process holds: it ends when this process does, and with it the group of LibreOffice.
    // The watching half lets go of the outputs, for whoever reads them waits until all have.
    private const string Script = """
        exec 3<&0
        setsid "$@" 3<&- </dev/null &
        office=$!
        { cat >/dev/null 2>&1; kill -KILL "-$office" 2>/dev/null; } <&3 >/dev/null 2>&1 &
        watch=$!
        exec 3<&-
        wait "$office"
        code=$?
        kill "$watch" 2>/dev/null
        exit "$code"
        """;

    private static readonly Lazy<string[]> Found = new(Find);

    public static IReadOnlyList<string> Before => Found.Value;

    private static string[] Find()
    {
        if (!OperatingSystem.IsLinux() || !Succeeds("setsid", "true"))
            return [];
        string[] withoutNetwork = Succeeds("unshare", "-n", "true")
            ? ["unshare", "-n"]
            : Succeeds("unshare", "-rn", "true") ? ["unshare", "-rn"] : [];
        return ["/bin/sh", "-c", Script, "sh", .. withoutNetwork];
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process
                .Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
