using System.Collections.Immutable;
using ReportForge.Findings;
using ReportForge.Word.Authoring;
using ReportForge.Word.Tests.Support;

namespace ReportForge.Word.Tests;

/// <summary>What authors type who know another engine, trust Word's corrections or think in Vietnamese; and what they may type.</summary>
public sealed class TemplateAdviceTests
{
    [Theory]
    [InlineData("{{ For x in rows }}", "RF2050", "Viết {{ for … }} ")]
    [InlineData("{{ End }}", "RF2050", "Viết {{ end }} ")]
    [InlineData("{{ If a }}", "RF2050", "Viết {{ if … }} ")]
    [InlineData("{{ Else }}", "RF2050", "Viết {{ else }} ")]
    [InlineData("{{ endif }}", "RF2050", "Viết {{ end }} ")]
    [InlineData("{{ endfor }}", "RF2050", "Viết {{ end }} ")]
    [InlineData("{{ elseif a }}", "RF2050", "Viết {{ else if … }} ")]
    [InlineData("{{ foreach x in rows }}", "RF2050", "Viết {{ for x in … }} ")]
    [InlineData("{{#if a}}", "RF2050", "Viết {{ if … }} ")]
    [InlineData("{{/if}}", "RF2050", "Viết {{ end }} ")]
    [InlineData("{{ nếu a }}", "RF2050", "Viết {{ if … }} ")]
    [InlineData("{{ hết }}", "RF2050", "Viết {{ end }} ")]
    [InlineData("{% for x in rows %}", "RF2051", "{{ … }}")]
    [InlineData("{ figures.total }", "RF2051", "{{ … }}")]
    [InlineData("{ { figures.total } }", "RF2051", "{{ … }}")]
    [InlineData("${figures.total}", "RF2051", "{{ … }}")]
    [InlineData("｛｛ figures.total ｝｝", "RF2051", "{{ … }}")]
    [InlineData("{{#each rows}}", "RF2050", "Viết {{ for x in … }} ")]
    [InlineData("{{/each}}", "RF2050", "Viết {{ end }} ")]
    [InlineData("{{ elsif a }}", "RF2050", "Viết {{ else if … }} ")]
    [InlineData("{% if a %}", "RF2051", "{{ … }}")]
    [InlineData("{ MERGEFIELD HoTen }", "RF2051", "{{ … }}")]
    [InlineData("{d.name}", "RF2051", "{{ … }}")]
    [InlineData("#{name}", "RF2051", "{{ … }}")]
    [InlineData("<<x>>", "RF2051", "{{ … }}")]
    [InlineData("<< Họ tên >>", "RF2051", "{{ … }}")]
    [InlineData("<<[unit.name]>>", "RF2051", "{{ … }}")]
    [InlineData("<</foreach>>", "RF2051", "{{ … }}")]
    [InlineData("[[x]]", "RF2051", "{{ … }}")]
    [InlineData("[[ unit.name ]]", "RF2051", "{{ … }}")]
    [InlineData("<%= unit.name %>", "RF2051", "{{ … }}")]
    [InlineData("<#if a>", "RF2051", "{{ … }}")]
    [InlineData("#foreach($x in $rows)", "RF2051", "{{ … }}")]
    [InlineData("+++= unit.name +++", "RF2051", "{{ … }}")]
    [InlineData("%HO_TEN%", "RF2051", "{{ … }}")]
    [InlineData("«MERGEFIELD HoTen»", "RF2057", "template convert")]
    [InlineData("«HoTen»", "RF2057", "template convert")]
    [InlineData("«Họ_tên»", "RF2057", "template convert")]
    [InlineData("«x»", "RF2057", "template convert")]
    [InlineData("{{ a > 0 and b > 0 }}", "RF2052", "Viết &&.")]
    [InlineData("{{ a > 0 hoặc b > 0 }}", "RF2052", "Viết ||.")]
    [InlineData("{{ a > 0 && not (b) }}", "RF2052", "Viết !.")]
    [InlineData("{{ if a > 0 then }}", "RF2052", "Bỏ từ này.")]
    [InlineData("{{ if a is null }}", "RF2052", "Viết ==.")]
    [InlineData("{{ if a == None }}", "RF2052", "Viết null.")]
    [InlineData("{{ if a == rỗng }}", "RF2052", "Viết null.")]
    [InlineData("{{ if a != sai }}", "RF2052", "Viết false.")]
    [InlineData("{{ if unit.level == xã }}", "RF2056", "viết \"xã\".")]
    [InlineData("{{ end for }}", "RF2050", "Viết {{ end }} ")]
    [InlineData("{{ total > 1.000 }}", "RF2053", "viết 1000.")]
    [InlineData("{{ total > 1.000.000 }}", "RF2053", "viết 1000000.")]
    public void Slip_is_said_with_what_to_write(string text, string code, string hint)
    {
        var finding = Advice(Paragraph(text)).ShouldHaveSingleItem();
        finding.Code.ShouldBe(code);
        finding.Hint.ShouldNotBeNull().Vi.ShouldContain(hint);
        finding.Place.Location.ShouldNotBeNull().Vi.ShouldStartWith("đoạn 1");
    }

    [Theory]
    [InlineData("{{ for x in rows }}{{ x.name }}{{ end }}")]
    [InlineData("{{ if a && !b }}x{{ else if c }}y{{ else }}z{{ end }}")]
    [InlineData("{{ end_date }} {{ ending.for }} {{ If.name }} {{ forms.size }}")]
    [InlineData("{{ for each in rows }}{{ each }}{{ end }}")]
    [InlineData("{{ hết = 1 }}{{ hết }}")]
    [InlineData("{{ if đơn_vị.cấp == other.level }}{{ số_liệu }}{{ end }} {{ is_new }} {{ a == đơn_vị.cấp }}")]
    [InlineData("{{ # for là vòng lặp }}")]
    [InlineData("{%{ {{ x }} {% for %} }%}")]
    [InlineData("{{ \"xã và phường\" }} {{ 'a or b' }} {{ \"1.000\" }}")]
    [InlineData("Tập hợp {1; 2; 3}, mẫu {…}, 50% và {}")]
    [InlineData("«Nâng cao chất lượng» và «Đẩy mạnh», 5% và 6%, tăng 5%năm% [1] [[1]] [a] < b > c << 3 >>")]
    [InlineData("a <= b, #1, # ghi chú, C++ và C+++, https://a.vn/x?a=%20b%20c, <<1>> <a@b.vn> $5, [Ký tên]")]
    [InlineData("{{ a[0][1] }} {{ x = [[1, 2]]; x[0] }} {{ 1 < 2 }}")]
    [InlineData("{{ 0.125 }} {{ 12.5 }} {{ 1.0005 }} {{ version[1].250 }} {{ a.b.c }}")]
    public void What_may_be_meant_is_not_said(string text) => Advice(Paragraph(text)).ShouldBeEmpty();

    [Theory]
    [InlineData("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> MERGEFIELD  Ho_ten  \\* MERGEFORMAT </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>«Ho_ten»</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")]
    [InlineData("<w:p><w:fldSimple w:instr=\" MERGEFIELD &quot;Ho_ten&quot; \"><w:r><w:t>«Ho_ten»</w:t></w:r></w:fldSimple></w:p>")]
    public void Field_of_a_mail_merge_is_said_once(string paragraph)
    {
        var finding = Advice(paragraph).ShouldHaveSingleItem();
        finding.Code.ShouldBe("RF2057");
        finding.Message.Vi.ShouldContain("“Ho_ten”");
        finding.Place.Location.ShouldNotBeNull().Vi.ShouldStartWith("đoạn 1");
    }

    [Fact]
    public void Loop_that_ends_before_the_last_cell_is_over_there()
    {
        var finding = Advice(Table(["{{ for x in rows }}{{ for.index }}", "{{ x.name }}{{ end }}", "{{ x.count }}"])).ShouldHaveSingleItem();
        finding.Code.ShouldBe("RF2054");
        finding.Place.Location.ShouldNotBeNull().Vi.ShouldStartWith("bảng 1, hàng 1, ô 3");
    }

    [Fact]
    public void Variable_of_a_loop_may_be_data_elsewhere() =>
        Advice(Table(["{{ for unit in rows }}{{ unit }}", "{{ end }}"]) + Paragraph("{{ unit.name }}")).ShouldBeEmpty();

    [Fact]
    public void Heading_inside_a_loop_is_said() =>
        Advice(Table(["{{ for x in rows }}STT", "Tên", "Số"], ["1", "{{ x.name }}", "{{ x.count }}{{ end }}"])).ShouldHaveSingleItem().Code.ShouldBe("RF2055");

    [Fact]
    public void Rows_of_a_turn_with_labels_are_not_a_heading() =>
        Advice(Table(["{{ for x in rows }}Họ tên", "{{ x.name }}"], ["Chức vụ", "{{ x.post }}{{ end }}"])).ShouldBeEmpty();

    [Fact]
    public void File_that_cannot_be_read_has_no_advice() => TemplateAdvice.Of("mau.docx", "%PDF"u8.ToArray()).ShouldBeEmpty();

    private static ImmutableArray<Finding> Advice(string body) => TemplateAdvice.Of("mau.docx", WordFileBuilder.Build([new("document", body)]));

    private static string Table(params string[][] rows) =>
        $"<w:tbl>{string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Select(cell => $"<w:tc>{Paragraph(cell)}</w:tc>"))}</w:tr>"))}</w:tbl><w:p/>";

    private static string Paragraph(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}</w:t></w:r></w:p>";
}
