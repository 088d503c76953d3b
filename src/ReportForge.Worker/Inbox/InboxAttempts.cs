using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ReportForge.Worker.Inbox;

/// <summary>
/// How often the work on a file was begun without coming to an end. Written down before the work begins, so that a file on
/// which the process dies is known at the next start, and is set aside after some tries instead of stopping all others for ever.
/// </summary>
internal sealed class InboxAttempts(InboxFolders folders)
{
    /// <summary>Counts one more beginning.</summary>
    /// <returns>How many there were, this one among them.</returns>
    public int Begin(string name)
    {
        var path = PathOf(name);
        var before = File.Exists(path) && int.TryParse(File.ReadAllText(path), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
        File.WriteAllText(path, (before + 1).ToString(CultureInfo.InvariantCulture));
        return before + 1;
    }

    /// <summary>The work came to an end, or was put off for a reason that is none of the file's.</summary>
    public void Forget(string name) => File.Delete(PathOf(name));

    // Hidden, so that no data file has this name; short, whatever the length of the file's own.
    private string PathOf(string name) =>
        Path.Combine(folders.Working, $".attempts-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8))}");
}
