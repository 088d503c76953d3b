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
