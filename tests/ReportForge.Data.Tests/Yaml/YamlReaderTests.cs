using System.Text;
using ReportForge.Data.Yaml;
using ReportForge.Findings;

namespace ReportForge.Data.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void Values_know_their_line_and_column()
    {
        var root = Read("id: cchc\nparts:\n  - { file: head.docx }\n", out var findings).ShouldBeOfType<YamlMap>();
        findings.ShouldBeEmpty();
        var part = root.Find("parts").ShouldBeOfType<YamlList>().Items[0].ShouldBeOfType<YamlMap>();
        var file = part.Find("file").ShouldBeOfType<YamlText>();
        (file.Value, file.Line, file.Column).ShouldBe(("head.docx", 3, 13));
    }

    [Theory]
    [InlineData("a: [1, 2", "RF3101", 2)]
    [InlineData("a: 1\n\tb: 2", "RF3101", 1)]
    [InlineData("a: &x [1]\nb: *x", "RF3104", 1)]
    [InlineData("a: !!binary x", "RF3104", 1)]
    [InlineData("a: [x\u0085y]", "RF3101", 1)]
    [InlineData("a: 1\n---\nb: 2", "RF3104", 2)]
    [InlineData("? [a]\n: 1", "RF3104", 1)]
    [InlineData("a: 1\na: 2", "RF3105", 2)]
    public void What_cannot_be_read_is_a_finding_with_its_line(string yaml, string code, int line)
    {
        Read(yaml, out var findings);
        var finding = findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(code);
        finding.Place.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData(YamlReader.MaxDepth - 1, false)]
    [InlineData(YamlReader.MaxDepth, false)]
    [InlineData(YamlReader.MaxDepth + 1, true)]
    public void Nesting_has_a_limit(int depth, bool isRefused)
    {
        Read(new string('[', depth) + "1" + new string(']', depth), out var findings);
        findings.Any(finding => finding.Code == "RF3103").ShouldBe(isRefused);
    }

    [Fact]
    public void A_hundred_thousand_opening_brackets_do_not_overflow_the_stack()
    {
        Read(new string('[', 100_000), out var findings);
        findings.ShouldHaveSingleItem().IsError.ShouldBeTrue();
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused()
    {
        Read("a: " + new string('x', YamlReader.MaxBytes), out var findings);
        findings.ShouldHaveSingleItem().Code.ShouldBe("RF3103");
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        var findings = new List<Finding>();
        YamlReader.Read("kind.yaml", [0x61, 0x3A, 0x20, 0xFF], findings).ShouldBeNull();
        findings.ShouldHaveSingleItem().Code.ShouldBe("RF3102");
    }

    [Fact]
    public void Text_is_composed() =>
        Read("a: Hoa\u0300", out _).ShouldBeOfType<YamlMap>().Find("a").ShouldBeOfType<YamlText>().Value.ShouldBe("Hoà");

    private static YamlNode? Read(string yaml, out List<Finding> findings)
    {
        findings = [];
        return YamlReader.Read("kind.yaml", Encoding.UTF8.GetBytes(yaml), findings);
    }
}
