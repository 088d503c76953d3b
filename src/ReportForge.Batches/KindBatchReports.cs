using System.Collections.Concurrent;
using System.Collections.Immutable;
using ReportForge.Batches.Inputs;
using ReportForge.Findings;
using ReportForge.Regeneration;
using ReportForge.Reports;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.KindFolders;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Regenerating;
using ReportForge.Reports.Rules;

namespace ReportForge.Batches;

/// <summary>
/// The reports of one kind in a batch. The look at the set judges contract and rules; making a document then renders it
/// and judges the rules about its text, and nothing is judged twice.
/// </summary>
public sealed class KindBatchReports : IBatchReports
{
    private readonly ReportKind _kind;
    private readonly string _templatesFolder;
    private readonly ConcurrentDictionary<string, Lazy<ReportKind?>> _earlier = new(StringComparer.Ordinal);

    private KindBatchReports(ReportKind kind, string templatesFolder)
    {
        _kind = kind;
        _templatesFolder = templatesFolder;
        TemplateHash = TemplateFiles.HashOf(ReadTemplate());
    }

    public string KindId => _kind.Id;

    public string TemplateHash { get; }

    /// <summary>Opens a kind for many reports; templates with errors are refused before any unit is looked at.</summary>
    public static (KindBatchReports? Reports, ImmutableArray<Finding> Findings) Open(ReportKind kind, string templatesFolder) =>
        kind.Template.Template is null
            ? (null, kind.Template.Findings)
            : (new KindBatchReports(kind, templatesFolder), []);

    public IEnumerable<TemplateFile> ReadTemplate() => TemplateFiles.Read(_templatesFolder, KindId);

    public CheckedItem Check(BatchItem item)
    {
        if (item.Data is not { } data)
            return CheckedItem.Unread;
        var identity = BatchIdentity.Of(data);
        if (data.KindId != KindId)
            return new CheckedItem(identity, [BatchInputFindings.AnotherKind(data.KindId, KindId)], CanBeDrafted: false);
        var contract = ReportChecking.CheckContract(_kind, data);
        if (contract.Any(finding => finding.IsError))
            return new CheckedItem(identity, InWords(data, contract), CanBeDrafted: false);
        var judged = ReportChecking.JudgeData(_kind, data, new ReportScope(_kind.Catalogue, data));
        return new CheckedItem(identity, InWords(data, contract.Concat(judged)), CanBeDrafted: true);
    }

    public string NameOf(string path) => FieldNames.NameOf(_kind.Contract, path);

    public DraftedItem Draft(BatchItem item)
    {
        if (item.Data is not { } data)
            return new DraftedItem(null, []);
        var result = ReportDrafting.DraftChecked(_kind, data);
        return new DraftedItem(result.Document, InWords(data, result.Findings));
    }

    public RegeneratedItem Regenerate(BatchItem item, string file, ReadOnlyMemory<byte> edited, BatchBaseline baseline)
    {
        if (item.Data is not { } data)
            return new RegeneratedItem(null, false, item.Findings, []);
        var result = ReportRegeneration.Regenerate(_kind, new(file, edited, data)
        {
            OldIfNotCarried = baseline.Data is { } json ? ReportData.Read(file, json).Data : null,
            MadeWith = Earlier(baseline),
        });
        return new RegeneratedItem(result.Document, IsUpToDate(result), result.Findings, result.Changes);
    }

    public ReadOnlyMemory<byte>? DataIn(string file, ReadOnlyMemory<byte> document) => ReportRegeneration.DataIn(file, document);

    private static bool IsUpToDate(RegenerationResult result) => result.Outcome == RegenerationOutcome.Unchanged
        || (result.Outcome == RegenerationOutcome.Merged && result.Changes.All(change => change.Deed == ChangeDeed.AlreadyThere));

    private ImmutableArray<Finding> InWords(ReportData data, IEnumerable<Finding> findings) =>
        FieldNames.InWords(_kind.Contract, data.Root, [.. findings]);

    public ImmutableArray<Finding> Conform(BatchItem item, ReadOnlyMemory<byte> document) =>
        item.Data is { } data ? ReportDrafting.ConformDraft(data, item.Name, document) : [];

    private ReportKind? Earlier(BatchBaseline baseline) => baseline.TemplateHash == TemplateHash
        ? null
        : _earlier.GetOrAdd(baseline.TemplateHash,
            hash => new(() => baseline.TemplateOf(hash) is { } files ? ReportKind.Load(KindId, files).Kind : null)).Value;
}
