using System.Collections.Immutable;
using ReportForge.Conformance.Documents;
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
/// Mends what is safe: formats, margins, page numbers, lines, zeros before numbers, the mark at the end of a recipient's
/// line. No other text is touched; parts that need no change are copied as they stand. A signed file is never changed.
/// </summary>
public static class ConformanceFix
{
    // One repair may lay bare what the next rule sees; a document that does not settle is left to the person.
    private const int MostRounds = 6;

    public static FixResult Fix(string file, ReadOnlyMemory<byte> docx, ConformanceOptions? options = null)
    {
        options ??= ConformanceOptions.Default;
        var changes = ImmutableArray.CreateBuilder<FixChange>();
        var bytes = docx;
        for (var round = 0; ; round++)
        {
            var (parts, findings) = WordParts.Open(file, bytes);
            if (parts is null)
                return new(null, [], findings);
            if (parts.Package.IsSigned)
                return new(null, [], [ConformanceFindings.Signed(file)]);
            var inspected = Inspector.Inspect(file, parts, options);
            if (round == MostRounds || !Mend(inspected, changes))
                return new(changes.Count > 0 ? (ReadOnlyMemory<byte>?)bytes : null, changes.ToImmutable(), inspected.ToReport(findings).Findings);
            bytes = parts.Write();
        }
    }

    private static bool Mend(InspectedDocument inspected, ImmutableArray<FixChange>.Builder changes)
    {
        var parts = inspected.Subject.Document.Parts;
        parts.TrackChanges();
        foreach (var (rule, violation) in inspected.Violations)
        {
            if (violation.Repair is not { } repair || violation.Severity < Severity.Warning)
                continue;
            repair.Apply();
            var change = new FixChange(rule.Id, violation.Spot.ToPlace(inspected.Subject.File), repair.Change);
            if (!changes.Contains(change))
                changes.Add(change);
        }

        return parts.HasChanges;
    }
}
