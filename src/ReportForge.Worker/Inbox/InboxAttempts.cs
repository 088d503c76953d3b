using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReportForge.Reports.Storage;

namespace ReportForge.Worker.Inbox;

/// <summary>
/// How often the work on a file took long and came to no end. Written down while it goes on, so that a file on which the process
/// dies is known at the next start, and is set aside after some tries instead of stopping all others for ever.
/// </summary>
internal sealed class InboxAttempts(InboxFolders folders)
{
    /// <summary>How many attempts came to no end.</summary>
    public int Of(string name) =>
        InputFile.TryReadDropped(PathOf(name), name, out var text, out _)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    /// <summary>Counts one more that has not come to its end yet.</summary>
    public void Begin(string name) => File.WriteAllText(PathOf(name), (Of(name) + 1).ToString(CultureInfo.InvariantCulture));

    /// <summary>The work came to an end, or was put off for a reason that is none of the file's.</summary>
    public void Forget(string name) => File.Delete(PathOf(name));

    // Hidden, so that no data file has this name; short, whatever the length of the file's own.
    private string PathOf(string name) =>
        Path.Combine(folders.Working, $".attempts-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8))}");
}
