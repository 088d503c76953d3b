using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ReportForge.Tests;

/// <summary>A PostgreSQL server of its own, from Debian's programs, on a free port of this machine; started once and stopped with the tests.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Versions = "/usr/lib/postgresql";
    private const string User = "reportforge";

    private static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer());

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-postgres-");
    private readonly Process _server;
    private readonly int _port = FreePort();

    private PostgresServer()
    {
        var data = Path.Combine(_folder.FullName, "data");
        Directory.CreateDirectory(data);
        // PostgreSQL does not run as root: there its own account has the folder.
        if (Environment.IsPrivilegedProcess)
            Run("chown", "-R", "postgres:postgres", _folder.FullName);
        Run(Command("initdb", "--pgdata", data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--no-sync"));
        _server = Start(Command("postgres", "-D", data, "-p", _port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1",
            "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=500", "-c", "logging_collector=on", "-c", "log_directory=log"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        while (!IsReady())
            Thread.Sleep(50);
    }

    /// <summary>Skips a test on a machine without PostgreSQL; where CI runs, that is a failure.</summary>
    public static void Require()
    {
        if (Programs is not null)
            return;
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "PostgreSQL is not installed.");
        throw new InvalidOperationException("CI needs PostgreSQL.");
    }

    /// <summary>The connection to a new database, whose order of texts is not that of their characters.</summary>
    public static string NewDatabase()
    {
        var name = $"db{Guid.NewGuid():N}";
        var server = Started.Value;
        server.Sql("postgres", $"CREATE DATABASE {name}");
        return server.ConnectionTo(name);
    }

    /// <summary>Runs a statement in a database and gives its answer.</summary>
    public static string Query(string connection, string sql)
    {
        var name = connection.Split(';').First(part => part.StartsWith("Database=", StringComparison.Ordinal))["Database=".Length..];
        return Started.Value.Sql(name, sql);
    }

    public void Dispose()
    {
        if (!_server.HasExited)
        {
            // As an operator stops it at once: SIGQUIT.
            using var kill = Process.Start("kill", ["-QUIT", _server.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
            _server.WaitForExit(TimeSpan.FromSeconds(10));
        }

        _server.Dispose();
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }

    private static string? Programs => !Directory.Exists(Versions) ? null
        : Directory.EnumerateDirectories(Versions).Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .Order(StringComparer.Ordinal).LastOrDefault();

    private string ConnectionTo(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username={User};Database={database}");

    private bool IsReady()
    {
        if (_server.HasExited)
            throw new InvalidOperationException("PostgreSQL did not start.");
        using var asking = Start(Command("pg_isready", "-q", "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture)));
        asking.WaitForExit();
        return asking.ExitCode == 0;
    }

    private string Sql(string database, string sql) => Run(Command(
        "psql", "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-U", User, "-d", database, "-qAt", "-v", "ON_ERROR_STOP=1", "-c", sql));

    private static string[] Command(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(Programs ?? "", program), .. arguments];
        return Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command] : command;
    }

    private static string Run(params string[] command)
    {
        using var process = Start(command);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Result.Trim() : throw new InvalidOperationException($"{string.Join(' ', command)}: {error.Result}");
    }

    private static Process Start(string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        WorkingDirectory = Path.GetTempPath(),
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    }) ?? throw new InvalidOperationException($"{command[0]} did not start.");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
