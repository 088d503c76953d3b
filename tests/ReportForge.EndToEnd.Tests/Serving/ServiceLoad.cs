using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ReportForge.EndToEnd.Tests.Serving;

/// <summary>
/// Programs that work with a service which may die under them: each sends what was not answered once more, with the same
/// <c>Idempotency-Key</c>, until there is an answer, and remembers what it was promised.
/// </summary>
internal sealed class ServiceLoad(HttpClient program, int seed)
{
    private const int UnitsOfBatch = 8;
    private const int LongestPause = 30;

    private readonly IEnumerator<string> _reports = CommuneData.Lines(int.MaxValue).GetEnumerator();
    private readonly Lock _taking = new();
    private int _keys;
    private int _batches;

    /// <summary>Paths of the jobs that were accepted.</summary>
    public ConcurrentQueue<string> Jobs { get; } = [];

    /// <summary>Paths of the batches that were accepted.</summary>
    public ConcurrentQueue<string> Batches { get; } = [];

    /// <summary>What was taken last of each report that was handed in.</summary>
    public ConcurrentDictionary<string, string> Uploads { get; } = [];

    /// <summary>Answers that should not have been.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    /// <summary>How often something was sent again.</summary>
    public int SentAgain { get; private set; }

    /// <summary>Hands in so much at the same time, and ends when all of it is answered.</summary>
    public Task Work(int jobs, int uploads, int batches) => Task.WhenAll(
    [
        Turns(jobs / 2, Defer), Turns(jobs - (jobs / 2), Defer), Turns(uploads / 2, Upload), Turns(uploads - (uploads / 2), Upload), Turns(batches, HandInBatch),
    ]);

    private async Task Turns(int count, Func<Task> turn)
    {
        var random = new Random(seed + Interlocked.Increment(ref _keys));
        for (var number = 0; number < count; number++)
        {
            await turn();
            await Task.Delay(random.Next(LongestPause));
        }
    }

    private async Task Defer()
    {
        if (Next() is not { } data)
            return;
        using var answer = await Answered(HttpMethod.Post, "/api/v1/reports", data, "application/json", ("Prefer", "respond-async"));
        if (Expect(answer, HttpStatusCode.Accepted))
            Jobs.Enqueue(LocationOf(answer));
    }

    // A report, and in every second case a correction on top of it.
    private async Task Upload()
    {
        if (Next() is not { } data)
            return;
        using var answer = await Answered(HttpMethod.Post, "/api/v1/reports", data, "application/json");
        if (!Expect(answer, HttpStatusCode.Created))
            return;
        var report = LocationOf(answer);
        Uploads[report] = data;
        if (data.Length % 2 == 0)
            return;
        var corrected = data.Replace("\"radio_broadcasts\":", "\"radio_broadcasts\":7", StringComparison.Ordinal);
        // Who got no answer looks what has become of it: that it is there already is as good.
        using var replaced = await Answered(HttpMethod.Put, report + "/data", corrected, "application/json", ("If-Match", "\"1\""));
        if (replaced.StatusCode == HttpStatusCode.PreconditionFailed || Expect(replaced, HttpStatusCode.OK))
            Uploads[report] = corrected;
    }

    private async Task HandInBatch()
    {
        var first = Interlocked.Increment(ref _batches);
        var lines = CommuneData.Lines(UnitsOfBatch).Select(line => line.Replace(
            "\"radio_broadcasts\":", string.Create(CultureInfo.InvariantCulture, $"\"radio_broadcasts\":{first}"), StringComparison.Ordinal));
        using var answer = await Answered(HttpMethod.Post, "/api/v1/batches?kind=cchc-annual", string.Join('\n', lines), "application/jsonl");
        if (Expect(answer, HttpStatusCode.Accepted))
            Batches.Enqueue(LocationOf(answer));
    }

    private async Task<HttpResponseMessage> Answered(HttpMethod method, string path, string body, string type, params (string Name, string Value)[] headers)
    {
        var key = Interlocked.Increment(ref _keys).ToString(CultureInfo.InvariantCulture);
        while (true)
        {
            try
            {
                using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
                request.Headers.Add("Idempotency-Key", key);
                foreach (var (name, value) in headers)
                    request.Headers.Add(name, value);
                var answer = await program.SendAsync(request);
                if (!IsLater(answer.StatusCode))
                    return answer;
                answer.Dispose();
            }
            catch (HttpRequestException)
            {
                SentAgain++;
            }

            await Task.Delay(LongestPause);
        }
    }

    // Too much at once, or not quite there yet.
    private static bool IsLater(HttpStatusCode status) => status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;

    private bool Expect(HttpResponseMessage answer, HttpStatusCode wanted)
    {
        if (answer.StatusCode == wanted)
            return true;
        Complaints.Enqueue($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri}: {(int)answer.StatusCode} {answer.Content.ReadAsStringAsync().Result}");
        return false;
    }

    private string? Next()
    {
        lock (_taking)
            return _reports.MoveNext() ? _reports.Current : null;
    }

    private static string LocationOf(HttpResponseMessage answer) => answer.Headers.Location?.OriginalString ?? "";

    /// <summary>Waits until all that was accepted is over, and gives how each ended.</summary>
    public async Task<IReadOnlyList<JsonObject>> Ended(TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        var ends = new List<JsonObject>();
        foreach (var path in Jobs.Concat(Batches))
        {
            var state = await StateOf(path);
            while ((string?)state["finishedAt"] is null)
            {
                await Task.Delay(100, limit.Token);
                state = await StateOf(path);
            }

            if ((string?)state["state"] == "failed")
            {
                using var answer = await program.GetAsync(path + "/result");
                Expect(answer, HttpStatusCode.Created);
            }

            ends.Add(state);
        }

        return ends;
    }

    private async Task<JsonObject> StateOf(string path) =>
        JsonNode.Parse(await program.GetStringAsync(path))?.AsObject() ?? throw new InvalidDataException($"{path} is an object.");
}
