using Microsoft.Playwright;

namespace ReportForge.Worker.Tests.Pages;

/// <summary>Chromium as the distribution has it, with the screen of an office: 1366 × 768. A test without one says so; CI has one.</summary>
public sealed class TestBrowser : IAsyncLifetime
{
    private const int Width = 1366;

    private const int Height = 768;

    private static readonly string? Chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string? _signedIn;

    public TestService Service { get; init; } = new();

    public async ValueTask InitializeAsync()
    {
        await Service.InitializeAsync();
        if (Chromium is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        await Service.DisposeAsync();
    }

    /// <summary>A page of a browser that nobody has used.</summary>
    public Task<IPage> Page() => Page(state: null);

    private async Task<IPage> Page(string? state)
    {
        if (_browser is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "Chromium is not installed (apt-get install chromium).");
            throw new InvalidOperationException("CI has to have Chromium.");
        }

        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Service.Address.ToString(),
            ViewportSize = new ViewportSize { Width = Width, Height = Height },
            Locale = "vi-VN",
            AcceptDownloads = true,
            StorageState = state,
        });
        return await context.NewPageAsync();
    }

    /// <summary>
    /// Signs in as the first administrator, as somebody does who reads the printed password; once, for the service takes ten sign-ins
    /// a minute.
    /// </summary>
    public async Task<IPage> SignedIn()
    {
        var page = await Page(_signedIn);
        await page.GotoAsync("/");
        if (_signedIn is null)
        {
            await page.GetByLabel("Tên đăng nhập").FillAsync("quantri");
            await page.GetByLabel("Mật khẩu").FillAsync(Service.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Heading, new() { Name = "Báo cáo", Exact = true }).WaitForAsync();
        _signedIn ??= await page.Context.StorageStateAsync();
        return page;
    }

    /// <summary>Keeps a picture where the environment names a folder for them: those of the README are made so.</summary>
    public static async Task Picture(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("REPORTFORGE_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }
}
