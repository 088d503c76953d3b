using ReportForge.Conformance.Judging;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

/// <summary>Documents of many kinds, offices and layouts, right by construction: nothing is found, and each defect put in is.</summary>
public sealed class GeneratedOfficeTests
{
    private const int Documents = 200;

    /// <summary>Each defect is put into so many documents that have a place for it.</summary>
    private const int DocumentsOfOneDefect = 3;

    [Fact]
    public void Right_documents_of_all_kinds_have_no_error_and_no_warning()
    {
        var wrong = new List<string>();
        var kinds = new HashSet<string>();
        for (var seed = 0; seed < Documents; seed++)
        {
            var generator = new OfficeGenerator(seed);
            var bytes = generator.Make().Pack();
            var report = ConformanceCheck.Check("mau.docx", bytes);
            FixLaws.ShouldHold(string.Join(", ", generator.Drawn), bytes);
            kinds.Add(generator.Kind.Title);
            wrong.AddRange(report.Defects.Select(defect => $"{string.Join(", ", generator.Drawn)}: {defect}"));
            wrong.AddRange(report.Findings.Where(finding => finding.Severity >= Severity.Warning || finding.Code.StartsWith("RF", StringComparison.Ordinal))
                .Select(finding => $"{string.Join(", ", generator.Drawn)}: {FindingText.Heading(finding, MessageLanguage.Vietnamese)} ({finding.Place.Quote})"));
        }

        wrong.ShouldBeEmpty($"{wrong.Count}: {string.Join('\n', wrong.Take(20))}");
        kinds.Count.ShouldBeGreaterThanOrEqualTo(20);
    }

    [Fact]
    public void Each_defect_is_found_alone_at_its_place_and_mended_within_the_laws()
    {
        var (wrong, mutations) = (new List<string>(), 0);
        foreach (var (mutation, number) in Mutation.All.Concat(OfficeMutation.All).Select((mutation, number) => (mutation, number)))
        {
            var planted = 0;
            for (var seed = number; seed < Documents + number && planted < DocumentsOfOneDefect; seed++)
            {
                var generator = new OfficeGenerator(seed);
                var original = generator.Make().Pack();
                var file = new DocxFile(original);
                if (!HasPlace(generator, mutation) || !mutation.Apply(file, new Random(seed)))
                    continue;
                planted++;
                var bytes = file.Pack();
                var report = ConformanceCheck.Check("mau.docx", bytes, new() { TellsPractice = true });
                var found = Found(report);
                if (IsPractice(mutation.Rule) ? !found.Contains(mutation.Rule) : !found.SequenceEqual([mutation.Rule]))
                    wrong.Add($"{mutation.Name} ({mutation.Rule}) in {string.Join(", ", generator.Drawn)}: {string.Join(' ', found)}");
                var known = ConformanceCheck.Check("mau.docx", original, new() { TellsPractice = true }).Findings;
                var place = MutationPlace.Between(new DocxFile(original), file);
                wrong.AddRange(report.Findings.Where(finding => finding.Code == mutation.Rule && IsNew(finding, known) && !place.Is(finding.Place.Location?.Vi ?? ""))
                    .Select(finding => $"{mutation.Name} ({mutation.Rule}) in {string.Join(", ", generator.Drawn)}: found at {finding.Place.Location?.Vi}, put at {place}"));
                FixLaws.ShouldHold($"{mutation.Name}, seed {seed}", bytes);
            }

            mutations += Math.Min(planted, 1);
            if (planted == 0 && !mutation.Rule.StartsWith("TB", StringComparison.Ordinal) && mutation.Rule != "PG-01")
                wrong.Add($"{mutation.Name}: no document has a place for it");
        }

        wrong.ShouldBeEmpty($"{wrong.Count}: {string.Join('\n', wrong.Take(40))}");
        mutations.ShouldBeGreaterThanOrEqualTo(60);
    }

    // Defects take the document as the product makes it for given: blocks in tables, subject below the kind, one who signs.
    private static bool HasPlace(OfficeGenerator generator, Mutation mutation) => !generator.Drawn.Contains("tabs") && mutation.Rule[..2] switch
    {
        "TL" when mutation.Rule != "TL-04" => !generator.Drawn.Contains("one paragraph") && !generator.Drawn.Contains("blank before the subject"),
        "SG" => generator.Kind is { IsMinutes: false, Title: not "PHIẾU TRÌNH" },
        "NN" => generator.Drawn.Contains("- Lưu: VT, VP."),
        _ => mutation.Rule != "PG-01", // Another paper moves every line that is measured from its edge.
    };

    // Matters of practice may be told of the right document too.
    private static bool IsNew(Finding finding, IEnumerable<Finding> known) =>
        !known.Any(other => other.Code == finding.Code && other.Place.Location == finding.Place.Location && other.Message == finding.Message);

    private static bool IsPractice(string rule) => RulePack.Rules.Single(known => known.Id == rule).Origin == RuleOrigin.Practice;

    private static List<string> Found(ConformanceReport report)
    {
        var said = report.Results.Where(result => result.Outcome == RuleOutcome.Fail).ToList();
        var weighty = said.Where(result => result.Rule.Origin != RuleOrigin.Practice).ToList();
        return [.. (weighty.Count > 0 ? weighty : said).Select(result => result.Rule.Id)];
    }
}
