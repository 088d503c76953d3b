using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ReportForge.Worker.Tests;

/// <summary>Programs and people of a test service.</summary>
internal static partial class TestAccounts
{
    /// <summary>A program with a key that the administrator made on the page of keys.</summary>
    public static async Task<HttpClient> ProgramOf(this TestService service, string unit, params string[] rights)
    {
        var browser = await service.Administrator();
        using var made = await browser.Send("/keys", "/keys", [("name", "thử"), ("unit", unit), ("days", "1"), .. rights.Select(right => ("rights", right))]);
        var page = await made.Content.ReadAsStringAsync();
        return service.Program(Key().Match(page).Groups[1].Value);
    }

    /// <summary>Hands in a report; the key of the request is new.</summary>
    public static async Task<HttpResponseMessage> Post(this HttpClient program, string path, HttpContent body, string? idempotencyKey = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.Add("Idempotency-Key", idempotencyKey ?? Guid.NewGuid().ToString());
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await program.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> SendIfMatch(this HttpClient program, HttpMethod method, string path, HttpContent body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return await program.SendAsync(request);
    }

    public static async Task<JsonObject> Json(this HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync()) as JsonObject ?? throw new InvalidOperationException("No JSON object.");

    public static StringContent JsonBody(string json) => new(json, System.Text.Encoding.UTF8, "application/json");

    [GeneratedRegex(@">(rf_[0-9a-f]+_[0-9a-f]+)<")]
    private static partial Regex Key();
}
