using System.Buffers;
using System.Xml.Linq;
using ReportForge.Tests;
using ReportForge.Word.Authoring;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>
/// Every document that a case makes opens in LibreOffice and reads there as it should. Most documents are nothing but the
/// text of their paragraphs, which LibreOffice has to write. Where a reader sees more than that or something else (labels
/// of lists, notes, text boxes, headers, formulas, results of fields, revisions), the case says in <c>expect page</c> what
/// the words on its printed pages are. The names, categories and figures of charts are compared with what LibreOffice has
/// read of them (and with their workbooks, <see cref="ChartChecks"/>); the scales of their axes are LibreOffice's own.
/// </summary>
public sealed class LibreOfficeTests
{
    private static readonly string[] SeenOtherwise =
    [
        "numPr", "footnoteReference", "endnoteReference", "txbxContent", "oMath", "fldChar", "fldSimple", "ins", "del", "moveFrom", "moveTo", "headerReference", "footerReference",
    ];

    [Fact]
    public void Every_output_opens_and_reads_the_same()
    {
        Programs.Need("soffice", "pdftotext");
        var folder = Directory.CreateTempSubdirectory("reportforge-word-");
        try
        {
            var made = Make(folder.FullName);
            Programs.Convert(folder.FullName, "text-*.docx", "txt:Text (encoded):UTF8");
            Programs.Convert(folder.FullName, "page-*.docx", "pdf");
            foreach (var (path, name, document) in made)
                Compare(path, Path.Combine(folder.FullName, name), document);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A page of six rows: the table's head, five rows of the loop; the total alone would be on the second page.
    [Fact]
    public void Total_takes_two_rows_to_its_page()
    {
        Programs.Need("soffice", "pdftotext");
        const string Height = "<w:trPr><w:cantSplit/><w:trHeight w:val=\"500\" w:hRule=\"exact\"/></w:trPr>";
        var row = (string text, string end) => $"<w:tr>{Height}<w:tc><w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t xml:space=\"preserve\">x{end}</w:t></w:r></w:p></w:tc></w:tr>";
        var template = WordFileBuilder.Build([new("document",
            "<w:tbl><w:tblPr><w:tblW w:w=\"6000\" w:type=\"dxa\"/></w:tblPr><w:tblGrid><w:gridCol w:w=\"3000\"/><w:gridCol w:w=\"3000\"/></w:tblGrid>"
            + row("Đầu", "") + row("{{ for n in 1..5 }}Hàng {{ n }}", "{{ end }}") + row("Tổng", "") + "</w:tbl><w:p/>"
            + "<w:sectPr><w:pgSz w:w=\"8000\" w:h=\"4200\"/><w:pgMar w:top=\"500\" w:right=\"500\" w:bottom=\"500\" w:left=\"500\" w:header=\"0\" w:footer=\"0\" w:gutter=\"0\"/></w:sectPr>")]);
        var output = new ArrayBufferWriter<byte>();
        WordTemplate.Prepare(WordTemplateSource.FromFile("mau.docx", template)).Template.ShouldNotBeNull().Render(new(), output, out _).ShouldBeTrue();
        var folder = Directory.CreateTempSubdirectory("reportforge-word-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "bang.docx"), output.WrittenSpan);
            Programs.Convert(folder.FullName, "*.docx", "pdf");
            Programs.Pages(Path.Combine(folder.FullName, "bang.pdf")).ShouldBe(["Đầu x\nHàng 1 x\nHàng 2 x\nHàng 3 x", "Hàng 4 x\nHàng 5 x\nTổng x"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Annotated_copy_shows_its_comments()
    {
        Programs.Need("soffice");
        var template = WordFileBuilder.Build([new("document", "<w:p><w:r><w:t>{{ for x in xs }}</w:t></w:r></w:p><w:p><w:r><w:t>{{ x </w:t></w:r></w:p>")]);
        var findings = WordTemplate.Prepare(WordTemplateSource.FromFile("mau.docx", template)).Findings;
        var copy = TemplateAnnotation.Annotate("mau.docx", template, findings).ShouldNotBeNull();
        var folder = Directory.CreateTempSubdirectory("reportforge-word-");
        try
        {
            File.WriteAllBytes(Path.Combine(folder.FullName, "nhan-xet.docx"), copy.Span);
            Programs.Convert(folder.FullName, "*.docx", "fodt");
            XNamespace office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
            var comments = XElement.Load(Path.Combine(folder.FullName, "nhan-xet.fodt")).Descendants(office + "annotation").Select(comment => comment.Value).ToList();
            comments.Count.ShouldBe(findings.Length);
            foreach (var finding in findings)
                comments.ShouldContain(comment => comment.Contains(finding.Message.Vi, StringComparison.Ordinal), finding.Code);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Charts_show_their_figures()
    {
        Programs.Need("soffice");
        var folder = Directory.CreateTempSubdirectory("reportforge-word-");
        try
        {
            var made = Make(folder.FullName).Where(one => one.Path.StartsWith("Charts/", StringComparison.Ordinal) && ChartChecks.Figures(one.Document).Count > 0).ToList();
            made.Count.ShouldBeGreaterThan(10);
            foreach (var file in folder.EnumerateFiles("*.docx").Where(file => !made.Exists(one => one.Name + ".docx" == file.Name)).ToList())
                file.Delete();
            Programs.Convert(folder.FullName, "*.docx", "fodt");
            foreach (var (path, name, document) in made)
                OpenCharts.Figures(Path.Combine(folder.FullName, name + ".fodt")).ShouldBe(ChartChecks.Figures(document), ignoreOrder: true, path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<(string Path, string Name, byte[] Document)> Make(string folder)
    {
        var made = new List<(string, string, byte[])>();
        foreach (var path in CaseTests.Cases.Select(row => row.Data))
        {
            var file = CaseFile.Read(Path.Combine(CaseTests.Folder(), path));
            if (CaseRunner.Run(file).File is not { } document)
            {
                file["expect findings"].ShouldNotBeNull($"{path} makes no document and does not say why");
                continue;
            }

            var name = (IsSeenOtherwise(document) || file.Page is not null ? "page-" : "text-") + path.Replace('/', '-').Replace(".case", "", StringComparison.Ordinal);
            File.WriteAllBytes(Path.Combine(folder, name + ".docx"), document);
            made.Add((path, name, document));
        }

        return made;
    }

    private static void Compare(string path, string file, byte[] document)
    {
        if (File.Exists(file + ".txt"))
        {
            WordsOf(File.ReadAllText(file + ".txt").TrimStart('\uFEFF')).ShouldBe(WordsOf(WordFileReader.Text(document)), path);
            return;
        }

        var (words, source) = (Programs.PageText(file + ".pdf"), CaseFile.Read(Path.Combine(CaseTests.Folder(), path)));
        if (Renewal.IsAsked)
            source.RenewPage(words);
        else
            WordsOf(words).ShouldBe(WordsOf(source.Page.ShouldNotBeNull($"{path} has to say what its pages show: --- expect page")), path);
    }

    private static bool IsSeenOtherwise(byte[] document) =>
        XElement.Parse(WordFileReader.Part(document, "word/document.xml")).Descendants().Any(element => SeenOtherwise.Contains(element.Name.LocalName) || HasListStyle(document, element));

    // A style may number its paragraphs, which then say nothing of it.
    private static bool HasListStyle(byte[] document, XElement element) => element.Name.LocalName == "pStyle"
        && XElement.Parse(WordFileReader.Part(document, "word/styles.xml")).Elements().Any(style =>
            style.Attributes().Any(attribute => attribute.Name.LocalName == "styleId" && attribute.Value == element.Attributes().First().Value)
            && style.Descendants().Any(property => property.Name.LocalName == "numPr"));

    private static string[] WordsOf(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
