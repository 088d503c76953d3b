using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Profiles;

namespace ReportForge.Conformance.Tests;

public sealed class HouseProfileTests
{
    [Fact]
    public void Every_key_is_read()
    {
        var profile = Read("""
            name: UBND xã Hoàng Lưu
            rules_off: [TB-03, SO-04]
            body_size_pt: 13
            paragraph_spacing_pt: 8
            first_line_indent_mm: 12.7
            superior_line: forbidden
            draft_mark: required
            addressees: required
            form: electronic
            place: Hoàng Lưu
            appendix_codes: allowed
            """).Profile.ShouldNotBeNull();
        profile.RulesOff.ShouldBe(["TB-03", "SO-04"], ignoreOrder: true);
        (profile.BodySize, profile.ParagraphSpacing, profile.FirstLineIndent).ShouldBe((13m, 8m, 12.7m));
        (profile.SuperiorLine, profile.DraftMark, profile.Addressees).ShouldBe((Wanted.Forbidden, Wanted.Required, Wanted.Required));
        (profile.Form, profile.PlaceName, profile.AllowsAppendixCodes).ShouldBe((DocumentForm.Electronic, "Hoàng Lưu", true));
    }

    [Theory]
    [InlineData("rules_off: [PG-03]", "RF5306", "không được tắt PG-03: đây là quy định của NĐ 30/2020/NĐ-CP")]
    [InlineData("rules_off: [TB-33]", "RF5305", "không có quy tắc “TB-33”")]
    [InlineData("rules_off: TB-03", "RF5304", "giá trị của “rules_off” không dùng được")]
    [InlineData("body_size_pt: 12", "RF5304", "giá trị của “body_size_pt” không dùng được")]
    [InlineData("paragraph_spacing_pt: 3", "RF5304", "giá trị của “paragraph_spacing_pt” không dùng được")]
    [InlineData("from: paper", "RF5303", "không có mục “from” trong hồ sơ đơn vị")]
    [InlineData("- a", "RF5302", "hồ sơ đơn vị phải là các dòng “khóa: giá trị”")]
    public void Mistake_is_told_with_its_line(string yaml, string code, string message)
    {
        var read = Read(yaml);
        read.Profile.ShouldBeNull();
        var finding = read.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Message.Vi, finding.Place.Line).ShouldBe((code, message, 1));
    }

    [Fact]
    public void Broken_yaml_is_a_finding_and_an_empty_profile_is_the_default()
    {
        Read("a: [").Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3101");
        Read("").Profile.ShouldBe(HouseProfile.Default);
    }

    [Fact]
    public void Yaml_of_any_depth_is_a_finding() =>
        Read(new string('[', 100_000)).Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3103");

    [Fact]
    public void All_mistakes_are_told_together() => Read("body_size_pt: 12\nform: email\nunknown: 1").Findings.Length.ShouldBe(3);

    [Fact]
    public void Rule_that_the_house_switches_off_is_not_judged()
    {
        var profile = Read("rules_off: [BD-15]").Profile.ShouldNotBeNull();
        var document = TestDocument.Good().Replace(TestDocument.Body, "điều hành</w:t>", "điều hành:</w:t>");
        Read("rules_off: [BD-15]").Findings.ShouldBeEmpty();
        ConformanceCheck.Check("mau.docx", document.Pack(), new() { Profile = profile }).Results
            .Single(result => result.Rule.Id == "BD-15").Outcome.ShouldBe(RuleOutcome.NotApplicable);
    }

    private static HouseProfileReadResult Read(string yaml) => HouseProfileReader.Read("don-vi.yaml", System.Text.Encoding.UTF8.GetBytes(yaml));
}
