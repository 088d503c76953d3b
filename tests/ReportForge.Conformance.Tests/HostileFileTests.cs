using System.Diagnostics;

namespace ReportForge.Conformance.Tests;

/// <summary>Bytes of unknown origin give findings, in time, and never an exception.</summary>
public sealed class HostileFileTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public void Every_truncation_gives_a_finding()
    {
        var whole = TestDocument.Good().Pack();
        for (var length = 0; length < whole.Length; length += 97)
        {
            var report = ConformanceCheck.Check("mau.docx", whole[..length]);
            report.HasErrors.ShouldBeTrue();
            report.Conforms.ShouldBeFalse();
            report.Verdict.Vi.ShouldBe("không kiểm tra được");
            ConformanceFix.Fix("mau.docx", whole[..length]).Docx.ShouldBeNull();
            ConformanceAnnotation.Annotate("mau.docx", whole[..length]).Docx.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("styles that are based on each other", "word/styles.xml", """<w:name w:val="Centre Bold"/><w:basedOn w:val="Centre"/>""", """<w:name w:val="Centre Bold"/><w:basedOn w:val="Names"/>""")]
    [InlineData("an endless size", "word/styles.xml", """<w:sz w:val="28"/><w:szCs w:val="28"/>""", """<w:sz w:val="999999999999999999999"/>""")]
    [InlineData("a length that is no number", "word/document.xml", """<w:gridCol w:w="3714"/><w:gridCol w:w="5640"/>""", """<w:gridCol w:w="NaN"/><w:gridCol w:w="1e400"/>""")]
    [InlineData("a span of a billion columns", "word/document.xml", """<w:tcW w:w="4000" w:type="dxa"/>""", """<w:tcW w:w="4000" w:type="dxa"/><w:gridSpan w:val="999999999"/>""")]
    [InlineData("a field that never ends", "word/document.xml", "<w:t>BÁO CÁO</w:t>", """<w:fldChar w:fldCharType="begin"/><w:t>BÁO CÁO</w:t>""")]
    [InlineData("field ends without a beginning", "word/document.xml", "<w:t>BÁO CÁO</w:t>", """<w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="separate"/><w:t>BÁO CÁO</w:t>""")]
    [InlineData("a lone surrogate", "word/document.xml", "<w:t>BÁO CÁO</w:t>", "<w:t>BÁO CÁO</w:t><w:sym w:font=\"X\" w:char=\"D800\"/>")]
    [InlineData("no section", "word/document.xml", "</w:body>", "<w:p/></w:body>")]
    public void Odd_markup_is_judged(string what, string part, string old, string replacement)
    {
        var bytes = TestDocument.Good().Replace(part, old, replacement).Pack();
        ConformanceCheck.Check("mau.docx", bytes).Results.Length.ShouldBe(RulePack.Rules.Length, what);
        ConformanceFix.Fix("mau.docx", bytes);
        ConformanceAnnotation.Annotate("mau.docx", bytes);
    }

    [Fact]
    public void Empty_body_is_judged()
    {
        var document = TestDocument.Good();
        document[TestDocument.Body] = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>""";
        var report = ConformanceCheck.Check("mau.docx", document.Pack());
        report.Results.Length.ShouldBe(RulePack.Rules.Length);
        report.Conforms.ShouldBeFalse();
    }

    [Fact]
    public void Long_paragraphs_and_many_tables_do_not_take_long()
    {
        var words = string.Concat(Enumerable.Repeat("Kế hoạch số 139/KH-UBND, Xã a. ", 20_000));
        var tables = string.Concat(Enumerable.Repeat("<w:tbl><w:tblGrid><w:gridCol w:w=\"10\"/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>", 3_000));
        var bytes = TestDocument.Good()
            .Replace(TestDocument.Body, "Ủy ban nhân dân xã đã ban hành 05 văn bản chỉ đạo;", words)
            .Replace(TestDocument.Body, "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ", tables + "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ")
            .Pack();
        var watch = Stopwatch.StartNew();
        var report = ConformanceCheck.Check("mau.docx", bytes);
        watch.Elapsed.ShouldBeLessThan(Patience);
        report.Results.ShouldAllBe(result => result.Findings.Length <= 20);
    }

    /// <summary>Texts on which a pattern that starts anew at every letter would not come to its end.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("a. ")]
    [InlineData("a.a")]
    [InlineData("1.")]
    [InlineData("{{ ")]
    [InlineData("Hoằng Lưu ")]
    [InlineData("Hoằng Lưu 5 hồ sơ ")]
    [InlineData("Căn cứ Luật ")]
    [InlineData("từ ngày 05/1/2025 đến ")]
    [InlineData("Kế hoạch số 1/KH-UBND ")]
    public void A_paragraph_of_a_million_letters_is_judged(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var bytes = TestDocument.Good().Replace(TestDocument.Body, "Ủy ban nhân dân xã đã ban hành 05 văn bản chỉ đạo;", text).Pack();
        var report = ConformanceCheck.Check("mau.docx", bytes);
        report.Results.Length.ShouldBe(RulePack.Rules.Length);
        report.Results.ShouldAllBe(result => result.Findings.Length <= 20);
    }

    [Fact]
    public void More_text_than_any_report_has_is_a_finding()
    {
        var paragraph = "<w:p><w:r><w:t>" + new string('a', Documents.WordParts.MostLetters / 10) + "</w:t></w:r></w:p>";
        var bytes = TestDocument.Good().Replace(TestDocument.Body, "</w:body>", string.Concat(Enumerable.Repeat(paragraph, 10)) + "</w:body>").Pack();
        var finding = ConformanceCheck.Check("mau.docx", bytes).Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("RF4033");
        finding.Message.Vi.ShouldBe("văn bản có hơn 3.000.000 ký tự: không kiểm tra");
    }

    [Theory]
    [InlineData("elements", "<w:p>", "<w:r/>", 500_000, "</w:p>", "quá 500.000 thành phần")]
    [InlineData("attributes", "<w:p>", """<w:bookmarkStart w:id="1" w:name="b"/>""", 340_000, "</w:p>", "quá 1.000.000 thành phần, thuộc tính")]
    [InlineData("a long attribute", "<w:p w:rsidR=\"", "0123456789", 200_000, "\"/>", "dài quá 2 MB")]
    [InlineData("a long comment", "<!--", "<a b=\"", 400_000, "-->", "dài quá 2 MB")]
    [InlineData("megabytes of markup", "<w:p>", "<w:r w:rsidRPr=\"00112233445566778899001122334455667788990011223344556677889900112233445566778899\"/>", 350_000, "</w:p>", "quá 32 MB")]
    public void More_markup_than_a_check_takes_is_a_finding(string what, string opening, string piece, int count, string closing, string message)
    {
        var markup = opening + string.Concat(Enumerable.Repeat(piece, count)) + closing;
        var bytes = TestDocument.Good().Replace(TestDocument.Body, "</w:body>", markup + "</w:body>").Pack();
        var finding = ConformanceCheck.Check("mau.docx", bytes).Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("RF4033", what);
        finding.Message.Vi.ShouldContain(message, customMessage: what);
        finding.Message.Vi.ShouldEndWith("không kiểm tra");
        ConformanceFix.Fix("mau.docx", bytes).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF4033", what);
        ConformanceAnnotation.Annotate("mau.docx", bytes).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF4033", what);
    }

    [Fact]
    public void Markup_of_all_parts_is_counted_together()
    {
        var styles = string.Concat(Enumerable.Range(0, 160_000).Select(number => $"""<w:style w:type="paragraph" w:styleId="S{number}"/>"""));
        var many = "<w:p>" + string.Concat(Enumerable.Repeat("<w:r/>", 360_000)) + "</w:p>";
        var document = TestDocument.Good().Replace("word/styles.xml", "</w:styles>", styles + "</w:styles>");
        ConformanceCheck.Check("mau.docx", document.Pack()).Results.Length.ShouldBe(RulePack.Rules.Length);
        var both = document.Replace(TestDocument.Body, "</w:body>", many + "</w:body>").Pack();
        ConformanceCheck.Check("mau.docx", both).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF4033");
    }

    /// <summary>Shapes on which work or memory grew with the square of their number.</summary>
    [Theory]
    [InlineData("line breaks, each in a run of its own", "<w:p>", "<w:r><w:t>a</w:t><w:br/></w:r>", 150_000, "</w:p>")]
    [InlineData("deleted paragraph marks", "", """<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>""", 30_000, "<w:p/>")]
    [InlineData("sections with a footer of a kind of their own", "", """<w:p><w:pPr><w:sectPr><w:footerReference w:type="t#" r:id="rIdNone"/></w:sectPr></w:pPr></w:p>""", 20_000, "")]
    public void Many_of_one_thing_do_not_take_long(string what, string opening, string piece, int count, string closing)
    {
        var markup = opening + string.Concat(Enumerable.Range(0, count).Select(number => piece.Replace("#", $"{number}", StringComparison.Ordinal))) + closing;
        var bytes = TestDocument.Good().Replace(TestDocument.Body, "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ", markup + "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ").Pack();
        var watch = Stopwatch.StartNew();
        ConformanceCheck.Check("mau.docx", bytes).Results.Length.ShouldBe(RulePack.Rules.Length, what);
        watch.Elapsed.ShouldBeLessThan(Patience, what);
    }

    [Fact]
    public void Table_styles_in_a_long_chain_take_little_memory()
    {
        const int count = 500;
        var conditions = string.Concat(Enumerable.Repeat("""<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>""", 200));
        var styles = string.Concat(Enumerable.Range(0, count).Select(number => $"""<w:style w:type="table" w:styleId="T{number}"><w:basedOn w:val="T{number - 1}"/>{conditions}</w:style>"""));
        var table = $"""<w:tbl><w:tblPr><w:tblStyle w:val="T{count - 1}"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>""";
        var bytes = TestDocument.Good()
            .Replace("word/styles.xml", "</w:styles>", styles + "</w:styles>")
            .Replace(TestDocument.Body, "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ", table + "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ")
            .Pack();
        var before = GC.GetAllocatedBytesForCurrentThread();
        ConformanceCheck.Check("mau.docx", bytes).Results.Length.ShouldBe(RulePack.Rules.Length);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(400_000_000);
    }

    [Fact]
    public void More_paragraphs_than_any_report_has_are_a_finding()
    {
        var many = string.Concat(Enumerable.Repeat("<w:p/>", Documents.WordParts.MostParagraphs));
        var bytes = TestDocument.Good().Replace(TestDocument.Body, "</w:body>", many + "</w:body>").Pack();
        ConformanceCheck.Check("mau.docx", bytes).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF4033");
        ConformanceFix.Fix("mau.docx", bytes).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF4033");
        ConformanceAnnotation.Annotate("mau.docx", bytes).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF4033");
    }

    [Theory]
    [InlineData("<w:p/>")]
    [InlineData("<w:p><w:r><w:t>Phụ lục I</w:t></w:r></w:p><w:p><w:r><w:t>TÊN</w:t></w:r></w:p>")]
    [InlineData("""<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="2"/></w:sectPr></w:pPr></w:p>""")]
    public void Twenty_thousand_blanks_appendices_or_sections_are_judged(string piece)
    {
        var many = string.Concat(Enumerable.Repeat(piece, 20_000));
        var bytes = TestDocument.Good().Replace(TestDocument.Body, "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ", many + "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ").Pack();
        ConformanceCheck.Check("mau.docx", bytes).Results.ShouldAllBe(result => result.Findings.Length <= 20);
    }

    [Fact]
    public void Five_thousand_styles_and_lists_in_a_circle_are_judged()
    {
        const int count = 5_000;
        var styles = string.Concat(Enumerable.Range(0, count).Select(number => $"""<w:style w:type="paragraph" w:styleId="C{number}"><w:name w:val="C{number}"/><w:basedOn w:val="C{(number + 1) % count}"/></w:style>"""));
        var lists = string.Concat(Enumerable.Range(0, count).Select(number => $"""<w:abstractNum w:abstractNumId="{number}"><w:numStyleLink w:val="N{(number + 1) % count}"/><w:styleLink w:val="N{number}"/></w:abstractNum>"""));
        var uses = string.Concat(Enumerable.Range(0, count).Select(number => $"""<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>"""));
        var body = string.Concat(Enumerable.Range(0, count).Select(number => $"""<w:p><w:pPr><w:pStyle w:val="C{number}"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr><w:r><w:t>Một đoạn.</w:t></w:r></w:p>"""));
        var bytes = TestDocument.Good()
            .Replace("word/styles.xml", "</w:styles>", styles + "</w:styles>")
            .Replace(TestDocument.Body, "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ", body + "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ")
            .With("word/numbering.xml", "numbering", "wordprocessingml.numbering+xml", $"""<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{lists}{uses}</w:numbering>""")
            .Pack();
        ConformanceCheck.Check("mau.docx", bytes).Results.Length.ShouldBe(RulePack.Rules.Length);
    }

    [Fact]
    public void Text_of_a_list_level_is_cut()
    {
        var text = string.Concat(Enumerable.Repeat("%1%2%3%4%5%6%7%8%9", 2_000));
        var levels = string.Concat(Enumerable.Range(0, 9).Select(level => $"""<w:lvl w:ilvl="{level}"><w:start w:val="2147483647"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="{text}"/></w:lvl>"""));
        var body = string.Concat(Enumerable.Repeat("""<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Một đoạn.</w:t></w:r></w:p>""", 2_000));
        var bytes = TestDocument.Good()
            .Replace(TestDocument.Body, "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ", body + "<w:p><w:pPr><w:pStyle w:val=\"Heading\"/></w:pPr><w:r><w:t>II. ")
            .With("word/numbering.xml", "numbering", "wordprocessingml.numbering+xml", $"""<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>""")
            .Pack();
        ConformanceCheck.Check("mau.docx", bytes).Findings.ShouldAllBe(finding => (finding.Place.Quote ?? "").Length < 500);
    }

    [Fact]
    public void Nested_tables_beyond_the_limit_are_a_finding()
    {
        const int depth = 3_000;
        var opening = string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", depth));
        var closing = string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", depth));
        var bytes = TestDocument.Good().Replace(TestDocument.Body, "</w:body>", opening + "<w:p/>" + closing + "</w:body>").Pack();
        ConformanceCheck.Check("mau.docx", bytes).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF4018");
    }

    [Fact]
    public void Random_changes_of_the_markup_never_throw()
    {
        const int seed = 20_260_306;
        var random = new Random(seed);
        var good = TestDocument.Good()[TestDocument.Body];
        for (var turn = 0; turn < 150; turn++)
        {
            var document = TestDocument.Good();
            document[TestDocument.Body] = Scramble(good, random);
            var bytes = document.Pack();
            var report = Should.NotThrow(() => ConformanceCheck.Check("mau.docx", bytes), $"seed {seed}, turn {turn}");
            (report.Results.Length == 0).ShouldBe(report.FileFindings.Any(finding => finding.IsError), $"seed {seed}, turn {turn}");
            Should.NotThrow(() => ConformanceFix.Fix("mau.docx", bytes), $"seed {seed}, turn {turn}");
        }
    }

    /// <summary>Drops or doubles whole lines: most results are still XML, many are odd Word.</summary>
    private static string Scramble(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var change = 0; change < 4; change++)
        {
            var at = random.Next(3, lines.Count - 3);
            if (random.Next(2) == 0)
                lines.RemoveAt(at);
            else
                lines.Insert(at, lines[random.Next(3, lines.Count - 3)]);
        }

        return string.Join('\n', lines);
    }
}
