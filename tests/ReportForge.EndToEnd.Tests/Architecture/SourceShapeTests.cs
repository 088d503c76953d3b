namespace ReportForge.EndToEnd.Tests.Architecture;

/// <summary>What fits beside another file on a screen, and can be read at a sitting.</summary>
public sealed class SourceShapeTests
{
    private const int LongestLine = 140;

    private const int LongestFile = 350;

    /// <summary>Projects that still have longer lines. The list only becomes shorter.</summary>
    private static readonly string[] WithLongLines =
        ["Reports", "Scripting", "Word"];

    /// <summary>Files that are still longer, each with its project. The list only becomes shorter.</summary>
    private static readonly string[] LongFiles =
        ["Reports/Typesetting/LineSetter.cs", "Scripting/Needs/NeedsCollector.Walk.cs", "Scripting/Rendering/HostContext.cs"];

    public static TheoryData<string> Projects => ProjectReferenceTests.Projects;

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_line_has_at_most_140_characters(string project)
    {
        var longer = SourceFiles.Of(Path.Combine("src", $"ReportForge.{project}")).SelectMany(LongLinesOf).ToList();

        if (WithLongLines.Contains(project))
            longer.ShouldNotBeEmpty($"{project} has no longer line; take it out of the list.");
        else
            longer.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_has_at_most_350_lines()
    {
        var longer = SourceFiles.Of("src").Where(file => File.ReadLines(file).Count() > LongestFile).Select(NameOf);

        longer.ShouldBe(LongFiles);
    }

    private static IEnumerable<string> LongLinesOf(string file) => File.ReadLines(file).Index()
        .Where(line => line.Item.Length > LongestLine)
        .Select(line => $"{NameOf(file)}:{line.Index + 1}");

    private static string NameOf(string file) => Path.GetRelativePath(RepositoryRoot.PathOf("src"), file)
        .Replace(Path.DirectorySeparatorChar, '/')["ReportForge.".Length..];
}
