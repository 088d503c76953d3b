using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Callers;

namespace ReportForge.Worker.Tests.Accounts;

/// <summary>Every route of the running service, tried by everybody: the table of routes itself says what is to be tried.</summary>
public sealed partial class AccessTests(AccessTests.People people) : IClassFixture<AccessTests.People>
{
    // Reviewed by hand: what stands open to the world.
    private static readonly string[] Open = ["/health/live", "/health/ready", "/assets/{name}", "GET /sign-in", "POST /sign-in", "POST /sign-out",
        "GET /sign-in/provider", "GET /sign-in/provider/return"];

    [Fact]
    public void Every_route_says_what_it_asks_of_its_caller_and_only_the_listed_ones_ask_nothing()
    {
        var routes = people.Routes.ToList();

        routes.Count.ShouldBeGreaterThan(30);
        routes.Where(route => route.Needed is null).Select(route => route.ToString()).ShouldBeEmpty();
        routes.Where(route => route.Needed is Rights.None).Select(route => route.ToString())
            .ShouldAllBe(route => Open.Any(open => route.EndsWith(open, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        var nobody = people.Service.Browser();

        foreach (var route in people.Routes.Where(route => route.Needed is not Rights.None))
        {
            using var answer = await Try(nobody, route, people.Foreign);
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Unauthorized, HttpStatusCode.Redirect]);
            if (answer.StatusCode == HttpStatusCode.Redirect)
                answer.Headers.Location?.OriginalString.ShouldStartWith("/sign-in", customMessage: route.ToString());
        }
    }

    [Fact]
    public async Task A_role_that_lacks_the_right_of_a_route_is_refused_there()
    {
        foreach (var (role, client, key) in people.Clients)
        {
            foreach (var route in people.Routes.Where(route => route.Needed is { } needed && (Roles.RightsOf(role) & needed) != needed))
            {
                using var answer = await Try(route.IsApi ? key : client, route, people.Own);
                var isRefused = answer.StatusCode == HttpStatusCode.Forbidden || answer.Headers.Location?.OriginalString == "/not-allowed";
                isRefused.ShouldBeTrue($"{role}: {route} → {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task The_report_of_a_foreign_unit_is_not_there_for_any_role_of_another_unit()
    {
        foreach (var (role, client, key) in people.Clients)
        {
            foreach (var route in people.Routes.Where(route => route.Pattern.Contains("{id", StringComparison.Ordinal) && route.Needed is { } needed && (Roles.RightsOf(role) & needed) == needed))
            {
                using var answer = await Try(route.IsApi ? key : client, route, people.Foreign);
                var text = await answer.Content.ReadAsStringAsync();
                ((int)answer.StatusCode).ShouldBeOneOf([400, 404, 428], $"{role}: {route}");
                text.ShouldNotContain("Đất Mũi", customMessage: $"{role}: {route}");
            }
        }
    }

    [Fact]
    public async Task Nothing_is_handed_in_for_a_foreign_unit_and_no_list_of_it_is_read()
    {
        foreach (var (role, _, key) in people.Clients.Where(one => one.Role != Role.Administrator))
        {
            using var handedIn = await key.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Stranger, 2060)));
            using var listed = await key.GetAsync($"/api/v1/units/{TestReports.Stranger}/reports");
            handedIn.StatusCode.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
            listed.StatusCode.ShouldBe(HttpStatusCode.Forbidden, role.ToString());
        }
    }

    [Fact]
    public async Task Nothing_that_is_asked_of_a_foreign_unit_by_its_code_is_answered()
    {
        var routes = people.Routes.Where(route => route is { IsApi: true, Method: "GET" } && route.Pattern.Contains("{unit}", StringComparison.Ordinal)).ToList();
        routes.Count.ShouldBeGreaterThanOrEqualTo(2);

        foreach (var (role, browser, key) in people.Clients)
        {
            foreach (var path in routes.Select(route => route.Pattern.Replace("{unit}", TestReports.Stranger, StringComparison.Ordinal)))
            {
                using var byKey = await key.GetAsync(path);
                using var signedIn = await browser.GetAsync(path);
                (byKey.StatusCode, signedIn.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), $"{role}: {path}");
            }
        }
    }

    [Fact]
    public async Task A_browser_that_is_signed_in_cannot_be_made_to_write_over_the_api()
    {
        var administrator = await people.Service.Administrator();

        using var answer = await administrator.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2061)));

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_form_of_a_page_is_refused_without_its_token()
    {
        var administrator = await people.Service.Administrator();

        foreach (var route in people.Routes.Where(route => route is { IsApi: false, Method: "POST" }))
        {
            using var answer = await Try(administrator, route, people.Own);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, route.ToString());
        }
    }

    private static async Task<HttpResponseMessage> Try(HttpClient client, TriedRoute route, string report)
    {
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.PathFor(report));
        if (route.Method != "GET")
            request.Content = route.ContentType is { } type ? new StringContent("{}", System.Text.Encoding.UTF8, type) : FilledForm();
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await client.SendAsync(request);
    }

    // Every field that a form of a page may have, but for its token.
    private static MultipartFormDataContent FilledForm()
    {
        var form = new MultipartFormDataContent();
        foreach (var name in new[] { "name", "password", "fullName", "unit", "role", "kind", "version", "number", "date", "externalName" })
            form.Add(new StringContent("1"), name);
        form.Add(new ByteArrayContent("{}"u8.ToArray()), "file", "data.json");
        return form;
    }

    public sealed partial record TriedRoute(string Method, string Pattern, Rights? Needed, string? ContentType)
    {
        public bool IsApi => Pattern.StartsWith("/api", StringComparison.Ordinal);

        public string PathFor(string report) => Parameter().Replace(Pattern, match => match.Groups[1].Value switch
        {
            "id" => report,
            "kind" => "tthc-monthly",
            "unit" => TestReports.Commune,
            "documentName" => "v1",
            _ => "1",
        });

        public override string ToString() => $"{Method} {Pattern}";

        [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
        private static partial Regex Parameter();
    }

    /// <summary>
    /// A service with somebody of every role in one commune, and a report of that commune and of a foreign one. It has all the routes there
    /// may be: those of an identity provider, too.
    /// </summary>
    public sealed class People : IAsyncLifetime
    {
        private readonly TestProvider _provider = new();
        private TestService? _service;

        public TestService Service => _service ?? throw new InvalidOperationException("Not started.");

        public string Own { get; private set; } = "";

        public string Foreign { get; private set; } = "";

        public ImmutableArray<(Role Role, HttpClient Browser, HttpClient Key)> Clients { get; private set; } = [];

        public IEnumerable<TriedRoute> Routes => Service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Where(method => method != "HEAD").Select(method =>
                new TriedRoute(method, "/" + endpoint.RoutePattern.RawText?.Trim('/'), endpoint.Metadata.GetMetadata<NeededRights>()?.Rights, ContentTypeOf(endpoint))));

        public async ValueTask InitializeAsync()
        {
            await _provider.Start();
            _service = new TestService { Settings = TestProvider.Settings(_provider.Authority) };
            await _service.InitializeAsync();
            var all = await Service.ProgramOf("*", "Read", "Write");
            Own = await HandIn(all, TestReports.Commune);
            Foreign = await HandIn(all, TestReports.Stranger);
            Clients = [.. await Task.WhenAll(Enum.GetValues<Role>().Select(Person))];
        }

        public async ValueTask DisposeAsync()
        {
            if (_service is not null)
                await _service.DisposeAsync();
            await _provider.DisposeAsync();
        }

        // Null for a form.
        private static string? ContentTypeOf(RouteEndpoint endpoint)
        {
            var isApi = endpoint.RoutePattern.RawText?.Contains("api/", StringComparison.Ordinal) == true;
            var accepted = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var first, ..] ? first : null;
            return accepted?.StartsWith("multipart/", StringComparison.Ordinal) == true || !isApi ? null : accepted ?? "application/json";
        }

        private static async Task<string> HandIn(HttpClient program, string unit)
        {
            using var created = await program.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(unit, 2050)));
            return created.Headers.Location?.OriginalString.Split('/')[^1] ?? "";
        }

        private async Task<(Role, HttpClient, HttpClient)> Person(Role role)
        {
            var accounts = Service.Services.GetRequiredService<AccountStore>();
            var password = Passwords.NewPassword();
            await accounts.Add(new NewAccount($"thử-{Roles.KeyOf(role)}", "Nguyễn Văn A", TestReports.Commune, role, password), "thử", "*");
            var account = await accounts.ByName($"thử-{Roles.KeyOf(role)}") ?? throw new InvalidOperationException();
            var key = await Service.Services.GetRequiredService<ApiKeyStore>().Add(new NewApiKey("thử", TestReports.Commune, Roles.RightsOf(role), 1), account.ToCaller());
            return (role, await Service.SignedIn(account.Name, password), Service.Program(key.Text));
        }
    }
}
