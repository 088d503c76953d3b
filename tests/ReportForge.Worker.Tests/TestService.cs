using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Tests;
using ReportForge.Tests.Cluster;
using ReportForge.Worker.Settings;

namespace ReportForge.Worker.Tests;

/// <summary>The whole service on a free port of this machine, with a data folder of its own; started once for the tests of a class.</summary>
public sealed partial class TestService : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("reportforge-service-");
    private CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<HttpClient> _clients = [];
    private readonly string? _postgres = Environment.GetEnvironmentVariable("REPORTFORGE_STORE") == "postgres" ? PostgresServer.NewDatabase() : null;
    private Task? _run;

    /// <summary>Settings beside those of every test.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Takes all that is logged, of every level; null: nothing is kept.</summary>
    public RecordingTexts? Log { get; init; }

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>The password of the first administrator, as it was printed.</summary>
    public string Password { get; private set; } = "";

    /// <summary>What the service is made of, for what has no page: its table of routes.</summary>
    public IServiceProvider Services { get; private set; } = new ServiceCollection().BuildServiceProvider();

    public string DataFolder => Path.Combine(_root.FullName, "data");

    public static string Templates { get; } = Path.Combine(RepositoryFolder(), "templates");

    public static string Fixture(string name) => Path.Combine(RepositoryFolder(), "fixtures", "reports", name);

    public async ValueTask InitializeAsync() => await Start();

    /// <summary>Stops the service and starts it again on the same data folder, at another port.</summary>
    public async Task Restart()
    {
        await Stop();
        _stopping = new CancellationTokenSource();
        await Start();
    }

    private async Task Start()
    {
        using var announcements = new StringWriter();
        var started = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _run = ServiceHost.Run(Surroundings(announcements), _stopping.Token, running =>
        {
            Services = running.Services;
            started.SetResult(running.Urls.First());
        });
        await Task.WhenAny(_run, started.Task);
        if (_run.IsFaulted)
            await _run;
        Address = new Uri(await started.Task);
        if (PrintedPassword().Match(announcements.ToString()) is { Success: true } printed)
            Password = printed.Groups[1].Value;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
            client.Dispose();
        await Stop();
        try
        {
            TableGeometry.Check(_root.FullName);
        }
        finally
        {
            _root.Delete(recursive: true);
        }
    }

    private async Task Stop()
    {
        await _stopping.CancelAsync();
        if (_run is not null)
            await _run;
        _stopping.Dispose();
    }

    /// <summary>A browser without scripts: it keeps cookies and does not follow where it is sent.</summary>
    public HttpClient Browser()
    {
#pragma warning disable CA2000 // The client disposes of it, and the service of the client.
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };
#pragma warning restore CA2000
        _clients.Add(client);
        return client;
    }

    /// <summary>A program with a key.</summary>
    public HttpClient Program(string key)
    {
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A browser in which somebody has signed in.</summary>
    public async Task<HttpClient> SignedIn(string name, string password)
    {
        var browser = Browser();
        using var answer = await browser.Send("/sign-in", "/sign-in", ("name", name), ("password", password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return browser;
    }

    public Task<HttpClient> Administrator() => SignedIn("quantri", Password);

    internal ServiceSurroundings Surroundings(TextWriter announcements) => new()
    {
        WorkingDirectory = _root.FullName,
        TemplatesFolder = Templates,
        ProgramPath = Environment.GetEnvironmentVariable("PATH") ?? "",
        Time = TimeProvider.System,
        Logging = logging => Log?.AddTo(logging),
        Announcements = announcements,
        Settings = new Dictionary<string, string?>(Settings) { ["DataDir"] = DataFolder, ["Urls"] = "http://127.0.0.1:0", ["Postgres"] = Settings.GetValueOrDefault("Postgres") ?? _postgres ?? "" },
    };

    private static string RepositoryFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ReportForge.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not within the repository.");
        return folder;
    }

    [GeneratedRegex(@"một lần\): (\S+)")]
    private static partial Regex PrintedPassword();
}

/// <summary>What a browser does with a form.</summary>
internal static partial class BrowserForms
{
    /// <summary>Opens a page and sends a form of it, with the token that the page brought.</summary>
    public static async Task<HttpResponseMessage> Send(this HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page);
        using var form = new FormUrlEncodedContent(
            fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).Append(KeyValuePair.Create("form", TokenIn(html))));
        return await browser.PostAsync(action, form);
    }

    public static string TokenIn(string html) => WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value);

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
