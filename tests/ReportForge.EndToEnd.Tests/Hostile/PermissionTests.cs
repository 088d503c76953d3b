using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ReportForge.Tests;

namespace ReportForge.EndToEnd.Tests.Hostile;

/// <summary>
/// Every command, run by somebody who may not read what it is given, may not look into the folder where it lies, or may not write
/// where the result goes: a finding and exit code 3, nothing made, no defect of the program.
/// </summary>
public sealed partial class PermissionTests(ITestOutputHelper output)
{
    private const UnixFileMode Reading = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode Everything = Reading | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Commands that read and write no file.</summary>
    private static readonly string[] WithoutFiles = ["units find"];

    // Files that begin with "s." and the folder "shut" may not be read; into "locked" nothing may be written.
    private static readonly string[] Lines =
    [
        "draft s.json --out out",
        "draft shut/a.json --out out",
        "draft a.json --out shut",
        "draft a.json --out shut/out",
        "draft a.json --out locked",
        "draft a.json --out out --templates shut",
        "draft a.json --out out --templates half",
        "draft a.json --out out --report locked/r.html",
        "regenerate s.docx --data a.json --out r.docx",
        "regenerate d.docx --data s.json --out r.docx",
        "regenerate d.docx --data a.json --old s.json --out r.docx",
        "regenerate d.docx --data a.json --out locked/r.docx",
        "merge s.docx --data t.json --out o.docx",
        "merge t.docx --data s.json --out o.docx",
        "merge t.docx --data a.json --out o.docx --images shut",
        "merge t.docx --data a.json --out locked/o.docx",
        "merge t.docx --data s.jsonl --out o",
        "merge t.docx --data a.jsonl --out shut",
        "eval s.txt",
        "eval e.txt --data s.json",
        "issue s.json --number 1 --date 2024-12-12 --out out",
        "issue a.json --number 1 --date 2024-12-12 --override gấp --out shut",
        "check s.json",
        "check s.docx",
        "check s.jsonl",
        "check shut",
        "check shut/a.json",
        "check .",
        "check d.docx --profile s.yaml",
        "check s.docx --annotate n.docx",
        "check d.docx --annotate locked/n.docx",
        "check s.docx --fix n.docx",
        "check s.docx --fix-text n.docx",
        "check d.docx --report shut/r.html",
        "kinds list --templates shut",
        "kinds list --templates half",
        "kinds show cchc-annual --templates half",
        "kinds show cchc-annual --templates shut",
        "template check s.docx",
        "template check cchc-annual --templates half",
        "template needs s.docx",
        "template show s.docx",
        "template new my-kind --templates locked",
        "template convert s.docx --out c.docx",
        "template convert t.docx --out locked/c.docx",
        "data new cchc-annual --out locked/w.xlsx",
        "data workbook s.json --out w.xlsx",
        "data workbook a.json --out locked/w.xlsx",
        "data from s.docx --out f.json",
        "data from d.docx --old s.json --out f.json",
        "data form s.json --out f.csv",
        "data form a.json --out locked/f.csv",
        "data fill s.json --form f0.csv --out a2.json",
        "data fill a.json --form s.csv --out a2.json",
        "batch s.jsonl --kind cchc-annual --out out2",
        "batch shut --kind cchc-annual --out out3",
        "batch shut/a.jsonl --kind cchc-annual --out out4",
        "batch a.jsonl --kind cchc-annual --out locked/out",
        "batch a.jsonl --kind cchc-annual --out shut",
        "batch a.jsonl --kind cchc-annual --out out5 --templates half",
        "batch u.csv --kind cchc-annual --out out6 --columns s.yaml",
        "batch u.csv --kind cchc-annual --out out7 --with s.json",
        "rollup s.jsonl --kind cchc-annual --unit 38 --out r1.json",
        "rollup a.jsonl --kind cchc-annual --unit 01 --out locked/r.json",
        "rollup a.jsonl --kind cchc-annual --unit 38 --out r2.json --with s.json",
        "sample cchc-annual --units s.csv --out p.jsonl",
        "sample cchc-annual --units units.csv --out locked/p.jsonl",
        "serve --inbox shut --outbox box",
        "serve --inbox box2 --outbox shut",
        "serve --inbox box3 --outbox locked",
        "serve --data-dir shut",
        "serve --data-dir locked/data",
        "backup --data-dir shut --out b1.sqlite",
        "backup --data-dir store --out locked/b.sqlite",
        "restore s.sqlite --data-dir r1",
        "restore store/reportforge.sqlite --data-dir locked/data",
    ];

    [Fact]
    public async Task What_may_not_be_read_or_written_is_a_finding_and_exit_code_3()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Permissions are taken away as Linux does it.");
        using var folder = new TemporaryFolder();
        await Prepare(folder);
        var complaints = new ConcurrentBag<string>();
        try
        {
            await Parallel.ForEachAsync(Lines, async (line, _) =>
            {
                using var process = ReportForgeProcess.StartBound(folder.Folder, line.Split(' '));
                var run = await ReportForgeProcess.End(process);
                var said = run.Out + run.Error;
                if (run.ExitCode != 3 || !CodeOfMachine().IsMatch(said) || said.Contains("   at ReportForge.", StringComparison.Ordinal))
                    complaints.Add($"{line}\n  exit code {run.ExitCode}: {said[..Math.Min(said.Length, 600)]}");
            });
        }
        finally
        {
            Permit(folder.PathOf("shut"), Everything);
            Permit(folder.PathOf("half", "cchc-annual"), Everything);
        }

        foreach (var complaint in complaints.Order(StringComparer.Ordinal))
            output.WriteLine(complaint);
        complaints.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(folder.PathOf("locked")).Select(Path.GetFileName).ShouldBe(["parts"]);
        Directory.EnumerateFiles(folder.PathOf("shut")).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["a.json", "a.jsonl"]);
    }

    [Fact]
    public async Task No_command_is_left_out()
    {
        var commands = new List<string>();
        foreach (var name in await Commands())
        {
            var below = await Commands(name);
            commands.AddRange(below.Count == 0 ? [name] : below.Select(one => $"{name} {one}"));
        }

        commands.ShouldNotBeEmpty();
        commands.Where(command => !Lines.Any(line => line.StartsWith(command + " ", StringComparison.Ordinal))).ShouldBe(WithoutFiles);
    }

    private static async Task<List<string>> Commands(params string[] group)
    {
        var help = await ReportForgeProcess.Run(RepositoryRoot.Folder, [.. group, "--help", "--lang", "en"]);
        var at = help.Out.IndexOf("Commands:\n", StringComparison.Ordinal);
        return at < 0 ? [] : [.. Listed().Matches(help.Out[at..help.Out.IndexOf("\n\n", at, StringComparison.Ordinal)]).Select(match => match.Groups[1].Value)];
    }

    private static async Task Prepare(TemporaryFolder folder)
    {
        var report = await File.ReadAllTextAsync(RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"));
        Permit(folder.Folder, Everything);
        foreach (var below in new[] { "shut", "locked" })
            Directory.CreateDirectory(folder.PathOf(below));
        Copy(RepositoryRoot.PathOf("templates"), folder.PathOf("half"));
        Copy(RepositoryRoot.PathOf("templates", "parts"), folder.PathOf("locked", "parts"));
        foreach (var name in new[] { "a.json", "s.json", "shut/a.json" })
            await File.WriteAllTextAsync(folder.PathOf(name), report);
        foreach (var name in new[] { "a.jsonl", "s.jsonl", "shut/a.jsonl" })
            await File.WriteAllLinesAsync(folder.PathOf(name), CommuneData.Lines(1));
        foreach (var name in new[] { "t.docx", "s.docx" })
            File.Copy(RepositoryRoot.PathOf("templates", "parts", "heading.docx"), folder.PathOf(name));
        (await ReportForgeProcess.Run(folder.Folder, "draft", "a.json", "--out", "d.docx")).ExitCode.ShouldBe(0);
        foreach (var (name, text) in new[] { ("t.json", "{}"), ("t.jsonl", "{}\n"), ("e.txt", "{{ 1 }}"), ("s.txt", "x"), ("s.yaml", "a: b"), ("s.csv", "x"), ("u.csv", "code\n38\n"), ("f0.csv", "a\n") })
            await File.WriteAllTextAsync(folder.PathOf(name), text);
        await File.WriteAllLinesAsync(folder.PathOf("units.csv"), (await File.ReadAllLinesAsync(RepositoryRoot.PathOf("fixtures", "units.csv"))).Take(4));
        SmallStore.Make(folder.PathOf("store", "reportforge.sqlite"));
        File.Copy(folder.PathOf("store", "reportforge.sqlite"), folder.PathOf("s.sqlite"));
        Permit(folder.PathOf("store"), Everything);
        foreach (var shut in Directory.EnumerateFiles(folder.Folder, "s.*"))
            Permit(shut, UnixFileMode.None);
        Permit(folder.PathOf("locked"), Reading);
        Permit(folder.PathOf("half", "cchc-annual"), UnixFileMode.None);
        Permit(folder.PathOf("shut"), UnixFileMode.None);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target) ?? to);
            File.Copy(file, target);
        }
    }

    private static void Permit(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }

    [GeneratedRegex("RF(51|605)[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex CodeOfMachine();

    [GeneratedRegex("^  ([a-z]+) ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Listed();
}
