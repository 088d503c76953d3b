using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Profiles;
using ReportForge.Findings;

namespace ReportForge.Conformance.Tests;

/// <summary>
/// One case of a file in Cases/rules: a title, what is expected, and patches of the good document.
/// <code>
/// == Lề trên 19 mm
/// expect: PG-03 error
/// word/document.xml
/// - w:top="1134"
/// + w:top="1077"
/// </code>
/// <c>expect</c> names every rule that fails with its severity, or <c>none</c>; a rule may be expected as <c>review</c>,
/// <c>not-evaluated</c> or <c>information</c> too; <c>stopped</c> says that the check went no further. <c>mode</c> is <c>final</c> unless said; <c>profile</c> lines are YAML of a
/// house profile. A part name followed by <c>all</c> replaces every occurrence; without it the text must stand exactly once.
/// </summary>
internal sealed record RuleCase(string Title)
{
    public List<string> Expect { get; } = [];

    public DocumentMode Mode { get; private set; } = DocumentMode.Final;

    public List<string> Profile { get; } = ["addressees: allowed"];

    public List<Patch> Patches { get; } = [];

    public static IEnumerable<RuleCase> Read(string file)
    {
        RuleCase? current = null;
        foreach (var line in File.ReadLines(file))
        {
            if (line.StartsWith("== ", StringComparison.Ordinal))
            {
                if (current is not null)
                    yield return current;
                current = new(line[3..]);
            }
            else
            {
                current?.Take(line);
            }
        }

        if (current is not null)
            yield return current;
    }

    public ConformanceReport Check() => ConformanceCheck.Check("mau.docx", Document().Pack(), Options());

    public TestDocument Document()
    {
        var document = TestDocument.Good();
        foreach (var patch in Patches)
        {
            if (patch.Everywhere)
                document.ReplaceAll(patch.Part, patch.Old, patch.New);
            else
                document.Replace(patch.Part, patch.Old, patch.New);
        }

        return document;
    }

    public ConformanceOptions Options()
    {
        var read = HouseProfileReader.Read("profile.yaml", System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Profile)));
        read.Findings.ShouldBeEmpty();
        return new() { Mode = Mode, Profile = read.Profile.ShouldNotBeNull() };
    }

    /// <summary>What the report says, in the words of <see cref="Expect"/>.</summary>
    public static IEnumerable<string> Outcome(ConformanceReport report)
    {
        var withFindings = report.Results
            .Where(result => result.Outcome is RuleOutcome.Fail)
            .Select(result => $"{result.Rule.Id} {Word(result.Findings.Max(finding => finding.Severity))}");
        var review = report.Results.Where(result => result.Outcome == RuleOutcome.NeedsReview).Select(result => $"{result.Rule.Id} review");
        var open = report.Results.Where(result => result.Outcome == RuleOutcome.NotEvaluated).Select(result => $"{result.Rule.Id} not-evaluated");
        return withFindings.Concat(review).Concat(report.Count(RuleOutcome.NotEvaluated) == report.Results.Length - 1 ? ["stopped"] : open);
    }

    private void Take(string line)
    {
        if (line.StartsWith("expect: ", StringComparison.Ordinal))
            Expect.Add(line["expect: ".Length..]);
        else if (line.StartsWith("mode: ", StringComparison.Ordinal))
            Mode = Enum.Parse<DocumentMode>(line["mode: ".Length..], ignoreCase: true);
        else if (line.StartsWith("profile: ", StringComparison.Ordinal))
            AddProfile(line["profile: ".Length..]);
        else if (line.StartsWith("- ", StringComparison.Ordinal))
            Patches[^1].AddOld(line[2..]);
        else if (line.StartsWith("+ ", StringComparison.Ordinal) || line == "+")
            Patches[^1].AddNew(line.Length > 2 ? line[2..] : "");
        else if (line.StartsWith("word/", StringComparison.Ordinal))
            Patches.Add(new(line.Split(' ')[0], line.EndsWith(" all", StringComparison.Ordinal)));
        else if (line.Length > 0)
            throw new InvalidOperationException($"not understood: {line}");
    }

    private void AddProfile(string line)
    {
        Profile.RemoveAll(known => known.StartsWith(line.Split(':')[0] + ":", StringComparison.Ordinal));
        Profile.Add(line);
    }

    private static string Word(Severity severity) => severity == Severity.Error ? "error" : "warning";

    internal sealed class Patch(string part, bool everywhere)
    {
        public string Part => part;

        public bool Everywhere => everywhere;

        public string Old { get; private set; } = "";

        public string New { get; private set; } = "";

        public void AddOld(string line) => Old = Old.Length == 0 ? line : Old + "\n" + line;

        public void AddNew(string line) => New = New.Length == 0 ? line : New + "\n" + line;
    }
}
