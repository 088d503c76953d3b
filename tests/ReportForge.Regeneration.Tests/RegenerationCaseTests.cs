using ReportForge.Regeneration.Tests.Support;
using ReportForge.Tests;

namespace ReportForge.Regeneration.Tests;

/// <summary>Every file under Cases: one edit of a person and one correction of the data.</summary>
public sealed class RegenerationCaseTests
{
    public static TheoryData<string> Names => [.. RegenerationCase.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Result_is_as_the_case_says(string name)
    {
        var expected = RegenerationCase.Load(name);
        var result = Regenerate(expected, WritingMode.Plain);
        CaseText.Of(result.Document ?? default).ShouldBe(expected.Result);
        string.Join('\n', result.Changes.Select(Line)).ShouldBe(expected.Changes);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Accepting_all_gives_the_result_and_rejecting_all_the_edited_document(string name)
    {
        var expected = RegenerationCase.Load(name);
        var result = Regenerate(expected, WritingMode.Tracked);
        if (result.Outcome == RegenerationOutcome.Beside || result.Document is not { } document)
            return;
        var plain = Regenerate(expected, WritingMode.Plain);
        var isAllTracked = result.Changes.Count(change => change.Deed == ChangeDeed.Applied) == plain.Changes.Count(change =>
            change.Deed == ChangeDeed.Applied);
        if (isAllTracked)
            AsRead(TrackedChanges.Accept(document)).ShouldBe(AsRead(TrackedChanges.Accept(plain.Document ?? default)));
        Settled(TrackedChanges.Reject(document)).ShouldBe(Settled(TrackedChanges.Reject(CaseDocument.Bytes(expected.Edited))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Result_is_no_worse_than_what_it_was_made_of(string name)
    {
        var subject = RegenerationCase.Load(name);
        foreach (var mode in new[] { WritingMode.Plain, WritingMode.Tracked })
        {
            var result = Regenerate(subject, mode);
            if (result.Document is not { } document)
                continue;
            var problems = ResultLaws.ProblemsOf(CaseDocument.Bytes(subject.Edited), CaseDocument.Bytes(subject.New), document,
                leavesToDecide: result.Changes.Any(change => change.Deed == ChangeDeed.Kept));
            // That tracked changes are left is what their mode is for.
            problems.Where(problem => mode == WritingMode.Plain || !problem.StartsWith("new finding: MS-10", StringComparison.Ordinal)).ShouldBeEmpty($"{mode}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_second_run_changes_nothing(string name)
    {
        var expected = RegenerationCase.Load(name);
        if (Regenerate(expected, WritingMode.Plain) is not { Outcome: RegenerationOutcome.Merged, Document: { } first })
            return;
        var fresh = CaseDocument.Open(expected.New);
        var edited = Packaging.PackageReader.Read("lan-hai.docx", first).Package ?? throw new InvalidOperationException();
        var second = Regenerator.Regenerate(new(fresh, edited, fresh));
        second.Outcome.ShouldBeOneOf(RegenerationOutcome.Unchanged, RegenerationOutcome.Fresh);
        second.Changes.ShouldBeEmpty();
        CaseText.Of(second.Document ?? default).ShouldBe(CaseText.Of(first));
    }

    private static RegenerationResult Regenerate(RegenerationCase subject, WritingMode mode)
    {
        var result = Regenerator.Regenerate(
            new(CaseDocument.Open(subject.Baseline), CaseDocument.Open(subject.Edited), CaseDocument.Open(subject.New)),
            new RegenerationOptions { Mode = mode });
        if (result.Document is { } document && TableGeometry.Problems(CaseDocument.Bytes(subject.Edited).ToArray()).Count == 0)
            TableGeometry.Checked(document);
        return result;
    }

    // A blank that is to hold is no change to track: it stays as it was.
    private static string AsRead(ReadOnlyMemory<byte> document) => Settled(document).Replace('\u00a0', ' ');

    private static string Settled(ReadOnlyMemory<byte> document) => CaseText.Of(document);

    private static string Line(RegenerationChange change) =>
        $"{change.Deed} {change.Subject}: {change.Old} → {change.New}{(change.Current.Length > 0 ? $" (now {change.Current})" : "")}";
}
