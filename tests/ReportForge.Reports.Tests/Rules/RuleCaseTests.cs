using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Rules;

namespace ReportForge.Reports.Tests.Rules;

/// <summary>Each case changes sound data so that one rule, and no other, has something new to say.</summary>
public sealed partial class RuleCaseTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "ReportForge.Reports.Tests", "Cases", "rules");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static TheoryData<string, int, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, string>();
            foreach (var path in Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal))
            {
                var file = Path.GetFileName(path);
                foreach (var (index, ruleCase) in Read(file).Cases.Index())
                    cases.Add(file, index, $"{ruleCase.Rule}: {ruleCase.Breaks}");
            }

            return cases;
        }
    }

    /// <summary>Ids of the rules that a case breaks alone.</summary>
    internal static IEnumerable<string> BrokenAlone =>
        Directory.EnumerateFiles(Folder, "*.json").SelectMany(path => Read(Path.GetFileName(path)).Cases).Select(ruleCase => ruleCase.Rule);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Patch_breaks_that_rule_and_no_other(string file, int index, string title)
    {
        var cases = Read(file);
        var ruleCase = cases.Cases[index];
        var sound = JsonNode.Parse(Repository.FixtureBytes(cases.Report)).ShouldNotBeNull();
        var before = Judge(sound);
        foreach (var (path, value) in ruleCase.Set)
            Put(sound, path, value);
        foreach (var path in ruleCase.Remove)
            Parent(sound, path, out var name).AsObject().Remove((string)name);

        var said = before.Select(Identity).ToHashSet();
        var known = before.Select(Subject).ToHashSet();
        var broken = Judge(sound)
            .Where(finding => !said.Contains(Identity(finding)))
            .Where(finding => finding.Code == ruleCase.Rule || !known.Contains(Subject(finding)));
        broken.Select(finding => finding.Code).Distinct().ShouldBe([ruleCase.Rule], title);
    }

    private static Finding[] Judge(JsonNode json)
    {
        var data = ReportData.Read("case.json", JsonSerializer.SerializeToUtf8Bytes(json)).Data.ShouldNotBeNull();
        var kind = Repository.KindOf(data);
        return [.. ReportChecking.CheckContract(kind, data), .. ReportChecking.JudgeData(kind, data, new ReportScope(kind.Catalogue, data))];
    }

    /// <summary>A finding whose figures follow the changed data is still about the same thing.</summary>
    private static string Subject(Finding finding) => $"{finding.Code} {string.Join(' ', finding.Fields)}";

    private static string Identity(Finding finding) => $"{Subject(finding)} {finding.Message.En}";

    private static void Put(JsonNode root, string path, JsonNode? value)
    {
        var parent = Parent(root, path, out var last);
        if (last is string name)
            parent[name] = value?.DeepClone();
        else if (parent.AsArray() is var list && (int)last == list.Count)
            list.Add(value?.DeepClone());
        else
            list[(int)last] = value?.DeepClone();
    }

    /// <summary>The node that holds the last step of a path such as <c>levels[0].online.pct</c>; missing objects are made.</summary>
    private static JsonNode Parent(JsonNode root, string path, out object last)
    {
        var steps = StepPattern().Matches(path).Select(Step).ToArray();
        var node = root;
        foreach (var step in steps[..^1])
            node = (step is string name ? node[name] ??= new JsonObject() : node[(int)step]).ShouldNotBeNull();
        last = steps[^1];
        return node;
    }

    private static object Step(Match match) =>
        match.Groups[1].Success ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : match.Value;

    private static RuleCases Read(string file) =>
        JsonSerializer.Deserialize<RuleCases>(File.ReadAllBytes(Path.Combine(Folder, file)), Options).ShouldNotBeNull();

    [GeneratedRegex(@"\[(\d+)\]|[^.\[\]]+", RegexOptions.CultureInvariant)]
    private static partial Regex StepPattern();

    private sealed record RuleCases(string Report, RuleCase[] Cases);

    private sealed record RuleCase(string Rule, string Breaks)
    {
        public Dictionary<string, JsonNode?> Set { get; init; } = [];

        public string[] Remove { get; init; } = [];
    }
}
