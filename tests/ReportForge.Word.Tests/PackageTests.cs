using System.Buffers;
using System.IO.Compression;
using System.Text;
using ReportForge.Data;
using ReportForge.Packaging;
using ReportForge.Tests;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

public sealed class PackageTests
{
    private static readonly WordRenderOptions Data = new() { Data = Value.From(new DataObject().With("x", Value.From("Ủy ban"))) };

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Other_prefixes_are_read_in_every_encoding_of_packages(string encoding, bool hasMark)
    {
        const string document = "<ns0:document xmlns:ns0=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><ns0:body><ns0:p><ns0:r><ns0:t>{{ x }} xã</ns0:t></ns0:r></ns0:p></ns0:body></ns0:document>";
        var known = Encoding.GetEncoding(encoding);
        foreach (var declaration in (string[])["", $"<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n"])
        {
            byte[] bytes = [.. hasMark ? known.GetPreamble() : [], .. known.GetBytes(declaration + document)];
            var file = Rendered(WithDocument(bytes), WordTemplateOptions.Default, Data);
            WordFileReader.Text(file).ShouldBe("Ủy ban xã");
            WordFileReader.Validate(file).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("tbl")]
    [InlineData("tr")]
    [InlineData("tc")]
    [InlineData("p")]
    [InlineData("r")]
    [InlineData("t")]
    public void Prefixes_that_change_within_a_part_are_read(string changed)
    {
        const string word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        const string text = $"<w:document xmlns:w=\"{word}\"><w:body><w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"900\"/></w:tblGrid>"
            + "<w:tr><w:tc><w:p><w:r><w:t>{{ for y in [1, 2] }}{{ x }}{{ end }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:body></w:document>";
        var expected = WordFileReader.Text(Of(text));
        var (from, end) = (text.IndexOf($"<w:{changed}>", StringComparison.Ordinal), text.IndexOf($"</w:{changed}>", StringComparison.Ordinal) + $"</w:{changed}>".Length);
        foreach (var (prefix, declaration) in new[] { ("", $"xmlns=\"{word}\""), ("x:", $"xmlns:x=\"{word}\""), ("x:", $"xmlns:x = '{word}'") })
        {
            var inner = text[from..end].Replace("<w:", "<" + prefix, StringComparison.Ordinal).Replace("</w:", "</" + prefix, StringComparison.Ordinal);
            var others = text[..from] + inner.Replace($"<{prefix}{changed}>", $"<{prefix}{changed} {declaration}>", StringComparison.Ordinal) + text[end..];
            var file = Of(others);
            WordFileReader.Text(file).ShouldBe(expected, others);
            WordFileReader.Validate(file).ShouldBeEmpty(others);
        }

        static byte[] Of(string document) => Rendered(WithDocument(Encoding.UTF8.GetBytes(document)), WordTemplateOptions.Default, Data);
    }

    [Fact]
    public void Word_template_makes_a_document()
    {
        var template = Replaced(Minimal, "[Content_Types].xml", text => text.Replace("document.main+xml", "template.main+xml"));
        WordFileReader.Part(Rendered(template, WordTemplateOptions.Default, Data), "[Content_Types].xml").ShouldContain("document.main+xml");
    }

    [Fact]
    public void Origin_is_carried_in_a_custom_part()
    {
        var origin = "<origin xmlns=\"urn:example\" kind=\"cchc-annual\"/>"u8.ToArray();
        var file = Rendered(Minimal, new() { CarriesOrigin = true }, Data with { Origin = _ => origin });
        WordFileReader.Part(file, "customXml/item1.xml").ShouldBe("<origin xmlns=\"urn:example\" kind=\"cchc-annual\"/>");
        WordFileReader.Validate(file).ShouldBeEmpty();
        var package = PackageReader.Read("a.docx", file).Package.ShouldNotBeNull();
        package.RelationshipsOf("/word/document.xml").ShouldContain(row => row.Kind == "customXml" && row.Target == "/customXml/item1.xml");
    }

    [Fact]
    public void Same_template_and_data_give_the_same_bytes_on_any_thread()
    {
        var template = Prepared(Minimal, WordTemplateOptions.Default);
        var files = new byte[64][];
        Parallel.For(0, files.Length, index => files[index] = Render(template, Data));
        foreach (var file in files)
            file.SequenceEqual(files[0]).ShouldBeTrue();
        Rendered(Minimal, WordTemplateOptions.Default, Data).SequenceEqual(files[0]).ShouldBeTrue();
    }

    [Fact]
    public void Hash_names_the_content_and_the_way_it_is_put_together()
    {
        var one = Prepared(Minimal, WordTemplateOptions.Default).Hash;
        one.ShouldBe(Prepared(Minimal, WordTemplateOptions.Default).Hash);
        one.Length.ShouldBe(64);
        WordTemplate.Prepare(new([new("mau.docx", Minimal), new("b.docx", Minimal)])).Template.ShouldNotBeNull().Hash.ShouldNotBe(one);
        WordTemplate.Prepare(new([new("mau.docx", Minimal) { When = "x" }])).Template.ShouldNotBeNull().Hash.ShouldNotBe(one);
    }

    [Fact]
    public void All_complaints_about_all_files_come_at_once()
    {
        var bad = WordFileBuilder.Build([new("document", "<w:p><w:r><w:t>{{ for x in xs }}</w:t></w:r></w:p><w:p><w:r><w:t>a {{ b</w:t></w:r></w:p>")]);
        var prepared = WordTemplate.Prepare(new([new("mot.docx", bad), new("hai.docx", "%PDF"u8.ToArray()), new("ba.docx", bad)]));
        prepared.Template.ShouldBeNull();
        prepared.Findings.Select(finding => $"{finding.Place.File} {finding.Code}").Order(StringComparer.Ordinal)
            .ShouldBe(["ba.docx RF1104", "ba.docx RF2001", "hai.docx RF4001", "mot.docx RF1104", "mot.docx RF2001"]);
    }

    [Fact]
    public void Needs_say_what_the_template_reads() =>
        Prepared(Minimal, WordTemplateOptions.Default).Needs.Data.Select(need => need.Path).ShouldBe(["x"]);

    private static byte[] Minimal => WordFileBuilder.Build([new("document", "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>")]);

    private static WordTemplate Prepared(byte[] file, WordTemplateOptions options)
    {
        var prepared = WordTemplate.Prepare(WordTemplateSource.FromFile("mau.docx", file), options);
        prepared.Findings.ShouldBeEmpty();
        return prepared.Template.ShouldNotBeNull();
    }

    private static byte[] Rendered(byte[] file, WordTemplateOptions options, WordRenderOptions data) => Render(Prepared(file, options), data);

    private static byte[] Render(WordTemplate template, WordRenderOptions data)
    {
        var output = new ArrayBufferWriter<byte>();
        template.Render(data, output, out var findings).ShouldBeTrue();
        findings.ShouldBeEmpty();
        return output.WrittenSpan.ToArray();
    }

    private static byte[] WithDocument(byte[] document) => Replaced(Minimal, "word/document.xml", _ => document);

    private static byte[] Replaced(byte[] file, string name, Func<string, string> change) =>
        Replaced(file, name, bytes => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(bytes))));

    private static byte[] Replaced(byte[] file, string name, Func<byte[], byte[]> change)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.GetEntry(name).ShouldNotBeNull();
            using var old = new MemoryStream();
            using (var content = entry.Open())
                content.CopyTo(old);
            entry.Delete();
            SmallPackage.Write(archive, name, change(old.ToArray()));
        }

        return stream.ToArray();
    }
}
