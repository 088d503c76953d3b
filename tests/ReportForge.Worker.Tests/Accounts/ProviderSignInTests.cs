using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Tests.Accounts;

/// <summary>Signing in by an identity provider that does what it should: who gets in, as whom, and who does not.</summary>
public sealed class ProviderSignInTests(ProviderService office) : IClassFixture<ProviderService>
{
    [Fact]
    public async Task The_button_leads_to_the_provider_and_back_to_the_page_that_was_wanted()
    {
        await office.User("hoa", "hoa@camau.example.vn", "signer");
        var page = await office.Service.Browser().GetStringAsync("/sign-in?to=%2Freports%2Fnew");
        page.ShouldContain("""<a class="button second" href="/sign-in/provider?to=%2Freports%2Fnew">Đăng nhập bằng Tài khoản tỉnh Cà Mau</a>""");

        var (browser, back) = await office.SentBack(ProviderPerson.Named("s-hoa", "hoa@camau.example.vn"), "/reports/new");
        using var answer = await browser.GetAsync(back);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Refresh").ShouldBe(["0; url=/reports/new"]);
        answer.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("reportforge=") && cookie.Contains("samesite=strict"));
        (await browser.GetStringAsync("/reports/new")).ShouldContain("<span>hoa · ");
    }

    [Fact]
    public async Task The_button_is_worded_in_the_language_of_the_browser()
    {
        var browser = office.Service.Browser();
        browser.DefaultRequestHeaders.Add("Accept-Language", "en-GB");

        (await browser.GetStringAsync("/sign-in")).ShouldContain("Sign in by Tài khoản tỉnh Cà Mau");
    }

    [Fact]
    public async Task Who_is_only_known_to_the_provider_is_refused_and_nothing_is_made()
    {
        var before = await Accounts();

        var (browser, status, page) = await office.SignIn(ProviderPerson.Named("s-la", "nguoi.la"));

        status.ShouldBe(HttpStatusCode.Forbidden);
        page.ShouldContain("“nguoi.la” của “Tài khoản tỉnh Cà Mau” chưa được mở trong ReportForge");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Accounts()).ShouldBe(before);
    }

    [Fact]
    public async Task From_the_second_time_on_the_subject_counts_and_no_name()
    {
        var user = await office.User("tuan", "tuan.tran");
        (await office.SignIn(ProviderPerson.Named("s-tuan", "tuan.tran"))).Status.ShouldBe(HttpStatusCode.OK);

        var renamed = await office.SignIn(ProviderPerson.Named("s-tuan", "tuan.tran.moi"));
        var other = await office.SignIn(ProviderPerson.Named("s-tuan-khac", "tuan.tran"));

        renamed.Status.ShouldBe(HttpStatusCode.OK);
        (await renamed.Browser.GetStringAsync("/")).ShouldContain("<span>tuan · ");
        other.Status.ShouldBe(HttpStatusCode.Forbidden);
        other.Page.ShouldContain("chưa được mở");
        ((bool?)(await UserOf(user))["isBound"]).ShouldBe(true);
        (await Audit()).ShouldContain("account.bind tuan");
    }

    [Fact]
    public async Task A_name_matches_whatever_its_case_and_however_its_letters_are_composed()
    {
        await office.User("duc", " Đức.Nguyễn@Camau.example.vn ");

        var (_, status, _) = await office.SignIn(ProviderPerson.Named("s-duc", "ĐỨC.nguyễn@camau.example.vn".Normalize(NormalizationForm.FormD)));

        status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_counts_only_when_the_provider_has_verified_it()
    {
        await office.User("mai", "mai@camau.example.vn");

        var unverified = await office.SignIn(new("s-mai-1", ("email", "mai@camau.example.vn")));
        var verified = await office.SignIn(new("s-mai-2", ("email", "mai@camau.example.vn"), ("email_verified", "true")));

        (unverified.Status, verified.Status).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.OK));
    }

    [Fact]
    public async Task Names_may_stand_in_what_the_provider_tells_of_the_user_instead_of_the_token()
    {
        await office.User("binh", "binh");

        var (_, status, page) = await office.SignIn(ProviderPerson.Named("s-binh", "binh") with { HasNamesInToken = false });

        status.ShouldBe(HttpStatusCode.OK, page);
    }

    [Fact]
    public async Task Names_that_two_accounts_await_open_neither()
    {
        await office.User("doi-1", "doi.1");
        await office.User("doi-2", "doi.2@camau.example.vn");

        var (_, status, _) = await office.SignIn(
            new("s-doi", ("preferred_username", "doi.1"), ("email", "doi.2@camau.example.vn"), ("email_verified", "true")));

        status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_the_provider_says_of_roles_and_units_gives_nothing()
    {
        await office.User("ly", "ly");

        var (browser, _, _) = await office.SignIn(
            new("s-ly", ("preferred_username", "ly"), ("role", "administrator"), ("roles", "administrator"), ("unit", "*")));

        using var accounts = await browser.GetAsync("/accounts");
        accounts.Headers.Location?.OriginalString.ShouldBe("/not-allowed");
        (await browser.GetAsync($"/api/v1/units/{TestReports.Stranger}/reports")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_closed_account_and_a_locked_one_are_refused_as_with_a_password()
    {
        var closed = await office.User("dong", "dong");
        await office.User("khoa", "khoa");
        (await office.SignIn(ProviderPerson.Named("s-khoa", "khoa"))).Status.ShouldBe(HttpStatusCode.OK);
        using var closing = await office.Users.Post($"/api/v1/users/{closed["id"]}/close", TestAccounts.JsonBody("{}"));
        for (var count = 0; count < 5; count++)
            using (await office.Service.Browser().Send("/sign-in", "/sign-in", ("name", "khoa"), ("password", $"sai mật khẩu {count}")))
            {
            }

        var shut = await office.SignIn(ProviderPerson.Named("s-dong", "dong"));
        var locked = await office.SignIn(ProviderPerson.Named("s-khoa", "khoa"));

        (shut.Status, locked.Status).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        shut.Page.ShouldContain("chưa được mở");
        locked.Page.ShouldContain("tạm khóa");
        ((bool?)(await UserOf(closed))["isBound"]).ShouldBe(false);
        var audit = await Audit();
        audit.ShouldContain("account.refuse dong");
        audit.ShouldContain("account.refuse khoa");
    }

    [Fact]
    public async Task A_name_that_is_noted_anew_gives_the_account_to_another_person_and_signs_out_the_first()
    {
        var user = await office.User("van", "van.1");
        var (first, _, _) = await office.SignIn(ProviderPerson.Named("s-van-1", "van.1"));
        using var noted = await office.Users.Post(
            $"/api/v1/users/{user["id"]}/external-name", JsonContent.Create(new { externalName = "van.2" }));
        var after = await noted.Json();

        (await first.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await office.SignIn(ProviderPerson.Named("s-van-1", "van.1"))).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await office.SignIn(ProviderPerson.Named("s-van-2", "van.2"))).Status.ShouldBe(HttpStatusCode.OK);
        ((string?)after["externalName"], (bool?)after["isBound"]).ShouldBe(("van.2", false));
    }

    [Fact]
    public async Task A_name_at_the_provider_is_noted_for_one_user_only_and_taken_away_with_an_empty_one()
    {
        var first = await office.User("lan-1", "lan");
        var second = await office.User("lan-2", null);

        using var taken = await Note(second, "LAN");
        using var added = await office.Users.Post("/api/v1/users", JsonContent.Create(
            new { name = "lan-3", fullName = "A", unit = TestReports.Commune, role = "clerk", externalName = "lan" }));
        using var tooLong = await Note(second, new string('a', 101));
        using var taking = await Note(first, "");
        using var free = await Note(second, "lan");

        foreach (var refused in new[] { taken, added })
            ((int)refused.StatusCode, (string?)(await refused.Json())["type"]).ShouldBe((409, "urn:reportforge:problem:external-name-taken"));
        tooLong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await taking.Json())["externalName"]).ShouldBeNull();
        ((string?)(await free.Json())["externalName"]).ShouldBe("lan");
    }

    [Fact]
    public async Task A_name_with_what_no_name_has_is_refused()
    {
        var user = await office.User("chu-la", null);

        using var noted = await office.Users.Post(
            $"/api/v1/users/{user["id"]}/external-name", TestAccounts.JsonBody("""{"externalName":"a\u0000b"}"""));
        var person = await office.SignIn(ProviderPerson.Named("s-\0-la", "a\0b"));

        noted.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        person.Status.ShouldBe(HttpStatusCode.Forbidden, person.Page);
    }

    [Fact]
    public async Task An_administrator_notes_the_name_on_the_page_of_users()
    {
        var user = await office.User("trang", null);
        var administrator = await office.Service.Administrator();

        using var noted = await administrator.Send(
            "/accounts", $"/accounts/{user["id"]}/external-name", ("externalName", "trang@camau.example.vn"));
        noted.Headers.Location?.OriginalString.ShouldBe("/accounts");
        await office.SignIn(ProviderPerson.Named("s-trang", "trang@camau.example.vn"));

        var page = await administrator.GetStringAsync("/accounts");
        page.ShouldContain("value=\"trang@camau.example.vn\"");
        page.ShouldContain("đã gắn với người đăng nhập đầu tiên");
    }

    private Task<HttpResponseMessage> Note(JsonObject user, string name) =>
        office.Users.Post($"/api/v1/users/{user["id"]}/external-name", JsonContent.Create(new { externalName = name }));

    private async Task<JsonObject> UserOf(JsonObject user) => await office.Users.GetFromJsonAsync<JsonObject>($"/api/v1/users/{user["id"]}") ?? [];

    private Task<long> Accounts() => office.Service.Services.GetRequiredService<IStore>()
        .Read(connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM account"));

    private async Task<string> Audit() => string.Join('\n', await office.Service.Services.GetRequiredService<IStore>()
        .Read(connection => connection.QueryAsync<string>("SELECT action || ' ' || subject FROM audit")));
}
