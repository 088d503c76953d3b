using System.CommandLine;
using ReportForge.Cli.CommandLine;
using ReportForge.Cli.Tests.Regenerating;
using ReportForge.Tests;

namespace ReportForge.Cli.Tests.Writing;

/// <summary>
/// No command writes over what it has not made itself. The list goes over all commands of the program: a new one that is in
/// neither list fails here until somebody has said how it treats files that are there.
/// </summary>
public sealed class OverwritingTests
{
    private const string Units = "code,level,kind,name,full_name,parent_code\n38,province,Tỉnh,Thanh Hoá,Tỉnh Thanh Hoá,\n14758,commune,Phường,Hàm Rồng,Phường Hàm Rồng,38\n";

    private static readonly string Corrected = Fixtures.PathOf("fixtures", "reports", "hoang-luu-2024-annual-corrected.json");

    /// <summary>Commands that write: the arguments, and the file that stands in the way.</summary>
    private static readonly Dictionary<string, (string[] Arguments, string Target)> Writing = new()
    {
        ["draft"] = (["draft", "data.json", "--out", "there.docx"], "there.docx"),
        ["draft (folder)"] = (["draft", "data.json"], "out/BC-CCHC-2024-xa-hoang-luu.docx"),
        ["issue"] = (["issue", "data.json", "--number", "7", "--date", "2024-11-06", "--out", "there.docx"], "there.docx"),
        ["issue (folder)"] = (["issue", "data.json", "--number", "7", "--date", "2024-11-06"], "out/07-BC-CCHC-2024-xa-hoang-luu.docx"),
        ["check --annotate"] = (["check", "letter.docx", "--annotate", "there.docx"], "there.docx"),
        ["check --fix"] = (["check", "wrong.docx", "--fix", "there.docx"], "there.docx"),
        ["merge"] = (["merge", "template.docx", "--data", "object.json", "--out", "there.docx"], "there.docx"),
        ["merge (lines)"] = (["merge", "template.docx", "--data", "lines.jsonl", "--out", "made"], "made/000001.docx"),
        ["template check --annotate"] = (["template", "check", "broken.docx", "--annotate", "there.docx"], "there.docx"),
        ["template new"] = (["template", "new", "mine", "--templates", "kinds"], "kinds/mine/kind.yaml"),
        ["template convert"] = (["template", "convert", "letter.docx", "--out", "there.docx"], "there.docx"),
        ["regenerate"] = (["regenerate", "draft.docx", "--data", "data.json", "--out", "there.docx"], "there.docx"),
        ["regenerate --in-place"] = (["regenerate", "draft.docx", "--data", "data.json", "--in-place"], "draft.docx.bak"),
        ["regenerate --report"] = (["regenerate", "draft.docx", "--data", "data.json", "--report", "there.html"], "there.html"),
        ["data new"] = (["data", "new", "cchc-annual", "--out", "there.xlsx"], "there.xlsx"),
        ["data workbook"] = (["data", "workbook", "data.json", "--out", "there.xlsx"], "there.xlsx"),
        ["data form"] = (["data", "form", "data.json", "--out", "there.csv"], "there.csv"),
        ["data fill"] = (["data", "fill", "data.json", "--form", "form.csv", "--out", "there.json"], "there.json"),
        ["data from"] = (["data", "from", "figures.docx", "--out", "there.json", "--accept", "all"], "there.json"),
        ["batch"] = (["batch", "units.jsonl", "--kind", "cchc-annual", "--out", "made"], "made/38-thanh-hoa/14758-ham-rong-cchc-annual-2025.docx"),
        ["rollup"] = (["rollup", "units.jsonl", "--kind", "cchc-annual", "--unit", "38", "--out", "there.json"], "there.json"),
        ["backup"] = (["backup", "--data-dir", "store", "--out", "there.sqlite"], "there.sqlite"),
        ["restore"] = (["restore", "store/reportforge.sqlite", "--data-dir", "again"], "again/reportforge.sqlite"),
        ["sample"] = (["sample", "cchc-annual", "--units", "units.csv", "--out", "there.jsonl"], "there.jsonl"),
        ["sample --defects"] = (["sample", "cchc-annual", "--units", "units.csv", "--defects", "50", "--out", "new.jsonl"], "new.defects.csv"),
    };

    /// <summary>Commands that write nothing, and the service, which gives every result a name of its own (tests of the worker).</summary>
    private static readonly string[] NotWriting = ["eval", "kinds list", "kinds show", "template needs", "template show", "units find", "serve"];

    public static TheoryData<string> Writers => [.. Writing.Keys];

    [Fact]
    public void Every_command_of_the_program_is_listed_here()
    {
        var listed = Writing.Keys.Select(name => name.Split(" (")[0].Split(" --")[0]).Concat(NotWriting);

        Leaves(CommandTree.Build(Context()), "").Order(StringComparer.Ordinal).ShouldBe(listed.Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void A_file_that_somebody_else_made_stays_as_it_is(string name)
    {
        var (arguments, target) = Writing[name];
        using var command = Prepared();
        command.Write(target, "chữ của người khác");

        var run = command.Run(arguments);

        run.ExitCode.ShouldNotBe(0, run.Out + run.Error);
        command.Read(target).ShouldBe("chữ của người khác");
        command.Files().ShouldNotContain(file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void The_message_names_the_file_and_what_to_do(string name)
    {
        var (arguments, target) = Writing[name];
        using var command = Prepared();
        command.Write(target, "chữ của người khác");

        var run = command.Run(arguments);

        var all = run.Out + run.Error + (File.Exists(command.PathOf("made/findings.csv")) ? command.Read("made/findings.csv") : "");
        all.ShouldContain(Path.GetFileName(name == "template new" ? "kinds/mine" : target));
        all.ShouldMatch("Chọn|Chuyển tệp|Đặt tên");
    }

    [Theory]
    [MemberData(nameof(Writers))]
    public void Without_such_a_file_the_command_does_its_work(string name)
    {
        var (arguments, target) = Writing[name];
        using var command = Prepared();

        var run = command.Run(arguments);

        File.Exists(command.PathOf(target)).ShouldBeTrue(run.Out + run.Error);
    }

    [Theory]
    [InlineData("data fill data.json --form form.csv --out data.json")]
    [InlineData("data form data.csv --out data.csv")]
    [InlineData("rollup here --kind cchc-annual --unit 38 --out here/one.json")]
    [InlineData("merge template.docx --data object.json --out template.docx")]
    [InlineData("check letter.docx --fix letter.docx")]
    public void An_input_is_never_written_over_even_if_forced(string line)
    {
        using var command = Prepared();
        command.Write("here/one.json", command.Read("units.jsonl").Split('\n')[0]);
        var before = command.Files().ToDictionary(file => file, file => File.ReadAllBytes(command.PathOf(file)));

        command.Run([.. line.Split(' '), "--force"]).ExitCode.ShouldNotBe(0);

        foreach (var file in command.Files())
            File.ReadAllBytes(command.PathOf(file)).ShouldBe(before[file], file);
    }

    [Theory]
    [InlineData("draft data.json --out there.pdf")]
    [InlineData("issue data.json --number 7 --date 2024-11-06 --out there.xlsx")]
    [InlineData("data fill data.json --form form.csv --out there.xlsx")]
    [InlineData("data form data.json --out there.xlsx")]
    [InlineData("rollup units.jsonl --kind cchc-annual --unit 38 --out there.xlsx")]
    [InlineData("merge template.docx --data object.json --out there.pdf")]
    [InlineData("check letter.docx --fix there.pdf")]
    [InlineData("sample cchc-annual --units units.csv --out there.json")]
    public void A_name_that_ends_like_another_kind_of_file_is_refused(string line)
    {
        using var command = Prepared();

        var run = command.Run([.. line.Split(' '), "--force"]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain("RF5433");
        command.Files().ShouldNotContain(file => file.Contains("there", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_one_place_of_the_command_writes_files()
    {
        var sources = Directory.EnumerateFiles(Fixtures.PathOf("src", "ReportForge.Cli"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var text
                && (text.Contains("OutputFile.", StringComparison.Ordinal) || text.Contains("File.Write", StringComparison.Ordinal) || text.Contains("File.Create", StringComparison.Ordinal)))
            .Select(Path.GetFileName);

        sources.ShouldBe(["OutputFiles.cs"]);
    }

    // What the commands need is made once, for a hundred tests; each has it in a folder of its own.
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Needed = new(() =>
    {
        using var command = Made();
        return command.Files().ToDictionary(file => file, file => File.ReadAllBytes(command.PathOf(file)));
    });

    private static TestCommand Prepared()
    {
        var command = new TestCommand();
        foreach (var (name, bytes) in Needed.Value)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(command.PathOf(name))!);
            File.WriteAllBytes(command.PathOf(name), bytes);
        }

        return command;
    }

    private static TestCommand Made()
    {
        var command = new TestCommand();
        command.Write("data.json", File.ReadAllText(Corrected));
        command.Write("object.json", """{ "name": "Hoàng Lưu" }""");
        command.Write("lines.jsonl", """{ "name": "Hoàng Lưu" }""" + "\n");
        File.WriteAllBytes(command.PathOf("letter.docx"), TestDocx.OfParagraphs("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Kính gửi : Sở Nội vụ"));
        File.WriteAllBytes(command.PathOf("template.docx"), TestDocx.OfParagraphs("{{ name }}"));
        File.WriteAllBytes(command.PathOf("broken.docx"), TestDocx.OfParagraphs("{{ name", "{{ end }}"));
        SmallStore.Make(command.PathOf("store/reportforge.sqlite"));
        command.Write("units.csv", Units);
        command.Run("sample", "cchc-annual", "--units", "units.csv", "--out", "units.jsonl").ExitCode.ShouldBe(0);
        command.Run("data", "form", "data.json", "--out", "form.csv").ExitCode.ShouldBe(0);
        command.Write("data.csv", command.Read("form.csv"));
        command.Run("draft", Fixtures.HoangLuu, "--out", "draft.docx").ExitCode.ShouldBe(0);
        File.Copy(command.PathOf("draft.docx"), command.PathOf("wrong.docx"));
        command.Run("draft", Fixtures.PathOf("fixtures", "reports", "tu-ky-2023-11-monthly.json"), "--out", "figures.docx").ExitCode.ShouldBe(0);
        File.WriteAllBytes(command.PathOf("figures.docx"), EditedFile.Replace(File.ReadAllBytes(command.PathOf("figures.docx")), "171", "168"));
        TestDocx.Replace(command.PathOf("wrong.docx"), "word/document.xml", "w:left=\"1701\"", "w:left=\"1200\"");
        foreach (var file in Directory.EnumerateFiles(Fixtures.PathOf("templates", "parts", "new-kind")))
        {
            Directory.CreateDirectory(command.PathOf("kinds/parts/new-kind"));
            File.Copy(file, command.PathOf("kinds/parts/new-kind/" + Path.GetFileName(file)));
        }

        return command;
    }

    private static CommandContext Context() => new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        WorkingDirectory = Path.GetTempPath(),
        TemplatesFolder = "",
        Time = TimeProvider.System,
    };

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path]
        : command.Subcommands.SelectMany(one => Leaves(one, path.Length == 0 ? one.Name : $"{path} {one.Name}"));
}
