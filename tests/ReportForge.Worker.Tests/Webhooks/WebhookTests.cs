using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Webhooks;

namespace ReportForge.Worker.Tests.Webhooks;

public sealed class WebhookTests(WebhookTests.Office office) : IClassFixture<WebhookTests.Office>
{
    private HttpClient Client => office.Client;

    private TestReceiver Receiver => office.Receiver;

    [Fact]
    public async Task The_end_of_a_batch_is_told_once_and_signed()
    {
        var webhook = await Register("/batches", "batch.finished");
        using var accepted = await Client.Post(
            "/api/v1/batches?kind=tthc-monthly", new ByteArrayContent(TestReports.Monthly(TestReports.Commune, 2031)));

        var told = (await Receiver.Wait("/batches", 1))[0];
        var body = JsonNode.Parse(told.Body)!;
        var key = Convert.FromBase64String(((string)webhook["secret"]!)["whsec_".Length..]);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{told.Id}.{told.Timestamp}.{told.Body}")));

        told.Signature.ShouldBe("v1," + signature);
        ((string?)body["type"], (string?)body["data"]!["state"], (int?)body["data"]!["made"]).ShouldBe(("batch.finished", "done", 1));
        accepted.Headers.Location!.OriginalString.ShouldEndWith((string)body["data"]!["batch"]!);
        (await Deliveries(webhook, 1)).ShouldAllBe(delivery => (string?)delivery!["state"] == "delivered");
        Receiver.At("/batches").Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_issued_report_is_told_to_its_province_and_not_to_another()
    {
        await Register("/own", "report.issued", await office.Service.ProgramOf(TestReports.Province, "Read", "Manage"));
        await Register("/other", "report.issued", await office.Service.ProgramOf("01", "Read", "Manage"));
        using var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2032)));
        using var issued = await Client.Post(
            $"{created.Headers.Location}/issue", JsonContent.Create(new { number = 7, date = "2032-12-05" }), ifMatch: "\"1\"");
        issued.StatusCode.ShouldBe(HttpStatusCode.OK, await issued.Content.ReadAsStringAsync());

        var body = JsonNode.Parse((await Receiver.Wait("/own", 1))[0].Body)!;

        ((string?)body["data"]!["unit"], (int?)body["data"]!["number"]).ShouldBe((TestReports.Commune, 7));
        Receiver.At("/other").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_refused_is_told_again_under_the_same_id_and_410_ends_the_address()
    {
        Receiver.Answers("/slow", 500, 204);
        Receiver.Answers("/gone", 410);
        var (slow, gone) = (await Register("/slow"), await Register("/gone"));
        await Ping(slow);
        await Ping(gone);

        var told = await Receiver.Wait("/slow", 2);

        told.Select(one => one.Id).Distinct().Count().ShouldBe(1);
        (await Deliveries(slow, 1)).ShouldAllBe(delivery => (string?)delivery!["state"] == "delivered" && (int?)delivery["attempts"] == 2);
        (await Deliveries(gone, 1)).ShouldAllBe(delivery => (string?)delivery!["state"] == "failed");
        var now = await Client.GetFromJsonAsync<JsonObject>($"/api/v1/webhooks/{(string?)gone["id"]}");
        now!["endedAt"].ShouldNotBeNull();
        now["secret"].ShouldBeNull();
    }

    [Fact]
    public async Task What_waits_for_an_address_that_its_owner_has_ended_is_given_up()
    {
        Receiver.Answers("/ended", 500);
        var webhook = await Register("/ended");
        await Ping(webhook);
        await Receiver.Wait("/ended", 1);

        using var ended = await Client.DeleteAsync($"/api/v1/webhooks/{(string?)webhook["id"]}");

        (await Deliveries(webhook, 1)).ShouldAllBe(delivery => (string?)delivery!["state"] == "failed");
    }

    [Fact]
    public async Task No_redirect_is_followed()
    {
        Receiver.Answers("/moved", 302);
        var webhook = await Register("/moved");
        await Ping(webhook);

        await Receiver.Wait("/moved", 1);
        // The receiver has it a moment before its answer is noted.
        JsonNode delivery;
        do
            delivery = (await Deliveries(webhook, 1, state: "waiting"))[0]!;
        while (delivery["status"] is null);

        ((int?)delivery["status"]).ShouldBe(302);
        Receiver.At("/elsewhere").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://example.vn/tin")]
    [InlineData("http://127.0.0.1:1/tin")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//")]
    [InlineData("")]
    [InlineData(null)]
    public async Task An_address_that_the_configuration_does_not_name_is_refused(string? url)
    {
        using var answer = await Client.Post("/api/v1/webhooks", JsonContent.Create(new { url }));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_user_in_an_address_or_an_unknown_event_is_refused()
    {
        using var withUser = await Client.Post(
            "/api/v1/webhooks", JsonContent.Create(new { url = Receiver.Origin.Replace("//", "//a:b@", StringComparison.Ordinal) }));
        using var withEvent = await Client.Post("/api/v1/webhooks", JsonContent.Create(new { url = Receiver.Origin, events = new[] { "tất cả" } }));

        withUser.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        withEvent.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    // “localhost” is named as if it were on the internet; what it leads to is this machine.
    [Fact]
    public async Task A_public_name_that_leads_inside_is_not_connected_to()
    {
        using var answer = await Client.Post("/api/v1/webhooks", JsonContent.Create(new { url = "https://localhost:9/inside" }));
        var webhook = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        await Ping(webhook);

        JsonNode? delivery;
        do
            delivery = (await Deliveries(webhook, 1, state: "waiting"))[0];
        while ((int?)delivery!["attempts"] == 0);

        delivery["status"].ShouldBeNull();
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("192.168.0.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("2002:a00:1::", true)]
    [InlineData("fd12::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("ff02::1", true)]
    [InlineData("203.162.0.181", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("2405:4800::1", false)]
    public void Addresses_within_a_network_of_ones_own_are_known(string address, bool isInside) =>
        WebhookAddresses.IsInside(IPAddress.Parse(address)).ShouldBe(isInside);

    [Theory]
    [InlineData("http://a.vn", "")]
    [InlineData("https://a.vn/x", "")]
    [InlineData("https://u:p@a.vn", "")]
    [InlineData("", "ftp://10.0.0.1")]
    [InlineData("https://a.vn; nowhere", "")]
    public void A_setting_that_is_no_list_of_origins_is_told(string addresses, string inside) =>
        new ServiceOptions { WebhookOrigins = addresses, WebhookPrivateOrigins = inside }.Complaints().ShouldHaveSingleItem();

    private async Task<JsonObject> Register(string path, string? name = null, HttpClient? by = null)
    {
        using var answer = await (by ?? Client).Post(
            "/api/v1/webhooks", JsonContent.Create(new { url = Receiver.Origin + path, events = name is null ? null : new[] { name } }));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    private async Task Ping(JsonObject webhook)
    {
        using var answer = await Client.Post($"/api/v1/webhooks/{(string?)webhook["id"]}/ping", TestAccounts.JsonBody(""));
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    /// <summary>What an address was told, once that is settled so far as it is to be.</summary>
    private async Task<JsonArray> Deliveries(JsonObject webhook, int count, string? state = null)
    {
        while (true)
        {
            var page = await Client.GetFromJsonAsync<JsonObject>($"/api/v1/webhooks/{(string?)webhook["id"]}/deliveries");
            var items = page!["items"]!.AsArray();
            var isSettled = items.All(delivery => state is null
                ? (string?)delivery!["state"] != "waiting"
                : (string?)delivery!["state"] == state && ((int?)delivery["attempts"] > 0));
            if (items.Count >= count && isSettled)
                return items;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A service that may tell one receiver on this machine.</summary>
    public sealed class Office : IAsyncLifetime
    {
        internal TestReceiver Receiver { get; } = new();

        public TestService Service { get; private set; } = new();

        public HttpClient Client { get; private set; } = new();

        public async ValueTask InitializeAsync()
        {
            Service = new TestService
            {
                Settings = new Dictionary<string, string?>
                {
                    ["WebhookOrigins"] = "https://localhost:9",
                    ["WebhookPrivateOrigins"] = Receiver.Origin,
                },
            };
            await Service.InitializeAsync();
            Client = await Service.ProgramOf("*", "Read", "Write", "Issue", "Batch", "Manage");
        }

        public async ValueTask DisposeAsync()
        {
            Receiver.Dispose();
            await Service.DisposeAsync();
        }
    }
}
