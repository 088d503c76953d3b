using ReportForge.Findings;

namespace ReportForge.Cli.Checking;

/// <summary>Findings about what can be checked: RF54xx.</summary>
internal static class CheckFindings
{
    public static Finding UnknownFile(string name) => new("RF5411", Severity.Error, Place.InFile(name),
        new($"không kiểm tra được loại tệp của '{name}'", $"files such as '{name}' cannot be checked"))
    {
        Hint = new(
            "Kiểm tra được: dữ liệu .json, .jsonl, .xlsx và văn bản .docx.",
            "What can be checked: data in .json, .jsonl and .xlsx, documents in .docx."),
    };

    public static Finding OnlyDocuments(string option, string name) => new("RF5413", Severity.Error, Place.InFile(name),
        new($"{option} chỉ dùng cho một tệp .docx", $"{option} is only for a single .docx"));

    public static Finding Stopped(string folder) => new("RF5416", Severity.Error, Place.InFile(folder),
        new("đã dừng theo yêu cầu, chưa kiểm tra xong", "stopped as asked before everything was checked"))
    {
        Hint = new("Chạy lại để kiểm tra từ đầu.", "Run again to check from the beginning."),
    };

    public static Finding Defect(string name, string detail) => new("RF5490", Severity.Error, Place.InFile(name),
        new($"chương trình gặp lỗi khi kiểm tra '{name}': {detail}", $"the program failed on '{name}': {detail}"))
    {
        Hint = new("Gửi tệp này cho người phụ trách phần mềm.", "Send this file to who looks after the software."),
    };

    public static Finding OverOriginal(string target) => new("RF5414", Severity.Error, Place.InFile(target),
        new("kết quả không được ghi đè lên văn bản gốc", "the result must not overwrite the original"))
    {
        Hint = new("Chọn tên tệp khác.", "Choose another file name."),
    };

    public static Finding NothingToCheck(string folder) => new("RF5412", Severity.Error, Place.InFile(folder),
        new($"thư mục '{folder}' không có tệp nào kiểm tra được", $"the folder '{folder}' has no file that can be checked"))
    {
        Hint = new(
            "Kiểm tra được: dữ liệu .json, .jsonl, .xlsx và văn bản .docx.",
            "What can be checked: data in .json, .jsonl and .xlsx, documents in .docx."),
    };
}
