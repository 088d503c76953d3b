using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ReportForge.Tests.Cluster;

/// <summary>A PostgreSQL server of its own, from Debian's programs, on a free port of this machine; started once and stopped with the tests.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Versions = "/usr/lib/postgresql";
    private const string User = "reportforge";

    private static readonly Lazy<PostgresServer> Started = new(() => new PostgresServer());

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("reportforge-postgres-");
    private readonly int _port = FreePort();
    private Process _server;
    private bool _isDisposed;

    private readonly string _host;

    public PostgresServer()
        : this("127.0.0.1")
    {
    }

    /// <summary>One that no other test uses, for what is done to a server.</summary>
    /// <param name="host">The address at which it is reached from elsewhere.</param>
    public PostgresServer(string host)
    {
        _host = host;
        var data = Path.Combine(_folder.FullName, "data");
        Directory.CreateDirectory(data);
        // PostgreSQL does not run as root: there its own account has the folder.
        if (Environment.IsPrivilegedProcess)
            Run("chown", "-R", "postgres:postgres", _folder.FullName);
        Run(Command("initdb", "--pgdata", data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--no-sync"));
        File.AppendAllText(Path.Combine(data, "pg_hba.conf"), $"host all all {host}/24 trust\n");
        _server = StartServer();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    public int Port => _port;

    public static bool IsInstalled => Programs is not null;

    /// <summary>The connection to a new database, whose order of texts is not that of their characters.</summary>
    public static string NewDatabase() => Started.Value.Database();

    /// <summary>The connection to a new database of this server, reached at a port of this machine.</summary>
    public string Database(int? port = null)
    {
        var name = $"db{Guid.NewGuid():N}";
        Sql("postgres", $"CREATE DATABASE {name}");
        return string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port ?? _port};Username={User};Database={name}");
    }

    /// <summary>Stops the server as an operator does it at once.</summary>
    public void Halt() => Stop("INT");

    public void GoOn()
    {
        _server.Dispose();
        _server = StartServer();
    }

    /// <summary>Runs a statement in a database and gives its answer.</summary>
    public static string Query(string connection, string sql)
    {
        var name = connection.Split(';').First(part => part.StartsWith("Database=", StringComparison.Ordinal))["Database=".Length..];
        return Started.Value.Sql(name, sql);
    }

    /// <summary>Seconds of processor that the server has used for all, also in processes that have ended (proc(5), <c>stat</c>).</summary>
    public static double Worked()
    {
        const double TicksASecond = 100;
        var server = Started.Value._server.Id;
        var (own, ended) = (0L, 0L);
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) || StatOf(folder) is not { } stat)
                continue;
            if (id == server)
                ended += Ticks(stat, 13) + Ticks(stat, 14);
            if (id == server || Ticks(stat, 1) == server)
                own += Ticks(stat, 11) + Ticks(stat, 12);
        }

        return (own + ended) / TicksASecond;
    }

    // The fields behind the name of the program; null when the process has ended meanwhile.
    private static string[]? StatOf(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "stat")).Split(')')[^1].Trim().Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static long Ticks(string[] stat, int field) => long.Parse(stat[field], CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Stop("QUIT");
        _server.Dispose();
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }

    private static string? Programs => !Directory.Exists(Versions) ? null
        : Directory.EnumerateDirectories(Versions).Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .Order(StringComparer.Ordinal).LastOrDefault();

    private Process StartServer()
    {
        var server = Start(Command("postgres", "-D", Path.Combine(_folder.FullName, "data"), "-p", _port.ToString(CultureInfo.InvariantCulture),
            "-c", $"listen_addresses=127.0.0.1,{_host}", "-c", "unix_socket_directories=", "-c", "fsync=off", "-c", "max_connections=500",
            "-c", "logging_collector=on", "-c", "log_directory=log"));
        while (!IsReady())
        {
            if (server.HasExited)
                throw new InvalidOperationException("PostgreSQL did not start.");
            Thread.Sleep(50);
        }

        return server;
    }

    private void Stop(string signal)
    {
        if (_server.HasExited)
            return;
        using var kill = Process.Start("kill", [$"-{signal}", _server.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        _server.WaitForExit(TimeSpan.FromSeconds(10));
    }

    private bool IsReady()
    {
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
