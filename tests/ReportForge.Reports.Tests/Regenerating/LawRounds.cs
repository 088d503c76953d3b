using System.Globalization;
using ReportForge.Regeneration;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Regenerating;
using ReportForge.Tests;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>
/// One round is one draft in the hands of one person and one correction of its data; the seed says which, and which laws are tried.
/// </summary>
internal sealed class LawRounds(LawSubject subject, RoundTally tally)
{
    // Of so many seeds in a row each law has its share.
    private const int Turn = 20;

    // The validator takes longer than everything else together.
    private const int BetweenValidations = 5 * Turn;

    public List<string> ProblemsOf(int seed)
    {
        var random = new Random(seed);
        return [.. (seed % Turn) switch
        {
            0 => NoEdit(random),
            1 => NoCorrection(random),
            2 or 3 => OnlyForm(random),
            >= 4 and <= 8 => OtherRows(random, seed),
            9 or 10 => Tracked(random, seed),
            11 => ByTheData(random),
            12 or 13 => Twice(random),
            _ => Figures(random, seed),
        }];
    }

    // The new document, part for part.
    private IEnumerable<string> NoEdit(Random random)
    {
        var corrected = CorrectedFigures.WithOtherRows(subject.Data, random, random.Next(1, 12));
        var result = ReportRegeneration.Regenerate(subject.Kind, new("bao-cao.docx", subject.Draft, corrected.Data));
        return Differences(result, corrected.Draft);
    }

    // The edited document, part for part.
    private IEnumerable<string> NoCorrection(Random random)
    {
        var (edited, report) = Edit(random);
        var result = ReportRegeneration.Regenerate(subject.Kind, new("bao-cao.docx", edited, subject.Data));
        if (IsNumbered(result, report))
            return Differences(result, subject.Draft);
        return Differences(result, edited).Concat(result.Changes.Select(change => $"told without a correction: {change}"));
    }

    private IEnumerable<string> OnlyForm(Random random)
    {
        var corrected = CorrectedFigures.WithOtherRows(subject.Data, random, random.Next(1, 8));
        var report = new TypedReport(subject.Package);
        new PersonsEdits(report, random).DoToForm(10);
        var result = Regenerate(report.Save(), corrected, WritingMode.Plain);
        var (now, wanted) = (EditedDocument.Texts(result.Document ?? default), EditedDocument.Texts(corrected.Draft));
        var at = Enumerable.Range(0, Math.Max(now.Count, wanted.Count)).FirstOrDefault(at =>
            now.ElementAtOrDefault(at) != wanted.ElementAtOrDefault(at), -1);
        var left = result.Changes.Where(change => change.Deed == ChangeDeed.Kept).Select(change => $"{change.Place.Vi} {change.New}");
        return at < 0 ? []
            : [$"paragraph {at}: “{now.ElementAtOrDefault(at)}” and not “{wanted.ElementAtOrDefault(at)}” ({string.Join("; ", left)})"];
    }

    private IEnumerable<string> OtherRows(Random random, int seed)
    {
        var corrected = CorrectedFigures.WithOtherRows(subject.Data, random, random.Next(1, 8));
        var (edited, report) = Edit(random);
        var result = Regenerate(edited, corrected, WritingMode.Plain);
        if (IsNumbered(result, report))
            return Differences(result, corrected.Draft);
        return new RegenerationRound(subject, edited, corrected.Draft, report, tally).ProblemsOfRows(result)
            .Concat(NoWorse(edited, corrected, result, seed)).Select(problem => Told(problem, report));
    }

    private IEnumerable<string> Figures(Random random, int seed)
    {
        var corrected = CorrectedFigures.Of(subject.Data, random, random.Next(1, 12));
        var (edited, report) = Edit(random);
        var result = Regenerate(edited, corrected, WritingMode.Plain);
        if (IsNumbered(result, report))
            return Differences(result, corrected.Draft);
        return new RegenerationRound(subject, edited, corrected.Draft, report, tally).ProblemsOf(result)
            .Concat(NoWorse(edited, corrected, result, seed)).Select(problem => Told(problem, report));
    }

    // Accepted the result, rejected the edited document.
    private IEnumerable<string> Tracked(Random random, int seed)
    {
        var corrected = CorrectedFigures.WithOtherRows(subject.Data, random, random.Next(1, 8));
        var (edited, report) = Edit(random);
        var (plain, tracked) = (Regenerate(edited, corrected, WritingMode.Plain), Regenerate(edited, corrected, WritingMode.Tracked));
        if (IsNumbered(tracked, report))
            return [];
        if (tracked.Document is not { } document || plain.Document is not { } wanted
            || tracked.Outcome == RegenerationOutcome.Beside || plain.Outcome == RegenerationOutcome.Beside)
            return [Told(string.Join(' ', tracked.Findings.Concat(plain.Findings).Select(finding => finding.Message.Vi)), report)];
        Keep(seed, ("edited", edited), ("plain", wanted), ("tracked", document));
        var rejected = EditedDocument.Texts(TrackedChanges.Reject(document));
        var isBack = rejected.SequenceEqual(EditedDocument.Texts(TrackedChanges.Reject(edited)));
        // Inside of what others have tracked, and in text boxes, a tracked change is a comment instead.
        var isAllTracked = Applied(plain) == Applied(tracked);
        // A blank that is to hold is no change to track: it stays as it was.
        static IEnumerable<string> AsRead(ReadOnlyMemory<byte> text) => EditedDocument.Texts(text).Select(line => line.Replace('\u00a0', ' '));
        var isWanted = !isAllTracked || AsRead(TrackedChanges.Accept(document)).SequenceEqual(AsRead(TrackedChanges.Accept(wanted)));
        return [.. isBack ? [] : new[] { Told("rejected is not the edited document", report) },
            .. isWanted ? [] : new[] { Told("accepted is not the result", report) }];
    }

    // As the command does it, and again: a second run has nothing to do.
    private List<string> ByTheData(Random random)
    {
        var corrected = CorrectedFigures.Of(subject.Data, random, random.Next(1, 12));
        var (edited, report) = Edit(random);
        var result = ReportRegeneration.Regenerate(subject.Kind, new("bao-cao.docx", edited, corrected.Data));
        if (IsNumbered(result, report))
            return [.. Differences(result, corrected.Draft)];
        var problems = new RegenerationRound(subject, edited, corrected.Draft, report, tally).ProblemsOf(result).ToList();
        if (problems.Count == 0 && result.Document is { } first)
        {
            var second = ReportRegeneration.Regenerate(subject.Kind, new("bao-cao.docx", first, corrected.Data));
            problems = [.. Differences(second, first), .. second.Changes.Select(change => $"told in the second run: {change}")];
        }

        return problems.ConvertAll(problem => Told(problem, report));
    }

    // A second correction of what the first one made: whose text is that of a draft, and whose places must be known as well.
    private IEnumerable<string> Twice(Random random)
    {
        var corrected = CorrectedFigures.WithOtherRows(subject.Data, random, random.Next(2, 10));
        var form = new TypedReport(subject.Package);
        new PersonsEdits(form, random).DoToForm(4);
        if (Regenerate(form.Save(), corrected, WritingMode.Plain).Document is not { } first)
            return ["the first correction gave nothing"];
        var later = LawSubject.Of(corrected);
        var report = new TypedReport(EditedDocument.Open(first));
        new PersonsEdits(report, random).Do(random.Next(1, 14));
        var again = CorrectedFigures.Of(later.Data, random, random.Next(1, 12));
        var edited = report.Save();
        var result = new LawRounds(later, tally).Regenerate(edited, again, WritingMode.Plain);
        if (IsNumbered(result, report))
            return Differences(result, again.Draft);
        return new RegenerationRound(later, edited, again.Draft, report, tally).ProblemsOf(result).Select(problem => Told(problem, report));
    }

    // For whoever wants to look at the pages.
    private void Keep(int seed, params (string Name, ReadOnlyMemory<byte> Document)[] documents)
    {
        if (Environment.GetEnvironmentVariable("REPORTFORGE_RESULTS") is not { Length: > 0 } folder)
            return;
        foreach (var (name, document) in documents)
            File.WriteAllBytes(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{subject.Kind.Id}-{seed}-{name}.docx")), document.ToArray());
    }

    private (ReadOnlyMemory<byte> Edited, TypedReport Report) Edit(Random random)
    {
        var report = new TypedReport(subject.Package);
        new PersonsEdits(report, random).Do(random.Next(1, 14));
        return (report.Save(), report);
    }

    private RegenerationResult Regenerate(ReadOnlyMemory<byte> edited, CorrectedReport corrected, WritingMode mode) =>
        Regenerator.Regenerate(
            new(subject.Package, EditedDocument.Open(edited), EditedDocument.Open(corrected.Draft)),
            new RegenerationOptions { Mode = mode, OriginNamespace = ReportOrigin.Namespace });

    private static IEnumerable<string> NoWorse(
        ReadOnlyMemory<byte> edited, CorrectedReport corrected, RegenerationResult result, int seed) =>
        seed % BetweenValidations is 8 or 15 && result.Document is { } document
            ? ResultLaws.ProblemsOf(edited, corrected.Draft, document, result.Changes.Any(change => change.Deed is ChangeDeed.Kept or ChangeDeed.Deleted))
            : [];

    private static IEnumerable<string> Differences(RegenerationResult result, ReadOnlyMemory<byte> expected)
    {
        if (result.Document is not { } document)
            return [$"{result.Outcome}: {string.Join(' ', result.Findings.Select(finding => finding.Message.Vi))}"];
        var (now, wanted) = (EditedDocument.Open(document), EditedDocument.Open(expected));
        return now.Parts.Select(part => part.Name).SequenceEqual(wanted.Parts.Select(part => part.Name))
            ? wanted.Parts.Where(part => now.Find(part.Name)?.Bytes.Span.SequenceEqual(part.Bytes.Span) != true)
                .Select(part => $"another {part.Name}")
            : [$"other parts: {string.Join(' ', now.Parts.Select(part => part.Name))}"];
    }

    // Whoever gives the document a number gets the new one beside it.
    private static bool IsNumbered(RegenerationResult result, TypedReport report) => result.Outcome == RegenerationOutcome.Beside
        && result.Findings.Any(finding => finding.Code == "RF7003") && report.HasNumber;

    private static int Applied(RegenerationResult result) => result.Changes.Count(change => change.Deed == ChangeDeed.Applied);

    private static string Told(string problem, TypedReport report) => $"{problem} ({string.Join(' ', report.Log)})";
}
