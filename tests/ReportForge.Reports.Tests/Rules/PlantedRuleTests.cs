using System.IO.Compression;
using System.Text;
using ReportForge.Reports.Data;
using ReportForge.Reports.Documents;
using ReportForge.Reports.Drafting;
using ReportForge.Reports.Kinds;
using ReportForge.Reports.Rules;
using ReportForge.Reports.Samples;
using ReportForge.Reports.Units;

namespace ReportForge.Reports.Tests.Rules;

/// <summary>
/// Made-up reports of the annual kind are sound until a rule is planted, and then that rule alone has something to say.
/// What stands in the form itself (codes, rows that break) is planted in a copy of the kind.
/// </summary>
public sealed class PlantedRuleTests
{
    private static readonly string[] OfTheForm = ["COD-01", "COD-02", "COD-03", "COD-04", "COD-07"];

    private static readonly ReportKind Kind = Repository.Kind("cchc-annual");

    private static readonly UnitRecord Unit = UnitDirectory.Current.Units.First(unit => unit.FullName == "Phường Lâm Viên - Đà Lạt");

    public static TheoryData<string> PlantedRules => [.. Planted];

    /// <summary>Ids of the rules that a case of this class breaks alone.</summary>
    internal static IEnumerable<string> BrokenAlone => Planted.Concat(OfTheForm);

    private static IEnumerable<string> Planted => Kind.RuleList.Select(rule => rule.Id).Distinct().Except(OfTheForm);

    [Fact]
    public void A_sound_report_has_no_finding() => Judge(Kind, Sample(Kind, only: null)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(PlantedRules))]
    public void A_planted_rule_is_broken_and_no_other(string rule) =>
        Judge(Kind, Sample(Kind, rule)).Distinct().ShouldBe([rule]);

    [Theory]
    [InlineData("8.5", "COD-01")]
    [InlineData("1.4", "COD-02")]
    [InlineData("1.9", "COD-03")]
    [InlineData("1.5.", "COD-04")]
    public void A_code_of_the_form_breaks_one_rule(string printed, string rule)
    {
        using var copy = new KindCopy();
        copy.PrintCode("dialogue_held", printed);
        var kind = copy.Load();
        Judge(kind, Sample(kind, only: null, variant: KindCopy.Variant)).Distinct().ShouldBe([rule]);
    }

    /// <summary>A code of another group is no continuation of its own group, and stands twice: both are said.</summary>
    [Fact]
    public void A_code_taken_from_another_group_breaks_both_rules()
    {
        using var copy = new KindCopy();
        copy.PrintCode("dialogue_held", "2.5");
        var kind = copy.Load();
        Judge(kind, Sample(kind, only: null, variant: KindCopy.Variant)).Distinct().Order(StringComparer.Ordinal).ShouldBe(["COD-01", "COD-02"]);
    }

    [Fact]
    public void A_long_table_whose_rows_may_break_over_a_page_is_found()
    {
        using var copy = new KindCopy();
        copy.LetRowsBreak("appendix-01b.docx");
        var kind = copy.Load();
        Judge(kind, Sample(kind, only: null)).ShouldBe(["COD-07"]);
    }

    private static ReportData Sample(ReportKind kind, string? only, string? variant = null)
    {
        var sample = SampleData.Make(kind, Unit, new SamplePlan { Seed = 7, Only = only });
        sample.Findings.ShouldBeEmpty();
        sample.Planted.ShouldBe(only is null ? [] : [only]);
        if (variant is null)
            return sample.Data.ShouldNotBeNull();
        var json = Encoding.UTF8.GetString(sample.Utf8.Span).Replace("\"standard\"", $"\"{variant}\"", StringComparison.Ordinal);
        return TestKind.Data(json);
    }

    private static string[] Judge(ReportKind kind, ReportData data)
    {
        var scope = new ReportScope(kind.Catalogue, data);
        var findings = ReportChecking.JudgeData(kind, data, scope);
        var drafted = ReportDrafting.Draft(kind, data);
        return [.. findings.Select(finding => finding.Code), .. FromDocument(kind, data, scope, drafted)];
    }

    /// <summary>A draft is not made of data that breaks the contract; such data breaks no rule about the document.</summary>
    private static IEnumerable<string> FromDocument(ReportKind kind, ReportData data, ReportScope scope, DraftResult drafted) =>
        drafted.Document is { } document ? ReportChecking.JudgeDocument(kind, data, scope, RenderedDocument.Read(document)).Select(finding => finding.Code) : [];

    /// <summary>The annual kind in a folder of its own, to be changed.</summary>
    private sealed class KindCopy : IDisposable
    {
        public const string Variant = "tried";

        private readonly DirectoryInfo templates = Directory.CreateTempSubdirectory("reportforge-annual-");

        public KindCopy()
        {
            foreach (var name in new[] { "parts", "cchc-annual" })
            {
                var source = Path.Combine(Repository.Root, "templates", name);
                foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
                {
                    var target = Path.Combine(templates.FullName, name, Path.GetRelativePath(source, file));
                    Directory.CreateDirectory(Path.GetDirectoryName(target) ?? templates.FullName);
                    File.Copy(file, target);
                }
            }
        }

        private string Folder => Path.Combine(templates.FullName, "cchc-annual");

        public void PrintCode(string key, string code)
        {
            var path = Path.Combine(Folder, "indicators.yaml");
            var row = $"    key: {key}\n";
            var yaml = File.ReadAllText(path);
            yaml.ShouldContain(row);
            File.WriteAllText(path, yaml.Replace(row, $"{row}    variants: {{ {Variant}: {{ code: \"{code}\" }} }}\n", StringComparison.Ordinal));
        }

        public void LetRowsBreak(string part)
        {
            using var package = ZipFile.Open(Path.Combine(Folder, part), ZipArchiveMode.Update);
            var entry = package.GetEntry("word/document.xml").ShouldNotBeNull();
            string xml;
            using (var reader = new StreamReader(entry.Open()))
                xml = reader.ReadToEnd();
            xml.ShouldContain("<w:cantSplit/>");
            entry.Delete();
            using var writer = new StreamWriter(package.CreateEntry("word/document.xml").Open());
            writer.Write(xml.Replace("<w:cantSplit/>", "", StringComparison.Ordinal));
        }

        public ReportKind Load()
        {
            var loaded = ReportKind.Load(Folder);
            loaded.Findings.ShouldBeEmpty();
            return loaded.Kind.ShouldNotBeNull();
        }

        public void Dispose() => templates.Delete(recursive: true);
    }
}
