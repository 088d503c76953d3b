using System.Reflection;
using System.Xml.Linq;

namespace ReportForge.EndToEnd.Tests.Architecture;

/// <summary>Arrows point one way: what stands above may know what stands below, and nothing else.</summary>
public sealed class ProjectReferenceTests
{
    /// <summary>Each project with those that it may know.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Findings"] = [],
        ["Packaging"] = ["Findings"],
        ["Data"] = ["Findings", "Packaging"],
        ["Scripting"] = ["Findings", "Packaging", "Data"],
        ["Word"] = ["Findings", "Packaging", "Data", "Scripting"],
        ["Conformance"] = ["Findings", "Packaging", "Data"],
        ["Regeneration"] = ["Findings", "Packaging", "Data"],
        ["Reports"] = ["Findings", "Packaging", "Data", "Scripting", "Word", "Conformance", "Regeneration"],
        ["Batches"] = ["Findings", "Packaging", "Data", "Scripting", "Word", "Conformance", "Regeneration", "Reports"],
        ["Worker"] = ["Findings", "Packaging", "Data", "Scripting", "Word", "Conformance", "Regeneration", "Reports", "Batches"],
        ["Cli"] = ["Findings", "Packaging", "Data", "Scripting", "Word", "Conformance", "Regeneration", "Reports", "Batches", "Worker"],
    };

    public static TheoryData<string> Projects => [.. Directory.EnumerateDirectories(RepositoryRoot.PathOf("src")).Select(folder => Path.GetFileName(folder)["ReportForge.".Length..])];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_projects_below_it(string project)
    {
        var file = RepositoryRoot.PathOf("src", $"ReportForge.{project}", $"ReportForge.{project}.csproj");

        var references = XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(((string?)reference.Attribute("Include") ?? "").Replace('\\', '/')))
            .Select(name => name["ReportForge.".Length..]);

        references.ShouldBeSubsetOf(Allowed[project]);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_uses_only_assemblies_below_it(string project)
    {
        var assembly = Assembly.Load(project == "Cli" ? "reportforge" : $"ReportForge.{project}");

        var references = assembly.GetReferencedAssemblies()
            .Select(name => name.Name ?? "")
            .Where(name => name.StartsWith("ReportForge.", StringComparison.Ordinal))
            .Select(name => name["ReportForge.".Length..]);

        references.ShouldBeSubsetOf(Allowed[project]);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(RepositoryRoot.PathOf("ReportForge.sln")).Replace('\\', '/');

        var projects = Directory.EnumerateFiles(RepositoryRoot.Folder, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(RepositoryRoot.Folder, file).Replace('\\', '/'));

        projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
