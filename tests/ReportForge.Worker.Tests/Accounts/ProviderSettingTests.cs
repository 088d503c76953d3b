using System.Net;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Tests.Webhooks;

namespace ReportForge.Worker.Tests.Accounts;

/// <summary>Settings of an identity provider, and what becomes of signing in without one, or while it is away.</summary>
public sealed class ProviderSettingTests
{
    private static readonly ServiceOptions Usable = new()
    {
        OidcAuthority = "https://dang-nhap.example.vn/realms/tinh",
        OidcClientId = TestProvider.Client,
        OidcClientSecret = TestProvider.Secret,
    };

    [Theory]
    [InlineData("https://dang-nhap.example.vn")]
    [InlineData("https://dang-nhap.example.vn/realms/tinh/")]
    [InlineData("http://127.0.0.1:8081")]
    [InlineData("http://localhost:8081/realms/tinh")]
    public void A_provider_is_asked_over_a_protected_line_or_on_this_machine(string authority) =>
        (Usable with { OidcAuthority = authority, PublicUrl = "https://bao-cao.example.vn" }).Complaints().ShouldBeEmpty();

    [Theory]
    [InlineData("http://dang-nhap.example.vn")]
    [InlineData("http://10.0.0.5")]
    [InlineData("dang-nhap.example.vn")]
    [InlineData("ftp://dang-nhap.example.vn")]
    [InlineData("https://ten:mat-khau@dang-nhap.example.vn")]
    [InlineData("https://dang-nhap.example.vn/?a=b")]
    public void Another_address_is_refused(string authority) =>
        (Usable with { OidcAuthority = authority }).Complaints().ShouldHaveSingleItem().ShouldStartWith("OidcAuthority");

    [Fact]
    public void A_provider_needs_address_name_and_secret_together()
    {
        foreach (var part in new[] { Usable with { OidcAuthority = "" }, Usable with { OidcClientId = "" }, Usable with { OidcClientSecret = "" } })
            part.Complaints().ShouldHaveSingleItem().ShouldBe("OidcAuthority + OidcClientId + OidcClientSecret");
        new ServiceOptions().Complaints().ShouldBeEmpty();
        (Usable with { OidcName = " " }).Complaints().ShouldHaveSingleItem().ShouldStartWith("OidcName");
        (Usable with { OidcName = new string('a', 61) }).Complaints().ShouldHaveSingleItem().ShouldStartWith("OidcName");
    }

    [Theory]
    [InlineData("bao-cao.example.vn")]
    [InlineData("https://bao-cao.example.vn/duong-dan")]
    [InlineData("https://bao-cao.example.vn;https://khac.example.vn")]
    public void The_address_for_browsers_is_one_origin(string address) =>
        (Usable with { PublicUrl = address }).Complaints().ShouldHaveSingleItem().ShouldStartWith("PublicUrl");

    [Fact]
    public void Settings_that_are_written_down_by_mistake_tell_no_secret()
    {
        (Usable with { Postgres = "Host=a;Password=b" }).ToString().ShouldBe(nameof(ServiceOptions));
        string.Concat((Usable with { OidcAuthority = "a", OidcName = "", PublicUrl = "b" }).Complaints()).ShouldNotContain(TestProvider.Secret);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_button_and_no_way_to_one()
    {
        await using var service = new TestService();
        await service.InitializeAsync();
        var administrator = await service.Administrator();

        (await service.Browser().GetStringAsync("/sign-in")).ShouldNotContain("/sign-in/provider");
        (await administrator.GetStringAsync("/accounts")).ShouldNotContain("externalName");
        foreach (var path in new[] { "/sign-in/provider", "/sign-in/provider/return?code=a&state=b" })
            (await administrator.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var noted = await administrator.Send("/accounts", "/accounts/1/external-name", ("externalName", "a"));
        noted.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task While_the_provider_is_away_people_are_told_so_and_sign_in_with_their_passwords()
    {
        var receiver = new TestReceiver();
        await using var service = new TestService { Settings = TestProvider.Settings(receiver.Origin) };
        await service.InitializeAsync();
        var browser = service.Browser();

        receiver.Answers("/.well-known/openid-configuration", 500);
        await IsAway(browser);
        receiver.Answers("/.well-known/openid-configuration", 200);
        await IsAway(browser);
        receiver.Dispose();
        await IsAway(browser);
        browser.DefaultRequestHeaders.Add("Accept-Language", "en");
        (await Start(browser)).Page.ShouldContain("the identity provider “Tài khoản tỉnh Cà Mau” cannot answer for the moment");

        await service.Administrator();
    }

    [Fact]
    public async Task Behind_a_proxy_people_are_sent_back_to_the_address_that_browsers_use()
    {
        await using var provider = new TestProvider();
        await provider.Start();
        await using var service = new TestService
        {
            Settings = new Dictionary<string, string?>(TestProvider.Settings(provider.Authority)) { ["PublicUrl"] = "https://bao-cao.example.vn/" },
        };
        await service.InitializeAsync();

        using var sent = await service.Browser().GetAsync("/sign-in/provider");

        var query = sent.Headers.Location?.Query ?? "";
        query.ShouldContain("redirect_uri=https%3A%2F%2Fbao-cao.example.vn%2Fsign-in%2Fprovider%2Freturn");
        foreach (var part in new[] { "code_challenge_method=S256", "nonce=", "state=", "scope=openid%20profile%20email", "response_type=code" })
            query.ShouldContain(part);
        sent.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("samesite=lax") && cookie.Contains("secure") && cookie.Contains("httponly"));
    }

    private static async Task IsAway(HttpClient browser)
    {
        var (status, page) = await Start(browser);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable, page);
        page.ShouldContain("RF5630: hệ thống đăng nhập “Tài khoản tỉnh Cà Mau” không trả lời được lúc này. Đăng nhập bằng mật khẩu");
        page.ShouldNotContain("Exception");
        page.ShouldNotContain("IDX");
    }

    private static Task<(HttpStatusCode Status, string Page)> Start(HttpClient browser) =>
        ProviderService.Open(browser, new Uri("/sign-in/provider", UriKind.Relative));
}
