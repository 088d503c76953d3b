using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using ReportForge.Batches;
using ReportForge.Batches.Inputs;
using ReportForge.Batches.Running;
using ReportForge.Cli.CommandLine;
using ReportForge.Findings;
using ReportForge.Reports.KindFolders;
using ReportForge.Reports.Storage;

namespace ReportForge.Cli.Batches.Service;

/// <summary>
/// The reports of a kind, drafted by a service. Data are judged here, where their cells and lines are known; what has passed is handed
/// in and its documents are fetched. Templates and program are the same on both sides, so a document is the one that this machine
/// would make. What is found while it is made has its line in the file; where the input has cells or files instead, a unit of which
/// there is such a thing to say is drafted here, too, for its words and places.
/// </summary>
internal sealed class ServiceBatchReports : IBatchReports, IAsyncDisposable
{
    // Below the limit of a service that nobody has configured, 32 MiB; one that takes less says so of the first part.
    private const int MostBytesAPart = 30_000_000;

    private static readonly TimeSpan PatienceAtTheEnd = TimeSpan.FromSeconds(1);

    private readonly KindBatchReports _local;
    private readonly ServiceClient _client;
    private readonly TimeProvider _time;
    private readonly BatchMode _mode;
    private readonly CancellationTokenSource _ending;
    private readonly ConcurrentDictionary<int, int> _findingsInData = new();
    private readonly ConcurrentDictionary<int, (ServiceBatch Batch, int Place)> _units = new();
    private readonly List<(ServiceBatch Batch, Task Watching)> _batches = [];

    private ServiceBatchReports(KindBatchReports local, ServiceClient client, CommandContext context, BatchMode mode)
    {
        (_local, _client, _time, _mode) = (local, client, context.Time, mode);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(context.Stopping);
    }

    public string KindId => _local.KindId;

    public string TemplateHash => _local.TemplateHash;

    /// <summary>Reaches the service; a finding says why its documents would not be those of this machine.</summary>
    /// <exception cref="MachineFailureException">It refuses or cannot be reached.</exception>
    public static async Task<(ServiceBatchReports? Reports, Finding? Finding)> Open(
        CommandContext context, ServiceAccess access, KindBatchReports local, BatchMode mode)
    {
        var client = new ServiceClient(access, context.Time);
        try
        {
            var kind = await client.Find($"api/v1/kinds/{Uri.EscapeDataString(local.KindId)}", CancellationToken.None);
            var difference = kind switch
            {
                null => ServiceFindings.KindMissing(local.KindId),
                _ when kind["program"]?.ToString() is var program && program != ProgramVersion.Text =>
                    ServiceFindings.ProgramDiffers(program ?? "", ProgramVersion.Text),
                _ when kind["version"]?.ToString() != local.TemplateHash => ServiceFindings.KindDiffers(local.KindId),
                _ => null,
            };
            if (difference is null)
                return (new ServiceBatchReports(local, client, context, mode), null);
            client.Dispose();
            return (null, difference);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    public IEnumerable<TemplateFile> ReadTemplate() => _local.ReadTemplate();

    public CheckedItem Check(BatchItem item)
    {
        var check = _local.Check(item);
        _findingsInData[item.Ordinal] = check.Findings.Length
            + (check.Identity is { } identity ? UnitRegister.Current.Findings(identity).Count() : 0);
        return check;
    }

    public async Task Announce(IEnumerable<BatchItem> items, CancellationToken stopping)
    {
        try
        {
            await HandIn(items, MostBytesAPart, stopping);
        }
        catch (MachineFailureException) when (_client.MostBytes is < MostBytesAPart)
        {
            var left = items.Where(item => !_units.ContainsKey(item.Ordinal));
            await HandIn(left, _client.MostBytes ?? MostBytesAPart, stopping);
        }
    }

    public DraftedItem Draft(BatchItem item) => Drafted(item).GetAwaiter().GetResult();

    public RegeneratedItem Regenerate(BatchItem item, string file, ReadOnlyMemory<byte> edited, BatchBaseline baseline) =>
        _local.Regenerate(item, file, edited, baseline);

    public ReadOnlyMemory<byte>? DataIn(string file, ReadOnlyMemory<byte> document) => _local.DataIn(file, document);

    public string NameOf(string path) => _local.NameOf(path);

    public ImmutableArray<Finding> Conform(BatchItem item, ReadOnlyMemory<byte> document) => _local.Conform(item, document);

    /// <summary>What is not fetched by now is not wanted: the service need not make it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(_batches.Select(batch => batch.Watching));
        using var limit = new CancellationTokenSource(PatienceAtTheEnd, _time);
        foreach (var (batch, _) in _batches.Where(batch => !batch.Batch.IsSettled))
        {
            try
            {
                await _client.Post($"{batch.Path}/cancel", [], "", limit.Token);
            }
            catch (Exception failure) when (failure is MachineFailureException or OperationCanceledException)
            {
                // Then it makes what nobody fetches; the next run takes it up.
            }
        }

        _client.Dispose();
        _ending.Dispose();
    }

    private async Task HandIn(IEnumerable<BatchItem> items, long mostBytesAPart, CancellationToken stopping)
    {
        using var part = new UnitLines();
        foreach (var item in items)
        {
            stopping.ThrowIfCancellationRequested();
            if (part.Ordinals.Count > 0 && part.LengthWith(item) > mostBytesAPart)
                await HandIn(part, stopping);
            part.Add(item);
        }

        if (part.Ordinals.Count > 0)
            await HandIn(part, stopping);
    }

    private async Task HandIn(UnitLines part, CancellationToken stopping)
    {
        // What a run before this one had made there when it was stopped is there still.
        var query = $"kind={Uri.EscapeDataString(KindId)}&conformance=none{(_mode == BatchMode.Resume ? "&only=changed" : "")}";
        var batch = await ServiceBatch.HandIn(_client, _time, (query, part.ToArray(), part.Ordinals.Count), stopping);
        for (var place = 0; place < part.Ordinals.Count; place++)
            _units[part.Ordinals[place]] = (batch, place);
        _batches.Add((batch, batch.Watch(_ending.Token)));
        part.Clear();
    }

    private async Task<DraftedItem> Drafted(BatchItem item)
    {
        var (batch, place) = _units[item.Ordinal];
        var unit = await batch.Unit(place).WaitAsync(_ending.Token);
        var more = unit.Findings.Length - _findingsInData.GetValueOrDefault(item.Ordinal);
        var isSaid = more == 0 || (more > 0 && unit.IsOfNow && UnitLines.KeepsPlaces(item));
        if (unit.Document is { } path && isSaid)
        {
            return new DraftedItem(await Fetched(path, unit.Hash),
                [.. unit.Findings.TakeLast(more).Select(finding => InFileOf(item, finding))]);
        }

        var drafted = _local.Draft(item);
        return unit.Document is not null || drafted.Document is null ? drafted : new DraftedItem(null, Refusals(item, unit, more));
    }

    private static Finding InFileOf(BatchItem item, Finding finding) => finding.Place.File == ServiceBatch.FileName
        ? finding with { Place = finding.Place with { File = item.Source } }
        : finding;

    // Only the service has something against it, such as that the unit is not one of the account that the key belongs to.
    private static ImmutableArray<Finding> Refusals(BatchItem item, SettledUnit unit, int more) =>
        [
            .. unit.Findings.TakeLast(more > 0 ? more : unit.Findings.Length)
                .Select(finding => finding with { Place = Place.InFile(item.Name) }),
        ];

    private async Task<ReadOnlyMemory<byte>> Fetched(string path, string hash)
    {
        var document = await _client.Download(path, _ending.Token);
        return Convert.ToHexStringLower(SHA256.HashData(document)) == hash
            ? document
            : throw _client.NotUnderstood(new InvalidDataException(path));
    }
}
