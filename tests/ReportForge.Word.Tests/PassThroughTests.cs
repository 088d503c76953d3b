using System.Buffers;
using System.IO.Compression;
using ReportForge.Packaging;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>What has no tag comes out as it went in: in every part, to the byte.</summary>
public sealed class PassThroughTests
{
    public static IEnumerable<TheoryDataRow<string>> Documents => CaseTests.Cases;

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_without_tags_is_unchanged(string path)
    {
        var file = CaseFile.Read(Path.Combine(CaseTests.Folder(), path));
        var own = file.Sections.Where(section => section.Name is not ("data" or "parts" or "images") && !section.Name.StartsWith("expect ", StringComparison.Ordinal) && !section.Name.Contains('/'));
        var bytes = WordFileBuilder.Build(own.Select(section => section with { Text = WithoutTags(section.Text) }));
        if (WordTemplate.Prepare(WordTemplateSource.FromFile("van-ban.docx", bytes)) is not { Template: { } template })
        {
            path.ShouldBe("Package/dde_field.case");
            return;
        }

        var output = new ArrayBufferWriter<byte>();
        template.Render(new(), output, out var findings).ShouldBeTrue();
        findings.ShouldBeEmpty();
        PartsOf(output.WrittenSpan.ToArray()).ShouldBe(PartsOf(bytes));
    }

    [Fact]
    public void Untouched_parts_of_a_template_keep_their_compressed_bytes()
    {
        var bytes = WordFileBuilder.Build([new("document", "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"), new("styles", "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"a\"/></w:style>"), new("links", "p image media/a.png")]);
        var template = WordTemplate.Prepare(WordTemplateSource.FromFile("mau.docx", bytes)).Template.ShouldNotBeNull();
        var output = new ArrayBufferWriter<byte>();
        template.Render(new() { Data = ReportForge.Language.Value.From(new ReportForge.Language.DataObject().With("x", ReportForge.Language.Value.From(1L))) }, output, out _).ShouldBeTrue();
        var before = PackageReader.Read("a", bytes).Package.ShouldNotBeNull();
        var after = PackageReader.Read("b", output.WrittenSpan.ToArray()).Package.ShouldNotBeNull();
        after.Parts.Select(part => part.Name).ShouldBe(before.Parts.Select(part => part.Name));
        foreach (var (left, right) in before.Parts.Zip(after.Parts).Where(pair => pair.First.Name != "/word/document.xml"))
            right.Compressed.ToArray().ShouldBe(left.Compressed.ToArray(), left.Name);
    }

    // The braces of a tag become brackets: the markup around them stays what it is.
    private static string WithoutTags(string markup) => markup.Replace('{', '[').Replace('}', ']').Replace("%7B", "(").Replace("%7D", ")");

    private static string PartsOf(byte[] package)
    {
        using var archive = new ZipArchive(new MemoryStream(package));
        return string.Join("\n", archive.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return $"== {entry.FullName}\n{reader.ReadToEnd()}";
        }));
    }
}
