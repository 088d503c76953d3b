using ReportForge.Reports.Data;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Tests;

/// <summary>The files of the repository that tests read: templates and fixtures.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static readonly ReportKindLibrary Kinds = ReportKindLibrary.Open(Path.Combine(Root, "templates"));

    public static IEnumerable<string> FixtureNames => Directory
        .EnumerateFiles(Path.Combine(Root, "fixtures", "reports"), "*.json")
        .Select(Path.GetFileNameWithoutExtension)
        .OfType<string>()
        .Order(StringComparer.Ordinal);

    public static byte[] FixtureBytes(string name) => File.ReadAllBytes(Path.Combine(Root, "fixtures", "reports", name + ".json"));

    public static ReportData Fixture(string name)
    {
        var read = ReportData.Read(name + ".json", FixtureBytes(name));
        read.Findings.ShouldBeEmpty();
        return read.Data.ShouldNotBeNull();
    }

    /// <summary>A fixture, or the example in the folder of the kind of that name.</summary>
    public static ReportData FixtureOrExample(string name)
    {
        var example = Path.Combine(Root, "templates", name, "example.json");
        if (!File.Exists(example))
            return Fixture(name);
        return ReportData.Read(name + ".json", File.ReadAllBytes(example)).Data.ShouldNotBeNull();
    }

    public static ReportKind Kind(string id)
    {
        var found = Kinds.Find(id);
        found.Findings.ShouldBeEmpty();
        return found.Kind.ShouldNotBeNull();
    }

    public static ReportKind KindOf(ReportData data) => Kind(data.KindId);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReportForge.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }
}
