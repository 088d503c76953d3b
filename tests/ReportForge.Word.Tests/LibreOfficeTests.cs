using System.Xml.Linq;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>
/// Every document that a case makes opens in LibreOffice and reads there as it should. Most documents are nothing but the
/// text of their paragraphs, which LibreOffice has to write. Where a reader sees more than that or something else (labels
/// of lists, notes, text boxes, headers, formulas, results of fields, revisions), the case says in <c>expect page</c> what
/// the words on its printed pages are. What charts show is compared with their workbooks (<see cref="ChartChecks"/>); the
/// scales of their axes are LibreOffice's own.
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
        if (Environment.GetEnvironmentVariable("REPORTFORGE_RENEW") == "1")
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
