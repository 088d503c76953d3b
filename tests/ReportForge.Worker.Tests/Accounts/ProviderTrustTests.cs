using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Tests.Accounts;

/// <summary>What is sent to the service in the name of a provider, and is not the answer that this browser was sent out for.</summary>
public sealed class ProviderTrustTests(ProviderService office) : IClassFixture<ProviderService>, IDisposable
{
    private static readonly ProviderPerson Person = ProviderService.Known;

    public void Dispose() => office.Provider.Behave();

    [Fact]
    public async Task A_state_that_the_service_did_not_make_is_refused()
    {
        var (browser, back) = await office.SentBack(Person);

        foreach (var state in new[] { "state=abc", "state=", "x=y" })
        {
            var forged = back.OriginalString.Replace(StateOf(back), state, StringComparison.Ordinal);
            await Refused(browser, new Uri(forged), HttpStatusCode.BadRequest);
        }

        await Refused(browser, new Uri(office.Service.Address, "/sign-in/provider/return"), HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_answer_is_taken_in_the_browser_that_asked_and_once()
    {
        var (browser, back) = await office.SentBack(Person);

        await Refused(office.Service.Browser(), back, HttpStatusCode.BadRequest);
        (await ProviderService.Open(browser, back)).Status.ShouldBe(HttpStatusCode.OK);
        var tokens = office.Provider.TokensGiven;
        (await ProviderService.Open(browser, back)).Status.ShouldBe(HttpStatusCode.BadRequest);
        office.Provider.TokensGiven.ShouldBe(tokens);
    }

    [Fact]
    public async Task A_code_that_was_given_to_another_browser_is_worth_nothing()
    {
        var (_, stolen) = await office.SentBack(Person);
        var (browser, own) = await office.SentBack(ProviderPerson.Named("s-ke-gian", "ke.gian"));
        var mixed = own.OriginalString.Replace(CodeOf(own), CodeOf(stolen), StringComparison.Ordinal);

        await Refused(browser, new Uri(mixed), HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_code_that_was_used_is_worth_nothing_with_cookies_that_were_kept()
    {
        var (browser, back) = await office.SentBack(Person);
        using (var kept = new HttpRequestMessage(HttpMethod.Get, back))
        using (var first = await browser.SendAsync(kept))
            first.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (again, next) = await office.SentBack(Person);
        var mixed = next.OriginalString.Replace(CodeOf(next), CodeOf(back), StringComparison.Ordinal);

        await Refused(again, new Uri(mixed), HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("nonce", "khac")]
    [InlineData("nonce", null)]
    [InlineData("iss", "https://gia-mao.example.vn/")]
    [InlineData("aud", "dich-vu-khac")]
    [InlineData("sub", null)]
    public async Task A_token_that_says_something_else_is_refused(string claim, string? value)
    {
        office.Provider.Forge = claims => claims[claim] = value is null ? null : JsonValue.Create(value);
        if (value is null)
            office.Provider.Forge = claims => claims.Remove(claim);

        var (browser, back) = await office.SentBack(Person);

        await Refused(browser, back, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_that_is_over_is_refused()
    {
        office.Provider.Forge = claims => (claims["iat"], claims["exp"]) = (1_700_000_000, 1_700_003_600);

        var (browser, back) = await office.SentBack(Person);

        await Refused(browser, back, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_that_is_signed_by_another_key_is_refused()
    {
        using var rsa = RSA.Create(2048);
        office.Provider.ForgedSignature = new SigningCredentials(
            new RsaSecurityKey(rsa) { KeyId = office.Provider.Key.KeyId }, SecurityAlgorithms.RsaSha256);

        var (browser, back) = await office.SentBack(Person);

        await Refused(browser, back, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_that_is_signed_with_the_secret_of_the_service_is_refused()
    {
        office.Provider.ForgedSignature = new SigningCredentials(
            new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(TestProvider.Secret.PadRight(32, '0'))), SecurityAlgorithms.HmacSha256);

        var (browser, back) = await office.SentBack(Person);

        await Refused(browser, back, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("at_hash")]
    [InlineData("nothing")]
    public async Task A_token_that_nobody_signed_is_refused(string without)
    {
        office.Provider.IsSigned = false;
        office.Provider.Forge = claims => claims.Remove(without);

        var (browser, back) = await office.SentBack(Person);

        await Refused(browser, back, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Who_does_not_agree_at_the_provider_is_told_so()
    {
        var (browser, back) = await office.SentBack(null);

        var (status, page) = await ProviderService.Open(browser, back);

        status.ShouldBe(HttpStatusCode.Forbidden);
        page.ShouldContain("đã bị dừng");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/a\r\nSet-Cookie: b=c")]
    [InlineData("/ đường")]
    public async Task Signing_in_never_leads_to_another_site(string to)
    {
        var (browser, back) = await office.SentBack(Person, to);

        using var answer = await browser.GetAsync(back);

        answer.Headers.GetValues("Refresh").ShouldBe(["0; url=/"]);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("href=\"/\"");
    }

    [Fact]
    public async Task Another_process_of_the_same_store_takes_the_answer()
    {
        var (browser, back) = await office.SentBack(Person);

        await office.Service.Restart();
        // The cookies of a test browser are those of the machine, whatever the port.
        var here = new UriBuilder(back) { Port = office.Service.Address.Port }.Uri;
        var (status, page) = await ProviderService.Open(browser, here);

        status.ShouldBe(HttpStatusCode.OK, page);
    }

    [Fact]
    public async Task The_secret_stands_in_no_log_no_page_and_nowhere_in_the_store()
    {
        await office.SignIn(Person);
        office.Provider.Forge = claims => claims["nonce"] = "khac";
        var (_, _, page) = await office.SignIn(Person);

        page.ShouldNotContain(TestProvider.Secret);
        office.Log.Lines.ShouldContain(line => line.Contains("RF5631"));
        office.Log.Lines.ShouldNotContain(line => line.Contains(TestProvider.Secret));
        var audit = await office.Service.Services.GetRequiredService<IStore>().Read(connection =>
            connection.QueryAsync<string>("SELECT actor || unit || action || subject FROM audit"));
        audit.ShouldNotContain(line => line.Contains(TestProvider.Secret));
    }

    private static async Task Refused(HttpClient browser, Uri address, HttpStatusCode with)
    {
        var (status, page) = await ProviderService.Open(browser, address);
        status.ShouldBe(with, page);
        page.ShouldContain("Về trang đăng nhập");
        page.ShouldNotContain("Exception");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static string StateOf(Uri back) => Parameter(back, "state=");

    private static string CodeOf(Uri back) => Parameter(back, "code=");

    private static string Parameter(Uri back, string name) => back.Query.TrimStart('?').Split('&').Single(one => one.StartsWith(name, StringComparison.Ordinal));
}
