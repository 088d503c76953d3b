using System.Text.RegularExpressions;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>The table of Cases/README.md says for each report about another engine which case shows its shape.</summary>
public sealed partial class ReportedShapesTests
{
    private const string Reported =
        "docxtpl #10 #81 #104 #192 #220 #245 #347 #388 #396 #425 #490 #559; docxtemplater #119 #145 #217 #286 #371 #446 #457 #662 #745; "
        + "docx-templates #82 #306 #324 #449; easy-template-x #41 #76; carbone #154 #215; MiniWord #17 #60 #71; poi-tl #533 #859 #910; "
        + "office-stamper #513; docxtpl #418; docx-templates #15; carbone #25; docxtemplater #66; docx-mailmerge #52; python-docx #359; docxtpl #439; "
        + "easy-template-x #26; docx-templates #273; "
        + "docxtpl #544; docx-mailmerge #86; "
        + "docxtemplater #674; "
        + "Amberg/DocxTemplater #30";

    [Fact]
    public void Every_report_has_one_row() => Rows().Select(row => row.Report).ShouldBe(ReferencesIn(Reported), ignoreOrder: true);

    [Fact]
    public void Every_row_names_cases_that_are_there() =>
        Rows().SelectMany(row => row.Cases).Where(name => !File.Exists(PathOf(name))).ShouldBeEmpty();

    [Fact]
    public void A_case_names_the_reports_that_the_table_gives_it()
    {
        var table = Rows().Where(row => row.IsRead).SelectMany(row => row.Cases.Select(name => $"{name}: {row.Report}"));
        var cases = CaseTests.Cases.Select(row => row.Data)
            .SelectMany(path => ReferencesIn(CaseFile.Read(Path.Combine(CaseTests.Folder(), path)).Prose).Select(report => $"{path[..^".case".Length]}: {report}"));
        cases.ShouldBe(table, ignoreOrder: true);
    }

    private static IEnumerable<(string Report, string[] Cases, bool IsRead)> Rows()
    {
        var isRead = true;
        foreach (var line in File.ReadLines(Path.Combine(CaseTests.Folder(), "README.md")))
        {
            isRead &= line != "## Reports that could not be read";
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length > 3 && ReferencesIn(cells[1]).ToList() is [var report])
                yield return (report, cells[2].Split(", "), isRead);
        }
    }

    // "docxtpl #104, #192; docx-templates #306": a name may be followed by several numbers.
    private static IEnumerable<string> ReferencesIn(string text) => Reference().Matches(text)
        .SelectMany(match => match.Groups["number"].Captures.Select(number => $"{match.Groups["engine"].Value} #{number.Value}"));

    private static string PathOf(string name) => Path.Combine(CaseTests.Folder(), name + ".case");

    [GeneratedRegex(@"(?<engine>[\w/-]+)(?:,?\s+#(?<number>\d+))+")]
    private static partial Regex Reference();
}
