using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Tests.Accounts;

namespace ReportForge.Worker.Tests.Pages;

/// <summary>The way over an identity provider of another site, in a browser that keeps to what cookies and policies say.</summary>
public sealed class ProviderWalkTests(ProviderWalkTests.Office office) : IClassFixture<ProviderWalkTests.Office>
{
    [Fact]
    public async Task A_clerk_comes_back_from_the_provider_signed_in_and_with_the_keyboard_alone()
    {
        var page = await office.Browser.Page();
        await page.GotoAsync("/reports/new");
        var way = page.GetByRole(AriaRole.Link, new() { Name = "Đăng nhập bằng Tài khoản tỉnh Cà Mau" });
        for (var count = 0; count < 20 && !await way.EvaluateAsync<bool>("link => link === document.activeElement"); count++)
            await page.Keyboard.PressAsync("Tab");

        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("Đồng ý").FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("huong · ").WaitForAsync();
        new Uri(page.Url).AbsolutePath.ShouldBe("/reports/new");
    }

    /// <summary>A browser, a service and a provider at which a clerk is signed in.</summary>
    public sealed class Office : IAsyncLifetime
    {
        private readonly TestProvider _provider = new()
        {
            Person = ProviderPerson.Named("s-huong", "huong@camau.example.vn"),
            HasPage = true,
        };
        private TestBrowser? _browser;

        public TestBrowser Browser => _browser ?? throw new InvalidOperationException("Not started.");

        public async ValueTask InitializeAsync()
        {
            await _provider.Start();
            _browser = new TestBrowser { Service = new TestService { Settings = TestProvider.Settings(_provider.Authority) } };
            await _browser.InitializeAsync();
            await _browser.Service.Services.GetRequiredService<AccountStore>().Add(
                new NewAccount("huong", "Lê Thị Hương", TestReports.Commune, Role.Clerk, Passwords.NewPassword())
                {
                    ExternalName = "huong@camau.example.vn",
                }, "thử", "*");
        }

        public async ValueTask DisposeAsync()
        {
            if (_browser is not null)
                await _browser.DisposeAsync();
            await _provider.DisposeAsync();
        }
    }
}
