using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ReportForge.Worker.Audit;
using ReportForge.Worker.Retention;
using ReportForge.Worker.Settings;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Tests.Retention;

public sealed class RetentionTests(TestProgram program) : IClassFixture<TestProgram>
{
    private static readonly ServiceOptions Defaults = new();

    private HttpClient Client => program.Client;

    private IStore Store => program.Service.Services.GetRequiredService<IStore>();

    [Fact]
    public async Task A_job_goes_with_its_answer_when_its_time_is_over_and_not_before()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/checks") { Content = TestReports.Body(TestReports.Monthly(TestReports.Commune, 2080)) };
        request.Headers.Add("Prefer", "respond-async");
        using var accepted = await Client.SendAsync(request);
        await Client.GetStringAsync($"{accepted.Headers.Location}/events");

        await Run(Defaults, TimeSpan.FromHours(47));
        (await StatusOf(accepted)).ShouldBe(HttpStatusCode.OK);
        await Run(Defaults, TimeSpan.FromHours(49));

        (await StatusOf(accepted)).ShouldBe(HttpStatusCode.NotFound);
        (await Audit()).ShouldContain(entry => (string?)entry!["action"] == "retention.jobs" && (string?)entry["by"] == "reportforge");
    }

    [Fact]
    public async Task In_a_hundred_years_reports_batches_and_the_record_are_there_unless_the_settings_say_otherwise()
    {
        using var report = await HandIn(2081);
        var batch = await Batch(2082);
        var before = (await Audit()).Count;

        await Run(Defaults, TimeSpan.FromDays(36_500));

        (await Client.GetAsync($"{report.Headers.Location}/document")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Client.GetAsync($"{batch}/units/0/document")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Audit()).Count.ShouldBeGreaterThanOrEqualTo(before);
    }

    [Fact]
    public async Task A_batch_goes_with_its_documents_but_for_those_that_something_else_refers_to()
    {
        using var report = await HandIn(2083);
        var (shared, own) = (await Batch(2083), await Batch(2084));
        var documents = (Shared: await DocumentOf(shared), Own: await DocumentOf(own));
        (await Known(documents.Shared)).ShouldBeTrue();

        await Run(Defaults with { BatchDays = 30 }, TimeSpan.FromDays(31));

        (await Client.GetAsync(shared)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Client.GetAsync(own)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ((await Known(documents.Shared)), (await Known(documents.Own))).ShouldBe((true, false));
        var document = await Client.GetByteArrayAsync($"{report.Headers.Location}/document");
        Blobs.HashOf(document).ShouldBe(documents.Shared);
        (await Audit()).ShouldContain(entry => (string?)entry!["action"] == "retention.batch" && (string?)entry["subject"] == Path.GetFileName(own));
    }

    [Fact]
    public async Task A_pdf_goes_with_its_document_and_stays_with_it()
    {
        using var report = await HandIn(2085);
        var batch = await Batch(2086);
        var (kept, gone) = (Blobs.HashOf(await Client.GetByteArrayAsync($"{report.Headers.Location}/document")), await DocumentOf(batch));
        await Write("INSERT INTO blob (hash, bytes, size) VALUES ('pdf-kept', @bytes, 1), ('pdf-gone', @bytes, 1)", new { bytes = "%"u8.ToArray() });
        await Write("INSERT INTO pdf (document, pdf) VALUES (@kept, 'pdf-kept'), (@gone, 'pdf-gone')", new { kept, gone });

        await Run(Defaults with { BatchDays = 1 }, TimeSpan.FromDays(2));

        (await Known(gone), await Known("pdf-gone"), await Known(kept), await Known("pdf-kept")).ShouldBe((false, false, true, true));
    }

    [Fact]
    public async Task Killed_between_any_two_of_its_steps_it_has_lost_nothing_that_is_referred_to_and_goes_on()
    {
        using var report = await HandIn(2087);
        var (shared, own) = (await Batch(2087), await Batch(2088));
        var lost = await DocumentOf(own);
        var deaths = 0;

        for (var step = 0; await Dies(step); step++)
        {
            deaths++;
            (await Rows<string>("SELECT hash FROM (SELECT document AS hash FROM report_version UNION SELECT document FROM batch_unit UNION SELECT input FROM batch) AS needed "
                + "WHERE hash IS NOT NULL AND hash NOT IN (SELECT hash FROM blob)")).ShouldBeEmpty();
            (await Client.GetAsync($"{report.Headers.Location}/document")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        deaths.ShouldBeGreaterThan(5);
        (await Known(lost)).ShouldBeFalse();
        (await Client.GetAsync(shared)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_record_goes_after_its_years_and_says_so()
    {
        await Write("INSERT INTO audit (id, at, actor, unit, action, subject) VALUES ('old', 0, 'thử', '*', 'report.put', 'x')");

        await Run(Defaults with { AuditDays = 365 }, TimeSpan.Zero);

        (await Rows<string>("SELECT id FROM audit WHERE id = 'old'")).ShouldBeEmpty();
        (await Audit()).ShouldContain(entry => (string?)entry!["action"] == "retention.audit" && (string?)entry["subject"] == "1");
    }

    [Fact]
    public async Task Every_column_that_refers_to_a_document_keeps_it()
    {
        var columns = await Rows<string>(Store.IsShared
            ? """
            SELECT k.table_name || '.' || k.column_name FROM information_schema.key_column_usage AS k
            JOIN information_schema.constraint_column_usage AS c ON c.constraint_name = k.constraint_name
            JOIN information_schema.table_constraints AS t ON t.constraint_name = k.constraint_name
            WHERE t.constraint_type = 'FOREIGN KEY' AND c.table_name = 'blob'
            """
            : """SELECT m.name || '.' || f."from" FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f WHERE f."table" = 'blob'""");

        columns.Order().ShouldBe(BlobSweep.Keepers.Select(keeper => $"{keeper.Table}.{keeper.Column}").Append("pdf.document").Append("pdf.pdf").Order());
    }

    [Fact]
    public void Times_that_nobody_can_mean_are_refused_at_the_start() =>
        new ServiceOptions { JobHours = 0, DeliveryDays = 0, BatchDays = -1, AuditDays = 364 }.Complaints().Count().ShouldBe(4);

    private Task Run(ServiceOptions options, TimeSpan later, IStore? store = null)
    {
        var time = new LaterTime(later);
        return new StoreRetention(store ?? Store, new Blobs(Store, null), new AuditLog(Store, time), options, time, NullLogger<StoreRetention>.Instance).Run(TestContext.Current.CancellationToken);
    }

    private async Task<bool> Dies(int step)
    {
        try
        {
            await Run(Defaults with { BatchDays = 30 }, TimeSpan.FromDays(31), new DyingStore(Store, step));
            return false;
        }
        catch (DeathException)
        {
            return true;
        }
    }

    private async Task<HttpResponseMessage> HandIn(int year)
    {
        var created = await Client.Post("/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, year)));
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        return created;
    }

    private async Task<string> Batch(int year)
    {
        using var accepted = await Client.Post("/api/v1/batches?kind=tthc-monthly", new ByteArrayContent(TestReports.Monthly(TestReports.Commune, year)));
        var path = accepted.Headers.Location!.OriginalString;
        await Client.GetStringAsync($"{path}/events");
        return path;
    }

    private async Task<string> DocumentOf(string batch) =>
        (await Rows<string>("SELECT document FROM batch_unit WHERE batch = @id", new { id = batch.Split('/')[^1] })).Single();

    private async Task<bool> Known(string hash) => (await Rows<string>("SELECT hash FROM blob WHERE hash = @hash", new { hash })).Count == 1;

    private async Task<HttpStatusCode> StatusOf(HttpResponseMessage accepted) => (await Client.GetAsync(accepted.Headers.Location)).StatusCode;

    private async Task<JsonArray> Audit() => (await Client.GetFromJsonAsync<JsonObject>("/api/v1/audit?count=500"))!["items"]!.AsArray();

    private Task<List<T>> Rows<T>(string sql, object? values = null) =>
        Store.Read(async connection => (await connection.QueryAsync<T>(sql, values)).AsList());

    private Task<int> Write(string sql, object? values = null) => Store.Write(transaction => transaction.Run(sql, values));

    private sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }

    private sealed class DeathException : Exception;

    /// <summary>A store whose process is killed within a write: that one is not kept, those before it are.</summary>
    private sealed class DyingStore(IStore store, int writes) : IStore
    {
        private int _left = writes;

        public bool IsShared => store.IsShared;

        public Task<object> ValueOf(Stream bytes) => store.ValueOf(bytes);

        public Task<long> Size() => store.Size();

        public void Migrate() => store.Migrate();

        public Task Alone(Func<Task> work, CancellationToken cancellation = default) => store.Alone(work, cancellation);

        public Task<T> Hold<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default) => Write(work, cancellation);

        public Task<T> Read<T>(Func<DbConnection, Task<T>> work, CancellationToken cancellation = default) => store.Read(work, cancellation);

        public Task<T> Write<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellation = default) => store.Write(async transaction =>
        {
            var result = await work(transaction);
            return _left-- > 0 ? result : throw new DeathException();
        }, cancellation);

        public Task FreeAbandoned(CancellationToken cancellation = default) => store.FreeAbandoned(cancellation);

        public void Dispose()
        {
            // The store belongs to the service.
        }
    }
}
