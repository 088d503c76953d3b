using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace ReportForge.Tests.Cluster;

/// <summary>One process of a service, with a data folder and a port of its own; it stands on a PostgreSQL database, or on its folder.</summary>
internal sealed partial class ServiceNode : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly string[] _command;
    private readonly TaskCompletionSource<string> _password = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process _process;

    private ServiceNode(string[] program, string folder, string connection, string templates, string host)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{host}:{FreePort()}"));
        _command = [.. program, "serve", "--data-dir", "data", "--urls", Address.ToString(), .. connection.Length == 0 ? Array.Empty<string>() : ["--postgres", connection],
            "--templates", templates];
        _process = Start();
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <param name="program">How the command is called.</param>
    /// <param name="folder">Of this node alone.</param>
    /// <param name="connection">To the database of all of them; empty for one that is alone.</param>
    /// <param name="templates">The folder of kinds.</param>
    /// <param name="host">The address at which it listens.</param>
    public static async Task<ServiceNode> Started(string[] program, string folder, string connection, string templates, string host = "127.0.0.1")
    {
        var node = new ServiceNode(program, folder, connection, templates, host);
        await node.Ready();
        return node;
    }

    /// <summary>The password of the first administrator, which the first node of a database prints.</summary>
    public Task<string> Password() => _password.Task.WaitAsync(Patience);

    /// <summary>Waits until the process has ended by itself.</summary>
    public async Task<(int ExitCode, string Log)> Ended()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, await File.ReadAllTextAsync(Path.Combine(_folder, "log.txt")));
    }

    /// <summary>Ends the process as a failing machine does.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it again, at the same address.</summary>
    public async Task Restart()
    {
        _process.Dispose();
        _process = Start();
        await Ready();
    }

    /// <summary>Starts it again and ends it after a time, whether it answered or not.</summary>
    public async Task RestartAndKill(TimeSpan after)
    {
        _process.Dispose();
        _process = Start();
        await Task.Delay(after);
        await Kill();
    }

    /// <summary>Sends a signal, such as STOP or CONT.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>A key, made on the pages of this node; one that may do everything unless it is said what.</summary>
    /// <param name="password">Of the first administrator.</param>
    /// <param name="unit">Whose reports it may touch.</param>
    /// <param name="rights">What it may do.</param>
    public async Task<string> NewKey(string password, string unit = "*", params string[] rights)
    {
        using var browser = await Browser(password);
        using var made = await Send(browser, "/keys", [("name", "thử"), ("unit", unit), ("days", "1"),
            .. (rights.Length == 0 ? ["Read", "Write", "Batch"] : rights).Select(right => ("rights", right))]);
        return Key().Match(await made.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    /// <summary>A browser in which the first administrator has signed in.</summary>
    public async Task<HttpClient> Browser(string password)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        using var signedIn = await Send(browser, "/sign-in", ("name", "quantri"), ("password", password));
        if (signedIn.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Nobody is signed in at {Address}: {signedIn.StatusCode}");
        return browser;
    }

    public HttpClient Program(string key)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private Process Start()
    {
        var process = Process.Start(new ProcessStartInfo(_command[0], _command[1..])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        }) ?? throw new InvalidOperationException("The process did not start.");
        process.OutputDataReceived += (_, line) =>
        {
            if (Printed().Match(line.Data ?? "") is { Success: true } printed)
                _password.TrySetResult(printed.Groups[1].Value);
        };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, line) => File.AppendAllText(Path.Combine(_folder, "log.txt"), line.Data + "\n");
        process.BeginErrorReadLine();
        return process;
    }

    private async Task Ready()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(100))
        {
            if (_process.HasExited)
                throw new InvalidOperationException(await File.ReadAllTextAsync(Path.Combine(_folder, "log.txt")));
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }

        throw new TimeoutException($"{Address} does not answer.");
    }

    private static async Task<HttpResponseMessage> Send(HttpClient browser, string page, params (string Name, string Value)[] fields)
    {
        var token = WebUtility.HtmlDecode(Token().Match(await browser.GetStringAsync(page)).Groups[1].Value);
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("form", token)));
        return await browser.PostAsync(page, form);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"một lần\): (\S+)")]
    private static partial Regex Printed();

    [GeneratedRegex(">(rf_[0-9a-f]+_[0-9a-f]+)<")]
    private static partial Regex Key();

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
