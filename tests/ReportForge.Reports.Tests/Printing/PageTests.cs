using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using ReportForge.Reports.Data;
using ReportForge.Reports.Samples;
using ReportForge.Reports.Units;
using ReportForge.Tests;

namespace ReportForge.Reports.Tests.Printing;

/// <summary>
/// The pages as a signer sees them, printed by LibreOffice: no line ends inside a number, a date or a span of years, nothing that
/// announces what follows stands at the foot of a page, and no page of a form has fewer than four rows.
/// </summary>
public sealed partial class PageTests
{
    private const int SampleReports = 20;
    private const int FewestLines = 4;

    [Fact]
    public void Pages_of_issued_reports_and_samples_are_as_a_careful_typist_leaves_them()
    {
        NeedsPrograms();
        var folder = Directory.CreateTempSubdirectory("reportforge-pages-");
        try
        {
            var typed = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (name, data) in Reports())
            {
                typed[name] = IndicatorValues.Follow(data.Root, "narrative").ToString();
                File.WriteAllBytes(Path.Combine(folder.FullName, name + ".docx"), TableGeometry.Checked(ReportDrafting.DraftChecked(Repository.KindOf(data), data).Document.ShouldNotBeNull()).ToArray());
            }

            Run("soffice", ["--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", "pdf", "--outdir", folder.FullName, .. Directory.GetFiles(folder.FullName, "*.docx")]);
            var pages = Directory.GetFiles(folder.FullName, "*.pdf").Order(StringComparer.Ordinal).SelectMany(pdf => PagesOf(pdf, typed[Path.GetFileNameWithoutExtension(pdf)])).ToList();
            pages.Count.ShouldBeGreaterThan(SampleReports);
            pages.SelectMany(Faults).ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("theo Kế hoạch số\n02/KH-UBND", "số")]
    [InlineData("theo Kế hoạch số 02/KH-\nUBND của huyện", "02/KH-")]
    [InlineData("giai đoạn 2021 -\n2030 trên địa bàn", "2021 -")]
    [InlineData("nội dung\nnhư sau:", "như sau:")]
    public void A_fault_is_seen(string page, string found) =>
        Faults(new Page("trang", IsLast: false, page.Split('\n'), Typed: "")).ShouldHaveSingleItem().ShouldEndWith(found);

    // The narrative (Typed) announces in the writer's own words.
    private sealed record Page(string Name, bool IsLast, string[] Lines, string Typed);

    private static IEnumerable<string> Faults(Page page)
    {
        for (var index = 0; index + 1 < page.Lines.Length; index++)
        {
            if (NumberAfterBreak().Match(page.Lines[index] + "\n" + page.Lines[index + 1].TrimStart()) is { Success: true } number)
                yield return $"{page.Name}: {number.Groups[1].Value}";
            else if (HyphenAtEnd().Match(page.Lines[index]) is { Success: true } hyphen)
                yield return $"{page.Name}: {hyphen.Value}";
        }

        if (!page.IsLast && page.Lines.Length > 0 && LeadIn().Match(page.Lines[^1]) is { Success: true } last && !page.Typed.Contains(last.Value, StringComparison.Ordinal))
            yield return $"{page.Name}: {last.Value}";
        if (page.Lines.Length < FewestLines && page.IsLast)
            yield return $"{page.Name}: {page.Lines.Length} dòng";
    }

    private static IEnumerable<(string Name, ReportData Data)> Reports()
    {
        foreach (var name in Repository.FixtureNames.Where(name => name.EndsWith("-corrected", StringComparison.Ordinal)).Append("one-stop-quarterly"))
            yield return (name, Repository.FixtureOrExample(name));

        var kind = Repository.Kind("cchc-annual");
        foreach (var unit in UnitDirectory.Current.Units.Where(unit => unit.IsCommune).Where((_, index) => index % 150 == 0).Take(SampleReports))
            yield return ($"sample-{unit.Code}", SampleData.Make(kind, unit, new SamplePlan { Seed = 1 }).Data.ShouldNotBeNull());
    }

    private static IEnumerable<Page> PagesOf(string pdf, string typed)
    {
        var pages = Run("pdftotext", ["-layout", pdf, "-"]).TrimEnd('\f', '\n').Split('\f');
        for (var index = 0; index < pages.Length; index++)
        {
            var lines = pages[index].Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToArray();
            if (lines.Length > 0)
                yield return new Page($"{Path.GetFileNameWithoutExtension(pdf)} {index + 1}", index == pages.Length - 1, lines, typed);
        }
    }

    private static void NeedsPrograms()
    {
        try
        {
            Run("soffice", ["--version"]);
            Run("pdftotext", ["-v"]);
        }
        catch (Win32Exception)
        {
            Assert.Skip("soffice or pdftotext is not installed.");
        }
    }

    private static string Run(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        return output;
    }

    // A number with a gap behind it is the code of a form's row, beside a label that goes on.
    [GeneratedRegex(@"(?<!\p{L})([Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm|[Qq]uý)\n(?!\S+\s{2,})\d", RegexOptions.CultureInvariant)]
    private static partial Regex NumberAfterBreak();

    [GeneratedRegex(@"\d+(?:/\d{4})?/\p{Lu}\p{L}*[-‑]$|(?<!\d)\d{4} ?[-‑]$", RegexOptions.CultureInvariant)]
    private static partial Regex HyphenAtEnd();

    [GeneratedRegex(@"\S+ \S+:$", RegexOptions.CultureInvariant)]
    private static partial Regex LeadIn();
}
