using ReportForge.Tests;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>
/// Every file under Cases is a case. <c>RENEW_CASES=1 dotnet test</c> writes the expectations anew: look at the
/// difference before you keep it.
/// </summary>
public sealed class CaseTests
{
    public static IEnumerable<TheoryDataRow<string>> Cases =>
        Directory.EnumerateFiles(Folder(), "*.case", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder(), path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(path => new TheoryDataRow<string>(path) { TestDisplayName = path });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case(string path)
    {
        var file = CaseFile.Read(Path.Combine(Folder(), path));
        var outcome = CaseRunner.Run(file);
        var actual = CaseRunner.Describe(file, outcome).ToList();
        if (Renewal.IsAsked)
            file.Renew(actual);
        else
            Render(actual).ShouldBe(Render(file.Expected.OrderBy(section => section.Name != "expect findings")));
        if (outcome.File is { } document)
        {
            WordFileReader.Validate(document).ShouldBeEmpty();
            ChartChecks.Differences(document).ShouldBeEmpty();
            TableGeometry.Problems(document).ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Same_input_gives_the_same_bytes(string path)
    {
        var file = CaseFile.Read(Path.Combine(Folder(), path));
        CaseRunner.Run(file).File.ShouldBe(CaseRunner.Run(file).File);
    }

    [Fact]
    public void Every_case_expects_something() =>
        Cases.Select(row => row.Data).Where(path => !CaseFile.Read(Path.Combine(Folder(), path)).Expected.Any()).ShouldBeEmpty();

    // The cases of the source tree, so that renewing them changes what is committed.
    internal static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.csproj").Length == 0)
            folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside their source tree."), "Cases");
    }

    private static string Render(IEnumerable<CaseSection> sections) =>
        string.Join("\n", sections.Select(section => $"--- {section.Name}\n{section.Text}"));
}
