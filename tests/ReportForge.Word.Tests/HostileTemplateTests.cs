using System.Buffers;
using System.Diagnostics;
using System.Text;
using ReportForge.Data;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>
/// Templates that somebody made to hurt: a finding or a right document. How much memory and time such files take is held by
/// the tests of the whole command, which has a process of its own.
/// </summary>
public sealed class HostileTemplateTests
{
    [Fact]
    public void Hundred_thousand_tags_in_paragraphs_of_their_own() =>
        Rendered(string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>", 100_000))).ShouldBeNull();

    [Fact]
    public void Hundred_thousand_tags_in_one_paragraph() =>
        Rendered($"<w:p><w:r><w:t>{string.Concat(Enumerable.Repeat("{{ x }}", 100_000))}</w:t></w:r></w:p>").ShouldBeNull();

    [Fact]
    public void Ten_thousand_tags_are_filled() =>
        Rendered(string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>{{ x }} {{ x }}</w:t></w:r></w:p>", 5_000))).ShouldNotBeNull();

    [Fact]
    public void Tag_of_a_megabyte() =>
        Rendered($"<w:p><w:r><w:t>{{{{ \"{new string('a', 1_000_000)}\" }}}}</w:t></w:r></w:p>").ShouldNotBeNull();

    [Fact]
    public void Hundred_thousand_opening_braces() =>
        Rendered($"<w:p><w:r><w:t>{new string('{', 100_000)}</w:t></w:r></w:p>").ShouldBeNull();

    [Fact]
    public void Fifty_thousand_loops_in_one_another() =>
        Rendered(string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>{{ if x }}</w:t></w:r></w:p>", 50_000)) + string.Concat(Enumerable.Repeat("<w:p><w:r><w:t>{{ end }}</w:t></w:r></w:p>", 50_000))).ShouldBeNull();

    [Fact]
    public void Rows_take_linear_time()
    {
        Rendered(Table(1)).ShouldNotBeNull();
        WordFileReader.Text(Rendered(Table(5_000)).ShouldNotBeNull()).Split('\n').Length.ShouldBe(10_001);

        // Four times the rows take four times as long, sixteen times if every row looked at all others.
        var (few, many) = (Least(Table(5_000)), Least(Table(20_000)));
        (many / few).ShouldBeLessThan(9);
    }

    private static string Table(int rows) =>
        $"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{{{{ for i in 1..{rows} }}}}{{{{ word.merge_equal (i / 7) }}}}</w:t></w:r></w:p></w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>{{{{ i }}}}{{{{ end }}}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>";

    // Three runs a figure, since the clock of the processor counts hundredths of a second; the less of two such figures.
    private static double Least(string body) => Enumerable.Range(0, 2).Min(_ =>
    {
        var before = ProcessorSeconds();
        for (var run = 0; run < 3; run++)
            Rendered(body).ShouldNotBeNull();
        return ProcessorSeconds() - before;
    });

    // What this thread has used of the processor: other tests and a busy machine change nothing (proc(5), fields 14 and 15).
    private static double ProcessorSeconds()
    {
        if (!OperatingSystem.IsLinux())
            return Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;
        var stat = File.ReadAllText("/proc/thread-self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[11..13].Sum(ticks => long.Parse(ticks, System.Globalization.CultureInfo.InvariantCulture)) / 100.0;
    }

    [Fact]
    public void Nested_tables_up_to_the_depth_of_the_limit_do_not_overflow()
    {
        var nested = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 80)) + "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>" + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 80));
        Rendered(nested).ShouldNotBeNull();
    }

    [Fact]
    public void Relationship_that_refers_to_its_own_part_is_read_once()
    {
        var part = WordFileBuilder.Build([new("document", "<w:p><w:hyperlink r:id=\"a\"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>"), new("links", "a hyperlink document.xml\nb hyperlink document.xml")]);
        var prepared = WordTemplate.Prepare(new([new("a.docx", Simple("<w:p/>")), new("b.docx", part)]));
        prepared.Template.ShouldNotBeNull();
    }

    [Fact]
    public void Macro_strict_and_signed_templates_are_refused_with_what_to_do()
    {
        Refused(Patched("document.main+xml", "document.macroEnabled.main+xml", "wordprocessingml.document.macroEnabled", "ms-word.document.macroEnabled")).ShouldBe(["RF2020"]);
        Refused(Patched("schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", "purl.oclc.org/ooxml/officeDocument/relationships/officeDocument")).ShouldBe(["RF2021"]);
        Refused(Patched("</Relationships>", "<Relationship Id=\"s\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin\" Target=\"word/document.xml\"/></Relationships>")).ShouldBe(["RF2022"]);
        Refused(Patched("wordprocessingml.document.main+xml", "spreadsheetml.sheet.main+xml")).ShouldBe(["RF2023"]);
    }

    private static string[] Refused(byte[] bytes)
    {
        var prepared = WordTemplate.Prepare(WordTemplateSource.FromFile("mau.docx", bytes));
        prepared.Template.ShouldBeNull();
        return [.. prepared.Findings.Where(finding => finding.IsError).Select(finding => finding.Code)];
    }

    private static byte[] Patched(params string[] replacements)
    {
        using var stream = new MemoryStream();
        stream.Write(Simple("<w:p/>"));
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var name in (string[])["[Content_Types].xml", "_rels/.rels"])
            {
                var entry = archive.GetEntry(name).ShouldNotBeNull();
                string text;
                using (var reader = new StreamReader(entry.Open()))
                    text = reader.ReadToEnd();
                for (var index = 0; index < replacements.Length; index += 2)
                    text = text.Replace(replacements[index], replacements[index + 1], StringComparison.Ordinal);
                entry.Delete();
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }

    private static byte[]? Rendered(string body)
    {
        var file = Simple(body);
        var prepared = WordTemplate.Prepare(WordTemplateSource.FromFile("mau.docx", file));
        var output = new ArrayBufferWriter<byte>();
        var data = Value.From(new DataObject().With("x", Value.From(1L)));
        var isWritten = prepared.Template?.Render(new() { Data = data }, output, out _) == true;
        if (!isWritten)
            prepared.Findings.ShouldContain(finding => finding.IsError);
        return isWritten ? output.WrittenSpan.ToArray() : null;
    }

    // Written without the builder, which would take the large ones apart itself.
    private static byte[] Simple(string body)
    {
        var file = WordFileBuilder.Build([new("document", "<w:p/>")]);
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("word/document.xml").ShouldNotBeNull().Delete();
            using var entry = archive.CreateEntry("word/document.xml").Open();
            entry.Write(Encoding.UTF8.GetBytes($"<w:document {WordFileBuilder.Namespaces}><w:body>{body}</w:body></w:document>"));
        }

        return stream.ToArray();
    }
}
