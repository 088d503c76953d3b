using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Findings;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Batches.Service;

/// <summary>What the service made of a unit.</summary>
/// <param name="Document">Where its document is; null when there is none.</param>
/// <param name="Hash">Of the document.</param>
/// <param name="Findings">All that it found, in both languages.</param>
/// <param name="IsOfNow">Whether it was made of what was handed in now; else an earlier batch has made it of the same data.</param>
internal sealed record SettledUnit(string? Document, string Hash, ImmutableArray<Finding> Findings, bool IsOfNow);

/// <summary>One batch at the service: its units settle one by one, in any order.</summary>
internal sealed class ServiceBatch
{
    /// <summary>What the service calls the file that is handed in.</summary>
    public const string FileName = "data.jsonl";

    // A unit may have a hundred findings, and a page that is not settled yet is asked for again.
    private const int UnitsAPage = 20;
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(250);

    private readonly ServiceClient _client;
    private readonly TimeProvider _time;
    private readonly ImmutableArray<TaskCompletionSource<SettledUnit>> _units;

    private ServiceBatch(ServiceClient client, TimeProvider time, string path, int count)
    {
        (_client, _time, Path) = (client, time, path);
        _units = [.. Enumerable.Range(0, count)
            .Select(_ => new TaskCompletionSource<SettledUnit>(TaskCreationOptions.RunContinuationsAsynchronously))];
    }

    /// <summary>Where it is asked for.</summary>
    public string Path { get; }

    public bool IsSettled => _units.All(unit => unit.Task.IsCompletedSuccessfully);

    /// <summary>Hands units in, one a line.</summary>
    /// <exception cref="MachineFailureException">The service refuses or cannot be reached.</exception>
    public static async Task<ServiceBatch> HandIn(
        ServiceClient client, TimeProvider time, (string Query, byte[] Lines, int Count) units, CancellationToken stopping)
    {
        var accepted = await client.Post($"api/v1/batches?{units.Query}", units.Lines, FileName, stopping);
        return accepted["id"] is JsonValue id && id.TryGetValue<string>(out var text) && text.All(char.IsAsciiLetterOrDigit)
            ? new ServiceBatch(client, time, $"api/v1/batches/{text}", units.Count)
            : throw client.NotUnderstood(new JsonException());
    }

    public Task<SettledUnit> Unit(int place) => _units[place].Task;

    /// <summary>Looks at it until all units are settled; whoever waits for one is told what goes wrong.</summary>
    public async Task Watch(CancellationToken stopping)
    {
        try
        {
            for (var first = 0; first < _units.Length; first = FirstOpen(first))
            {
                if (!await Look(first, stopping))
                    await WaitIfGoingOn(first, stopping);
            }
        }
        catch (OperationCanceledException)
        {
            foreach (var unit in _units)
                unit.TrySetCanceled(stopping);
        }
        catch (MachineFailureException failure)
        {
            foreach (var unit in _units)
                unit.TrySetException(failure);
        }
    }

    /// <returns>Whether the whole page is settled, so that the next one is to be looked at at once.</returns>
    private async Task<bool> Look(int first, CancellationToken stopping)
    {
        var after = (first - 1).ToString(CultureInfo.InvariantCulture);
        var page = await _client.Get($"{Path}/units?findings=stored&count={UnitsAPage}&after={after}", stopping);
        try
        {
            var settled = 0;
            foreach (var unit in page["items"]?.AsArray().OfType<JsonObject>() ?? throw new JsonException())
                settled += Settle(unit) ? 1 : 0;
            return settled == Math.Min(UnitsAPage, _units.Length - first);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw _client.NotUnderstood(wrong);
        }
    }

    private bool Settle(JsonObject unit)
    {
        var (ordinal, state) = (unit["ordinal"]?.GetValue<int>() ?? -1, (string?)unit["state"]);
        if (ordinal < 0 || ordinal >= _units.Length || state is not ("made" or "unchanged" or "failed"))
            return false;
        if (_units[ordinal].Task.IsCompleted)
            return true;
        var hash = (string?)unit["sha256"] ?? "";
        var document = hash.Length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{Path}/units/{ordinal}/document") : null;
        var findings = StoredFindings.Read(unit["findings"]?.ToJsonString() ?? "[]");
        _units[ordinal].TrySetResult(new SettledUnit(document, hash, findings, state != "unchanged"));
        return true;
    }

    private async Task WaitIfGoingOn(int first, CancellationToken stopping)
    {
        var state = (string?)(await _client.Get(Path, stopping))["state"] ?? "";
        // A batch that has ended since has settled all its units.
        if (state is "refused" or "cancelled" && !await Look(first, stopping))
            throw MachineFailureException.With(ServiceFindings.Ended(state), new OperationCanceledException());
        await Task.Delay(LookInterval, _time, stopping);
    }

    private int FirstOpen(int from)
    {
        while (from < _units.Length && _units[from].Task.IsCompleted)
            from++;
        return from;
    }
}
