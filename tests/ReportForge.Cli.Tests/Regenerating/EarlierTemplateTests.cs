using System.Text.RegularExpressions;

namespace ReportForge.Cli.Tests.Regenerating;

/// <summary>
/// A template that changes after people have edited what was made with it: a correction of figures brings in figures, and the words
/// of the new template only where that is asked for. The templates of a batch are kept in its ledger.
/// </summary>
public sealed partial class EarlierTemplateTests
{
    private const string Document = "out/38-thanh-hoa/14758-ham-rong-cchc-annual-2025.docx";
    private const string OldWords = "PHƯƠNG HƯỚNG, NHIỆM VỤ TRONG THỜI GIAN TỚI";
    private const string NewWords = "PHƯƠNG HƯỚNG, NHIỆM VỤ CỦA NĂM SAU";
    private const string Untouched = "out/38-thanh-hoa/15961-hoang-loc-cchc-annual-2025.docx";
    private const string Units = "code,level,kind,name,full_name,parent_code\n38,province,Tỉnh,Thanh Hoá,Tỉnh Thanh Hoá,\n14758,commune,Phường,Hàm Rồng,Phường Hàm Rồng,38\n15961,commune,Xã,Hoằng Lộc,Xã Hoằng Lộc,38\n";
    private static readonly string Beside = Document.Replace(".docx", "-so-lieu-moi.docx", StringComparison.Ordinal);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_a_batch_only_figures_come_in(bool carriesOrigin)
    {
        using var command = Changed(carriesOrigin);
        Correct(command);

        var run = command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--templates", "templates", "--out", "out", "--only-changed");

        (run.Out + run.Error).ShouldContain("RF7105");
        Expect(TextOf(command, Beside), OldWords, not: NewWords);
        // What nobody has edited is made anew, with the words of now.
        TextOf(command, Untouched).ShouldContain(NewWords);
    }

    [Fact]
    public void Of_a_batch_a_document_keeps_its_template_through_many_runs()
    {
        using var command = Changed(carriesOrigin: true);
        foreach (var mode in new[] { "--only-changed", "--resume", "--only-changed" })
            command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--templates", "templates", "--out", "out", mode).ExitCode.ShouldBe(0);
        command.Files().ShouldNotContain(Beside);
        Correct(command);

        command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--templates", "templates", "--out", "out", "--only-changed");

        Expect(TextOf(command, Beside), OldWords, not: NewWords);
    }

    [Theory]
    [InlineData(false, OldWords, NewWords, "RF7105")]
    [InlineData(true, NewWords, OldWords, "RF7106")]
    public void By_hand_it_is_the_clerks_choice(bool takesNewTemplate, string words, string not, string told)
    {
        using var command = Changed(carriesOrigin: true);
        Correct(command);
        command.Write("one.json", command.Read("units.jsonl").Split('\n')[0]);
        string[] more = takesNewTemplate ? ["--new-template"] : [];

        var run = command.Run(["regenerate", Document, "--data", "one.json", "--templates", "templates", "--out", "ket-qua.docx", .. more]);

        run.ExitCode.ShouldBe(0, run.Error);
        (run.Out + run.Error).ShouldContain(told);
        Expect(TextOf(command, "ket-qua.docx"), words, not);
    }

    private static void Expect(string text, string words, string not)
    {
        text.ShouldContain(" Đã soát xong.");
        text.Replace('\u00A0', ' ').ShouldContain("Treo 77 băng rôn");
        text.Replace('\u00A0', ' ').ShouldContain(words);
        text.Replace('\u00A0', ' ').ShouldNotContain(not);
    }

    private static string TextOf(TestCommand command, string document) => EditedFile.TextOf(File.ReadAllBytes(command.PathOf(document)));

    // A batch, one document of it edited, and the template changed afterwards.
    private static TestCommand Changed(bool carriesOrigin)
    {
        var command = new TestCommand();
        CopyTemplates(command.PathOf("templates"));
        command.Write("list.csv", Units);
        command.Run("sample", "cchc-annual", "--templates", "templates", "--units", "list.csv", "--seed", "3", "--out", "units.jsonl").ExitCode.ShouldBe(0);
        command.Run("batch", "units.jsonl", "--kind", "cchc-annual", "--templates", "templates", "--out", "out").ExitCode.ShouldBe(0);
        var edited = EditedFile.Append(File.ReadAllBytes(command.PathOf(Document)), " Đã soát xong.");
        File.WriteAllBytes(command.PathOf(Document), carriesOrigin ? edited : EditedFile.WithoutOrigin(edited));
        var part = command.PathOf("templates/cchc-annual/next-tasks.docx");
        File.WriteAllBytes(part, EditedFile.Replace(File.ReadAllBytes(part), OldWords, NewWords));
        return command;
    }

    private static void Correct(TestCommand command) =>
        command.Write("units.jsonl", Banners().Replace(command.Read("units.jsonl"), "\"banner_count\":77", 1));

    private static void CopyTemplates(string target)
    {
        var source = Path.Combine(AppContext.BaseDirectory, "templates");
        foreach (var file in new[] { "cchc-annual", "parts" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(source, folder), "*", SearchOption.AllDirectories)))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? target);
            File.Copy(file, copy);
        }
    }

    [GeneratedRegex("\"banner_count\":\\d+")]
    private static partial Regex Banners();
}
