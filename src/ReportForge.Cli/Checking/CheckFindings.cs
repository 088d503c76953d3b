using ReportForge.Findings;

namespace ReportForge.Cli.Checking;

/// <summary>Findings about what can be checked: RF54xx.</summary>
internal static class CheckFindings
{
    public static Finding UnknownFile(string name) => new("RF5411", Severity.Error, Place.InFile(name),
        new($"không kiểm tra được loại tệp của '{name}'", $"files such as '{name}' cannot be checked"))
    {
        Hint = new("Kiểm tra được: dữ liệu .json, .jsonl, .xlsx và văn bản .docx.", "What can be checked: data in .json, .jsonl and .xlsx, documents in .docx."),
    };

    public static Finding NothingToCheck(string folder) => new("RF5412", Severity.Error, Place.InFile(folder),
        new($"thư mục '{folder}' không có tệp nào kiểm tra được", $"the folder '{folder}' has no file that can be checked"))
    {
        Hint = new("Kiểm tra được: dữ liệu .json, .jsonl, .xlsx và văn bản .docx.", "What can be checked: data in .json, .jsonl and .xlsx, documents in .docx."),
    };
}
