using System.Diagnostics;

namespace ReportForge.Conformance.Tests;

/// <summary>
/// No file ends the program, fails a rule by a defect of ours, or takes long. A build runs some rounds with fixed seeds;
/// REPORTFORGE_FUZZ_ROUNDS and REPORTFORGE_FUZZ_FIRST run more by hand.
/// </summary>
public sealed class OfficeFuzzTests
{
    private const int RoundsOfABuild = 150;

    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(5);

    [Fact]
    public void Shuffled_document_never_ends_the_program()
    {
        var documents = OfficeDocument.All.Select(document => document.Read()).Concat(OfficePage.All.Select(page => page.Pack())).ToList();
        ConformanceCheck.Check("mau.docx", documents[0]); // What has to be compiled is, before the watch runs.
        ConformanceFix.Fix("mau.docx", documents[0]);
        var first = Setting("REPORTFORGE_FUZZ_FIRST", 0);
        for (var seed = first; seed < first + Setting("REPORTFORGE_FUZZ_ROUNDS", RoundsOfABuild); seed++)
        {
            var random = new Random(seed);
            var bytes = OfficeShuffle.Of(documents[random.Next(documents.Count)], documents[random.Next(documents.Count)], random);
            var watch = Stopwatch.StartNew();
            var report = Should.NotThrow(() => ConformanceCheck.Check("mau.docx", bytes), $"seed {seed}");
            report.Defects.Select(defect => $"{defect.RuleId}: {defect.Defect}").ShouldBeEmpty($"seed {seed}");
            var mended = Should.NotThrow(() => ConformanceFix.Fix("mau.docx", bytes), $"seed {seed}");
            if (mended.Docx is { } docx)
                new DocxFile(docx).Text().ShouldBe(new DocxFile(bytes).Text(), $"seed {seed}");
            Should.NotThrow(() => ConformanceFix.FixText("mau.docx", bytes), $"seed {seed}");
            watch.Elapsed.ShouldBeLessThan(MostTime, $"seed {seed}");
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
