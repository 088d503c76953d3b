using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Reports.Rules;

namespace ReportForge.Reports.Tests.Rules;

public sealed class RuleTests
{
    [Theory]
    [InlineData("a == b", """{ "a": 1, "b": 1 }""", 0)]
    [InlineData("a == b", """{ "a": 1, "b": 2 }""", 1)]
    [InlineData("a == null", """{ "kind": "test" }""", 0)]
    [InlineData("a.b.c == null", "{}", 0)]
    [InlineData("(rule.sum [a, b, null]) == 5", """{ "a": 2, "b": 3 }""", 0)]
    [InlineData("(rule.round 2.345 2) == 2.35", "{}", 0)]
    [InlineData("(rule.decimals 98.9) == 1 && (rule.decimals 100) == 0", "{}", 0)]
    [InlineData("(rule.days '2023-10-15' '2023-11-14') == 31", "{}", 0)]
    [InlineData("(rule.days '2023-10-15' null) == null", "{}", 0)]
    [InlineData("(rule.weekday '2023-12-30') == 6", "{}", 0)]
    [InlineData("(rule.weekday '2026-11-22') == 7", "{}", 0)]
    [InlineData("(rule.duplicates [1, 2, 1, 1, null, null]).size == 1", "{}", 0)]
    [InlineData("(rule.pairs [1, 2, 3])[1].current == 3", "{}", 0)]
    [InlineData("(rule.similarity 'Rà soát, đơn giản hóa' 'rà soát đơn giản hóa.') == 1", "{}", 0)]
    [InlineData("(rule.similar ['một hai ba', 'một hai ba', 'bốn'] 0.95).size == 1", "{}", 0)]
    [InlineData("(rule.repeated_words 'các nhiệm vụ nhiệm vụ được giao')[0] == 'nhiệm vụ nhiệm vụ'", "{}", 0)]
    [InlineData("(rule.repeated_words 'bộ phận phận một cửa')[0] == 'phận phận'", "{}", 0)]
    [InlineData("(rule.repeated_words 'luôn luôn. Luôn chủ động').size == 0", "{}", 0)]
    [InlineData("(rule.count 'a b a' 'a') == 2", "{}", 0)]
    [InlineData("(rule.entries { x: 1, y: 2 })[1].key == 'y'", "{}", 0)]
    [InlineData("(rule.entries null).size == 0", "{}", 0)]
    [InlineData("(rule.select { x: 1, y: 2 } ['y', 'z']).size == 1", "{}", 0)]
    [InlineData("(rule.index [{ k: 1 }, { k: 2 }] 'k' 2) == 1", "{}", 0)]
    [InlineData("(rule.find [{ k: 1 }, { k: 2, v: 9 }] 'k' 2).v == 9", "{}", 0)]
    [InlineData("(rule.except [{ k: 1 }, { k: 2 }] 'k' 2).size == 1", "{}", 0)]
    [InlineData("(rule.longer ['ngắn', 'dài hơn'] 5)[0] == 'dài hơn'", "{}", 0)]
    [InlineData("(rule.strings { n: { a: 'một', l: ['hai'] } })[1].path == 'n.l[0]'", "{}", 0)]
    [InlineData("(rule.matching (rule.strings { a: 'quý 4' }) `quý (\\d)`)[0].match == '4'", "{}", 0)]
    [InlineData("(rule.values { x: 1, y: 2 })[1] == 2", "{}", 0)]
    [InlineData("(rule.slips (rule.strings { a: 'Quý I', b: 'tho tục; tho tục' }) [{ wrong: 'tỉ lệ', right: 'tỷ lệ' }, { wrong: 'tho', right: 'thủ' }])[0].path == 'b'", "{}", 0)]
    [InlineData("(rule.slips ['tỉ lệ tho tục', 'tho'] [{ wrong: 'th.', right: 'thủ' }, { wrong: 'tỉ lệ', right: 'tỷ lệ' }] | array.map 'match' | array.join ' ') == 'tho tỉ lệ'", "{}", 0)]
    [InlineData("(rule.slips ['đúng'] [{ wrong: 'sai', right: 'đúng' }]).size == 0", "{}", 0)]
    [InlineData("(rule.texts { a: 'một', b: [2, 'hai'] }) == \"một\\nhai\"", "{}", 0)]
    public void A_check_is_an_expression_of_the_language(string check, string json, int findings)
    {
        using var kind = Kind($"- {{ id: A-01, severity: error, check: {Quoted(check)}, message: sai }}");
        Judge(kind, json).Count(finding => finding.Code == "A-01").ShouldBe(findings);
        Judge(kind, json).ShouldNotContain(finding => finding.Code == "RF3203");
    }

    [Theory]
    [InlineData("(rule.matching [a] `^(x+)+$`).size == 0")]
    [InlineData("(rule.slips [a] [{ wrong: '^(x+)+$', right: 'x' }]).size == 0")]
    [InlineData("(a | regex.match `^(x+)+$`).size == 0")]
    public void A_pattern_that_takes_too_long_has_not_found_nothing(string check)
    {
        using var kind = Kind($"- {{ id: A-01, severity: error, check: {Quoted(check)}, message: sai }}");
        var finding = Judge(kind, """{ "a": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx!" }""").ShouldHaveSingleItem();
        finding.Code.ShouldBe("RF3203");
    }

    [Theory]
    [InlineData("a != null", "a")]
    [InlineData("row.value == null", "row.value")]
    [InlineData("rows[0].explicit", "rows[].explicit")]
    public void A_rule_about_the_form_may_not_read_what_each_report_has_its_own(string check, string path)
    {
        using var kind = Kind($"- {{ id: A-03, on: form, severity: error, each: row in rows, check: {Quoted(check)}, message: sai }}");
        var finding = kind.Load().Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("RF3204");
        finding.Message.En.ShouldContain($"'{path}'");
    }

    [Theory]
    [InlineData("{ limit: a, own: item * 10 }", "own <= limit * 10", 1)]
    [InlineData("{ own: item_index, twice: own * 2 }", "twice < 4", 1)]
    [InlineData("{ list: 'rule.where [{ k: 1 }, { k: 3 }] \"k\" item' }", "list.size == 0", 2)]
    [InlineData("{ known: '[1, 3]', first: 'known[0]' }", "item != first", 1)]
    [InlineData("{ wrong: math.round(b) }", "wrong == item", 3, "RF3203")]
    public void A_name_of_a_rule_is_true_for_each_element(string lets, string check, int findings, string code = "A-01")
    {
        using var kind = Kind($"- {{ id: A-01, severity: error, each: 'item in [1, 2, 3]', let: {lets}, check: {Quoted(check)}, message: sai }}");
        Judge(kind, """{ "a": 2, "b": { "x": 1 } }""").Count(finding => finding.Code == code).ShouldBe(findings);
    }

    [Theory]
    [InlineData("a != null && ratio > 1", 0)]
    [InlineData("ratio > 1 && a != null", 1)]
    [InlineData("true && (a == null || ratio > 1)", 1)]
    public void What_a_later_condition_needs_is_not_asked_when_an_earlier_one_fails(string when, int notJudged)
    {
        using var kind = Kind($"- {{ id: A-01, severity: error, let: {{ ratio: math.round(b) }}, when: {Quoted(when)}, check: 'false', message: sai }}");
        Judge(kind, """{ "b": { "x": 1 } }""").Count(finding => finding.Code == "RF3203").ShouldBe(notJudged);
    }

    [Fact]
    public void A_finding_has_the_figures_in_both_languages_and_names_the_fields()
    {
        using var kind = Kind("""
            - id: A-02
              severity: warning
              let: { missing: "a - b" }
              when: "a != null"
              check: "missing == 0"
              message: { vi: "Thiếu {{ missing | vi.count }} hồ sơ", en: "{{ missing }} dossiers are missing" }
              hint: { vi: "Sửa {{ a | vi.number }}", en: "Mend {{ a }}" }
              fields: [a, b]
            """);
        var finding = Judge(kind, "{\n  \"a\": 1122,\n  \"b\": 1119\n}").ShouldHaveSingleItem();
        finding.Severity.ShouldBe(Severity.Warning);
        finding.Message.ShouldBe(new Wording("Thiếu 03 hồ sơ", "3 dossiers are missing"));
        finding.Hint.ShouldBe(new Wording("Sửa 1.122", "Mend 1122"));
        finding.Fields.ShouldBe(["a", "b"]);
        (finding.Place.Line, finding.Place.Path).ShouldBe((2, "a"));
    }

    [Fact]
    public void A_rule_is_judged_for_every_element_and_knows_its_index()
    {
        using var kind = Kind("""
            - id: A-03
              severity: error
              each: row in list
              check: "row.n > 0"
              message: "dòng {{ row_index + 1 }}"
              fields: [ "list[{{ row_index }}].n" ]
            """);
        var findings = Judge(kind, """{ "list": [{ "n": 1 }, { "n": 0 }, { "n": -1 }] }""");
        findings.Select(finding => finding.Message.Vi).ShouldBe(["dòng 2", "dòng 3"]);
        findings.Select(finding => finding.Fields[0]).ShouldBe(["list[1].n", "list[2].n"]);
    }

    [Fact]
    public void A_rule_over_a_list_that_is_not_there_judges_nothing()
    {
        using var kind = Kind("- { id: A-04, severity: error, each: row in list, check: 'false', message: sai }");
        Judge(kind, "{}").ShouldBeEmpty();
    }

    [Fact]
    public void Names_of_one_rule_do_not_reach_the_next()
    {
        using var kind = Kind("""
            - { id: A-05, severity: error, let: { a: "99" }, check: "a == 99", message: sai }
            - { id: A-06, severity: error, check: "a == 1", message: sai }
            """);
        Judge(kind, """{ "a": 1 }""").ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_that_meets_values_it_cannot_work_with_asks_the_reader()
    {
        using var kind = Kind("- { id: A-07, severity: error, check: 'math.round(b) == 1', message: sai }");
        var finding = Judge(kind, """{ "b": { "x": 1 } }""").ShouldHaveSingleItem();
        finding.Code.ShouldBe("RF3203");
        finding.Severity.ShouldBe(Severity.Review);
    }

    [Fact]
    public void A_rule_about_the_form_is_said_of_every_report_of_the_variant_that_breaks_it()
    {
        using var kind = Kind("""
            - { id: A-08, on: form, severity: error, each: row in rows, check: "row.code == row.printed_code", message: "{{ row.key }} {{ unit }}", fields: ["ind.{{ row.key }}"] }
            """);
        kind.Write("kind.yaml", TestKind.Manifest + "catalogue: indicators.yaml\n");
        kind.Write("indicators.yaml", """
            variants: [{ id: old, name: { vi: Cũ, en: Old } }]
            rows: [{ code: "1", key: one, label: Một, type: number, variants: { old: { code: "1." } } }]
            """);
        var loaded = kind.Loaded();
        string[] Said(string json)
        {
            var data = TestKind.Data(json);
            return [.. ReportChecking.JudgeData(loaded, data, new ReportScope(loaded.Catalogue, data)).Select(finding => $"{finding.Message.Vi} {finding.Fields[0]}")];
        }

        Said("""{ "unit": "xã A" }""").ShouldBeEmpty();
        Said("""{ "unit": "xã B", "variant": "old" }""").ShouldBe(["one xã B indicators.one"]);
        Said("""{ "unit": "xã C", "variant": "old" }""").ShouldBe(["one xã C indicators.one"]);
        Said("""{ "unit": "xã D", "variant": "older" }""").ShouldBeEmpty();
    }

    private static TestKind Kind(string rules)
    {
        var kind = new TestKind();
        kind.Write("rules.yaml", rules);
        kind.Write("data.schema.json", "{}");
        return kind;
    }

    private static ImmutableArray<Finding> Judge(TestKind kind, string json)
    {
        var loaded = kind.Loaded();
        var data = TestKind.Data(json);
        return ReportChecking.JudgeData(loaded, data, new ReportScope(loaded.Catalogue, data));
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}

public sealed class OutlineReaderTests
{
    [Theory]
    [InlineData("I. A|1. B|2. C|II. D|1. E", "")]
    [InlineData("I. A|II. B|IV. C", "IV:III")]
    [InlineData("I. A|1. B|3. C", "3:2")]
    [InlineData("I. A|1. B|1.1. C|1.2. D|2. E|2.1. F", "")]
    [InlineData("1. A|2. B|2.2. C", "2.2:2.1")]
    [InlineData("2. A|1.1. B", "2:1;1.1:2.1")]
    [InlineData("1. A|a) B|b) C|c) D|d) E|đ) F|e) G", "")]
    [InlineData("1. A|a) B|b) C|c) D|d) E|e) F", "e:đ")]
    [InlineData("Phần thứ nhất|I. A|Phần thứ hai|I. B|Phần thứ ba", "")]
    public void Numbers_that_do_not_follow_are_seen(string paragraphs, string wrong)
    {
        var outline = new Reports.Rules.OutlineReader();
        var headings = paragraphs.Split('|').Select(outline.Read).OfType<Reports.Rules.OutlineHeading>();
        string.Join(';', headings.Where(heading => heading.Number != heading.Expected).Select(heading => $"{heading.Number}:{heading.Expected}")).ShouldBe(wrong);
    }

    [Theory]
    [InlineData("Trong năm 2024. Kết quả")]
    [InlineData("- Tổng số hồ sơ")]
    [InlineData("2024. Năm")]
    public void Other_paragraphs_are_no_headings(string text) => new Reports.Rules.OutlineReader().Read(text).ShouldBeNull();
}
