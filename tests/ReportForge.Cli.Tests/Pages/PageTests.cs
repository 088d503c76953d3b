using System.ComponentModel;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ReportForge.Reports.Units;

namespace ReportForge.Cli.Tests.Pages;

/// <summary>
/// The pages as a signer sees them, printed by LibreOffice and measured by pdftotext: the corrected fixtures as they are issued, the
/// quarterly example, the report of a province and twenty of made-up communes.
/// </summary>
public sealed class PageTests
{
    private const int SampleReports = 20;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Headings = ["Mục", "Khoản", "Tiểu khoản", "Phần", "Tên phần"];

    [Fact]
    public void Pages_are_as_a_careful_typist_leaves_them()
    {
        NeedsPrograms();
        using var command = new TestCommand();
        Issue(command, "but-son-2024-annual-corrected", "06/11/2024");
        Issue(command, "hoang-luu-2024-annual-corrected", "06/11/2024");
        Issue(command, "tu-ky-2023-11-monthly-corrected", "21/11/2023");
        Issue(command, "nga-son-2011-2020-summary-corrected", "07/05/2020");
        Issue(command, "phuong-1-cchc-index-2023-corrected", "27/02/2024");
        Issue(command, "one-stop-quarterly", "16/03/2026");
        DraftProvinceAndCommunes(command);

        var documents = Print(command.Folder);
        documents.Count.ShouldBe(6 + 1 + SampleReports);
        documents.SelectMany(PageFaults.Of).ShouldBeEmpty();
    }

    /// <summary>One row in five at most, of each of the two forms that offices have issued, takes more than a line for its label.</summary>
    [Theory]
    [InlineData("but-son-2024-annual-corrected")]
    [InlineData("hoang-luu-2024-annual-corrected")]
    public void Few_rows_of_a_form_wrap(string name)
    {
        NeedsPrograms();
        using var command = new TestCommand();
        Issue(command, name, "06/11/2024");
        var labels = Labels(Path.Combine(command.Folder, name + ".docx"));
        var words = Print(command.Folder)[0].Pages.Where(page => page.IsForm).SelectMany(page => page.Words).Select(word => word.Text).ToArray();
        var lines = Output("pdftotext", "-layout", Path.Combine(command.Folder, name + ".pdf"), "-");

        labels.Length.ShouldBe(81);
        words.ShouldNotBeEmpty();
        labels.Count(label => !Flat(lines).Contains(label, StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(labels.Length / 5);
    }

    /// <summary>The same pages with what was mended taken out again: every measure sees its fault.</summary>
    [Fact]
    public void Documents_made_in_the_old_way_are_seen()
    {
        NeedsPrograms();
        using var command = new TestCommand();
        Issue(command, "hoang-luu-2024-annual-corrected", "06/11/2024");
        Issue(command, "tu-ky-2023-11-monthly-corrected", "21/11/2023");
        Plant(command, "hoang-luu-2024-annual-corrected", "loose", xml => xml.Replace('\u00A0', ' ').Replace("<w:noBreakHyphen/>", "<w:t>-</w:t>", StringComparison.Ordinal));
        Plant(command, "tu-ky-2023-11-monthly-corrected", "tight", xml => xml.Replace("Quyết định số 2435", "Quyết định số\u00A02435", StringComparison.Ordinal).Replace("Công văn số 1477", "Công văn\u00A0số\u00A01477", StringComparison.Ordinal));
        Plant(command, "hoang-luu-2024-annual-corrected", "foot", xml => Before(Before(xml, "Ủy ban nhân dân xã đã triển khai kịp thời"), "- Quyết định"));
        Plant(command, "hoang-luu-2024-annual-corrected", "alone", xml => Before(xml, "Trên đây là báo cáo"));
        Plant(command, "hoang-luu-2024-annual-corrected", "rows", xml => Tall(xml.Replace("<w:keepNext/>", "", StringComparison.Ordinal), "7.4.2"));

        var found = Print(command.Folder).ToDictionary(document => document.Name, document => string.Join('\n', PageFaults.Of(document)));

        found["hoang-luu-2024-annual-corrected"].ShouldBeEmpty();
        found["loose"].ShouldContain("một chữ lẻ ở dòng cuối đề mục: HIỆN");
        found["loose"].ShouldContain("ngắt giữa: ");
        found["tight"].ShouldContain("dòng bị kéo giãn: ");
        found["foot"].ShouldContain("đề mục ở cuối trang: ");
        found["foot"].ShouldContain("câu dẫn ở cuối trang: ");
        found["alone"].ShouldContain("chữ ký chỉ có 2 dòng ở trên");
        found["rows"].ShouldContain("2 hàng trên một trang");
    }

    private static void Issue(TestCommand command, string name, string date)
    {
        var data = File.Exists(Fixtures.PathOf("templates", name, "example.json"))
            ? Fixtures.PathOf("templates", name, "example.json")
            : Fixtures.PathOf("fixtures", "reports", name + ".json");
        var number = JsonNode.Parse(File.ReadAllText(data))?["document"]?["number"]?.GetValue<int>() ?? 121;
        var run = command.Run("issue", data, "--number", $"{number}", "--date", date, "--out", name + ".docx");
        run.ExitCode.ShouldBe(0, run.Error);
    }

    private static void DraftProvinceAndCommunes(TestCommand command)
    {
        var communes = UnitDirectory.Current.CommunesOf("38").ToList();
        command.Write("list.csv", "code,level,kind,name,full_name,parent_code\n38,province,Tỉnh,Thanh Hoá,Tỉnh Thanh Hoá,\n"
            + string.Concat(communes.Select(unit => $"{unit.Code},commune,{unit.Kind},{unit.Name},{unit.FullName},38\n")));
        command.Run("sample", "cchc-annual", "--units", "list.csv", "--seed", "7", "--out", "units.jsonl").ExitCode.ShouldBe(0);
        var units = command.Read("units.jsonl").TrimEnd('\n').Split('\n');
        var frame = new JsonObject();
        foreach (var name in new[] { "document", "signature", "recipients", "references", "citations", "narrative", "options", "archive" })
            frame[name] = JsonNode.Parse(units[0])?[name]?.DeepClone();
        var document = frame["document"].ShouldNotBeNull();
        document["place"] = "Thanh Hoá";
        command.Write("frame.json", frame.ToJsonString(Readable).Replace("UBND phường", "UBND tỉnh", StringComparison.Ordinal));
        command.Run("rollup", "units.jsonl", "--kind", "cchc-annual", "--unit", "38", "--with", "frame.json", "--out", "province.json").ExitCode.ShouldBe(0);
        command.Run("draft", "province.json", "--out", "province.docx").ExitCode.ShouldBe(0);
        foreach (var unit in units.Where((_, index) => index % 8 == 0).Take(SampleReports))
        {
            var code = JsonNode.Parse(unit)?["unit"]?["code"]?.GetValue<string>() ?? "";
            command.Write($"{code}.json", unit);
            command.Run("draft", $"{code}.json", "--out", $"{code}.docx").ExitCode.ShouldBe(0);
        }
    }

    private static void Plant(TestCommand command, string from, string name, Func<string, string> change)
    {
        var path = command.PathOf(name + ".docx");
        File.Copy(command.PathOf(from + ".docx"), path);
        using var document = WordprocessingDocument.Open(path, isEditable: true);
        var part = document.MainDocumentPart.ShouldNotBeNull();
        var before = "";
        using (var reader = new StreamReader(part.GetStream()))
            before = reader.ReadToEnd();
        var after = change(before);
        after.ShouldNotBe(before, name);
        using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(after));
        part.FeedData(content);
    }

    // The paragraph that begins so stands on a new page.
    private static string Before(string xml, string beginning)
    {
        var text = xml.IndexOf($">{beginning}", StringComparison.Ordinal);
        var paragraph = xml.LastIndexOf("<w:p>", text, StringComparison.Ordinal);
        var style = xml.IndexOf("/>", paragraph, StringComparison.Ordinal) + 2;
        return xml[..style] + "<w:pageBreakBefore/>" + xml[style..];
    }

    // The row of that code is so high that it goes to the next page.
    private static string Tall(string xml, string code)
    {
        const string WholeRow = "<w:cantSplit/>";
        var row = xml.LastIndexOf("<w:tr>", xml.IndexOf($">{code}<", StringComparison.Ordinal), StringComparison.Ordinal);
        var at = xml.IndexOf(WholeRow, row, StringComparison.Ordinal) + WholeRow.Length;
        return xml[..at] + "<w:trHeight w:val=\"9000\" w:hRule=\"atLeast\"/>" + xml[at..];
    }

    private static List<PrintedDocument> Print(string folder)
    {
        var files = Directory.GetFiles(folder, "*.docx").Order(StringComparer.Ordinal).ToArray();
        Output("soffice", ["--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, .. files]);
        Directory.Delete(Path.Combine(folder, "profile"), recursive: true);
        return [.. files.Select(file => Measure(file, Path.ChangeExtension(file, ".pdf")))];
    }

    private static PrintedDocument Measure(string docx, string pdf)
    {
        using var document = WordprocessingDocument.Open(docx, isEditable: false);
        var main = document.MainDocumentPart.ShouldNotBeNull();
        var names = main.StyleDefinitionsPart.ShouldNotBeNull().Styles.ShouldNotBeNull().Elements<Style>().ToDictionary(style => style.StyleId?.Value ?? "", style => style.StyleName?.Val?.Value);
        var texts = main.Document.Body.ShouldNotBeNull().Elements<Paragraph>()
            .Select(paragraph => (Style: names.GetValueOrDefault(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? ""), Text: Text(paragraph))).ToList();
        return new PrintedDocument(
            Path.GetFileNameWithoutExtension(docx),
            PrintedPage.Read(Output("pdftotext", "-bbox", pdf, "-")),
            texts.Where(text => Headings.Contains(text.Style)).Select(text => text.Text).ToHashSet(StringComparer.Ordinal),
            texts.LastOrDefault(text => text.Style == "Kết thúc").Text ?? "");
    }

    private static string Text(OpenXmlElement element) => Flat(string.Concat(element.Descendants().Select(part => part switch
    {
        Text text => text.Text,
        NoBreakHyphen => "-",
        Break => " ",
        _ => "",
    })));

    private static string[] Labels(string docx)
    {
        using var document = WordprocessingDocument.Open(docx, isEditable: false);
        var form = document.MainDocumentPart.ShouldNotBeNull().Document.Body.ShouldNotBeNull().Elements<Table>()
            .Single(table => table.InnerText.Contains("Chỉ tiêu thống kê", StringComparison.Ordinal));
        return [.. form.Elements<TableRow>().Skip(2).Select(row => Text(row.Elements<TableCell>().ElementAt(1)))];
    }

    private static string Flat(string text) => text.Replace('\u00A0', ' ').Replace('\u2011', '-');

    private static void NeedsPrograms()
    {
        try
        {
            Output("soffice", "--version");
            Output("pdftotext", "-v");
        }
        catch (Win32Exception)
        {
            Assert.Skip("soffice or pdftotext is not installed.");
        }
    }

    private static string Output(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, errors.Result);
        return output;
    }
}
