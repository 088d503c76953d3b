using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Mending;
using ReportForge.Conformance.Rules;
using ReportForge.Findings;

namespace ReportForge.Conformance;

/// <summary>One change that a fix made.</summary>
/// <param name="RuleId">The rule that was broken.</param>
/// <param name="Place">Where.</param>
/// <param name="What">What was changed, in words.</param>
public sealed record FixChange(string RuleId, Place Place, Wording What);

/// <summary>A mended document, or why there is none.</summary>
/// <param name="Docx">The bytes; null when nothing was changed or the file must not be changed.</param>
/// <param name="Changes">What was changed, in the order in which it was done.</param>
/// <param name="Findings">What is left, or why the file was not touched.</param>
public sealed record FixResult(ReadOnlyMemory<byte>? Docx, ImmutableArray<FixChange> Changes, ImmutableArray<Finding> Findings);

/// <summary>
/// Mends what is certain in a document whose kind and blocks were understood; any other is left as it is. Parts that need no
/// change are copied as they stand. A signed file is never changed.
/// </summary>
public static class ConformanceFix
{
    // One repair may lay bare what the next rule sees; a document that does not settle is left to the person.
    private const int MostRounds = 6;

    // Each round reads the document anew: one that is large gets fewer, so that all take some seconds.
    private const int MostNodesOfAllRounds = 1_000_000;

    // From here on two rounds' trees together are more than a check may take.
    private const int ManyNodes = 200_000;
    private const int ManyBytes = 10_000_000;

    /// <summary>Formats, margins, page numbers and missing lines. No letter, digit or mark of the text is changed.</summary>
    public static FixResult Fix(string file, ReadOnlyMemory<byte> docx, ConformanceOptions? options = null) =>
        Rounds(file, docx, options ?? ConformanceOptions.Default, Formats);

    /// <summary>Words: zeros before numbers, marks at the end of a line; nothing else. To be looked at one by one.</summary>
    public static FixResult FixText(string file, ReadOnlyMemory<byte> docx, ConformanceOptions? options = null) =>
        Rounds(file, docx, options ?? ConformanceOptions.Default, Words);

    private static FixResult Rounds(
        string file, ReadOnlyMemory<byte> docx, ConformanceOptions options, Func<InspectedDocument, IEnumerable<OfferedRepair>> mend)
    {
        var changes = new OrderedDictionary<FixChange, bool>();
        var bytes = docx;
        for (var round = 0; ; round++)
        {
            var (mended, nodes, findings) = Round(file, bytes, options, new(round, changes, mend));
            if (mended is null)
                return new(changes.Count > 0 ? (ReadOnlyMemory<byte>?)bytes : null, [.. changes.Keys], findings);
            bytes = mended.Value;
            if (nodes > ManyNodes || bytes.Length > ManyBytes)
                GC.Collect(); // The trees of the last round are dead, but too old to be looked at before the next ones are made.
        }
    }

    // A method of its own and never part of the loop: the trees of one round are gone before the next reads its own.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (ReadOnlyMemory<byte>? Mended, int Nodes, ImmutableArray<Finding> Findings) Round(
        string file, ReadOnlyMemory<byte> bytes, ConformanceOptions options, FixRound round)
    {
        var (parts, findings) = WordParts.Open(file, bytes);
        if (parts is null)
            return (null, 0, findings);
        if (parts.Package.IsSigned)
            return (null, 0, [DocumentFindings.Signed(file)]);
        var inspected = Inspector.Inspect(file, parts, options);
        if (inspected.Subject.Understanding.WhyNotMended is { } reason)
            return (null, 0, inspected.ToReport(findings.Add(DocumentFindings.NotMended(file, reason))).Findings);
        var isLast = round.Number >= Math.Min(MostRounds, Math.Max(1, MostNodesOfAllRounds / Math.Max(1, parts.Nodes)));
        return !isLast && Mend(inspected, round)
            ? (parts.Write(), parts.Nodes, [])
            : (null, parts.Nodes, inspected.ToReport(findings).Findings);
    }

    private static bool Mend(InspectedDocument inspected, FixRound round)
    {
        var parts = inspected.Subject.Document.Parts;
        parts.TrackChanges();
        foreach (var (rule, spot, repair) in round.Mend(inspected))
            round.Changes.TryAdd(new FixChange(rule.Id, spot.ToPlace(inspected.Subject.File), repair.Change), true);
        return parts.HasChanges;
    }

    private static List<OfferedRepair> Formats(InspectedDocument inspected)
    {
        var offered = inspected.Repairs.Where(offer => offer.Repair.Edit is null).ToList();
        offered.ForEach(offer => offer.Repair.Apply());
        return offered;
    }

    private static List<OfferedRepair> Words(InspectedDocument inspected)
    {
        var offered = inspected.Repairs.Where(offer => offer.Repair.Edit is not null).ToList();
        TextRepair.Apply(offered.Select(offer => offer.Repair.Edit).OfType<TextEdit>());
        return offered;
    }

    private sealed record FixRound(
        int Number, OrderedDictionary<FixChange, bool> Changes, Func<InspectedDocument, IEnumerable<OfferedRepair>> Mend);
}
