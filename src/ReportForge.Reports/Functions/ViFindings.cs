using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Scripting;

namespace ReportForge.Reports.Functions;

/// <summary>What the functions of Vietnamese writing say about their arguments.</summary>
internal static class ViFindings
{
    public static Value NotANumber(CallContext call, Value value) => call.Fail("RF3601",
        new($"'{call.Text(value)}' không phải là số.", $"'{call.Text(value)}' is not a number."),
        new("Đưa vào một trường số của dữ liệu.", "Pass a field of the data that holds a number."));

    public static Value NotADate(CallContext call, Value value) => call.Fail("RF3602",
        new($"'{call.Text(value)}' không phải là ngày.", $"'{call.Text(value)}' is not a date."),
        new("Ngày viết theo mẫu 2024-11-06.", "Dates are written as 2024-11-06."));

    public static Value NotAPeriod(CallContext call, Value value) => call.Fail("RF3603",
        new($"'{call.Text(value)}' không phải là kỳ báo cáo.", $"'{call.Text(value)}' is not a period."),
        new("Kỳ viết theo mẫu { type: \"quarter\", year: 2026, quarter: 1 } hoặc \"2026-Q1\", \"2026-09\", \"2026\".",
            "A period is { type: \"quarter\", year: 2026, quarter: 1 } or \"2026-Q1\", \"2026-09\", \"2026\"."));

    public static Value NotAUnit(CallContext call, Value value) => call.Fail("RF3604",
        new(
            $"'{call.Text(value)}' không phải là đơn vị hành chính có loại và tên.",
            $"'{call.Text(value)}' is no unit with a kind and a name."),
        new("Đưa vào trường 'unit' hoặc một đối tượng có 'kind' và 'name'.", "Pass 'unit' or an object with 'kind' and 'name'."));

    public static Value NotAReference(CallContext call, Value value) => call.Fail("RF3605",
        new($"'{call.Text(value)}' không phải là văn bản viện dẫn.", $"'{call.Text(value)}' is no document reference."),
        new(
            "Đưa vào một mục của 'references', ví dụ references.commune_plan.",
            "Pass an entry of 'references', such as references.commune_plan."));

    public static Value OutOfRange(CallContext call, Value value, Wording range) => call.Fail("RF3606",
        new($"{call.Text(value)} không viết được ở dạng này.", $"{call.Text(value)} cannot be written in this form."),
        new($"Dùng {range.Vi}.", $"Use {range.En}."));

    public static Value NotOneOf(CallContext call, string value, string names) => call.Fail("RF3607",
        new($"Không có dạng '{value}'.", $"There is no form '{value}'."),
        new($"Dùng một trong: {names}.", $"Use one of: {names}."));

    public static Value ZeroBase(CallContext call) => call.Fail("RF3608",
        new("Số kỳ trước là 0 nên không tính được tỷ lệ tăng, giảm.", "The earlier figure is 0, so there is no rate of change."),
        new("So sánh theo số lượng: vi.compare kỳ_này kỳ_trước \"hồ sơ\".", "Compare by count: vi.compare now before \"hồ sơ\"."));

    public static Value NotAText(CallContext call, Value value) => call.Fail("RF3609",
        new($"'{call.Text(value)}' không phải là văn bản.", $"'{call.Text(value)}' is not a text."),
        new("Đưa vào một trường văn bản của dữ liệu.", "Pass a field of the data that holds a text."));

    public static Value NotAList(CallContext call, Value value) => call.Fail("RF3610",
        new($"'{call.Text(value)}' không phải là danh sách.", $"'{call.Text(value)}' is not a list."),
        new("Đưa vào một danh sách của dữ liệu.", "Pass a list of the data."));

    /// <summary>A blank figure in a sentence is shown as a gap to be filled in, never as nothing.</summary>
    public static Value Blank(CallContext call)
    {
        call.Warn("RF3611",
            new("Số liệu để trống được in là '…'.", "A blank figure is printed as '…'."),
            new(
                "Nhập số liệu, hoặc để mẫu bỏ câu này khi không có số liệu.",
                "Enter the figure, or let the template leave the sentence out."));
        return Value.From("…");
    }
}
