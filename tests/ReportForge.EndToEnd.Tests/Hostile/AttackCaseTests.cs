using System.Globalization;

namespace ReportForge.EndToEnd.Tests.Hostile;

/// <summary>Each case ends with its exit code and a word, in little memory and time, by no defect, and leaves others' files alone.</summary>
public sealed class AttackCaseTests(ITestOutputHelper output)
{
    private const int MostMegabytes = 300;

    // Codes by which the program says that it has failed itself.
    private static readonly string[] Defects = ["RF5999", "RF5490", "RF6090", "RF2099", "   at ReportForge."];

    public static IEnumerable<TheoryDataRow<string>> Names => AttackCases.All.Keys.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Case_ends_as_it_should(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process held at most is read from /proc, which only Linux has.");
        using var folder = new TemporaryFolder();
        var attack = AttackCases.All[name];
        attack.Prepare(folder);
        foreach (var before in attack.Before)
        {
            if (before[0] == "replace")
                AttackCases.Replace(folder, before[1]);
            else
                await ReportForgeProcess.Run(folder.Folder, before);
        }

        var run = await MeasuredProcess.Run(folder.Folder, attack.Command);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Megabytes} MB, {run.Seconds:0.00} s"));
        var said = run.Out + run.Error;
        run.ExitCode.ShouldBe(attack.ExitCode, said);
        said.ShouldContain(attack.Code);
        Defects.ShouldAllBe(defect => !said.Contains(defect, StringComparison.Ordinal), said);
        run.Megabytes.ShouldBeLessThan(MostMegabytes);
        run.Seconds.ShouldBeLessThan(attack.MostSeconds);
        attack.Holds(folder);
    }
}
