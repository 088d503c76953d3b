using ReportForge.Findings;

namespace ReportForge.Reports.Tests.Contracts;

public sealed class ContractTests
{
    private const string Schema = """
        {
          "type": "object",
          "required": ["kind", "figures"],
          "properties": {
            "kind": { "type": "string" },
            "figures": {
              "title": "Số liệu", "type": "object", "additionalProperties": false,
              "properties": {
                "survey_issued": { "title": "Tổng số phiếu phát ra", "type": ["integer", "null"], "minimum": 0 },
                "rate": { "title": "Tỷ lệ", "type": "number", "maximum": 100 }
              }
            },
            "date": { "title": "Ngày ban hành", "type": ["string", "null"], "format": "date" },
            "form": { "title": "Hình thức", "type": "string", "enum": ["paper", "electronic"] },
            "code": { "title": "Mã", "type": "string", "pattern": "^[0-9]{5}$", "examples": ["16012"] },
            "steps": { "title": "Bước", "type": "string", "pattern": "^(a+)+$" },
            "looks": { "title": "Nhìn", "type": "string", "pattern": "^(?!b)(a+)+$" },
            "recipients": { "title": "Nơi nhận", "type": "array", "minItems": 1, "items": { "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } } },
            "references": { "type": "object", "additionalProperties": { "type": "object", "required": ["kind"], "properties": { "number": { "type": "integer" } } } }
          },
          "additionalProperties": false
        }
        """;

    [Theory]
    [InlineData("""{ "kind": "test", "figures": {} }""")]
    [InlineData("""{ "kind": "test", "figures": { "survey_issued": null, "rate": 99.72 }, "date": null, "form": "paper", "code": "16012", "steps": "aaaa", "looks": "aaaa" }""")]
    [InlineData("""{ "kind": "test", "figures": { "survey_issued": 60.0 }, "recipients": [{ "name": "VT" }], "references": { "plan": { "kind": "Kế hoạch", "number": 2 } } }""")]
    public void Data_that_keeps_the_contract_has_no_finding(string json) => Check(json).ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "figures": {} }""", "RF3011", "Thiếu trường 'kind'.")]
    [InlineData("""{ "kind": "test", "figures": { "survey_isued": 60 } }""", "RF3010", "Trường 'figures.survey_isued' không có trong hợp đồng dữ liệu; có phải 'survey_issued'?")]
    [InlineData("""{ "kind": "test", "figures": { "survey_issued": "60" } }""", "RF3012", "“Tổng số phiếu phát ra” phải là số nguyên hoặc để trống.")]
    [InlineData("""{ "kind": "test", "figures": { "survey_issued": 60.5 } }""", "RF3012", "“Tổng số phiếu phát ra” phải là số nguyên hoặc để trống.")]
    [InlineData("""{ "kind": "test", "figures": { "survey_issued": -1 } }""", "RF3015", "-1 ngoài khoảng cho phép của “Tổng số phiếu phát ra”.")]
    [InlineData("""{ "kind": "test", "figures": { "rate": 100.01 } }""", "RF3015", "100,01 ngoài khoảng cho phép của “Tỷ lệ”.")]
    [InlineData("""{ "kind": "test", "figures": {}, "date": "2024-06-31" }""", "RF3016", "'2024-06-31' của “Ngày ban hành” không phải là ngày có trong lịch.")]
    [InlineData("""{ "kind": "test", "figures": {}, "form": "papr" }""", "RF3013", "'papr' không phải là lựa chọn của “Hình thức”.")]
    [InlineData("""{ "kind": "test", "figures": {}, "code": "1601" }""", "RF3014", "'1601' không đúng dạng của “Mã”.")]
    [InlineData("""{ "kind": "test", "figures": {}, "steps": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" }""", "RF3014", "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' không đúng dạng của “Bước”.")]
    [InlineData("""{ "kind": "test", "figures": {}, "looks": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" }""", "RF3022", "Chưa xét được dạng của “Nhìn”: mẫu dạng của hợp đồng dữ liệu chạy quá lâu trên nội dung này.")]
    [InlineData("""{ "kind": "test", "figures": {}, "recipients": [] }""", "RF3017", "“Nơi nhận” có 0 mục.")]
    [InlineData("""{ "kind": "test", "figures": {}, "recipients": [{ "name": "VT" }, {}] }""", "RF3011", "Thiếu trường 'recipients[1].name'.")]
    [InlineData("""{ "kind": "test", "figures": {}, "references": { "plan": { "kind": "x", "number": "2" } } }""", "RF3012", "Trường 'references.plan.number' phải là số nguyên.")]
    [InlineData("""{ "kind": "test", "figures": [] }""", "RF3012", "“Số liệu” phải là nhóm trường.")]
    public void Data_that_breaks_the_contract_says_what_and_where(string json, string code, string message)
    {
        var finding = Check(json).ShouldHaveSingleItem();
        finding.Code.ShouldBe(code);
        finding.Message.Vi.ShouldBe(message);
        finding.Severity.ShouldBe(Severity.Error);
    }

    [Theory]
    [InlineData("""{ "survey_issued": "1.585" }""", "Viết 1585, không có dấu nháy.")]
    [InlineData("""{ "rate": "93,3%" }""", "Viết 93.3, không có dấu nháy.")]
    [InlineData("""{ "rate": "nhiều" }""", null)]
    [InlineData("""{ "survey_issued": 1.585 }""", "Dấu chấm trong tệp dữ liệu là dấu thập phân; nếu là hàng nghìn thì viết 1585.")]
    [InlineData("""{ "survey_issued": 1.5855 }""", null)]
    [InlineData("""{ "survey_issued": true }""", null)]
    public void A_number_in_another_form_is_written_out(string figures, string? hint) =>
        Check($$"""{ "kind": "test", "figures": {{figures}} }""").Select(finding => finding.Hint?.Vi).ShouldBe([hint]);

    [Fact]
    public void A_code_without_quotes_is_told_to_have_them() =>
        Check("""{ "kind": "test", "figures": {}, "code": 16012 }""").ShouldHaveSingleItem().Hint.ShouldNotBeNull().En.ShouldBe("Put it in double quotes: \"16012\".");

    [Theory]
    [InlineData("26/10/2024", "Viết 2024-10-26.")]
    [InlineData("6.1.2024", "Viết 2024-01-06.")]
    [InlineData("31/02/2024", null)]
    [InlineData("1/2/24", null)]
    public void A_day_in_another_form_is_written_out(string date, string? hint) =>
        Check($$"""{ "kind": "test", "figures": {}, "date": "{{date}}" }""").Select(finding => finding.Hint?.Vi).ShouldBe([hint]);

    [Fact]
    public void A_finding_names_line_and_column()
    {
        var place = Check("{\n  \"kind\": \"test\",\n  \"figures\": {\n    \"survey_issued\": \"60\"\n  }\n}").ShouldHaveSingleItem().Place;
        (place.File, place.Line, place.Path).ShouldBe(("data.json", 4, "figures.survey_issued"));
        place.Quote.ShouldBe("\"survey_issued\": \"60\"");
    }

    [Theory]
    [InlineData("""{ "type": "month", "year": 2023, "month": 11 }""", "")]
    [InlineData("""{ "type": "month", "year": 2023 }""", "RF3019")]
    [InlineData("""{ "type": "year", "year": 2023 }""", "RF3018")]
    public void A_period_is_one_of_the_kind_and_complete(string period, string code)
    {
        var data = Repository.Fixture("tu-ky-2023-11-monthly");
        var changed = data.With(("period", TestKind.Data(period).Root));
        ReportChecking.CheckContract(Repository.KindOf(data), changed).Select(finding => finding.Code).ShouldBe(code.Length == 0 ? [] : [code]);
    }

    [Fact]
    public void Years_in_the_wrong_order_are_no_period()
    {
        var data = Repository.Fixture("nga-son-2011-2020-summary");
        var changed = data.With(("period", TestKind.Data("""{ "type": "range", "from_year": 2021, "year": 2020 }""").Root));
        ReportChecking.CheckContract(Repository.KindOf(data), changed).ShouldHaveSingleItem().Code.ShouldBe("RF3020");
    }

    [Fact]
    public void All_findings_come_at_once() =>
        Check("""{ "figures": { "rate": "x", "other": 1 }, "form": "fax", "extra": true }""").Count.ShouldBe(5);

    private static IReadOnlyList<Finding> Check(string json)
    {
        using var kind = new TestKind();
        kind.Write("data.schema.json", Schema);
        return ReportChecking.CheckContract(kind.Loaded(), TestKind.Data(json));
    }
}
