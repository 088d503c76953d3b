using System.Net;

namespace ReportForge.Worker.Tests.Accounts;

public sealed class SignInTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task The_first_administrator_signs_in_with_the_printed_password()
    {
        var browser = await service.Administrator();

        var home = await browser.GetStringAsync("/");

        home.ShouldContain("quantri");
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_sent_to_sign_in_and_back()
    {
        using var answer = await service.Browser().GetAsync("/");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location?.OriginalString.ShouldBe("/sign-in?to=%2F");
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "quantri"), KeyValuePair.Create("password", service.Password)]);

        using var answer = await service.Browser().PostAsync("/sign-in", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string to)
    {
        using var answer = await service.Browser().Send("/sign-in", "/sign-in", ("name", "quantri"), ("password", service.Password), ("to", to));

        answer.Headers.Location?.OriginalString.ShouldBe("/");
    }

    [Fact]
    public async Task A_page_runs_no_script_but_its_own_and_is_shown_in_no_frame()
    {
        using var answer = await service.Browser().GetAsync("/sign-in");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("httponly") && cookie.Contains("samesite=strict"));
    }
}

/// <summary>A service of its own: what is locked here stays locked.</summary>
public sealed class LockTests(TestService service) : IClassFixture<TestService>
{
    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        for (var count = 0; count < 5; count++)
        {
            using var wrong = await Try($"sai mật khẩu {count}");
            wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }

        using var right = await Try(service.Password);

        right.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await right.Content.ReadAsStringAsync()).ShouldContain("tạm khóa");
    }

    private Task<HttpResponseMessage> Try(string password) => service.Browser().Send("/sign-in", "/sign-in", ("name", "quantri"), ("password", password));
}
