using System.Globalization;

namespace ReportForge.EndToEnd.Tests.Hostile;

/// <summary>
/// Whatever the file, the command ends with a document or a finding, in little memory and time. Memory is the most that the
/// process ever held; time is that of its processor, so that a busy machine changes nothing.
/// </summary>
public sealed class HostileFileTests(ITestOutputHelper output)
{
    private const int MostMegabytes = 300;
    private const double MostSeconds = 5;

    private static readonly string[][] Ways =
    [
        ["template", "check", "file.docx", "--annotate", "note.docx"],
        ["merge", "file.docx", "--data", "data.json", "--out", "out.docx"],
        ["template", "show", "file.docx"],
    ];

    public static IEnumerable<TheoryDataRow<string>> Names => HostileFiles.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task File_ends_in_a_document_or_a_finding(string name)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("What a process held at most is read from /proc, which only Linux has.");
        using var folder = new TemporaryFolder { ChecksTables = false };
        await File.WriteAllBytesAsync(folder.PathOf("file.docx"), HostileFiles.All[name]());
        await File.WriteAllTextAsync(folder.PathOf("data.json"), """{ "x": "một" }""");
        foreach (var way in Ways)
        {
            var run = await MeasuredProcess.Run(folder.Folder, way);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Megabytes,4} MB {run.Seconds,5:0.00} s, exit code {run.ExitCode}: {way[0]} {way[1]}"));
            run.Megabytes.ShouldBeLessThan(MostMegabytes);
            run.Seconds.ShouldBeLessThan(MostSeconds);
            run.ExitCode.ShouldBeInRange(0, 1, run.Error);
            if (run.ExitCode == 1)
                (run.Error + run.Out).ShouldContain("RF", customMessage: "what prevented it is said");
            if (way[0] == "merge")
                File.Exists(folder.PathOf("out.docx")).ShouldBe(run.ExitCode == 0);
        }
    }
}
