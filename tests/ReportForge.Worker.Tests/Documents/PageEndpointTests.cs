using System.Net;
using ReportForge.Worker.Pdf;

namespace ReportForge.Worker.Tests.Documents;

public sealed class PageEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private HttpClient Client => program.Client;

    [Fact]
    public async Task Pages_of_a_document_are_pictures_where_the_programs_are_and_their_lack_is_said_where_not()
    {
        var path = await Drafted(2040);

        using var pages = await Client.GetAsync($"{path}/pages");

        var said = await pages.Json();
        if (pages.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            ((string?)said["findings"]![0]!["code"]).ShouldBeOneOf("RF5201", "RF5208");
            return;
        }

        var items = said["items"]!.AsArray().Select(item => (string?)item).ToList();
        items.Count.ShouldBe((int?)said["count"] ?? 0);
        using var first = await Client.GetAsync($"{items[0]}?size=300");
        (await first.Content.ReadAsByteArrayAsync())[1..4].ShouldBe("PNG"u8.ToArray());
        using var again = await Known($"{items[0]}?size=300", first.Headers.ETag!.ToString());
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        using var larger = await Known($"{items[0]}?size=301", first.Headers.ETag.ToString());
        larger.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var behind = await Client.GetAsync($"{path}/pages/{items.Count + 1}.png");
        behind.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(99, 2042)]
    [InlineData(3509, 2043)]
    public async Task A_size_that_no_screen_has_is_refused(int size, int year)
    {
        using var answer = await Client.GetAsync($"{await Drafted(year)}/pages/1.png?size={size}");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string?)(await answer.Json())["field"]).ShouldBe("size");
    }

    [Fact]
    public async Task A_clerk_looks_at_the_pages_in_the_browser()
    {
        var browser = await program.Service.Administrator();
        var report = "/reports/" + (await Drafted(2041)).Split('/')[^1];

        using var answer = await browser.GetAsync($"{report}/pages");

        var shown = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
            return;
        shown.ShouldContain($"src=\"{report}/pages/1.png\"");
        (await browser.GetStringAsync(report)).ShouldContain($"href=\"{report}/pages\"");
        (await browser.GetByteArrayAsync($"{report}/pages/1.png"))[1..4].ShouldBe("PNG"u8.ToArray());
    }

    [Fact]
    public async Task A_machine_without_Poppler_says_what_to_install()
    {
        var pictures = new PdfPictures("");

        var (count, uncounted) = await pictures.Count("a.docx", "%PDF-1.7"u8.ToArray(), TestContext.Current.CancellationToken);
        var (png, undrawn) = await pictures.Page("a.docx", "%PDF-1.7"u8.ToArray(), 1, 300, TestContext.Current.CancellationToken);

        (count, png).ShouldBe((0, null));
        (uncounted?.Code, undrawn?.Code).ShouldBe(("RF5208", "RF5208"));
    }

    [Fact]
    public async Task What_is_no_pdf_is_said_to_be_none()
    {
        var pictures = new PdfPictures(Environment.GetEnvironmentVariable("PATH") ?? "");

        var (_, uncounted) = await pictures.Count("a.docx", "none"u8.ToArray(), TestContext.Current.CancellationToken);
        var (_, undrawn) = await pictures.Page("a.docx", "none"u8.ToArray(), 1, 300, TestContext.Current.CancellationToken);

        uncounted?.Code.ShouldBeOneOf("RF5208", "RF5209");
        undrawn?.Code.ShouldBe(uncounted?.Code);
    }

    private async Task<string> Drafted(int year)
    {
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, year)));
        created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        return created.Headers.Location!.OriginalString;
    }

    private async Task<HttpResponseMessage> Known(string path, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await Client.SendAsync(request);
    }
}
