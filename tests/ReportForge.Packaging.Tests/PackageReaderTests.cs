using System.Text;
using System.Xml.Linq;
using ReportForge.Findings;
using ReportForge.Tests;

namespace ReportForge.Packaging.Tests;

public sealed class PackageReaderTests
{
    private static readonly byte[] CentralRow = [0x50, 0x4B, 0x01, 0x02];

    [Fact]
    public void Package_gives_parts_types_relationships_and_main_document()
    {
        var package = Opened(SmallPackage.Of(ZipBytes.Minimal));

        package.Parts.Select(part => part.Name).ShouldBe(["/[Content_Types].xml", "/_rels/.rels", "/word/document.xml"]);
        package.MainDocument.ShouldBeSameAs(package.Find("/WORD/document.xml"));
        package.ContentTypeOf("/word/document.xml").ShouldEndWith("document.main+xml");
        package.RelationshipsOf("/").ShouldHaveSingleItem().Target.ShouldBe("/word/document.xml");
        Encoding.UTF8.GetString(package.MainDocument.ShouldNotBeNull().Bytes.Span).ShouldBe(ZipBytes.Document);
        (package.IsStrict, package.IsSigned, package.HasMacros).ShouldBe((false, false, false));
    }

    [Fact]
    public void Strict_signed_and_macro_packages_are_recognised()
    {
        Opened(With("_rels/.rels", ZipBytes.RootRelationships.Replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")))
            .IsStrict.ShouldBeTrue();
        Opened(With("[Content_Types].xml", ZipBytes.ContentTypes.Replace("vnd.openxmlformats-officedocument.wordprocessingml.document", "vnd.ms-word.document.macroEnabled")))
            .HasMacros.ShouldBeTrue();
        var origin = """<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="word/document.xml"/></Relationships>""";
        Opened(With("_rels/.rels", ZipBytes.RootRelationships.Replace("</Relationships>", origin))).IsSigned.ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "tệp trống")]
    [InlineData("%PDF-1.7", "đây là tệp PDF")]
    [InlineData("{\\rtf1", "đây là tệp RTF")]
    [InlineData("<html>", "đây là tệp XML hoặc HTML")]
    [InlineData("Kính gửi", "không phải gói zip")]
    public void File_of_another_kind_is_named(string text, string expected)
    {
        var finding = Refused(Encoding.UTF8.GetBytes(text), "RF4001");
        finding.Message.Vi.ShouldBe("tệp không phải là .docx: " + expected);
        finding.Place.File.ShouldBe("mau.docx");
    }

    [Fact]
    public void Encrypted_or_old_file_says_so() =>
        Refused([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "RF4002").Message.Vi
            .ShouldBe("tệp được đặt mật khẩu hoặc là .doc/.xls cũ");

    [Fact]
    public void Every_truncation_is_refused_with_a_finding()
    {
        var whole = SmallPackage.Of(ZipBytes.Minimal);
        for (var length = 0; length < whole.Length; length++)
        {
            var result = PackageReader.Read("mau.docx", whole.AsMemory(0, length));
            result.Package.ShouldBeNull();
            result.Findings.ShouldContain(finding => finding.IsError);
        }
    }

    [Fact]
    public void Every_single_changed_byte_gives_a_package_or_a_finding()
    {
        var whole = SmallPackage.Of(ZipBytes.Minimal);
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0xFF;
            var result = PackageReader.Read("mau.docx", damaged);
            (result.Package is null).ShouldBe(result.Findings.Any(finding => finding.IsError), $"byte {at}");
        }
    }

    [Fact]
    public void Entry_that_stands_twice_is_refused() =>
        Refused(SmallPackage.Of([.. ZipBytes.Minimal, ("WORD/document.xml", "<x/>")]), "RF4008");

    [Fact]
    public void Entries_that_share_data_are_refused()
    {
        // The second row of the directory is made to point at the third entry's header, names and all.
        var bytes = SmallPackage.Of(("[Content_Types].xml", ZipBytes.ContentTypes), ("a.xml", "<a/>"), ("b.xml", "<b/>"));
        var header = bytes.AsSpan().IndexOf("a.xml"u8) - 30;
        var overlapping = ZipBytes.Patch(bytes, CentralRow, 2, 42, (byte)header, (byte)(header >> 8));
        overlapping = ZipBytes.Patch(overlapping, "b.xml"u8, 1, 0, (byte)'a');
        PackageReader.Read("mau.docx", overlapping).Findings.Select(finding => finding.Code).ShouldBe(["RF4008", "RF4009"]);
    }

    [Theory]
    [InlineData("../evil.xml")]
    [InlineData("word/../../evil.xml")]
    [InlineData("/evil.xml")]
    [InlineData("word\\evil.xml")]
    [InlineData("C:/evil.xml")]
    [InlineData("word//evil.xml")]
    public void Name_that_leaves_the_package_is_refused(string name) =>
        Refused(SmallPackage.Of([.. ZipBytes.Minimal, (name, "<x/>")]), "RF4010");

    [Fact]
    public void Entry_with_zip_password_is_refused() =>
        Refused(ZipBytes.Patch(SmallPackage.Of(ZipBytes.Minimal), CentralRow, 1, 8, 1), "RF4011");

    [Fact]
    public void Unknown_compression_is_refused() =>
        Refused(ZipBytes.Patch(SmallPackage.Of(ZipBytes.Minimal), CentralRow, 1, 10, 14), "RF4012").Message.Vi.ShouldContain("14");

    [Fact]
    public void Wrong_checksum_is_refused() =>
        Refused(ZipBytes.Patch(SmallPackage.Of(ZipBytes.Minimal), CentralRow, 1, 16, 0, 0, 0, 0), "RF4013");

    [Fact]
    public void Zip_without_content_types_is_no_package() =>
        Refused(SmallPackage.Of(("thu.docx", "x")), "RF4014");

    [Fact]
    public void Package_without_document_is_refused() =>
        Refused(SmallPackage.Of(("[Content_Types].xml", ZipBytes.ContentTypes)), "RF4015");

    [Fact]
    public void Limits_act_at_one_above_and_not_at_the_limit()
    {
        var bytes = SmallPackage.Of(ZipBytes.Minimal);
        var largest = ZipBytes.Minimal.Max(entry => Encoding.UTF8.GetByteCount(entry.Text));
        var total = ZipBytes.Minimal.Sum(entry => Encoding.UTF8.GetByteCount(entry.Text));
        Judge(bytes, new() { PackageBytes = bytes.Length }, null);
        Judge(bytes, new() { PackageBytes = bytes.Length - 1 }, "RF4004");
        Judge(bytes, new() { Entries = 3 }, null);
        Judge(bytes, new() { Entries = 2 }, "RF4005");
        Judge(bytes, new() { PartBytes = largest, InflatedBytes = total }, null);
        Judge(bytes, new() { PartBytes = largest - 1 }, "RF4006");
        Judge(bytes, new() { InflatedBytes = total - 1 }, "RF4006");
        Judge(bytes, new() { Ratio = 0, RatioFloorBytes = 1 }, "RF4007");
    }

    [Fact]
    public void Bomb_of_ten_gigabytes_is_refused_before_it_is_inflated()
    {
        // One megabyte that says to be ten gigabytes: the sizes stand in a Zip64 field.
        var bytes = Zip64Bomb(size: 10_000_000_000);
        Refused(bytes, "RF4006");
    }

    [Fact]
    public void Entry_longer_than_its_declared_size_is_refused()
    {
        var bytes = SmallPackage.Of([.. ZipBytes.Minimal, ("word/media/a.bin", new string('0', 5_000_000))]);
        var lying = ZipBytes.Patch(bytes, CentralRow, 3, 24, 10, 0, 0, 0);
        Refused(lying, "RF4013");
    }

    [Fact]
    public void Large_picture_is_read_whole_and_not_held()
    {
        var picture = Picture();
        var package = Opened(SmallPackage.Of([.. MinimalBytes, ("word/media/a.png", picture)]));

        var part = package.Find("/word/media/a.png").ShouldNotBeNull();
        part.Size.ShouldBe(picture.Length);
        part.Bytes.ToArray().ShouldBe(picture);
        part.Bytes.Equals(part.Bytes).ShouldBeFalse("it is inflated anew for each call");
        package.MainDocument.ShouldNotBeNull().Bytes.Equals(package.MainDocument.Bytes).ShouldBeTrue("markup is held");
    }

    [Theory]
    [InlineData(16, 0)] // checksum
    [InlineData(24, 10)] // shorter than it is
    [InlineData(24, 200)] // longer than it is
    public void Large_picture_that_is_not_what_the_directory_says_is_refused(int field, byte value)
    {
        var bytes = SmallPackage.Of([.. MinimalBytes, ("word/media/a.png", Picture())]);
        Refused(ZipBytes.Patch(bytes, CentralRow, 3, field, value, 0, 2, 0), "RF4013").Place.Location.ShouldBe(Wording.Same("word/media/a.png"));
    }

    [Fact]
    public void Dtd_deep_nesting_and_broken_xml_are_told_apart()
    {
        var dtd = """<!DOCTYPE a [<!ENTITY b "c">]><Types/>""";
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Refused(With("[Content_Types].xml", dtd), "RF4017");
        Refused(With("[Content_Types].xml", deep), "RF4018");
        var broken = Refused(With("_rels/.rels", "<Relationships>\n<x></Relationships>"), "RF4016");
        (broken.Place.Location?.Vi, broken.Place.Line).ShouldBe(("/_rels/.rels", 2));
    }

    [Theory]
    [InlineData("iso-8859-1", "iso-8859-1", false)]
    [InlineData("us-ascii", "us-ascii", false)]
    [InlineData("utf-16", "UTF-16LE", false)]
    [InlineData("utf-16BE", "UTF-16BE", false)]
    [InlineData("utf-32", "UTF-32", false)]
    [InlineData("utf-32", "UTF-32", true)]
    [InlineData("utf-32BE", "UTF-32", true)]
    public void Encodings_that_packages_do_not_allow_are_refused(string encoding, string named, bool hasMark)
    {
        var known = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. hasMark ? known.GetPreamble() : [], .. known.GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?><a>xa</a>")];

        var finding = SafeXml.Load("mau.docx", "/a.xml", bytes).Finding.ShouldNotBeNull();

        (finding.Code, finding.Message.Vi).ShouldBe(("RF4023", $"XML ghi theo bảng mã {named}; gói Office chỉ dùng UTF-8 và UTF-16"));
    }

    [Fact]
    public void Xml_depth_acts_at_one_above_the_limit()
    {
        static XmlReadResult Load(int depth) => SafeXml.Load(
            "mau.docx", "/a.xml", Encoding.UTF8.GetBytes("<a><a><a>x</a></a></a>"), new() { XmlDepth = depth });
        Load(3).Document.ShouldNotBeNull();
        Load(2).Finding?.Code.ShouldBe("RF4018");
    }

    [Fact]
    public void Elements_act_at_one_above_the_limit()
    {
        static XmlReadResult Load(int elements) => SafeXml.Load(
            "mau.docx", "/a.xml", Encoding.UTF8.GetBytes("<a><b/><b/></a>"), new() { XmlElements = elements });
        Load(3).Document.ShouldNotBeNull();
        Load(2).Finding?.Code.ShouldBe("RF4022");
        Judge(SmallPackage.Of(ZipBytes.Minimal), new() { IndexElements = 4 }, null);
        Judge(SmallPackage.Of(ZipBytes.Minimal), new() { IndexElements = 3 }, "RF4022");
    }

    [Fact]
    public void Trees_are_judged_together_and_at_one_above_the_limit()
    {
        var package = PackageReader.Read("mau.docx", SmallPackage.Of(ZipBytes.Minimal)).Package.ShouldNotBeNull();
        var (bytes, elements) = (package.Parts.Sum(part => part.Bytes.Length), 4 + 2 + 5);
        Codes(new() { TreeBytes = bytes, TreeElements = elements }).ShouldBeEmpty();
        Codes(new() { TreeBytes = bytes - 1 }).ShouldBe(["RF4021"]);
        Codes(new() { TreeElements = elements - 1 }).ShouldBe(["RF4022"]);
        var nodes = package.Parts.Sum(part => NodesOf(XDocument.Load(new MemoryStream(part.Bytes.ToArray()))));
        Codes(new() { TreeNodes = nodes }).ShouldBeEmpty();
        Codes(new() { TreeNodes = nodes - 1 }).ShouldBe(["RF4022"]);

        List<string> Codes(PackageLimits limits)
        {
            var check = new XmlPartsCheck("mau.docx", limits);
            return [.. package.Parts.Select(check.Check).OfType<Finding>().Select(finding => finding.Code)];
        }

        static int NodesOf(XDocument tree) => tree.DescendantNodes().Count() + tree.Descendants().Sum(element => element.Attributes().Count())
            + (tree.Declaration is null ? 0 : 1);
    }

    [Theory]
    [InlineData("<a>0123456789</a>", 13)]
    [InlineData("<a b=\"12345\"/>", 14)]
    [InlineData("<a><!--<<<<<<<<--></a>", 16)]
    [InlineData("<a><?b <<<<<<<<?></a>", 14)]
    public void Stretches_without_a_tag_act_at_one_above_the_limit(string xml, int longest)
    {
        Judged(longest).ShouldBeNull();
        Judged(longest - 1)?.Code.ShouldBe("RF4021");

        Finding? Judged(int limit)
        {
            var package = PackageReader.Read("mau.docx", With("word/document.xml", xml)).Package.ShouldNotBeNull();
            return new XmlPartsCheck("mau.docx", new() { TreeStretch = limit }).Check(package.MainDocument.ShouldNotBeNull());
        }
    }

    [Fact]
    public void Relationship_to_a_missing_part_is_a_warning_and_external_ones_are_not_followed()
    {
        var relationships = ZipBytes.RootRelationships.Replace("word/document.xml", "../word/./document.xml").Replace(
            "</Relationships>",
            """<Relationship Id="rId2" Type="t/image" Target="media/none.png"/><Relationship Id="rId3" Type="t/hyperlink" Target="http://x.example/../y" TargetMode="External"/></Relationships>""");
        var result = PackageReader.Read("mau.docx", With("_rels/.rels", relationships));
        var package = result.Package.ShouldNotBeNull();
        package.MainDocument.ShouldNotBeNull();
        var finding = result.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity).ShouldBe(("RF4019", Severity.Warning));
        package.RelationshipsOf("/")[2].ShouldBe(new("rId3", "t/hyperlink", "http://x.example/../y", IsExternal: true));
    }

    [Fact]
    public void Relationship_without_id_or_with_an_id_twice_is_refused()
    {
        Refused(With("_rels/.rels", ZipBytes.RootRelationships.Replace("Id=\"rId1\" ", "")), "RF4020");
        var twice = ZipBytes.RootRelationships.Replace("</Relationships>", """<Relationship Id="rId1" Type="t" Target="a"/></Relationships>""");
        Refused(With("_rels/.rels", twice), "RF4020");
    }

    private static byte[] Zip64Bomb(long size)
    {
        var payload = new byte[1_000_000];
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(0x04034B50u);
        WriteShared(writer, extraLength: 0);
        writer.Write("a.xml"u8);
        writer.Write(payload);
        var directory = stream.Position;
        writer.Write(0x02014B50u);
        writer.Write((ushort)45);
        WriteShared(writer, extraLength: 12);
        writer.Write(new byte[14]);
        writer.Write("a.xml"u8);
        writer.Write((ushort)1);
        writer.Write((ushort)8);
        writer.Write(size);
        var directoryLength = stream.Position - directory;
        writer.Write(0x06054B50u);
        writer.Write(0u);
        writer.Write((ushort)1);
        writer.Write((ushort)1);
        writer.Write((uint)directoryLength);
        writer.Write((uint)directory);
        writer.Write((ushort)0);
        return stream.ToArray();

        static void WriteShared(BinaryWriter writer, ushort extraLength)
        {
            writer.Write((ushort)45);
            writer.Write((ushort)0);
            writer.Write((ushort)8);
            writer.Write(0u);
            writer.Write(0u);
            writer.Write(1_000_000u);
            writer.Write(0xFFFFFFFFu);
            writer.Write((ushort)5);
            writer.Write(extraLength);
        }
    }

    private static byte[] With(string name, string text) =>
        SmallPackage.Of([.. ZipBytes.Minimal.Select(entry => entry.Name == name ? (name, text) : entry)]);

    private static IEnumerable<(string Name, byte[] Bytes)> MinimalBytes =>
        ZipBytes.Minimal.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Text)));

    // Three bytes of size, the middle one of which is not nought: 0x020064.
    private static byte[] Picture() => [.. Enumerable.Range(0, 131_172).Select(index => (byte)(index * 7 % 251))];

    private static OpcPackage Opened(byte[] bytes)
    {
        var result = PackageReader.Read("mau.docx", bytes);
        result.Findings.ShouldBeEmpty();
        return result.Package.ShouldNotBeNull();
    }

    private static Finding Refused(byte[] bytes, string code)
    {
        var result = PackageReader.Read("mau.docx", bytes);
        result.Package.ShouldBeNull();
        result.Findings.Select(finding => finding.Code).ShouldContain(code);
        return result.Findings.First(finding => finding.Code == code);
    }

    private static void Judge(byte[] bytes, PackageLimits limits, string? code)
    {
        var result = PackageReader.Read("mau.docx", bytes, limits);
        (result.Package is null).ShouldBe(code is not null);
        if (code is not null)
            result.Findings.ShouldContain(finding => finding.Code == code);
    }
}
