using ReportForge.Findings;

namespace ReportForge.Reports.Rules;

/// <summary>What is said about a rule, as opposed to what a rule says about the data.</summary>
internal static class RuleFindings
{
    public static Finding DuplicateRule(Place place, string name) => new("RF3201", Severity.Error, place,
        new($"Quy tắc '{name}' được viết hai lần.", $"The rule '{name}' is written twice."))
    {
        Hint = new("Đặt 'part' khác nhau cho các điều kiện của cùng một mã.", "Give the conditions of one id different 'part' names."),
    };

    public static Finding NotOfTheForm(Place place, string name, string path) => new("RF3204", Severity.Error, place,
        new(
            $"Quy tắc '{name}' ghi 'on: form' nhưng đọc '{path}', là số liệu của từng báo cáo.",
            $"The rule '{name}' is 'on: form' but reads '{path}', which each report has its own."))
    {
        Hint = new(
            "Bỏ 'on: form', hoặc chỉ dùng mã, nhãn, đơn vị tính, phương án của rows.",
            "Drop 'on: form', or use only codes, labels, units and options of rows."),
    };

    public static Finding NotJudged(Place place, string rule, Place writtenAt, Wording reason) => new("RF3203", Severity.Review, place,
        new(
            $"Không xét được quy tắc {rule} với dữ liệu này: {reason.Vi}",
            $"The rule {rule} could not be judged on this data: {reason.En}"))
    {
        Source = FindingText.PlaceText(writtenAt, MessageLanguage.English),
    };
}
