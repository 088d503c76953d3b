using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportForge.Findings;
using ReportForge.Packaging;
using ReportForge.Packaging.Markup;
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
    // A report of a hundred pages has fewer.
    private const int ManyCharacters = 2_000_000;

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

    // Two of the three texts are needed for the plan only: a large document has no room for all of them and the result. A method of
    // its own and never part of its caller: they are gone before the result is made.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Planned? Plan(RegenerationInput input, RegenerationOptions options, out Finding[] unreadable)
    {
        var vocabulary = new Vocabulary();
        var findings = new List<Finding>();
        OpcPackage[] packages = [input.Baseline, input.Fresh, input.Edited];
        // To look at them takes hardly any room; the texts come one after the other, for they do.
        var broken = Task.WhenAll(packages.Select(package => Task.Run(() => ReadableDocument.BrokenPart(package))))
            .GetAwaiter().GetResult();
        DocumentText? Read(OpcPackage package, Func<OpcPackage, MarkupPart, Vocabulary, DocumentText> read)
        {
            var (main, finding) = ReadableDocument.Of(package, broken[Array.IndexOf(packages, package)]);
            findings.AddRange(finding is null ? [] : [finding]);
            if (main is null)
                return null;
            var length = main.Text.Length;
            var text = read(package, main, vocabulary);
            LetGo(length);
            return text;
        }

        var old = Read(input.Baseline, DocumentText.ReadWithoutMarkup);
        var (fresh, now) = (Read(input.Fresh, DocumentText.ReadWithoutMarkup), Read(input.Edited, DocumentText.Read));
        unreadable = [.. findings];
        if (old is null || now is null || fresh is null)
            return null;
        var plan = Planner.Plan(old, now, fresh, options.Mode);
        plan.NameFields(options.FieldOf);
        return new(now, plan, DocumentGuard.ReasonToLeave(now, old, options.IsIssued));
    }

    // What was made of a large document is dead long before the collector would look at it, and what is made next is as large.
    private static void LetGo(int length)
    {
        if (length > ManyCharacters)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
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
            LetGo(edited.Body.Part.Text.Length);
            var found = new ResultProof(edited, script, plan).FailureOf(document);
            failure = found ?? default;
            return found is null ? (ReadOnlyMemory<byte>?)document : null;
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
