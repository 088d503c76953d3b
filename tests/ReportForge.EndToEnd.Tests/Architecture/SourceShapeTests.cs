namespace ReportForge.EndToEnd.Tests.Architecture;

/// <summary>What fits beside another file on a screen, and can be read at a sitting.</summary>
public sealed class SourceShapeTests
{
    private const int LongestLine = 140;

    private const int LongestFile = 350;

    public static TheoryData<string> Projects => ProjectReferenceTests.Projects;

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_line_has_at_most_140_characters(string project)
    {
        var longer = SourceFiles.Of(Path.Combine("src", $"ReportForge.{project}")).SelectMany(LongLinesOf);

        longer.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_has_at_most_350_lines()
    {
        var longer = SourceFiles.Of("src").Where(file => File.ReadLines(file).Count() > LongestFile).Select(NameOf);

        longer.ShouldBeEmpty();
    }

    private static IEnumerable<string> LongLinesOf(string file) => File.ReadLines(file).Index()
        .Where(line => line.Item.Length > LongestLine)
        .Select(line => $"{NameOf(file)}:{line.Index + 1}");

    private static string NameOf(string file) => Path.GetRelativePath(RepositoryRoot.PathOf("src"), file)
        .Replace(Path.DirectorySeparatorChar, '/')["ReportForge.".Length..];
}
