using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace ReportForge.Tests.Cluster;

/// <summary>A batch that several processes make.</summary>
internal sealed class ClusterBatch(string path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    public static async Task<ClusterBatch> HandedIn(HttpClient program, string kind, IEnumerable<string> lines)
    {
        using var body = new StringContent(string.Join('\n', lines), System.Text.Encoding.UTF8);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/jsonl");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/batches?kind={kind}") { Content = body };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var accepted = await program.SendAsync(request);
        if (accepted.StatusCode != HttpStatusCode.Accepted)
            throw new InvalidOperationException($"{accepted.StatusCode}: {await accepted.Content.ReadAsStringAsync()}");
        return new ClusterBatch(accepted.Headers.Location?.OriginalString ?? "");
    }

    public async Task<JsonObject> State(HttpClient program) =>
        JsonNode.Parse(await program.GetStringAsync(path))?.AsObject() ?? throw new InvalidDataException("The batch is an object.");

    /// <summary>Waits until a number of units is made.</summary>
    public async Task<JsonObject> Until(HttpClient program, Func<JsonObject, bool> isWanted, TimeSpan? between = null)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        var state = new JsonObject();
        while (waited.Elapsed < Patience)
        {
            try
            {
                state = await State(program);
                if (isWanted(state))
                    return state;
            }
            catch (HttpRequestException)
            {
                // The node, or the database, is away for a moment.
            }

            await Task.Delay(between ?? BetweenLooks);
        }

        throw new TimeoutException(state.ToJsonString());
    }

    public Task<JsonObject> UntilDone(HttpClient program) => Until(program, state => (string?)state["state"] == "done");

    /// <summary>Hashes of the documents by their names.</summary>
    public async Task<SortedDictionary<string, string>> Documents(HttpClient program)
    {
        var documents = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var archive = new ZipArchive(new MemoryStream(await program.GetByteArrayAsync($"{path}/archive")), ZipArchiveMode.Read);
        foreach (var entry in archive.Entries)
        {
            await using var document = await entry.OpenAsync();
            documents.Add(entry.FullName, Convert.ToHexString(await SHA256.HashDataAsync(document)));
        }

        return documents;
    }
}
