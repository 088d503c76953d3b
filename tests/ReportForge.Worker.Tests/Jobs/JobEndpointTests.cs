using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using ReportForge.Worker.Accounts;
using ReportForge.Worker.Jobs;
using ReportForge.Worker.Store;

namespace ReportForge.Worker.Tests.Jobs;

public sealed class JobEndpointTests(TestProgram program) : IClassFixture<TestProgram>
{
    private HttpClient Client => program.Client;

    private IServiceProvider Services => program.Service.Services;

    [Fact]
    public async Task A_request_that_is_answered_later_gets_the_answer_that_it_would_have_got_at_once()
    {
        var data = TestReports.Defective(TestReports.Commune, 2030);

        using var atOnce = await Client.PostAsync("/api/v1/checks", TestReports.Body(data));
        using var accepted = await Later(HttpMethod.Post, "/api/v1/checks", TestReports.Body(data), "en");
        var job = await Ended(accepted);
        using var result = await Client.GetAsync((string?)job["result"]);

        accepted.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        accepted.Headers.GetValues("Preference-Applied").ShouldBe(["respond-async"]);
        ((string?)job["state"], (int?)job["status"]).ShouldBe(("done", 200));
        result.StatusCode.ShouldBe(HttpStatusCode.OK);
        var english = await result.Json();
        english["findings"]!.AsArray().Count.ShouldBe((await atOnce.Json())["findings"]!.AsArray().Count);
        english.ToJsonString().ShouldNotBe((await atOnce.Json()).ToJsonString());
    }

    [Fact]
    public async Task A_report_is_made_once_and_its_job_says_where_it_is()
    {
        var data = TestReports.Monthly(TestReports.Commune, 2031);

        using var accepted = await Later(HttpMethod.Post, "/api/v1/reports", TestReports.Body(data), key: "later");
        using var again = await Later(HttpMethod.Post, "/api/v1/reports", TestReports.Body(data), key: "later");
        var job = await Ended(accepted);
        using var result = await Client.GetAsync((string?)job["result"]);

        again.Headers.Location.ShouldBe(accepted.Headers.Location);
        result.StatusCode.ShouldBe(HttpStatusCode.Created, await result.Content.ReadAsStringAsync());
        using var report = await Client.GetAsync(result.Headers.Location);
        ((string?)(await report.Json())["id"]).ShouldBe((string?)job["id"]);
    }

    [Fact]
    public async Task Whoever_waits_is_told_of_the_end_by_events()
    {
        using var accepted = await Later(HttpMethod.Post, "/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2038)));

        var events = await Client.GetStringAsync($"{accepted.Headers.Location}/events");
        using var unknown = await Client.GetAsync("/api/v1/jobs/nobody/events");
        var last = JsonNode.Parse(events.Split('\n').Last(line => line.StartsWith("data: ", StringComparison.Ordinal))["data: ".Length..]);

        ((string?)last!["state"], (int?)last["status"]).ShouldBe(("done", 201));
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_report_whose_process_died_behind_it_is_not_made_a_second_time()
    {
        using var accepted = await Later(HttpMethod.Post, "/api/v1/reports", TestReports.Body(TestReports.Monthly(TestReports.Commune, 2032)));
        var job = await Ended(accepted);
        var id = (string?)job["id"] ?? "";
        var asked = TestReports.Monthly(TestReports.Commune, 2032);
        await Run("UPDATE job SET state = 'running', status = NULL, answer = NULL, body = @asked WHERE id = @id", new { id, asked });

        await Services.GetRequiredService<JobDesk>().TakeUp();

        ((int?)(await Ended(accepted))["status"]).ShouldBe(201);
    }

    [Fact]
    public async Task The_files_of_a_form_come_to_the_merge()
    {
        var template = await File.ReadAllBytesAsync(Path.Combine(TestService.Templates, "parts", "signature.docx"), TestContext.Current.CancellationToken);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(template), "template", "mau.docx" } };
        form.Add(new ByteArrayContent("{}"u8.ToArray()), "data", "data.json");

        using var accepted = await Later(HttpMethod.Post, "/api/v1/merges?lenient=true", form);
        var job = await Ended(accepted);
        using var result = await Client.GetAsync((string?)job["result"]);

        ((string?)job["state"]).ShouldBe("done", await result.Content.ReadAsStringAsync());
        result.Content.Headers.ContentDisposition?.FileNameStar.ShouldBe("mau-merged.docx");
        (await result.Content.ReadAsByteArrayAsync())[..2].ShouldBe("PK"u8.ToArray());
    }

    [Fact]
    public async Task A_request_that_cannot_be_done_ends_with_its_problem()
    {
        using var accepted = await Later(HttpMethod.Get, $"/api/v1/reports/{new string('0', 32)}/pdf");
        var job = await Ended(accepted);
        using var result = await Client.GetAsync((string?)job["result"]);

        ((string?)job["state"], (int?)job["status"]).ShouldBe(("failed", 404));
        result.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ((string?)(await result.Json())["type"]).ShouldBe("urn:reportforge:problem:not-found");
    }

    [Fact]
    public async Task A_waiting_job_is_stopped_once_and_never_done()
    {
        var id = await Waiting("*");

        using var early = await Client.GetAsync($"/api/v1/jobs/{id}/result");
        using var stopped = await Client.DeleteAsync($"/api/v1/jobs/{id}");
        using var again = await Client.DeleteAsync($"/api/v1/jobs/{id}");
        await Services.GetRequiredService<JobDesk>().TakeUp();
        using var later = await Client.GetAsync($"/api/v1/jobs/{id}");

        early.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        ((string?)(await stopped.Json())["state"]).ShouldBe("cancelled");
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        ((string?)(await later.Json())["state"]).ShouldBe("cancelled");
        (await Client.GetStringAsync("/api/v1/jobs?count=500")).ShouldContain(id);
    }

    [Fact]
    public async Task Whose_key_was_revoked_meanwhile_gets_nothing_done()
    {
        var id = await Waiting("*", caller: new string('0', 32));

        await Services.GetRequiredService<JobDesk>().TakeUp();

        ((int?)(await Ended($"/api/v1/jobs/{id}"))["status"]).ShouldBe(401);
    }

    [Fact]
    public async Task A_request_at_which_the_process_died_again_and_again_is_set_aside()
    {
        var id = await Waiting("*");
        await Run("UPDATE job SET attempt = 3 WHERE id = @id", new { id });

        await Services.GetRequiredService<JobDesk>().TakeUp();
        var job = await Ended($"/api/v1/jobs/{id}");

        ((string?)job["state"], (int?)job["status"]).ShouldBe(("failed", 503));
        (await (await Client.GetAsync($"/api/v1/jobs/{id}/result")).Content.ReadAsStringAsync()).ShouldContain("RF5616");
    }

    [Fact]
    public async Task Jobs_of_a_foreign_unit_are_not_there()
    {
        var id = await Waiting(TestReports.Commune);
        var stranger = await program.Service.ProgramOf(TestReports.Stranger, "Read", "Write", "Batch");

        foreach (var path in new[] { $"/api/v1/jobs/{id}", $"/api/v1/jobs/{id}/result" })
            (await stranger.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await stranger.DeleteAsync($"/api/v1/jobs/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetStringAsync("/api/v1/jobs")).ShouldNotContain(id);
    }

    [Fact]
    public async Task Who_did_not_ask_stops_nothing()
    {
        var id = await Waiting(TestReports.Commune);
        var colleague = await program.Service.ProgramOf(TestReports.Commune, "Read", "Write");

        using var answer = await colleague.DeleteAsync($"/api/v1/jobs/{id}");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task More_waiting_jobs_than_a_unit_may_have_are_sent_away()
    {
        var unit = TestReports.Province;
        for (var count = 0; count < JobDesk.MostWaiting; count++)
            await Waiting(unit);
        var province = await program.Service.ProgramOf(unit, "Read");

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/checks") { Content = TestReports.Body("{}"u8.ToArray()) };
        request.Headers.Add("Prefer", "respond-async");
        using var answer = await province.SendAsync(request);
        await Run("DELETE FROM job WHERE unit = @unit", new { unit });

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_batch_is_a_job_with_its_progress()
    {
        using var accepted = await Client.Post("/api/v1/batches?kind=tthc-monthly", new ByteArrayContent(TestReports.Monthly(TestReports.Commune, 2033)));
        var batch = (string?)(await accepted.Json())["id"];
        await Client.GetStringAsync($"{accepted.Headers.Location}/events");

        var job = await Client.GetFromJsonAsync<JsonObject>($"/api/v1/jobs/{batch}");

        ((string?)job!["state"], (int?)job["progress"]!["done"], (int?)job["progress"]!["total"]).ShouldBe(("done", 1, 1));
        (await Client.GetByteArrayAsync((string?)job["result"]))[..2].ShouldBe("PK"u8.ToArray());
        using var late = await Client.DeleteAsync($"/api/v1/jobs/{batch}");
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    private async Task<HttpResponseMessage> Later(HttpMethod method, string path, HttpContent? body = null, string language = "vi", string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Add("Prefer", "respond-async, wait=10");
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        request.Headers.AcceptLanguage.ParseAdd(language);
        var answer = await Client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return answer;
    }

    private Task<JsonObject> Ended(HttpResponseMessage accepted) => Ended(accepted.Headers.Location!.OriginalString);

    private async Task<JsonObject> Ended(string path)
    {
        for (; ; await Task.Delay(50, TestContext.Current.CancellationToken))
        {
            using var answer = await Client.GetAsync(path);
            var job = await answer.Json();
            if (job["finishedAt"] is not null && job["status"] is not null)
                return job;
        }
    }

    // A job that was accepted, and for which nobody was called.
    private async Task<string> Waiting(string unit, string? caller = null)
    {
        var id = Guid.CreateVersion7().ToString("N");
        var administrator = await Services.GetRequiredService<AccountStore>().ByName("quantri");
        var job = new JobRow
        {
            Id = id,
            Unit = unit,
            Caller = caller ?? administrator?.Id ?? "",
            IsProgram = caller is not null,
            Actor = "thử",
            Method = "POST",
            Route = "/api/v1/checks",
            Path = "/api/v1/checks",
            State = JobStates.Waiting,
        };
        await Services.GetRequiredService<IStore>().Write(transaction => JobStore.Add(transaction, job));
        return id;
    }

    private Task<int> Run(string sql, object values) => Services.GetRequiredService<IStore>().Read(connection => connection.ExecuteAsync(sql, values));
}
