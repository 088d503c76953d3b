using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Regeneration;
using ReportForge.Reports.Contracts;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Regenerating;

/// <summary>A value that a person has changed in the document and that the data could take over.</summary>
/// <param name="Path">The field.</param>
/// <param name="Label">The field in the clerk's words.</param>
/// <param name="Edit">Where and how it was changed.</param>
/// <param name="Value">What the field becomes.</param>
/// <param name="Findings">What contract and rules have against it that they do not have against the data as they are.</param>
public sealed record DataProposal(string Path, string Label, HandEdit Edit, Value Value, ImmutableArray<Finding> Findings);

/// <summary>What came of looking for values in an edited document.</summary>
/// <param name="Data">The data that the document was made from; null when findings say why nothing could be looked for.</param>
/// <param name="Findings">Why there are no data.</param>
public sealed record DataRecoveryResult(ReportData? Data, ImmutableArray<Finding> Findings)
{
    /// <summary>The values of known place, in the order of the document.</summary>
    public ImmutableArray<DataProposal> Proposals { get; init; } = [];

    /// <summary>Changed words and figures of which nobody can say which field they belong to.</summary>
    public ImmutableArray<HandEdit> Unclear { get; init; } = [];
}

/// <summary>
/// Carries what was typed into a draft back into its data. Which field a figure comes from is not guessed: a field is proposed when
/// the document that is made with the new value says at that very place what the person has written, and no other field does so.
/// </summary>
public static class DataRecovery
{
    // A figure such as 0 stands in many fields; a document that has more candidates than that says too little.
    private const int MostCandidates = 60;
    private static readonly DraftOptions Quick = new() { ChecksConformance = false };

    /// <param name="kinds">The kinds of reports.</param>
    /// <param name="file">The document as the user named it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="old">The data that it was made from; null when it carries them.</param>
    public static DataRecoveryResult Find(ReportKindLibrary kinds, string file, ReadOnlyMemory<byte> bytes, ReportData? old)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var read = PackageReader.Read(file, bytes);
        if (read.Package is not { } edited)
            return new(null, read.Findings);
        if ((old ?? StoredOrigin.Of(edited)?.Data) is not { } data)
            return new(null, [RegeneratingFindings.NoBaseline(file)]);
        var found = kinds.FindFor(data);
        if (found.Kind is not { } kind)
            return new(null, found.Findings);
        var draft = ReportDrafting.Draft(kind, data, Quick);
        return PackageOf(file, draft) is { } baseline
            ? new Search(kind, data, baseline, edited).Run()
            : new(null, draft.Findings);
    }

    /// <summary>The data with the values of some proposals.</summary>
    public static ReportData Accept(ReportData data, IEnumerable<DataProposal> proposals)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(proposals);
        var root = proposals.Aggregate(data.Root, (value, proposal) => DataLeaf.With(value, proposal.Path, proposal.Value));
        return root.AsObject() is { } members ? ReportData.From(data.File, members) : data;
    }

    private static OpcPackage? PackageOf(string file, DraftResult draft) =>
        draft.Document is { } document ? PackageReader.Read(file, document).Package : null;

    private sealed class Search(ReportKind kind, ReportData data, OpcPackage baseline, OpcPackage edited)
    {
        private readonly List<DataLeaf> _leaves = [.. DataLeaf.Of(data.Root)];
        private readonly Lazy<HashSet<string>> _known = new(() => [.. ReportChecking.Check(kind, data).Select(KeyOf)]);

        public DataRecoveryResult Run()
        {
            var proposals = new List<DataProposal>();
            var unclear = new List<HandEdit>();
            foreach (var edit in HandEdits.Find(baseline, edited))
            {
                var fitting = Candidates(edit).Take(MostCandidates + 1).ToList();
                fitting = fitting.Count > MostCandidates ? [] : fitting.FindAll(candidate => Explains(candidate, edit));
                if (fitting is [var only])
                    proposals.Add(Propose(only, edit));
                else
                    unclear.Add(edit);
            }

            var doubtful = proposals.GroupBy(proposal => proposal.Path)
                .Where(group => group.Select(proposal => proposal.Value).Distinct().Count() > 1)
                .SelectMany(group => group).ToHashSet();
            return new(data, [])
            {
                Proposals = [.. proposals.Where(proposal => !doubtful.Contains(proposal)).DistinctBy(proposal => proposal.Path)],
                Unclear = [.. unclear, .. doubtful.Select(proposal => proposal.Edit)],
            };
        }

        private IEnumerable<DataLeaf> Candidates(HandEdit edit) =>
            PrintedFigure.In(edit.Old) is [var old] && PrintedFigure.In(edit.Now) is [var now]
                ? _leaves.Where(leaf => leaf.Value.AsDecimal() == old).Select(leaf => leaf with { Value = Value.From(now) })
                : _leaves.Where(leaf => IsOnceIn(leaf.Value.AsString(), edit.Old))
                    .Select(leaf =>
                        leaf with { Value = Value.From(leaf.Value.AsString()?.Replace(edit.Old, edit.Now, StringComparison.Ordinal)) });

        private static bool IsOnceIn(string? text, string words) => text is not null
            && text.IndexOf(words, StringComparison.Ordinal) is >= 0 and var at && text.LastIndexOf(words, StringComparison.Ordinal) == at;

        private bool Explains(DataLeaf candidate, HandEdit edit)
        {
            var draft = ReportDrafting.Draft(kind, With(candidate), Quick);
            if (PackageOf(edited.File, draft) is not { } fresh)
                return false;
            return Regenerator.Regenerate(new(baseline, edited, fresh)).Changes.Any(change => change.Deed == ChangeDeed.AlreadyThere
                && change.Place.Vi == edit.Place.Vi && change.Old.Contains(edit.Old, StringComparison.Ordinal));
        }

        private DataProposal Propose(DataLeaf leaf, HandEdit edit) => new(
            leaf.Path,
            FieldNames.NameOf(kind.Contract, leaf.Path),
            edit,
            leaf.Value,
            [.. ReportChecking.Check(kind, With(leaf)).Where(finding => !_known.Value.Contains(KeyOf(finding)))]);

        private ReportData With(DataLeaf leaf) =>
            DataLeaf.With(data.Root, leaf.Path, leaf.Value).AsObject() is { } members ? ReportData.From(data.File, members) : data;

        private static string KeyOf(Finding finding) => $"{finding.Code} {finding.Message.Vi}";
    }
}
