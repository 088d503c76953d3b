using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ReportForge.Tests;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Tests.Accounts;

namespace ReportForge.Worker.Tests.Hostile;

/// <summary>
/// Texts that Unicode forbids over HTTP: in paths, queries, headers, JSON bodies and every field of every form. The service answers
/// each of them, no answer is that of a defect, and it goes on. A build asks each route once; REPORTFORGE_FUZZ_ROUNDS asks it more often.
/// </summary>
public sealed class BrokenTextTests(AccessTests.People people) : IClassFixture<AccessTests.People>
{
    [Fact]
    public async Task Text_that_Unicode_forbids_is_answered_by_every_route()
    {
        var (_, browser, key) = people.Clients.Single(one => one.Role == Role.Administrator);
        var clerk = people.Clients.First(one => one.Role != Role.Administrator);
        var token = BrowserForms.TokenIn(await browser.GetStringAsync("/keys"));
        var random = new Random(3);
        foreach (var (number, route) in people.Routes.Where(route => !route.Pattern.Contains("sign-out", StringComparison.Ordinal)).Index())
        {
            for (var round = number; round < number + Rounds; round++)
            {
                var text = BrokenText.All[random.Next(BrokenText.All.Count)];
                using var request = new HttpRequestMessage(new HttpMethod(route.Method), PathOf(route, text, round));
                if (route.Method is not ("GET" or "DELETE"))
                    request.Content = route.ContentType is { } type ? Body(type, text, random) : Form(text, token);
                request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
                request.Headers.TryAddWithoutValidation("Accept-Language", "x-\t;q=" + round.ToString(CultureInfo.InvariantCulture));
                request.Headers.TryAddWithoutValidation("If-Match", "\"a\tb\", W/");

                using var answer = await (route.IsApi ? round % 2 == 0 ? key : clerk.Key : browser).SendAsync(request);

                var said = await answer.Content.ReadAsStringAsync();
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{route}, {string.Join(' ', text.Take(8).Select(unit => $"{(int)unit:X4}"))}: {said}");
            }
        }

        using var alive = await browser.GetAsync("/health/live");
        alive.EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Report_with_text_that_Unicode_forbids_is_kept_or_refused_and_its_draft_comes_to_an_answer()
    {
        var key = people.Clients.Single(one => one.Role == Role.Administrator).Key;
        for (var seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            var text = BrokenText.All[seed % BrokenText.All.Count];
            var report = BrokenText.Into(TestReports.Monthly(TestReports.Commune, 2070 + seed), "\":\""u8.ToArray(), BrokenText.Quoted(text, random), random);
            using var created = await key.Post("/api/v1/reports", TestReports.Body(report));
            ((int)created.StatusCode).ShouldBeLessThan(500, $"seed {seed}: {await created.Content.ReadAsStringAsync()}");
            if (created.Headers.Location is not { } at)
                continue;
            foreach (var below in new[] { "", "/findings", "/versions", "/document", "/data" })
            {
                using var answer = await key.GetAsync(at.OriginalString + below);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"seed {seed}{below}: {await answer.Content.ReadAsStringAsync()}");
            }
        }
    }

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("REPORTFORGE_FUZZ_ROUNDS"), CultureInfo.InvariantCulture, out var set) ? set : 1;

    // A text in the path, or a sound path with the text behind it.
    private string PathOf(AccessTests.TriedRoute route, string text, int round)
    {
        var escaped = string.Concat(BrokenText.Raw(text).Select(one => string.Create(CultureInfo.InvariantCulture, $"%{one:X2}")));
        return round % 2 == 0
            ? route.PathFor(escaped)
            : $"{route.PathFor(people.Own)}?q={escaped}&cursor={escaped}&limit={escaped}&unit={escaped}&kind={escaped}&lang={escaped}&version={escaped}&state={escaped}&after={escaped}";
    }

    private static ByteArrayContent Body(string type, string text, Random random)
    {
        string[] shapes = ["{\"§\":1}", "\"§\"", "{\"name\":\"§\",\"unit\":\"§\",\"rights\":[\"§\"],\"kind\":\"§\",\"date\":\"§\",\"number\":\"§\"}", "[\"§\"]", "{\"kind\":\"tthc-monthly\",\"unit\":{\"code\":\"15961\",\"name\":\"§\"}}"];
        var parts = shapes[random.Next(shapes.Length)].Split('§');
        var bytes = parts.Skip(1).Aggregate(Encoding.UTF8.GetBytes(parts[0]), (sofar, part) => [.. sofar, .. BrokenText.Quoted(text, random), .. Encoding.UTF8.GetBytes(part)]);
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return content;
    }

    private static MultipartFormDataContent Form(string text, string token)
    {
        var form = new MultipartFormDataContent { { new StringContent(token), "form" } };
        foreach (var name in new[] { "name", "password", "fullName", "unit", "role", "kind", "version", "number", "date", "reason", "lang", "label", "rights", "next" })
            form.Add(new ByteArrayContent(BrokenText.Raw(text)), name);
        form.Add(new ByteArrayContent([.. "{\"a\":\""u8, .. BrokenText.Raw(text), .. "\"}"u8]), "file", "data.json");
        return form;
    }
}
