using System.Globalization;
using ReportForge.Packaging;
using ReportForge.Tests;

namespace ReportForge.Cli.Tests.Hostile;

/// <summary>
/// Documents with changes as broken programs and bad disks make them, through the commands that take a document: a finding, no
/// defect, and what is made opens. A build runs some with fixed seeds; REPORTFORGE_FUZZ_ROUNDS and REPORTFORGE_FUZZ_FIRST run more by hand.
/// </summary>
public sealed class ChangedDocumentTests
{
    private const int RoundsOfABuild = 24;

    private const string Made = "n.docx";

    private static readonly string[] Defects = ["RF5999", "RF5490"];

    private static readonly string[] Lines =
    [
        "check d.docx", "check d.docx --all", "data from d.docx --out a.json", "regenerate d.docx --data r.json --out n.docx", "template check d.docx", "template show d.docx",
        "template needs d.docx", "template convert d.docx --out n.docx", "merge d.docx --data r.json --out n.docx --lenient",
        "check d.docx --fix n.docx", "check d.docx --fix-text n.docx", "check d.docx --annotate n.docx",
    ];

    [Fact]
    public void Changed_document_is_judged_without_a_defect()
    {
        var (first, count) = (Setting("REPORTFORGE_FUZZ_FIRST", 0), Setting("REPORTFORGE_FUZZ_ROUNDS", RoundsOfABuild));
        using var command = new TestCommand();
        command.Run("draft", Fixtures.HoangLuu, "--out", "draft.docx").ExitCode.ShouldBe(0);
        File.Copy(Fixtures.HoangLuu, command.PathOf("r.json"));
        var document = File.ReadAllBytes(command.PathOf("draft.docx"));
        for (var seed = first; seed < first + count; seed++)
        {
            var changed = InputMutation.OfPackage(document, new Random(seed));
            File.WriteAllBytes(command.PathOf("d.docx"), changed);
            File.Delete(command.PathOf(Made));
            var line = Lines[seed % Lines.Length];
            CommandRun run;
            try
            {
                run = command.Run([.. line.Split(' '), "--force"]);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed}: {line}", failure);
            }

            run.ExitCode.ShouldBeInRange(0, 2, $"seed {seed}: {line}");
            foreach (var defect in Defects)
                (run.Out + run.Error).ShouldNotContain(defect, Case.Sensitive, $"seed {seed}: {line}");
            // A copy is whole or not made; elsewhere a part that was broken before may be carried along.
            if (File.Exists(command.PathOf(Made)) && (line.StartsWith("check", StringComparison.Ordinal) || PackageReadBack.Problems("d.docx", changed).IsEmpty))
                PackageReadBack.Problems(Made, File.ReadAllBytes(command.PathOf(Made))).ShouldBeEmpty($"seed {seed}: {line}");
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
