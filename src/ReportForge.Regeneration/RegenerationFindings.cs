using ReportForge.Findings;

namespace ReportForge.Regeneration;

/// <summary>What keeps a document from being regenerated: one method a code.</summary>
internal static class RegenerationFindings
{
    public static Finding NotUnderstood(string file) => Of(
        "RF7001",
        Severity.Error,
        file,
        new("tệp không được ghi theo cách của Word nên chương trình không sửa vào được",
            "the file is not written the way Word writes, so it cannot be changed"),
        new("Mở tệp bằng Word rồi lưu lại thành .docx.", "Open the file in Word and save it as .docx."));

    public static Finding Signed(string file) => Of(
        "RF7002",
        Severity.Warning,
        file,
        new("văn bản đã ký số nên không bị sửa; văn bản mới được lập bên cạnh",
            "the document is digitally signed, so it is not changed; a new one is made beside it"));

    public static Finding Numbered(string file) => Of(
        "RF7003",
        Severity.Warning,
        file,
        new("văn bản đã có số nên không bị sửa; văn bản mới được lập bên cạnh",
            "the document has a number, so it is not changed; a new one is made beside it"));

    public static Finding Protected(string file) => Of(
        "RF7004",
        Severity.Error,
        file,
        new("văn bản đang được bảo vệ, không cho sửa", "the document is protected against changes"),
        new("Trong Word, chọn Review > Restrict Editing > Stop Protection rồi lưu lại.",
            "In Word choose Review > Restrict Editing > Stop Protection and save it."));

    public static Finding HasMacros(string file) => Of(
        "RF7005",
        Severity.Error,
        file,
        new("văn bản có macro", "the document has macros"),
        new("Lưu lại thành “Word Document (*.docx)”.", "Save it as “Word Document (*.docx)”."));

    public static Finding NotProven(string file, Wording failure) => Of(
        "RF7006",
        Severity.Warning,
        file,
        new($"không sửa vào văn bản vì không chắc giữ được nguyên vẹn: {failure.Vi}; văn bản mới được lập bên cạnh",
            $"the document is not changed, for it might not be kept whole: {failure.En}; the new one is made beside it"),
        new("So văn bản mới với văn bản đã sửa tay rồi chuyển phần sửa tay sang.",
            "Compare the new document with the edited one and carry the edits over."));

    private static Finding Of(string code, Severity severity, string file, Wording message, Wording? hint = null) =>
        new(code, severity, Place.InFile(file), message) { Hint = hint };
}
