using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Callers;

namespace ReportForge.Worker.Tests.Exports;

public sealed partial class ExportTests(ExportTests.Office office) : IClassFixture<ExportTests.Office>
{
    private const string Path = $"/api/v1/units/{TestReports.Commune}/export";

    [Fact]
    public async Task All_of_a_unit_comes_with_its_hashes_and_nothing_of_another()
    {
        await using var archive = await Export(office.All);

        var manifest = JsonOf(archive, "manifest.json");
        archive.Entries[^1].FullName.ShouldBe("manifest.json");
        var files = manifest["files"]!.AsArray();
        files.Select(file => (string?)file!["path"]).ShouldBe(archive.Entries.SkipLast(1).Select(entry => entry.FullName));
        foreach (var file in files)
            HashOf(BytesOf(archive, (string)file!["path"]!)).ShouldBe((string?)file["sha256"]);
        ((string?)manifest["unit"], (string?)manifest["unitName"]).ShouldBe((TestReports.Commune, "Xã Hoằng Lộc"));
        archive.Entries.Count(entry => entry.Name == "report.json").ShouldBe(2);
        archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.Ordinal))
            .ShouldAllBe(entry => !System.Text.Encoding.UTF8.GetString(BytesOf(archive, entry.FullName)).Contains("Đất Mũi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_version_is_there_as_it_was_typed_and_what_was_issued_as_it_left_the_house()
    {
        await using var archive = await Export(office.All);

        var folder = archive.Entries.Single(entry => entry.Name == "issued.docx").FullName[..^"issued.docx".Length];
        BytesOf(archive, $"{folder}version-0001-data.json").ShouldBe(TestReports.Monthly(TestReports.Commune, 2090));
        BytesOf(archive, $"{folder}version-0002-data.json").ShouldBe(office.Second);
        BytesOf(archive, $"{folder}issued.docx").ShouldBe(await office.All.GetByteArrayAsync($"{office.Report}/document"));
        BytesOf(archive, $"{folder}edited-0001-sent.docx").ShouldBe(office.Edited);
        ((string?)JsonOf(archive, $"{folder}edited-0001.json")["outcome"]).ShouldNotBeNull();
        ((int?)JsonOf(archive, $"{folder}report.json")["issued"]!["number"]).ShouldBe(9);
        JsonOf(archive, $"{folder}version-0001.json")["findings"].ShouldBeOfType<JsonArray>();
    }

    [Fact]
    public async Task Every_name_is_one_that_windows_takes_each_once()
    {
        await using var archive = await Export(office.All);

        archive.Entries.ShouldAllBe(entry => entry.FullName.Length < 120 && PlainPath().IsMatch(entry.FullName));
        archive.Entries.Select(entry => entry.FullName.ToUpperInvariant()).ShouldBeUnique();
    }

    [Fact]
    public async Task The_audit_is_there_for_whoever_may_see_it_and_the_export_stands_in_it()
    {
        await using var whole = await Export(office.All);
        await using var plain = await Export(await office.Service.ProgramOf(TestReports.Commune, "Read"));
        var noted = await office.All.GetFromJsonAsync<JsonObject>($"/api/v1/audit?unit={TestReports.Commune}");

        var entries = whole.Entries.Where(entry => entry.FullName.StartsWith("audit/", StringComparison.Ordinal))
            .SelectMany(entry => JsonNode.Parse(BytesOf(whole, entry.FullName))!.AsArray()).ToList();
        entries.ShouldAllBe(entry => (string?)entry!["unit"] == TestReports.Commune);
        entries.ShouldContain(entry => (string?)entry!["action"] == "report.issue");
        plain.Entries.ShouldAllBe(entry => !entry.FullName.StartsWith("audit/", StringComparison.Ordinal));
        ((bool?)JsonOf(plain, "manifest.json")["hasAudit"]).ShouldBe(false);
        noted!["items"]!.AsArray().ShouldContain(entry => (string?)entry!["action"] == "unit.export");
    }

    [Fact]
    public async Task A_province_may_export_its_communes_one_by_one_and_nobody_a_foreign_or_unknown_unit()
    {
        var province = await office.Service.ProgramOf(TestReports.Province, "Read");

        await using var commune = await Export(province);
        using var own = await province.GetAsync($"/api/v1/units/{TestReports.Province}/export");
        using var foreign = await province.GetAsync($"/api/v1/units/{TestReports.Stranger}/export");
        using var unknown = await office.All.GetAsync("/api/v1/units/99999/export");

        commune.Entries.ShouldNotBeEmpty();
        await using var ofProvince = new ZipArchive(await own.Content.ReadAsStreamAsync());
        ofProvince.Entries.Select(entry => entry.FullName).ShouldBe(["manifest.json"]);
        (foreign.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_clerk_finds_it_on_the_page_of_the_reports()
    {
        var accounts = office.Service.Services.GetRequiredService<AccountStore>();
        var password = Passwords.NewPassword();
        await accounts.Add(new NewAccount("chuyên-viên", "Nguyễn Văn A", TestReports.Commune, Role.Clerk, password), "thử", "*");
        var clerk = await office.Service.SignedIn("chuyên-viên", password);

        (await clerk.GetStringAsync("/")).ShouldContain($"href=\"{Path}\"");
        (await (await office.Service.Administrator()).GetStringAsync(office.Report.Replace("/api/v1", "", StringComparison.Ordinal))).ShouldContain($"href=\"{Path}\"");
        await using var archive = await Export(clerk);
        archive.Entries.ShouldContain(entry => entry.Name == "report.json");
    }

    private static async Task<ZipArchive> Export(HttpClient client)
    {
        using var answer = await client.GetAsync(Path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe($"reportforge-{TestReports.Commune}.zip");
        return new ZipArchive(new MemoryStream(await answer.Content.ReadAsByteArrayAsync()));
    }

    private static byte[] BytesOf(ZipArchive archive, string path)
    {
        using var stream = archive.GetEntry(path)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static JsonNode JsonOf(ZipArchive archive, string path) => JsonNode.Parse(BytesOf(archive, path))!;

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [GeneratedRegex("^[a-z0-9][a-z0-9/.-]*[a-z0-9]$")]
    private static partial Regex PlainPath();

    /// <summary>A commune with two reports, one of them edited and issued, and a stranger with one.</summary>
    public sealed class Office : IAsyncLifetime
    {
        public TestService Service { get; } = new();

        public HttpClient All { get; private set; } = new();

        public string Report { get; private set; } = "";

        public byte[] Second { get; private set; } = [];

        public byte[] Edited { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            await Service.InitializeAsync();
            All = await Service.ProgramOf("*", "Read", "Write", "Issue", "Manage");
            Report = await HandIn(TestReports.Monthly(TestReports.Commune, 2090));
            await HandIn(TestReports.Annual(TestReports.Commune, 2090));
            await HandIn(TestReports.Monthly(TestReports.Stranger, 2090));
            Second = [.. TestReports.Monthly(TestReports.Commune, 2090), (byte)'\n'];
            using var replaced = await All.SendIfMatch(HttpMethod.Put, $"{Report}/data", TestReports.Body(Second), "\"1\"");
            replaced.StatusCode.ShouldBe(HttpStatusCode.OK, await replaced.Content.ReadAsStringAsync());
            Edited = await All.GetByteArrayAsync($"{Report}/document");
            var word = new ByteArrayContent(Edited);
            word.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
            word.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = "CON: báo cáo?.docx" };
            using var sent = await All.Post($"{Report}/regenerations", word);
            sent.StatusCode.ShouldBe(HttpStatusCode.Created, await sent.Content.ReadAsStringAsync());
            using var issued = await All.Post($"{Report}/issue", JsonContent.Create(new { number = 9, date = "2090-12-05" }), ifMatch: "\"2\"");
            issued.StatusCode.ShouldBe(HttpStatusCode.OK, await issued.Content.ReadAsStringAsync());
        }

        public ValueTask DisposeAsync() => Service.DisposeAsync();

        private async Task<string> HandIn(byte[] data)
        {
            using var created = await All.Post("/api/v1/reports", TestReports.Body(data));
            created.StatusCode.ShouldBe(HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
            return created.Headers.Location!.OriginalString;
        }
    }
}
