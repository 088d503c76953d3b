using System.Globalization;
using ReportForge.Tests;

namespace ReportForge.Cli.Tests.Hostile;

/// <summary>
/// Documents with changes as broken programs and bad disks make them, through the commands that look at markup: a finding, no
/// defect. A build runs some with fixed seeds; REPORTFORGE_FUZZ_ROUNDS and REPORTFORGE_FUZZ_FIRST run more by hand.
/// </summary>
public sealed class ChangedDocumentTests
{
    private const int RoundsOfABuild = 12;

    private static readonly string[] Lines = ["check d.docx", "check d.docx --all", "data from d.docx --out a.json", "regenerate d.docx --data r.json --out n.docx"];

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
            File.WriteAllBytes(command.PathOf("d.docx"), InputMutation.OfPackage(document, new Random(seed)));
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
            (run.Out + run.Error).ShouldNotContain("RF5490", Case.Sensitive, $"seed {seed}: {line}");
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
