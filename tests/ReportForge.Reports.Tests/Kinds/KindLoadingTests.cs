using ReportForge.Findings;
using ReportForge.Reports.Kinds;

namespace ReportForge.Reports.Tests.Kinds;

public sealed class KindLoadingTests
{
    public static TheoryData<string> Ids => [.. Repository.Kinds.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_kind_of_the_product_loads_without_a_finding(string id) => Repository.Kind(id).Id.ShouldBe(id);

    [Fact]
    public void The_form_of_the_yearly_report_has_81_rows() => Repository.Kind("cchc-annual").Catalogue.Rows.Length.ShouldBe(81);

    [Fact]
    public void A_misspelt_kind_gets_the_nearest_name()
    {
        var finding = Repository.Kinds.Find("cchc-anual").Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("RF3128");
        finding.Hint.ShouldNotBeNull().Vi.ShouldBe("Có phải 'cchc-annual'?");
    }

    [Fact]
    public void A_folder_without_kinds_says_so() =>
        ReportKindLibrary.Open(Path.Combine(Repository.Root, "docs-that-are-not-there")).Find("x").Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3129");

    [Theory]
    [InlineData("id: other\nname: x\nfile_name: x\nparts: [{ file: body.docx }]", "RF3123")]
    [InlineData("id: test\nname: x\nfile_name: x", "RF3124")]
    [InlineData("id: test\nname: x\nparts: [{ file: body.docx }]", "RF3110")]
    [InlineData("id: test\nnam: x\nname: x\nfile_name: x\nparts: [{ file: body.docx }]", "RF3111")]
    [InlineData("id: test\nname: x\nfile_name: x\nparts: body.docx", "RF3112")]
    [InlineData("id: test\nname: x\nfile_name: x\nparts: [{ file: body.docx, section: maybe }]", "RF3112")]
    [InlineData("id: test\nname: x\nfile_name: x\nparts: [{ file: body.docx }]\nperiod: { types: [fortnight] }", "RF3113")]
    [InlineData("id: test\nname: x\nfile_name: x\nparts: [{ file: body.docx }]\nschema: ../../secret.json", "RF3120")]
    [InlineData("id: test\nname: x\nfile_name: x\nparts: [{ file: body.docx }]\nschema: nothing.json", "RF3121")]
    [InlineData("id: test\nname: x\nfile_name: x\nparts: [{ file: body.docx }]\nrules: [/etc/hosts]", "RF3120")]
    [InlineData("[1, 2]", "RF3112")]
    public void A_manifest_that_is_wrong_says_where(string manifest, string code)
    {
        using var kind = new TestKind();
        kind.Write("kind.yaml", manifest);
        var loaded = kind.Load();
        loaded.Kind.ShouldBeNull();
        loaded.Findings.ShouldContain(finding => finding.Code == code && finding.Place.File == "test/kind.yaml");
    }

    [Fact]
    public void A_link_out_of_the_templates_folder_is_not_followed()
    {
        using var kind = new TestKind();
        using var elsewhere = new TestKind();
        File.Delete(Path.Combine(kind.Folder, "rules.yaml"));
        File.CreateSymbolicLink(Path.Combine(kind.Folder, "rules.yaml"), Path.Combine(elsewhere.Folder, "rules.yaml"));
        kind.Load().Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3120");
    }

    [Theory]
    [InlineData("{ \"type\": \"objekt\" }", "RF3133")]
    [InlineData("{ \"propertys\": {} }", "RF3132")]
    [InlineData("{ \"type\": \"string\", \"format\": \"email\" }", "RF3134")]
    [InlineData("{ \"type\": \"string\", \"pattern\": \"(\" }", "RF3135")]
    [InlineData("{ \"$ref\": \"#/$defs/nothing\" }", "RF3136")]
    [InlineData("{ \"$ref\": \"#/$defs/a\", \"$defs\": { \"a\": { \"items\": { \"$ref\": \"#/$defs/a\" } } } }", "RF3137")]
    [InlineData("{ \"$ref\": \"../../../outside.json\" }", "RF3120")]
    [InlineData("{ broken", "RF3130")]
    public void A_contract_that_cannot_be_used_is_refused(string schema, string code)
    {
        using var kind = new TestKind();
        kind.Write("data.schema.json", schema);
        var loaded = kind.Load();
        loaded.Kind.ShouldBeNull();
        loaded.Findings.ShouldContain(finding => finding.Code == code);
    }

    [Theory]
    [InlineData("- { id: A-1, severity: error, check: 'a >', message: x }", "test/rules.yaml")]
    [InlineData("- { id: A-1, severity: fatal, check: 'a > 0', message: x }", "test/rules.yaml")]
    [InlineData("- { id: A-1, severity: error, message: x }", "test/rules.yaml")]
    [InlineData("- { id: A-1, severity: error, check: 'a > 0' }", "test/rules.yaml")]
    [InlineData("- { id: A-1, severity: error, check: 'a > 0', message: '{{ a' }", "test/rules.yaml")]
    [InlineData("- { id: A-1, severity: error, check: 'a > 0', message: x, each: rows }", "test/rules.yaml")]
    [InlineData("- { id: A-1, severity: error, check: 'a > 0', message: x }\n- { id: A-1, severity: error, check: 'b > 0', message: x }", "test/rules.yaml")]
    public void A_rule_that_is_wrong_says_where(string rules, string file)
    {
        using var kind = new TestKind();
        kind.Write("rules.yaml", rules);
        var finding = kind.Load().Findings.First(finding => finding.IsError);
        finding.Place.File.ShouldBe(file);
        finding.Place.Line.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_row_of_the_form_takes_its_value_from_a_field_that_exists()
    {
        using var kind = new TestKind();
        kind.Write("kind.yaml", TestKind.Manifest + "catalogue: indicators.yaml\n");
        kind.Write("indicators.yaml", "rows:\n  - { code: '1', key: one, label: Một, type: number, from: figures.nothing }\n");
        kind.Load().Findings.ShouldHaveSingleItem().Code.ShouldBe("RF3127");
    }

    [Theory]
    [InlineData("rows:\n  - { code: '1', key: one, label: Một, type: number }\n  - { code: '1', key: two, label: Hai, type: number }\n", "RF3125")]
    [InlineData("rows:\n  - { code: '1.1', key: one, label: Một, type: number, parent: '1' }\n", "RF3126")]
    [InlineData("rows:\n  - { code: '1', key: one, label: Một, type: figure }\n", "RF3113")]
    public void A_catalogue_that_is_wrong_says_where(string catalogue, string code)
    {
        using var kind = new TestKind();
        kind.Write("kind.yaml", TestKind.Manifest + "catalogue: indicators.yaml\n");
        kind.Write("indicators.yaml", catalogue);
        var finding = kind.Load().Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(code);
        finding.Severity.ShouldBe(Severity.Error);
        finding.Place.Line.ShouldBeGreaterThan(1);
    }
}
