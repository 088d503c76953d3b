using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ReportForge.Worker.Tests.Accounts;

/// <summary>A service with an identity provider beside it, and a program that keeps its users.</summary>
public sealed class ProviderService : IAsyncLifetime
{
    private readonly TestProvider _provider = new();
    private TestService? _service;

    /// <summary>Somebody who has an account.</summary>
    internal static ProviderPerson Known { get; } = ProviderPerson.Named("s-an", "an.nguyen");

    internal TestProvider Provider => _provider;

    public TestService Service => _service ?? throw new InvalidOperationException("Not started.");

    public RecordingTexts Log { get; } = new();

    public HttpClient Users { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        await _provider.Start();
        _service = new TestService { Settings = TestProvider.Settings(_provider.Authority), Log = Log };
        await _service.InitializeAsync();
        Users = await _service.ProgramOf("*", "Read", "Write", "Issue", "Batch", "Manage");
        await User("an", "an.nguyen");
    }

    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
        await _provider.DisposeAsync();
    }

    /// <summary>A user whom the provider calls something; the answer has id and password.</summary>
    internal async Task<JsonObject> User(string name, string? externalName, string role = "clerk")
    {
        using var added = await Users.Post("/api/v1/users",
            JsonContent.Create(new { name, fullName = "Nguyễn Thị A", unit = TestReports.Commune, role, externalName }));
        var user = await added.Json();
        added.StatusCode.ShouldBe(HttpStatusCode.Created, user.ToJsonString());
        return user;
    }

    /// <summary>A browser on the way: sent to the provider, and sent back by it to the address that is given.</summary>
    internal async Task<(HttpClient Browser, Uri Back)> SentBack(ProviderPerson? person, string to = "/")
    {
        var browser = Service.Browser();
        return (browser, await SentBack(browser, person, to));
    }

    internal async Task<Uri> SentBack(HttpClient browser, ProviderPerson? person, string to = "/")
    {
        _provider.Person = person;
        using var sent = await browser.GetAsync("/sign-in/provider?to=" + Uri.EscapeDataString(to));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync());
        using var answered = await browser.GetAsync(sent.Headers.Location);
        return answered.Headers.Location ?? throw new InvalidOperationException(await answered.Content.ReadAsStringAsync());
    }

    /// <summary>All the way: the browser, what it was answered, and the page as text.</summary>
    internal async Task<(HttpClient Browser, HttpStatusCode Status, string Page)> SignIn(ProviderPerson? person)
    {
        var (browser, back) = await SentBack(person);
        var (status, page) = await Open(browser, back);
        return (browser, status, page);
    }

    internal static async Task<(HttpStatusCode Status, string Page)> Open(HttpClient browser, Uri address)
    {
        using var answer = await browser.GetAsync(address);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }
}
