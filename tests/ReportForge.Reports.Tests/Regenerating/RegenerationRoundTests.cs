using System.Globalization;
using ReportForge.Regeneration;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>
/// Random edits of every kind and random corrections: nothing typed is lost, nothing is written at a wrong place, and every
/// corrected value is in the result or in the list. The seed of a failing round is in its message; <c>REPORTFORGE_ROUNDS</c> asks
/// for more rounds.
/// </summary>
public sealed partial class RegenerationRoundTests(ITestOutputHelper output)
{
    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("REPORTFORGE_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 2;

    private static readonly int FirstSeed =
        int.TryParse(Environment.GetEnvironmentVariable("REPORTFORGE_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    public static TheoryData<string> Reports =>
    [
        "but-son-2024-annual", "hoang-luu-2024-annual", "nga-son-2011-2020-summary", "phuong-1-cchc-index-2023", "tu-ky-2023-11-monthly",
    ];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Nothing_is_lost_and_nothing_stands_at_a_wrong_place(string name)
    {
        var data = ReportFixture.Data(name);
        var draft = ReportFixture.Draft(data);
        var tally = new RoundTally();
        var problems = new List<string>();
        for (var seed = FirstSeed; seed < FirstSeed + Rounds; seed++)
        {
            var random = new Random(seed);
            var corrected = CorrectedFigures.Of(data, random, random.Next(1, 12));
            var report = new TypedReport(draft);
            new PersonsEdits(report, random).Do(random.Next(1, 14));
            var edited = report.Save();
            var round = new RegenerationRound(draft, edited, ReportFixture.Draft(corrected), report, tally);
            var found = round.ProblemsOf(ReportRegeneration.Regenerate(Repository.Kinds, new(name + ".docx", edited, corrected))).ToList();
            if (found.Count > 0)
                problems.Add($"{name} seed {seed} ({string.Join(' ', report.Log)}): {string.Join("\n    ", found)}");
        }

        output.WriteLine($"{name}: seeds {FirstSeed}–{FirstSeed + Rounds - 1}: {tally}");
        problems.ShouldBeEmpty(string.Join('\n', problems));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Where_only_the_form_was_edited_the_text_is_the_new_one(string name)
    {
        var data = ReportFixture.Data(name);
        var draft = ReportFixture.Draft(data);
        for (var seed = FirstSeed; seed < FirstSeed + Rounds; seed++)
        {
            var random = new Random(seed);
            var corrected = CorrectedFigures.WithOtherRows(data, random, random.Next(1, 8));
            var report = new TypedReport(draft);
            new PersonsEdits(report, random).DoToForm(10);
            var result = ReportRegeneration.Regenerate(Repository.Kinds, new(name + ".docx", report.Save(), corrected));
            var left = result.Changes.Where(change => change.Deed == ChangeDeed.Kept).Select(change => $"{change.Place.Vi} {change.New}");
            EditedDocument.Texts(result.Document ?? default).ShouldBe(EditedDocument.Texts(ReportFixture.Draft(corrected)),
                $"{name} seed {seed}: {string.Join('\n', left)}");
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Nothing_is_lost_when_rows_come_and_go(string name)
    {
        var data = ReportFixture.Data(name);
        var draft = ReportFixture.Draft(data);
        var tally = new RoundTally();
        for (var seed = FirstSeed; seed < FirstSeed + Rounds; seed++)
        {
            var random = new Random(seed);
            var corrected = CorrectedFigures.WithOtherRows(data, random, random.Next(1, 8));
            var report = new TypedReport(draft);
            new PersonsEdits(report, random).Do(random.Next(1, 14));
            var edited = report.Save();
            var result = ReportRegeneration.Regenerate(Repository.Kinds, new(name + ".docx", edited, corrected));
            new RegenerationRound(draft, edited, ReportFixture.Draft(corrected), report, tally).LossesOf(result)
                .ShouldBeEmpty($"{name} seed {seed} ({string.Join(' ', report.Log)})");
        }
    }
}
