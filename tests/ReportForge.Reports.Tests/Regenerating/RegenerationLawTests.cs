using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReportForge.Regeneration;
using ReportForge.Reports.Data;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Regenerating;
using ReportForge.Tests;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>What must hold for every report, every edit and every correction; the seed of a failing round is in its message.</summary>
public sealed partial class RegenerationLawTests(ITestOutputHelper output)
{
    private const int Rounds = 4;

    public static TheoryData<string> Reports =>
    [
        "but-son-2024-annual", "hoang-luu-2024-annual", "nga-son-2011-2020-summary", "phuong-1-cchc-index-2023", "tu-ky-2023-11-monthly",
    ];

    [Theory]
    [MemberData(nameof(Reports))]
    public void No_edit_gives_the_new_document_part_for_part(string name)
    {
        var (old, now) = (Data(name), Data(name + "-corrected"));
        var result = Regenerate(Draft(old), now);
        result.Outcome.ShouldBe(RegenerationOutcome.Fresh);
        ShouldBeSameParts(result, Draft(now));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void No_correction_gives_the_edited_document_part_for_part(string name)
    {
        var data = Data(name);
        var edited = EditedDocument.Append(Draft(data), (number, text) => number % 7 == 0 && text.Length > 0 ? $" chữ{number}" : null);
        var result = Regenerate(edited, data);
        result.Changes.ShouldBeEmpty();
        ShouldBeSameParts(result, edited);
    }

    [Theory]
    [InlineData("hoang-luu-2024-annual")]
    [InlineData("tu-ky-2023-11-monthly")]
    public void Edits_and_corrections_in_different_paragraphs_both_stand_in_the_result(string name)
    {
        foreach (var (result, _, wanted, seed) in DisjointRounds(name))
        {
            result.Changes.ShouldAllBe(change => change.Deed == ChangeDeed.Applied, seed);
            EditedDocument.Texts(result.Document ?? default).ShouldBe(wanted, seed);
        }
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void No_paragraph_of_the_result_is_a_mixture_that_neither_the_person_nor_the_data_wrote(string name)
    {
        foreach (var (result, edited, wanted, seed) in DisjointRounds(name))
            EditedDocument.Texts(result.Document ?? default).Except(edited).Except(wanted).ShouldBeEmpty(seed);
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_word_that_was_added_anywhere_is_in_the_result_once(string name)
    {
        var (old, now) = (Draft(Data(name)), Data(name + "-corrected"));
        for (var seed = 1; seed <= Rounds; seed++)
        {
            output.WriteLine($"seed {seed}");
            var edited = EditedDocument.Append(old, (number, text) => text.Length > 0 && Mix(seed, $"{number}") % 4 == 0
                ? $" chữ{number}x" : null);
            var result = Regenerate(edited, now);
            result.Outcome.ShouldBe(RegenerationOutcome.Merged,
                $"seed {seed}: {string.Join(' ', result.Findings.Select(finding => finding.Message.Vi))}");
            Marks(result.Document ?? default).ShouldBe(Marks(edited), ignoreOrder: true, $"seed {seed}");
        }
    }

    [Fact]
    public void Every_corrected_figure_of_hundreds_of_edited_rows_that_are_named_by_numbers_is_written()
    {
        var edited = EditedDocument.Append(Draft(Wards(correctsEvery: 0)), (number, text) => number % 9 == 0 && text.Length > 0
            && !text.EndsWith("00", StringComparison.Ordinal) ? " (đã rà)" : null);
        var result = Regenerate(edited, Wards(correctsEvery: 40));
        var figures = result.Changes.Where(change => change.New.EndsWith("01", StringComparison.Ordinal)).ToList();
        figures.Count.ShouldBe(10);
        figures.ShouldAllBe(change => change.Deed == ChangeDeed.Applied);
    }

    // Words are added only to paragraphs that say the same before and after the correction.
    private IEnumerable<(RegenerationResult Result, List<string> Edited, List<string> Wanted, string Seed)> DisjointRounds(string name)
    {
        var (old, now) = (Draft(Data(name)), Draft(Data(name + "-corrected")));
        var alike = Unique(old).Intersect(Unique(now)).Where(text => text.Split(' ').Length >= 6).ToHashSet();
        for (var seed = 1; seed <= Rounds; seed++)
        {
            output.WriteLine($"seed {seed}");
            var mixer = seed;
            string? Words(int number, string text) =>
                alike.Contains(text) && Mix(mixer, text) % 5 == 0 ? $" chữ{Mix(mixer, text) % 100_000}x" : null;
            var edited = EditedDocument.Append(old, Words);
            yield return (
                Regenerate(edited, Data(name + "-corrected")),
                EditedDocument.Texts(edited),
                EditedDocument.Texts(EditedDocument.Append(now, Words)),
                $"seed {seed}");
        }
    }

    private static IEnumerable<string> Unique(ReadOnlyMemory<byte> document) =>
        EditedDocument.Texts(document).CountBy(text => text).Where(pair => pair.Value == 1).Select(pair => pair.Key);

    private static ReportData Wards(int correctsEvery)
    {
        const int wards = 400;
        var root = JsonNode.Parse(JsonText.Write(Repository.FixtureOrExample("one-stop-quarterly").Root))!;
        var model = root["fields"]![0]!;
        root["fields"] = new JsonArray([.. Enumerable.Range(1, wards).Select(ward =>
        {
            var row = model.DeepClone();
            row["name"] = $"Phường {ward}";
            row["received_online"] = (ward * 100) + (correctsEvery > 0 && ward % correctsEvery == 0 ? 1 : 0);
            return row;
        })]);
        return ReportData.Read("data.json", Encoding.UTF8.GetBytes(root.ToJsonString())).Data ?? throw new InvalidOperationException();
    }

    private static string[] Marks(ReadOnlyMemory<byte> document) =>
        [.. EditedDocument.Texts(document).SelectMany(text => Mark().Matches(text)).Select(match => match.Value)];

    private static int Mix(int seed, string text)
    {
        var mixed = (uint)seed * 2_654_435_761;
        foreach (var character in text)
            mixed = (mixed ^ character) * 16_777_619;
        return (int)((mixed ^ (mixed >> 15)) & int.MaxValue);
    }

    private static void ShouldBeSameParts(RegenerationResult result, ReadOnlyMemory<byte> expected)
    {
        var (now, wanted) = (EditedDocument.Open(result.Document ?? default), EditedDocument.Open(expected));
        now.Parts.Select(part => part.Name).ShouldBe(wanted.Parts.Select(part => part.Name));
        foreach (var part in wanted.Parts)
            now.Find(part.Name)?.Bytes.Span.SequenceEqual(part.Bytes.Span).ShouldBeTrue(part.Name);
    }

    private static RegenerationResult Regenerate(ReadOnlyMemory<byte> edited, ReportData corrected)
    {
        var result = ReportRegeneration.Regenerate(Repository.Kinds, new("bao-cao.docx", edited, corrected));
        if (result.Document is { } document)
            TableGeometry.Checked(document);
        return result;
    }

    private static ReadOnlyMemory<byte> Draft(ReportData data)
    {
        var kind = Repository.Kinds.FindFor(data).Kind ?? throw new InvalidOperationException("The kind is not there.");
        return ReportDrafting.Draft(kind, data, new DraftOptions { ChecksConformance = false }).Document ?? default;
    }

    private static ReportData Data(string name) =>
        ReportData.Read(name, File.ReadAllBytes(Path.Combine(Repository.Root, "fixtures", "reports", name + ".json"))).Data
        ?? throw new InvalidOperationException(name);

    [GeneratedRegex(@"chữ\d+x")]
    private static partial Regex Mark();
}
