using System.Text.RegularExpressions;

namespace ReportForge.EndToEnd.Tests.Drafting;

/// <summary>What the README tells people to type works as it is printed.</summary>
public sealed partial class ReadmeTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.vi.md")]
    public async Task The_first_command_makes_the_report(string readme)
    {
        var line = Commands(readme).First(command => command.Contains(" draft ", StringComparison.Ordinal));
        line.ShouldBe("dotnet run --project src/ReportForge.Cli -- draft fixtures/reports/hoang-luu-2024-annual.json");
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.PathOf("fixtures", "reports"));
        File.Copy(RepositoryRoot.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"), folder.PathOf("fixtures", "reports", "hoang-luu-2024-annual.json"));

        var run = await ReportForgeProcess.Run(folder.Folder, line[(line.IndexOf("-- ", StringComparison.Ordinal) + 3)..].Split(' '));

        run.ExitCode.ShouldBe(0, run.Error);
        run.Out.ShouldBe("Đã lập: out/BC-CCHC-2024-xa-hoang-luu.docx\n");
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.vi.md")]
    public async Task Every_command_that_is_named_exists(string readme)
    {
        var names = CommandName().Matches(await File.ReadAllTextAsync(RepositoryRoot.PathOf(readme))).Select(match => match.Groups[1].Value).Distinct().ToList();
        using var folder = new TemporaryFolder();

        var help = await ReportForgeProcess.Run(folder.Folder, "--help");

        names.Count.ShouldBeGreaterThan(4);
        names.Where(name => !help.Out.Contains($"\n  {name} ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.vi.md")]
    public void Every_link_leads_somewhere(string readme)
    {
        var links = LocalLink().Matches(File.ReadAllText(RepositoryRoot.PathOf(readme))).Select(match => match.Groups[1].Value);

        links.Where(link => !Path.Exists(RepositoryRoot.PathOf(link.TrimEnd('/').Split('/')))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Commands(string readme) =>
        ShellBlock().Matches(File.ReadAllText(RepositoryRoot.PathOf(readme))).SelectMany(match => match.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex(@"(?:^|`)reportforge ([a-z]+)", RegexOptions.Multiline)]
    private static partial Regex CommandName();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex LocalLink();
}
