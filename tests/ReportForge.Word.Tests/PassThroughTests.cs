using System.Buffers;
using System.IO.Compression;
using ReportForge.Packaging;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>What has no tag comes out as it went in: in every part, to the byte.</summary>
public sealed class PassThroughTests
{
    private const string MakesDocument = "template";

    public static IEnumerable<TheoryDataRow<string>> Documents => FilesOf("*.parts");

    public static IEnumerable<TheoryDataRow<string>> OpenDocuments => FilesOf("*.fodt");

    /// <summary>Documents as Word writes them, a feature a file.</summary>
    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_of_Word_is_unchanged(string name)
    {
        var document = DocumentFile.Build(Path.Combine(Folder(), name));
        if (name is not "odd_but_right.parts")
            WordFileReader.Validate(document).ShouldBeEmpty();
        IsUnchanged(document, name);
    }

    /// <summary>Documents that LibreOffice makes, a feature a file.</summary>
    [Fact]
    public void Documents_of_LibreOffice_are_unchanged()
    {
        Programs.Need("soffice");
        var folder = Directory.CreateTempSubdirectory("reportforge-pass-");
        try
        {
            foreach (var name in OpenDocuments.Select(row => row.Data))
                File.Copy(Path.Combine(Folder(), name), Path.Combine(folder.FullName, name));
            Programs.Convert(folder.FullName, "*.fodt", "docx");
            foreach (var name in OpenDocuments.Select(row => row.Data))
                IsUnchanged(File.ReadAllBytes(Path.Combine(folder.FullName, Path.ChangeExtension(name, ".docx"))), name);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(CaseTests.Cases), MemberType = typeof(CaseTests))]
    public void Case_without_tags_is_unchanged(string path)
    {
        var file = CaseFile.Read(Path.Combine(CaseTests.Folder(), path));
        // A template of Word becomes a document, which is a change; as a document it would be unchanged.
        var own = file.Sections.Where(section => section is not { Name: "data" or "parts" or "images" } and not { Name: "package", Text: MakesDocument } && !section.Name.StartsWith("expect ", StringComparison.Ordinal) && !section.Name.Contains('/'));
        var bytes = WordFileBuilder.Build(own.Select(section => section with { Text = WithoutTags(section.Text) }));
        if (path is "Package/dde_field.case" || file["package"] is not (null or MakesDocument))
            WordTemplate.Prepare(WordTemplateSource.FromFile("van-ban.docx", bytes)).Template.ShouldBeNull();
        else
            IsUnchanged(bytes, path);
    }

    [Fact]
    public void Untouched_parts_of_a_template_keep_their_compressed_bytes()
    {
        var bytes = WordFileBuilder.Build([new("document", "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"), new("styles", "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"a\"/></w:style>"), new("links", "p image media/a.png")]);
        var template = WordTemplate.Prepare(WordTemplateSource.FromFile("mau.docx", bytes)).Template.ShouldNotBeNull();
        var output = new ArrayBufferWriter<byte>();
        template.Render(new() { Data = ReportForge.Data.Value.From(new ReportForge.Data.DataObject().With("x", ReportForge.Data.Value.From(1L))) }, output, out _).ShouldBeTrue();
        var before = PackageReader.Read("a", bytes).Package.ShouldNotBeNull();
        var after = PackageReader.Read("b", output.WrittenSpan.ToArray()).Package.ShouldNotBeNull();
        after.Parts.Select(part => part.Name).ShouldBe(before.Parts.Select(part => part.Name));
        foreach (var (left, right) in before.Parts.Zip(after.Parts).Where(pair => pair.First.Name != "/word/document.xml"))
            right.Compressed.ToArray().ShouldBe(left.Compressed.ToArray(), left.Name);
    }

    private static void IsUnchanged(byte[] document, string name)
    {
        var prepared = WordTemplate.Prepare(WordTemplateSource.FromFile("van-ban.docx", document));
        prepared.Findings.Where(finding => finding.IsError).ShouldBeEmpty(name);
        var output = new ArrayBufferWriter<byte>();
        prepared.Template.ShouldNotBeNull(name).Render(new(), output, out var findings).ShouldBeTrue();
        findings.ShouldBeEmpty();
        PartsOf(output.WrittenSpan.ToArray()).ShouldBe(PartsOf(document), name);
    }

    // The braces of a tag become brackets: the markup around them stays what it is.
    private static string WithoutTags(string markup) => markup.Replace('{', '[').Replace('}', ']').Replace("%7B", "(").Replace("%7D", ")");

    /// <summary>The parts in their order, each with all its bytes.</summary>
    private static List<string> PartsOf(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return [.. archive.Entries.Select(entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return $"{entry.FullName} {Convert.ToBase64String(bytes.ToArray())}";
        })];
    }

    private static IEnumerable<TheoryDataRow<string>> FilesOf(string pattern) =>
        Directory.EnumerateFiles(Folder(), pattern).Select(path => new TheoryDataRow<string>(Path.GetFileName(path))).OrderBy(row => row.Data, StringComparer.Ordinal);

    private static string Folder() => Path.Combine(Path.GetDirectoryName(CaseTests.Folder()) ?? "", "Documents");
}
