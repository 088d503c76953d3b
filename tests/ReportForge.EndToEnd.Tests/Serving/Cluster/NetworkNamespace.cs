using System.Diagnostics;
using System.Globalization;

namespace ReportForge.EndToEnd.Tests.Serving.Cluster;

/// <summary>
/// A network of its own for a process, joined to this machine by a cable that can be pulled out (ip-netns(8), veth(4)). It takes
/// an account that may set up networks, so only runs by hand use it.
/// </summary>
internal sealed class NetworkNamespace : IDisposable
{
    private static int _made;

    private readonly string _name = string.Create(CultureInfo.InvariantCulture, $"rf{Environment.ProcessId % 10_000}x{Interlocked.Increment(ref _made)}");

    public NetworkNamespace()
    {
        Ip("netns", "add", _name);
        Ip("link", "add", Cable, "type", "veth", "peer", "name", "inside", "netns", _name);
        Ip("address", "add", $"{Host}/24", "dev", Cable);
        Mend();
        Ip("-n", _name, "address", "add", $"{Inside}/24", "dev", "inside");
        Ip("-n", _name, "link", "set", "inside", "up");
        Ip("-n", _name, "link", "set", "lo", "up");
    }

    /// <summary>This machine, as it is reached from inside.</summary>
    public static string Host => "10.77.7.1";

    /// <summary>The inside, as it is reached from this machine.</summary>
    public static string Inside => "10.77.7.2";

    /// <summary>What stands before a command that runs inside.</summary>
    public string[] Enter => ["ip", "netns", "exec", _name];

    private string Cable => _name + "c";

    public void Cut() => Ip("link", "set", Cable, "down");

    public void Mend() => Ip("link", "set", Cable, "up");

    public void Dispose()
    {
        Ip("link", "delete", Cable);
        Ip("netns", "delete", _name);
    }

    private static void Ip(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true }) ?? throw new InvalidOperationException("ip did not start.");
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"ip {string.Join(' ', arguments)}: {error}");
    }
}
