using System.Buffers;
using System.IO.Compression;
using System.Text;
using ReportForge.Tests;

namespace ReportForge.Packaging.Tests;

public sealed class PackageWriterTests
{
    [Fact]
    public void Copied_entries_keep_their_compressed_bytes_and_order()
    {
        var source = PackageReader.Read("mau.docx", SmallPackage.Of(ZipBytes.Minimal)).Package.ShouldNotBeNull();
        var copy = PackageReader.Read("ban-sao.docx", Write(writer =>
        {
            foreach (var part in source.Parts)
                writer.Copy(part);
        })).Package.ShouldNotBeNull();

        copy.Parts.Select(part => part.Name).ShouldBe(source.Parts.Select(part => part.Name));
        foreach (var (left, right) in copy.Parts.Zip(source.Parts))
            left.Compressed.ToArray().ShouldBe(right.Compressed.ToArray());
    }

    [Fact]
    public void Written_package_opens_in_another_reader_with_the_earliest_date()
    {
        var bytes = Write(writer => writer.Add("/word/Mẫu số 1.xml", Encoding.UTF8.GetBytes("<a>Ủy ban</a>")));
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var entry = archive.Entries.ShouldHaveSingleItem();
        entry.FullName.ShouldBe("word/Mẫu số 1.xml");
        entry.LastWriteTime.DateTime.ShouldBe(new DateTime(1980, 1, 1));
        using var reader = new StreamReader(entry.Open());
        reader.ReadToEnd().ShouldBe("<a>Ủy ban</a>");
    }

    [Fact]
    public void Same_calls_give_the_same_bytes()
    {
        static void Fill(PackageWriter writer)
        {
            writer.Add("/a.xml", "<a/>"u8);
            writer.Add("/b.bin", new byte[10_000]);
        }

        Write(Fill).ShouldBe(Write(Fill));
    }

    [Theory]
    [InlineData("/word/document.xml", "media/a.png", "/word/media/a.png")]
    [InlineData("/word/document.xml", "../customXml/item1.xml", "/customXml/item1.xml")]
    [InlineData("/word/document.xml", "/word/styles.xml", "/word/styles.xml")]
    [InlineData("/", "word/document.xml", "/word/document.xml")]
    [InlineData("/word/document.xml", "../../../x.xml", "/x.xml")]
    public void Target_is_resolved_against_its_source(string source, string target, string expected) =>
        PartNames.Resolve(source, target).ShouldBe(expected);

    [Theory]
    [InlineData("/word/document.xml", "/word/_rels/document.xml.rels")]
    [InlineData("/", "/_rels/.rels")]
    public void Relationship_part_is_named_after_its_source(string source, string expected)
    {
        PartNames.RelationshipsOf(source).ShouldBe(expected);
        PartNames.SourceOfRelationships(expected).ShouldBe(source);
    }

    private static byte[] Write(Action<PackageWriter> fill)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new PackageWriter(buffer);
        fill(writer);
        writer.Finish();
        return buffer.WrittenSpan.ToArray();
    }
}
