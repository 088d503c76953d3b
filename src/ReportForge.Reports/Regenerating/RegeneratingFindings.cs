using ReportForge.Findings;

namespace ReportForge.Reports.Regenerating;

/// <summary>What keeps a report from being regenerated: one method a code.</summary>
internal static class RegeneratingFindings
{
    public static Finding NoBaseline(string file) => Of(
        "RF7101",
        file,
        new("tệp không còn mang dữ liệu đã dùng để lập nên không biết chỗ nào là sửa tay",
            "the file no longer carries the data that it was made from, so edits cannot be told"),
        new("Chỉ tệp dữ liệu cũ bằng --old DATA.", "Name the old data with --old DATA."));

    public static Finding OtherKind(string file, string kind, string other) => Of(
        "RF7102",
        file,
        new($"văn bản là báo cáo loại '{kind}', dữ liệu mới là của loại '{other}'",
            $"the document is a report of kind '{kind}', the new data are of kind '{other}'"),
        new("Chọn đúng tệp dữ liệu của văn bản này.", "Choose the data of this document."));

    public static Finding OtherUnit(string file, string unit, string other) => Of(
        "RF7103",
        file,
        new($"văn bản là của đơn vị '{unit}', dữ liệu mới là của '{other}'",
            $"the document is of the unit '{unit}', the new data are of '{other}'"),
        new("Chọn đúng tệp dữ liệu của văn bản này.", "Choose the data of this document."));

    public static Finding OtherTemplate(string file) => Of(
        "RF7104",
        file,
        new(
            "mẫu của loại báo cáo đã thay đổi từ khi lập văn bản: phần chữ của mẫu cũng được đưa vào như số liệu mới",
            "the template has changed since the document was made: its words are taken in like new figures"),
        null) with
    { Severity = Severity.Warning };

    public static Finding NewTemplate(string file) => Of(
        "RF7106",
        file,
        new(
            "văn bản được cập nhật cả câu chữ của mẫu hiện nay",
            "the words of today's template were brought into the document, too"),
        null) with
    { Severity = Severity.Information };

    public static Finding OldTemplate(string file) => Of(
        "RF7105",
        file,
        new(
            "mẫu của loại báo cáo đã thay đổi từ khi lập văn bản: văn bản vẫn theo mẫu cũ, chỉ số liệu được cập nhật",
            "the template has changed since the document was made: the document keeps the old one, "
                + "only its figures are brought up to date"),
        new(
            "Muốn lấy cả câu chữ của mẫu hiện nay, chạy regenerate với --new-template.",
            "For the words of today's template, too, run regenerate with --new-template.")) with
    { Severity = Severity.Information };

    private static Finding Of(string code, string file, Wording message, Wording? hint) =>
        new(code, Severity.Error, Place.InFile(file), message) { Hint = hint };
}
