using Snapshooter;
using Snapshooter.Xunit3;

namespace ReportForge.Tests;

/// <summary>What came out, kept as a file beside the tests: <c>__snapshots__/NAME.snap</c>. It is renewed as cases are.</summary>
internal static class Snapshots
{
    public static void ShouldMatchSnapshot(this object value, string name)
    {
        var folder = ProjectFolder();
        var file = Path.Combine(folder, "__snapshots__", name + ".snap");
        Directory.CreateDirectory(Path.Combine(folder, "__snapshots__"));
        if (Renewal.IsAsked)
            File.Delete(file);
        else
            File.Exists(file).ShouldBeTrue($"There is no {name}.snap: set {Renewal.Variable}=1 to write it, and read it.");
        Snapshot.Match(value, new SnapshotFullName(name + ".snap", folder));
    }

    // The snapshots of the source tree, so that renewing them changes what is committed.
    private static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.csproj").Length == 0)
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside of their source tree.");
    }
}
