using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ReportForge.Worker.Tests.Pages;

/// <summary>A newcomer's way through the pages, from signing in to the issued document.</summary>
public sealed class ClerkWalkTests(TestBrowser browser) : IClassFixture<TestBrowser>
{
    [Theory]
    [InlineData("tthc-monthly")]
    [InlineData("cchc-annual")]
    public async Task A_clerk_hands_in_a_file_drafts_and_issues(string kind)
    {
        var page = await browser.SignedIn();
        var data = kind == "tthc-monthly" ? TestReports.Monthly(TestReports.Commune, 2026) : TestReports.Annual(TestReports.Commune, 2026);

        await page.Locator(".actions").GetByRole(AriaRole.Link, new() { Name = "Lập báo cáo mới" }).ClickAsync();
        await NothingSerious(page);
        await TestBrowser.Picture(page, "new-report");
        await page.GetByLabel("Bảng tính đã điền").SetInputFilesAsync(new FilePayload { Name = "so-lieu.json", MimeType = "application/json", Buffer = data });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi và kiểm tra" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Cần xem và sửa" }).WaitForAsync();
        await NothingSerious(page);
        await TestBrowser.Picture(page, $"report-{kind}");
        (await Download(page, "Tải dự thảo Word")).ShouldStartWith("PK");

        await page.GetByRole(AriaRole.Link, new() { Name = "Ban hành" }).ClickAsync();
        await NothingSerious(page);
        await page.GetByLabel("Số văn bản theo sổ đăng ký").FillAsync("27");
        await page.GetByLabel("Ngày ban hành").FillAsync("2026-12-18");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ban hành" }).ClickAsync();

        await page.GetByText("đã ban hành").WaitForAsync();
        (await Download(page, "Tải văn bản Word")).ShouldStartWith("PK");
        await TestBrowser.Picture(page, $"issued-{kind}");
    }

    [Fact]
    public async Task A_figure_is_corrected_on_the_page_beside_its_finding()
    {
        var page = await browser.SignedIn();
        await HandIn(page, TestReports.Defective(TestReports.Commune, 2027));

        await page.GetByRole(AriaRole.Link, new() { Name = "Sửa trên trang" }).ClickAsync();
        await NothingSerious(page);
        await TestBrowser.Picture(page, "form");
        (await page.Locator(".beside.error").CountAsync()).ShouldBeGreaterThan(0);
        await page.Locator("textarea").First.FillAsync("Nguyễn Văn A");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu và kiểm tra" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Cần xem và sửa" }).WaitForAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Lịch sử" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Xem thay đổi của bản 2" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Bản 1 → bản 2" }).WaitForAsync();
        (await page.GetByText("Nguyễn Văn A").CountAsync()).ShouldBe(1);
        await NothingSerious(page);
    }

    [Fact]
    public async Task An_edited_draft_is_sent_and_comes_back_with_the_corrected_figures()
    {
        var page = await browser.SignedIn();
        await HandIn(page, TestReports.Monthly(TestReports.Commune, 2028));
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Tải dự thảo Word" }).ClickAsync());
        var draft = await File.ReadAllBytesAsync(await download.PathAsync());
        await page.GetByLabel("Gửi bảng tính đã sửa").SetInputFilesAsync(new FilePayload { Name = "so-lieu.json", MimeType = "application/json", Buffer = Corrected(TestReports.Monthly(TestReports.Commune, 2028)) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi và kiểm tra lại" }).ClickAsync();
        await page.GetByText("Phiên bản").WaitForAsync();

        await page.GetByLabel("Dự thảo Word đã sửa tay").SetInputFilesAsync(new FilePayload { Name = "du-thao.docx", MimeType = "application/octet-stream", Buffer = EditedDraft.Of(draft) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi và lập lại" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Tải văn bản có số liệu mới" }).WaitForAsync();
        await NothingSerious(page);
        await TestBrowser.Picture(page, "regeneration");
        (await page.GetByRole(AriaRole.Cell, new() { Name = "977" }).CountAsync()).ShouldBeGreaterThan(0);
        (await Download(page, "Tải văn bản có số liệu mới")).ShouldStartWith("PK");
    }

    [Fact]
    public async Task The_keyboard_alone_signs_in_and_opens_a_report()
    {
        var page = await browser.Page();
        await page.GotoAsync("/");
        await NothingSerious(page);

        await page.Keyboard.TypeAsync("quantri");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(browser.Service.Password);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Báo cáo", Exact = true }).WaitForAsync();
        await TabTo(page, "Lập báo cáo mới");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByRole(AriaRole.Heading, new() { Name = "Lập báo cáo mới" }).WaitForAsync();
    }

    [Theory]
    [InlineData("/keys")]
    [InlineData("/accounts")]
    [InlineData("/audit")]
    [InlineData("/batches")]
    [InlineData("/operations")]
    public async Task A_page_of_administration_has_nothing_serious_against_it(string path)
    {
        var page = await browser.SignedIn();

        await page.GotoAsync(path);

        await NothingSerious(page);
        await TestBrowser.Picture(page, path[1..]);
    }

    [Fact]
    public async Task The_description_of_the_api_is_shown()
    {
        var page = await browser.SignedIn();

        await page.GotoAsync("/api/docs");

        await page.GetByText("/api/v1/kinds").First.WaitForAsync();
    }

    private static byte[] Corrected(byte[] data)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(data)!;
        json["levels"]![0]!["tthc"] = 977;
        return System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    private static async Task HandIn(IPage page, byte[] data)
    {
        await page.GotoAsync("/reports/new");
        await page.GetByLabel("Bảng tính đã điền").SetInputFilesAsync(new FilePayload { Name = "so-lieu.json", MimeType = "application/json", Buffer = data });
        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi và kiểm tra" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Cần xem và sửa" }).WaitForAsync();
    }

    private static async Task<string> Download(IPage page, string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        var head = new byte[2];
        await stream.ReadExactlyAsync(head);
        return System.Text.Encoding.ASCII.GetString(head);
    }

    private static async Task TabTo(IPage page, string text)
    {
        for (var count = 0; count < 20; count++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.textContent.trim()") == text)
                return;
        }

        throw new InvalidOperationException($"The keyboard does not reach '{text}'.");
    }

    private static async Task NothingSerious(IPage page)
    {
        var found = await page.RunAxe();
        found.Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{violation.Id}: {violation.Help}: {violation.Nodes[0].Html}").ShouldBeEmpty();
    }
}
