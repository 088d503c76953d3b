using ReportForge.Reports.Functions;
using ReportForge.Scripting;

namespace ReportForge.Reports.Tests.Functions;

public sealed class ViFunctionTests
{
    private const string Data = """
        {
          "n": 1122, "small": 3, "rate": 99.72, "nothing": null, "text": "kết quả",
          "unit": { "kind": "phường", "name": "1" },
          "period": { "type": "quarter", "year": 2026, "quarter": 1, "from": "2025-12-15", "to": "2026-03-14" },
          "half": { "type": "half", "half": 2, "year": 2026 },
          "decade": { "type": "range", "from_year": 2011, "year": 2020 },
          "plan": { "kind": "Kế hoạch", "number": 2, "symbol": "KH-UBND", "date": "2024-01-05", "issuer": "UBND xã", "subject": "tuyên truyền" },
          "decree": { "kind": "Nghị định", "number": 61, "year": 2018, "symbol": "NĐ-CP", "date": "2018-04-23", "issuer": "Chính phủ" },
          "list": [
            { "kind": "Nghị định", "number": 61, "year": 2018, "symbol": "NĐ-CP", "date": "2018-04-23", "issuer": "Chính phủ" },
            { "kind": "Kế hoạch", "number": 2, "symbol": "KH-UBND", "date": "2024-01-05", "issuer": "UBND xã", "subject": "tuyên truyền" },
            { "kind": "Kế hoạch", "number": 3, "symbol": "KH-UBND", "date": "2024-01-08", "issuer": "UBND xã", "subject": "tự kiểm tra" },
            { "kind": "Nghị định", "number": 107, "year": 2021, "symbol": "NĐ-CP", "date": "2021-12-06", "issuer": "Chính phủ" },
            { "kind": "Chỉ thị", "number": 1, "symbol": "CT-UBND", "issuer": "Chủ tịch UBND tỉnh" },
            { "kind": "Kế hoạch", "number": 4, "symbol": "KH-UBND", "issuer": "UBND xã" }
          ],
          "names": [{ "n": "Đà" }, { "n": "An" }, { "n": "Ân" }],
          "units": [{ "unit": { "name": "Đà" } }, { "unit": { "name": "An" } }, { "unit": { "name": "Ân" } }]
        }
        """;

    [Theory]
    [InlineData("{{ n | vi.number }}", "1.122")]
    [InlineData("{{ vi.number 12345.6 }}", "12.345,6")]
    [InlineData("{{ vi.number 1.005 2 }}", "1,01")]
    [InlineData("{{ small | vi.count }}", "03")]
    [InlineData("{{ rate | vi.percent }}", "99,72%")]
    [InlineData("{{ vi.percent 40 1 }}", "40,0%")]
    [InlineData("{{ vi.decimal 91 2 }}", "91,00")]
    [InlineData("{{ vi.share 585 830 | vi.percent }}", "70,48%")]
    [InlineData("{{ vi.words 24 }}", "hai mươi tư")]
    [InlineData("{{ vi.roman 4 }}{{ vi.letter 5 }}", "IVđ")]
    [InlineData("{{ vi.compare 1125 1000 }}", "tăng 12,5%")]
    [InlineData("{{ vi.compare 7 10 'hồ sơ' }}", "giảm 03 hồ sơ")]
    [InlineData("{{ vi.cell nothing }}|{{ vi.cell n }}|{{ vi.cell text }}|{{ vi.cell '2024-03-05' }}", "|1.122|kết quả|05/3/2024")]
    [InlineData("{{ vi.date '2024-03-05' }} {{ vi.date '2024-03-05' 'padded' }}", "05/3/2024 05/03/2024")]
    [InlineData("{{ vi.date_words '2024-11-06' }}", "ngày 06 tháng 11 năm 2024")]
    [InlineData("{{ vi.date_words nothing 2024 }}", "ngày       tháng       năm 2024")]
    [InlineData("{{ vi.place_date 'Hoàng Lưu' '2024-11-06' }}", "Hoàng Lưu, ngày 06 tháng 11 năm 2024")]
    [InlineData("{{ vi.period period }}; {{ vi.period_short period }}; {{ vi.next_period period }}", "quý I năm 2026; quý I; quý II năm 2026")]
    [InlineData("{{ vi.period_range period }}", "từ ngày 15/12/2025 đến ngày 14/3/2026")]
    [InlineData("{{ vi.period half }}; {{ vi.period decade }}", "6 tháng cuối năm 2026; giai đoạn 2011 - 2020")]
    [InlineData("{{ vi.period '2024-Q4' }}; {{ vi.period '2024-09' }}; {{ vi.period '2024' }}", "quý IV năm 2024; tháng 9 năm 2024; năm 2024")]
    [InlineData("{{ vi.unit unit }}; {{ vi.unit_upper unit }}; {{ vi.unit_place unit }}", "Phường 1; PHƯỜNG 1; Phường 1")]
    [InlineData("{{ vi.agency unit }}; {{ vi.agency_short unit }}; {{ (vi.agency_lines unit)[0] }}", "Ủy ban nhân dân Phường 1; UBND Phường 1; ỦY BAN NHÂN DÂN")]
    [InlineData("{{ vi.reference plan }}; {{ vi.reference plan }}", "Kế hoạch số 02/KH-UBND ngày 05/01/2024 của UBND xã về tuyên truyền; Kế hoạch số 02/KH-UBND")]
    [InlineData("{{ for r in list }}{{ vi.reference r for.index }}{{ if !for.last }}; {{ end }}{{ end }}", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ; Kế hoạch số 02/KH-UBND ngày 05/01/2024 của UBND xã về tuyên truyền; Kế hoạch số 03/KH-UBND ngày 08/01/2024 về tự kiểm tra; Nghị định số 107/2021/NĐ-CP ngày 06/12/2021; Chỉ thị số 01/CT-UBND của Chủ tịch UBND tỉnh; Kế hoạch số 04/KH-UBND của UBND xã")]
    [InlineData("{{ vi.reference plan 0 }}; {{ vi.reference list[2] 0 }}", "Kế hoạch số 02/KH-UBND ngày 05/01/2024 của UBND xã về tuyên truyền; Kế hoạch số 03/KH-UBND ngày 08/01/2024 của UBND xã về tự kiểm tra")]
    [InlineData("{{ vi.reference plan }}; {{ vi.reference plan 0 }}; {{ vi.reference list[2] 1 }}", "Kế hoạch số 02/KH-UBND ngày 05/01/2024 của UBND xã về tuyên truyền; Kế hoạch số 02/KH-UBND; Kế hoạch số 03/KH-UBND ngày 08/01/2024 của UBND xã về tự kiểm tra")]
    [InlineData("{{ vi.reference_line plan 0 }}; {{ vi.reference_line plan 0 }}", "Kế hoạch số 02/KH-UBND ngày 05/01/2024 của UBND xã về tuyên truyền; Kế hoạch số 02/KH-UBND ngày 05/01/2024")]
    [InlineData("{{ vi.reference decree }}; {{ vi.reference_line decree 0 }}", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ; Nghị định số 61/2018/NĐ-CP")]
    [InlineData("{{ vi.reference_short plan }}; {{ vi.reference plan }}", "Kế hoạch số 02/KH-UBND; Kế hoạch số 02/KH-UBND ngày 05/01/2024 của UBND xã về tuyên truyền")]
    [InlineData("{{ vi.reference_full decree }}; {{ vi.reference_code decree }}", "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ; 61/2018/NĐ-CP")]
    [InlineData("{{ vi.upper text }}; {{ vi.upper_first text }}; {{ vi.initials text }}; {{ vi.lower_first 'CCHC năm' }}", "KẾT QUẢ; Kết quả; Kết Quả; CCHC năm")]
    [InlineData("{{ vi.heading 'Ưu điểm: ' }}; {{ vi.heading 'Cải cách (TTHC)' }}; {{ vi.heading null }}", "Ưu điểm; Cải cách (TTHC); ")]
    [InlineData("{{ vi.slug \"Ea H'Leo\" }}-{{ vi.slug 'Đắk Lắk' }}", "ea-hleo-dak-lak")]
    [InlineData("{{ for x in (vi.sort names 'n') }}{{ x.n }} {{ end }}", "An Ân Đà ")]
    [InlineData("{{ for x in (vi.sort units 'unit.name') }}{{ x.unit.name }} {{ end }}", "An Ân Đà ")]
    [InlineData("{{ vi.text_width_twips 'ỦY BAN NHÂN DÂN' 13 'bold' }}", "2448")]
    [InlineData("{{ vi.line_under 'ỦY BAN NHÂN DÂN' 13 3714 }}", "________")]
    [InlineData("{{ vi.line_under \"PHƯỜNG LÂM VIÊN -\\nĐÀ LẠT\" 13 3714 }}", "___")]
    [InlineData("{{ vi.balance 'Kết quả năm 2024' 14 9354 }}", "Kết quả năm 2024")]
    [InlineData("{{ vi.balance 'PHƯỜNG LÂM VIÊN - ĐÀ LẠT' 13 3714 }}", "PHƯỜNG LÂM\nVIÊN - ĐÀ LẠT")]
    [InlineData("{{ vi.balance 'Kết quả thực hiện cải cách hành chính năm 2024; Phương hướng, nhiệm vụ năm 2025' 14 8700 }}", "Kết quả thực hiện cải cách hành chính năm 2024;\nPhương hướng, nhiệm vụ năm 2025")]
    public void Figures_and_names_are_written_officially(string template, string text)
    {
        var (written, findings) = Render(template);
        findings.ShouldBeEmpty();
        written.ShouldBe(text);
    }

    [Theory]
    [InlineData("{{ vi.number 'abc' }}", "RF3601")]
    [InlineData("{{ vi.date 'hôm qua' }}", "RF3602")]
    [InlineData("{{ vi.date '2023-02-29' }}", "RF3602")]
    [InlineData("{{ vi.period 5 }}", "RF3603")]
    [InlineData("{{ vi.period { type: 'quarter', year: 2026, quarter: 5 } }}", "RF3603")]
    [InlineData("{{ vi.unit 'xã' }}", "RF3604")]
    [InlineData("{{ vi.reference 5 }}", "RF3605")]
    [InlineData("{{ vi.roman 0 }}", "RF3606")]
    [InlineData("{{ vi.letter 24 }}", "RF3606")]
    [InlineData("{{ vi.number 1 99 }}", "RF3606")]
    [InlineData("{{ vi.date '2024-03-05' 'short' }}", "RF3607")]
    [InlineData("{{ vi.compare 5 0 }}", "RF3608")]
    [InlineData("{{ vi.upper 5 }}", "RF3609")]
    [InlineData("{{ vi.number nothing }}", "RF3611")]
    [InlineData("{{ vi.share 10000000000000000000000000.0 3 }}", "RF3606")]
    [InlineData("{{ vi.share 5 0.0000000000000000000000000001 }}", "RF3606")]
    [InlineData("{{ vi.compare 10000000000000000000000000.0 1 }}", "RF3606")]
    [InlineData("{{ vi.text_width_twips 'a' 79000000000000000000000000000.0 }}", "RF3606")]
    [InlineData("{{ vi.line_under 'a' 13 2000000000 }}", "RF3601")]
    public void Arguments_that_cannot_be_written_are_findings(string template, string code) =>
        Render(template).Findings.ShouldHaveSingleItem().ShouldBe(code);

    [Fact]
    public void A_blank_figure_in_a_sentence_leaves_a_visible_gap() => Render("có {{ vi.count nothing }} hồ sơ").Text.ShouldBe("có … hồ sơ");

    private static (string Text, string[] Findings) Render(string template)
    {
        var parsed = Template.Parse(TemplateSource.FromText("test", template));
        parsed.Findings.ShouldBeEmpty();
        var context = new RenderContext(new RenderOptions { Data = TestKind.Data(Data).Root, Builtins = ViFunctions.Builtins });
        var output = new TextOutput();
        parsed.Plan.Render(context, output);
        return (output.ToString(), [.. context.Findings.Select(finding => finding.Code)]);
    }
}
