using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Batches.Service;

/// <summary>
/// Asks the API of a service. What is busy, restarting or cut off is asked again for a while; what refuses is a failure of the
/// machine, for nothing more can be made then.
/// </summary>
internal sealed class ServiceClient : IDisposable
{
    private const int LongestAnswer = 64 * 1024 * 1024;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    // At first a wrong address is the likeliest cause; later it is a machine that starts anew.
    private static readonly TimeSpan PatienceAtFirst = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PatienceLater = TimeSpan.FromMinutes(1);

    private readonly ServiceAccess _access;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;
    private volatile bool _hasAnswered;

    /// <summary>How many bytes the service takes at once, when it has refused more; null when it has not.</summary>
    public long? MostBytes { get; private set; }

    public ServiceClient(ServiceAccess access, TimeProvider time)
    {
        (_access, _time) = (access, time);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = access.Address.Scheme == Uri.UriSchemeHttps,
            ConnectTimeout = TimeSpan.FromSeconds(10),
        };
        _client = new HttpClient(handler) { BaseAddress = access.Address, MaxResponseContentBufferSize = LongestAnswer };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", access.Key);
        _client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi");
    }

    /// <exception cref="MachineFailureException">The service refuses or cannot be reached.</exception>
    public async Task<JsonObject> Get(string path, CancellationToken stopping)
    {
        using var answer = await Answer(() => new HttpRequestMessage(HttpMethod.Get, path), 0, stopping);
        return await ObjectIn(answer, stopping);
    }

    /// <summary>The same; null where there is no such thing.</summary>
    /// <exception cref="MachineFailureException">The service refuses or cannot be reached.</exception>
    public async Task<JsonObject?> Find(string path, CancellationToken stopping)
    {
        using var answer = await Answer(() => new HttpRequestMessage(HttpMethod.Get, path), 0, stopping, isThere: false);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await ObjectIn(answer, stopping);
    }

    /// <exception cref="MachineFailureException">The service refuses or cannot be reached.</exception>
    public async Task<byte[]> Download(string path, CancellationToken stopping)
    {
        using var answer = await Answer(() => new HttpRequestMessage(HttpMethod.Get, path), 0, stopping);
        return await answer.Content.ReadAsByteArrayAsync(stopping);
    }

    /// <summary>Sends something once, however often it has to be sent.</summary>
    /// <exception cref="MachineFailureException">The service refuses or cannot be reached.</exception>
    public async Task<JsonObject> Post(string path, byte[] body, string fileName, CancellationToken stopping)
    {
        var key = Guid.NewGuid().ToString();
        using var answer = await Answer(() =>
        {
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName };
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
            request.Headers.Add("Idempotency-Key", key);
            // What is too large is refused before it is sent.
            request.Headers.ExpectContinue = true;
            return request;
        }, body.Length, stopping);
        return await ObjectIn(answer, stopping);
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> Answer(
        Func<HttpRequestMessage> make, int sentBytes, CancellationToken stopping, bool isThere = true)
    {
        var begun = _time.GetTimestamp();
        for (var pause = FirstPause; ; pause = Shorter(pause * 2, LongestPause))
        {
            var (answer, failure) = await Try(make, stopping);
            if (answer is not null && (answer.IsSuccessStatusCode || (!isThere && answer.StatusCode == HttpStatusCode.NotFound)))
            {
                _hasAnswered = true;
                return answer;
            }

            var (mayHelp, refusal, wanted) = await Judge(answer, failure, sentBytes, stopping);
            var next = wanted > pause ? Shorter(wanted, LongestPause) : pause;
            if (!mayHelp || _time.GetElapsedTime(begun) + next > (_hasAnswered ? PatienceLater : PatienceAtFirst))
                throw refusal;
            await Task.Delay(next, _time, stopping);
        }
    }

    private async Task<(HttpResponseMessage? Answer, Exception? Failure)> Try(Func<HttpRequestMessage> make, CancellationToken stopping)
    {
        try
        {
            using var request = make();
            return (await _client.SendAsync(request, stopping), null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            return (null, failure);
        }
    }

    private async Task<(bool MayHelp, MachineFailureException Refusal, TimeSpan Wanted)> Judge(
        HttpResponseMessage? answer, Exception? failure, int sentBytes, CancellationToken stopping)
    {
        var cause = failure ?? new HttpRequestException(null, null, answer?.StatusCode);
        if (answer is null)
        {
            var isTooLong = failure is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };
            return (!isTooLong, MachineFailureException.With(isTooLong
                ? ServiceFindings.NotUnderstood(_access.Address)
                : ServiceFindings.Unreachable(_access.Address, cause.GetBaseException().Message), cause), TimeSpan.Zero);
        }

        using (answer)
        {
            var problem = await ProblemIn(answer, stopping);
            var most = problem["mebibytes"] is JsonValue number && number.TryGetValue<int>(out var mebibytes) ? mebibytes : (int?)null;
            if (answer.StatusCode == HttpStatusCode.RequestEntityTooLarge)
                MostBytes = (long?)most << 20;
            var title = (problem["title"] as JsonValue)?.ToString() ?? answer.ReasonPhrase ?? "";
            var status = (int)answer.StatusCode;
            var mayHelp = status is >= 500 or (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.Conflict;
            var finding = answer.StatusCode switch
            {
                HttpStatusCode.Unauthorized => ServiceFindings.KeyRefused(),
                HttpStatusCode.Forbidden => ServiceFindings.NotAllowed(),
                HttpStatusCode.RequestEntityTooLarge => ServiceFindings.TooLarge(sentBytes, most),
                _ => ServiceFindings.Answered(_access.Address, status, title),
            };
            return (mayHelp, MachineFailureException.With(finding, cause), answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero);
        }
    }

    private static async Task<JsonObject> ProblemIn(HttpResponseMessage answer, CancellationToken stopping)
    {
        try
        {
            return JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(stopping)) as JsonObject ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private async Task<JsonObject> ObjectIn(HttpResponseMessage answer, CancellationToken stopping)
    {
        try
        {
            if (JsonNode.Parse(await answer.Content.ReadAsByteArrayAsync(stopping)) is JsonObject found)
                return found;
            throw new JsonException();
        }
        catch (JsonException wrong)
        {
            throw NotUnderstood(wrong);
        }
    }

    /// <summary>For whoever reads an answer that says something else than it should.</summary>
    public MachineFailureException NotUnderstood(Exception cause) =>
        MachineFailureException.With(ServiceFindings.NotUnderstood(_access.Address), cause);

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
