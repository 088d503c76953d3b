using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Regeneration.Editing;
using ReportForge.Regeneration.Guarding;
using ReportForge.Regeneration.Merging;
using ReportForge.Regeneration.Proving;
using ReportForge.Regeneration.Reading;
using ReportForge.Regeneration.Writing;

namespace ReportForge.Regeneration;

/// <summary>The three documents that are laid side by side.</summary>
/// <param name="Baseline">The document as the program made it, before anybody edited it.</param>
/// <param name="Edited">The document as it is now.</param>
/// <param name="Fresh">The document of the corrected data.</param>
public sealed record RegenerationInput(OpcPackage Baseline, OpcPackage Edited, OpcPackage Fresh);

/// <summary>What a regeneration came to.</summary>
public enum RegenerationOutcome
{
    /// <summary>Nothing could be made; findings say why.</summary>
    Refused,

    /// <summary>The data change nothing in the text: the edited document stays as it is.</summary>
    Unchanged,

    /// <summary>Nobody had edited the document: it is the new one.</summary>
    Fresh,

    /// <summary>The edited document with the changes of the data.</summary>
    Merged,

    /// <summary>The edited document is not to be changed: the new one is to stand beside it.</summary>
    Beside,
}

/// <summary>The result and the list of changes.</summary>
public sealed record RegenerationResult(RegenerationOutcome Outcome)
{
    /// <summary>The .docx; null when none was made.</summary>
    public ReadOnlyMemory<byte>? Document { get; init; }

    /// <summary>Every difference that the data made, and what became of it.</summary>
    public ImmutableArray<RegenerationChange> Changes { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];
}

/// <summary>
/// Brings the changes of corrected data into a document that people have edited. Nothing that a person typed is lost: each
/// result is proven so before it is given out, and what cannot be proven is not made.
/// </summary>
public static class Regenerator
{
    public static RegenerationResult Regenerate(RegenerationInput input, RegenerationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= RegenerationOptions.Default;
        if (DocumentGuard.RefusalOf(input.Edited) is { } refusal)
            return Refused(refusal);
        if (Plan(input, options, out var unreadable) is not { } planned)
            return Refused(unreadable);
        var isUntouched = PackageComparison.AreSame(input.Baseline, input.Edited, options.OriginNamespace)
            && options.Mode == WritingMode.Plain;
        if (planned.ReasonToLeave is { } reason)
            return Beside(input, planned.Plan, reason);
        return isUntouched ? Whole(input, planned.Plan) : Merge(input, planned.Edited, planned.Plan, options);
    }

    // Two of the three texts are needed for the plan only: a large document has no room for all of them and the result.
    private static Planned? Plan(RegenerationInput input, RegenerationOptions options, out Finding[] unreadable)
    {
        var (baseline, edited, fresh) = (ReadableDocument.Of(input.Baseline), ReadableDocument.Of(input.Edited),
            ReadableDocument.Of(input.Fresh));
        unreadable = [.. new[] { baseline.Finding, edited.Finding, fresh.Finding }.OfType<Finding>()];
        if (baseline.Main is not { } oldMain || edited.Main is not { } editedMain || fresh.Main is not { } freshMain)
            return null;
        var vocabulary = new Vocabulary();
        var now = DocumentText.Read(input.Edited, editedMain, vocabulary);
        var old = DocumentText.Read(input.Baseline, oldMain, vocabulary);
        var plan = Planner.Plan(old, now, DocumentText.Read(input.Fresh, freshMain, vocabulary), options.Mode);
        plan.NameFields(options.FieldOf);
        return new(now, plan, DocumentGuard.ReasonToLeave(now, old, options.IsIssued));
    }

    private static RegenerationResult Refused(params Finding[] findings) =>
        new(RegenerationOutcome.Refused) { Findings = [.. findings] };

    private static RegenerationResult Whole(RegenerationInput input, MergePlan plan) => new(OutcomeOfWhole(input))
    {
        Document = PackageComparison.Copy(input.Fresh),
        Changes = [.. plan.Changes.Select(change => change with { Deed = ChangeDeed.Applied, Why = null })],
    };

    private static RegenerationOutcome OutcomeOfWhole(RegenerationInput input) =>
        PackageComparison.AreSame(input.Baseline, input.Fresh, "") ? RegenerationOutcome.Unchanged : RegenerationOutcome.Fresh;

    private static RegenerationResult Merge(RegenerationInput input, DocumentText edited, MergePlan plan, RegenerationOptions options)
    {
        var script = new PackageScript(input.Edited);
        new ObjectPlanner(input.Baseline, input.Edited, input.Fresh, options.OriginNamespace).Plan(plan, script);
        var isTextual = !plan.IsEmpty;
        if (Write(edited, script, plan, options, out var failure) is not { } document)
            return Beside(input, plan, RegenerationFindings.NotProven(input.Edited.File, failure));
        var outcome = isTextual || plan.Changes.Count > 0 ? RegenerationOutcome.Merged : RegenerationOutcome.Unchanged;
        return new(outcome) { Document = document, Changes = [.. plan.Changes] };
    }

    private static ReadOnlyMemory<byte>? Write(
        DocumentText edited, PackageScript script, MergePlan plan, RegenerationOptions options, out Wording failure)
    {
        try
        {
            new PlanWriter(edited, script, options).Write(plan);
            var document = script.Write();
            var found = new ResultProof(edited, script, plan).FailureOf(document);
            failure = found ?? default;
            return found is null ? document : null;
        }
        catch (ScriptConflictException)
        {
            failure = new("hai thay đổi gặp nhau ở một chỗ", "two changes meet at one place");
            return null;
        }
    }

    private static RegenerationResult Beside(RegenerationInput input, MergePlan plan, Finding reason) => new(RegenerationOutcome.Beside)
    {
        Document = PackageComparison.Copy(input.Fresh),
        Changes = [.. plan.Changes.Select(change => change.Deed == ChangeDeed.Applied ? change with { Deed = ChangeDeed.Beside } : change)],
        Findings = [reason],
    };

    private sealed record Planned(DocumentText Edited, MergePlan Plan, Finding? ReasonToLeave);
}
