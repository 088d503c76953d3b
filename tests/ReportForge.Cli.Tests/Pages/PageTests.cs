using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ReportForge.Reports.Units;

namespace ReportForge.Cli.Tests.Pages;

/// <summary>
/// The pages as a signer sees them, printed by LibreOffice and measured by pdftotext: the corrected fixtures as they are issued, the
/// quarterly example, the report of a province and twenty of made-up communes.
/// </summary>
public sealed partial class PageTests
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

    /// <summary>One row in five at most, of each of the two forms that offices have issued, takes more than a line, with its notes and without.</summary>
    [Theory]
    [InlineData("but-son-2024-annual-corrected", "omit")]
    [InlineData("hoang-luu-2024-annual-corrected", "omit")]
    [InlineData("but-son-2024-annual-corrected", "keep")]
    [InlineData("hoang-luu-2024-annual-corrected", "keep")]
    public void Few_rows_of_a_form_wrap(string name, string emptyColumns)
    {
        NeedsPrograms();
        using var command = new TestCommand();
        var data = JsonNode.Parse(File.ReadAllText(Fixtures.PathOf("fixtures", "reports", name + ".json"))).ShouldNotBeNull();
        data["appendices"].ShouldNotBeNull()["statistics_01b"].ShouldNotBeNull()["empty_columns"] = emptyColumns;
        command.Write("data.json", data.ToJsonString(Readable));
        var number = data["document"]?["number"]?.ToString() ?? "121";
        var run = command.Run("issue", "data.json", "--number", number, "--date", "06/11/2024", "--out", "form.docx");
        run.ExitCode.ShouldBe(0, run.Error);
        var rows = RowsOfForm(Path.Combine(command.Folder, "form.docx"));
        var document = Print(command.Folder)[0];

        rows.Length.ShouldBe(81);
        var tall = TallRows(rows, document.Pages);
        tall.ShouldNotBeEmpty();
        tall.Count.ShouldBeLessThanOrEqualTo(rows.Length / 5, string.Join('\n', tall));
    }

    /// <summary>The same pages with what was mended taken out again: every measure sees its fault.</summary>
    [Fact]
    public void Documents_made_in_the_old_way_are_seen()
    {
        NeedsPrograms();
        using var command = new TestCommand();
        Issue(command, "hoang-luu-2024-annual-corrected", "06/11/2024");
        Issue(command, "tu-ky-2023-11-monthly-corrected", "21/11/2023");
        Plant(command, "hoang-luu-2024-annual-corrected", "loose", xml => Squeezed().Replace(xml.Replace('\u00A0', ' ').Replace("<w:noBreakHyphen/>", "<w:t>-</w:t>", StringComparison.Ordinal), ""));
        Plant(command, "hoang-luu-2024-annual-corrected", "narrow", xml => xml.Replace("Tỷ lệ cắt giảm", "Tỷlệcắtgiảmthờigiangiảiquyết", StringComparison.Ordinal).Replace("Theo quy định", "Theo quy định của pháp luật hiện hành", StringComparison.Ordinal));
        Plant(command, "tu-ky-2023-11-monthly-corrected", "tight", xml => xml.Replace("Công văn số", "Công\u00A0văn\u00A0số", StringComparison.Ordinal).Replace("<w:spacing w:val=\"-6\"/>", "", StringComparison.Ordinal));
        Plant(command, "hoang-luu-2024-annual-corrected", "foot", xml => Before(Before(xml, "Ủy ban nhân dân xã đã triển khai kịp thời"), "- Quyết định"));
        Plant(command, "hoang-luu-2024-annual-corrected", "alone", xml => Before(xml, "Trên đây là báo cáo"));
        Plant(command, "hoang-luu-2024-annual-corrected", "rows", xml => Tall(xml.Replace("<w:keepNext/>", "", StringComparison.Ordinal), "7.4.2"));

        var found = Print(command.Folder).ToDictionary(document => document.Name, document => string.Join('\n', PageFaults.Of(document)));

        found["hoang-luu-2024-annual-corrected"].ShouldBeEmpty();
        found["loose"].ShouldContain("một chữ lẻ ở dòng cuối đề mục: HIỆN");
        found["loose"].ShouldContain("ngắt giữa: ");
        found["loose"].ShouldContain("một chữ lẻ ở dòng cuối: ");
        found["narrow"].ShouldContain("từ bị cắt trong ô: ");
        found["narrow"].ShouldContain("đầu cột 4 dòng: Theo quy định của pháp luật hiện hành");
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
            texts.LastOrDefault(text => text.Style == "Kết thúc").Text ?? "",
            main.Document.Body.Descendants<Paragraph>().SelectMany(paragraph => Plain(paragraph).Split(' ')).ToHashSet(StringComparer.Ordinal),
            [.. main.Document.Body.Elements<Table>().SelectMany(table => table.Elements<TableRow>().Where(IsHead).SelectMany(row => Cells(table, row))).Where(cell => cell.Text.Length > 0)]);
    }

    private static bool IsHead(TableRow row) => row.TableRowProperties?.GetFirstChild<TableHeader>() is not null;

    private static IEnumerable<PrintedCell> Cells(Table table, TableRow row)
    {
        var widths = table.GetFirstChild<TableGrid>().ShouldNotBeNull().Elements<GridColumn>().Select(column => int.Parse(column.Width?.Value ?? "0", CultureInfo.InvariantCulture) / 20.0).ToArray();
        var (left, at) = (PrintedPage.LeftMargin, 0);
        foreach (var cell in row.Elements<TableCell>())
        {
            var span = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1;
            var right = left + widths[at..(at + span)].Sum();
            yield return new PrintedCell(string.Join(' ', cell.Elements<Paragraph>().Select(Plain)).Trim(), left, right);
            (left, at) = (right, at + span);
        }
    }

    private static string Text(OpenXmlElement element) => PrintedPage.Plain(string.Concat(element.Descendants().Select(part => part switch
    {
        Text text => text.Text,
        NoBreakHyphen => "-",
        Break => " ",
        _ => "",
    })));

    // The cells of each column of the form, from the top.
    private static PrintedCell[][] RowsOfForm(string docx)
    {
        using var document = WordprocessingDocument.Open(docx, isEditable: false);
        var form = document.MainDocumentPart.ShouldNotBeNull().Document.Body.ShouldNotBeNull().Elements<Table>()
            .Single(table => table.InnerText.Contains("Chỉ tiêu thống kê", StringComparison.Ordinal));
        return [.. form.Elements<TableRow>().Where(row => !IsHead(row)).Select(row => Cells(form, row).Skip(1).ToArray())];
    }

    // Rows that have a cell with more than a line. Every column is read from the top.
    private static List<string> TallRows(PrintedCell[][] rows, PrintedPage[] pages)
    {
        var forms = pages.Where(page => page.IsForm).ToArray();
        var tall = new SortedSet<int>();
        for (var column = 0; column < rows[0].Length; column++)
        {
            var (page, at) = (0, 0);
            for (var row = 0; row < rows.Length; row++)
            {
                var cell = rows[row][column];
                if (cell.Text.Length == 0)
                    continue;
                var lines = forms[page].LinesOf(cell, ref at);
                if (lines == 0)
                {
                    (page, at) = (page + 1, 0);
                    page.ShouldBeLessThan(forms.Length, cell.Text);
                    lines = forms[page].LinesOf(cell, ref at);
                }

                lines.ShouldBeGreaterThan(0, cell.Text);
                if (lines > 1)
                    tall.Add(row);
            }
        }

        return [.. tall.Select(row => string.Join(" | ", rows[row].Select(cell => cell.Text)))];
    }

    private static string Plain(OpenXmlElement paragraph) => PrintedPage.Plain(Text(paragraph)).Trim();

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

    [GeneratedRegex("<w:spacing w:val=\"-\\d\"/>", RegexOptions.CultureInvariant)]
    private static partial Regex Squeezed();
}
