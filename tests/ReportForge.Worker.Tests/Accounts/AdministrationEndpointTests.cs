using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Tests.Accounts;

/// <summary>Users, keys and the audit over the API.</summary>
public sealed class AdministrationEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private HttpClient Client => program.Client;

    [Fact]
    public async Task A_user_is_added_signs_in_is_closed_and_opened()
    {
        using var added = await Client.Post("/api/v1/users", User("lan", "signer"));
        var user = await added.Json();
        added.StatusCode.ShouldBe(HttpStatusCode.Created, user.ToJsonString());
        var path = added.Headers.Location!.OriginalString;

        var browser = await program.Service.SignedIn("lan", (string?)user["password"] ?? "");
        using var closed = await Client.Post($"{path}/close", TestAccounts.JsonBody("{}"));
        using var outside = await browser.GetAsync("/");
        using var opened = await Client.Post($"{path}/open", TestAccounts.JsonBody("{}"));
        using var reset = await Client.Post($"{path}/password", TestAccounts.JsonBody("{}"));

        ((bool?)(await closed.Json())["isActive"]).ShouldBe(false);
        outside.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        ((bool?)(await opened.Json())["isActive"]).ShouldBe(true);
        await program.Service.SignedIn("lan", (string?)(await reset.Json())["password"] ?? "");
        ((string?)(await Client.GetFromJsonAsync<JsonObject>(path))!["role"]).ShouldBe("signer");
    }

    [Fact]
    public async Task What_is_shown_once_is_not_shown_again_and_stands_nowhere()
    {
        using var user = await Client.Post("/api/v1/users", User("mai", "clerk"), "user-once");
        using var userAgain = await Client.Post("/api/v1/users", User("mai", "clerk"), "user-once");
        using var key = await Client.Post("/api/v1/keys", Key(TestReports.Commune, "read"), "key-once");
        using var keyAgain = await Client.Post("/api/v1/keys", Key(TestReports.Commune, "read"), "key-once");

        var password = (string?)(await user.Json())["password"];
        var text = (string?)(await key.Json())["key"];
        password.ShouldNotBeNullOrEmpty();
        text.ShouldNotBeNullOrEmpty();
        (userAgain.StatusCode, keyAgain.StatusCode).ShouldBe((HttpStatusCode.Created, HttpStatusCode.Created));
        (await userAgain.Json())["password"].ShouldBeNull();
        (await keyAgain.Json())["key"].ShouldBeNull();
        userAgain.Headers.Location.ShouldBe(user.Headers.Location);
        var kept = await program.Service.Services.GetRequiredService<IStore>().Read(async connection =>
            string.Concat(await connection.QueryAsync<string>("SELECT CAST(body AS TEXT) || headers FROM idempotency")));
        kept.ShouldNotContain(password);
        kept.ShouldNotContain(text.Split('_')[^1]);
    }

    [Theory]
    [InlineData("""{"fullName":"A","unit":"15961","role":"clerk"}""", 400, "bad-request")]
    [InlineData("""{"name":"a","unit":"15961","role":"clerk"}""", 400, "bad-request")]
    [InlineData("""{"name":"a","fullName":"A","unit":"15961","role":"king"}""", 400, "bad-request")]
    [InlineData("""{"name":"a","fullName":"A","unit":"99999","role":"clerk"}""", 400, "bad-request")]
    [InlineData("""{"name":"QUANTRI","fullName":"A","unit":"15961","role":"clerk"}""", 409, "name-taken")]
    public async Task A_user_that_cannot_be_is_refused(string body, int status, string type)
    {
        using var answer = await Client.Post("/api/v1/users", TestAccounts.JsonBody(body));

        ((int)answer.StatusCode).ShouldBe(status);
        ((string?)(await answer.Json())["type"]).ShouldBe("urn:reportforge:problem:" + type);
    }

    [Theory]
    [InlineData("""{"name":"a","unit":"15961","rights":["read"],"days":0}""")]
    [InlineData("""{"name":"a","unit":"15961","rights":["read"],"days":731}""")]
    [InlineData("""{"name":"a","unit":"15961","rights":["31"],"days":1}""")]
    [InlineData("""{"name":"a","unit":"15961","rights":[],"days":1}""")]
    [InlineData("""{"unit":"15961","rights":["read"],"days":1}""")]
    public async Task A_key_that_cannot_be_is_refused(string body)
    {
        using var answer = await Client.Post("/api/v1/keys", TestAccounts.JsonBody(body));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_key_opens_what_it_names_and_nothing_after_it_was_ended()
    {
        using var made = await Client.Post("/api/v1/keys", Key(TestReports.Commune, "read"));
        var key = await made.Json();
        var holder = program.Service.Program((string?)key["key"] ?? "");

        using var allowed = await holder.GetAsync("/api/v1/kinds");
        using var beyond = await holder.GetAsync("/api/v1/keys");
        using var ended = await Client.DeleteAsync(made.Headers.Location);
        using var after = await holder.GetAsync("/api/v1/kinds");

        allowed.StatusCode.ShouldBe(HttpStatusCode.OK);
        beyond.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ended.Json())["revokedAt"].ShouldNotBeNull();
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Nobody_hands_on_more_than_their_own()
    {
        var manager = await program.Service.ProgramOf(TestReports.Commune, "Read", "Manage");
        using var signer = await Client.Post("/api/v1/users", User("hoa", "signer"));

        using var issue = await manager.Post("/api/v1/keys", Key(TestReports.Commune, "issue"));
        using var province = await manager.Post("/api/v1/keys", Key(TestReports.Province, "read"));
        using var clerk = await manager.Post("/api/v1/users", User("huệ", "clerk"));
        using var password = await manager.Post($"{signer.Headers.Location}/password", TestAccounts.JsonBody("{}"));
        using var longer = await manager.Post("/api/v1/keys", Key(TestReports.Commune, "read", days: 700));

        foreach (var refused in new[] { issue, province, clerk, password })
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, await refused.Content.ReadAsStringAsync());
        // The manager's own key lasts a day.
        ((DateTimeOffset?)(await longer.Json())["expiresAt"])!.Value.ShouldBeLessThan(DateTimeOffset.UtcNow.AddDays(2));
    }

    [Fact]
    public async Task Nobody_closes_the_account_that_stands_behind_their_key()
    {
        var own = await program.Service.Services.GetRequiredService<AccountStore>().ByName("quantri");

        using var answer = await Client.Post($"/api/v1/users/{own?.Id}/close", TestAccounts.JsonBody("{}"));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Users_and_keys_of_a_foreign_unit_are_not_there()
    {
        using var user = await Client.Post("/api/v1/users", User("cúc", "clerk"));
        using var key = await Client.Post("/api/v1/keys", Key(TestReports.Commune, "read"));
        var stranger = await program.Service.ProgramOf(TestReports.Stranger, "Read", "Write", "Issue", "Batch", "Manage");

        (await stranger.GetAsync(user.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.Post($"{user.Headers.Location}/password", TestAccounts.JsonBody("{}"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync(key.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.DeleteAsync(key.Headers.Location)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/api/v1/audit?unit={TestReports.Commune}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await stranger.GetStringAsync("/api/v1/users")).ShouldNotContain("cúc");
    }

    [Fact]
    public async Task The_audit_tells_who_did_what_and_none_of_the_secrets()
    {
        using var user = await Client.Post("/api/v1/users", User("đào", "clerk"));

        var audit = await Client.GetStringAsync($"/api/v1/audit?unit={TestReports.Commune}&count=500");

        audit.ShouldContain("account.add");
        audit.ShouldContain("đào");
        audit.ShouldNotContain((string?)(await user.Json())["password"] ?? "?");
    }

    [Theory]
    [InlineData("/api/v1/users")]
    [InlineData("/api/v1/keys")]
    [InlineData("/api/v1/audit")]
    [InlineData("/api/v1/batches")]
    [InlineData("/api/v1/reports")]
    public async Task Lists_are_read_page_by_page_along_their_links(string list)
    {
        for (var count = 0; count < 3; count++)
        {
            using var user = await Client.Post("/api/v1/users", User($"trang-{list.Split('/')[^1]}-{count}", "clerk"));
            using var key = await Client.Post("/api/v1/keys", Key(TestReports.Commune, "read"));
            using var batch = await Client.Post("/api/v1/batches?kind=tthc-monthly", new ByteArrayContent("{}"u8.ToArray()));
            using var report = await Client.Post("/api/v1/reports?incomplete=keep", TestReports.Body(TestReports.Monthly(TestReports.Stranger, 1990 + count)));
        }

        var seen = new List<string>();
        var pages = 0;
        for (var next = $"{list}?count=2"; next is not null; pages++)
        {
            using var answer = await Client.GetAsync(next);
            var page = await answer.Json();
            page["items"]!.AsArray().Count.ShouldBeInRange(0, 2);
            seen.AddRange(page["items"]!.AsArray().Select(item => (string?)item!["id"] ?? ""));
            next = answer.Headers.TryGetValues("Link", out var links) ? links.Single().Split('>')[0][1..] : null;
            (next is null).ShouldBe(page["next"] is null);
        }

        pages.ShouldBeGreaterThan(1);
        seen.Count.ShouldBeGreaterThanOrEqualTo(3);
        seen.ShouldBeUnique();
    }

    private static JsonContent User(string name, string role) => JsonContent.Create(new { name, fullName = "Nguyễn Thị A", unit = TestReports.Commune, role });

    private static JsonContent Key(string unit, string right, int days = 1) => JsonContent.Create(new { name = "phần mềm", unit, rights = new[] { right }, days });
}
