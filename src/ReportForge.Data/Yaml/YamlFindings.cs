using ReportForge.Findings;

namespace ReportForge.Data.Yaml;

/// <summary>What is said about a YAML file that cannot be read.</summary>
public static class YamlFindings
{
    public static Finding Broken(Place place, string detail) => new("RF3101", Severity.Error, place,
        new($"Tệp YAML viết sai cú pháp: {detail}", $"The YAML file has a syntax error: {detail}"))
    {
        Hint = new(
            "Kiểm tra thụt dòng (dấu cách, không dùng tab), dấu hai chấm và dấu nháy.",
            "Check indentation (spaces, no tabs), colons and quotes."),
    };

    public static Finding NotUtf8(Place place) => new("RF3102", Severity.Error, place,
        new("Tệp không phải văn bản UTF-8.", "The file is not UTF-8 text."))
    {
        Hint = new("Lưu lại tệp với bảng mã UTF-8.", "Save the file as UTF-8."),
    };

    public static Finding TooLarge(Place place, int limit) => new("RF3103", Severity.Error, place,
        new($"Tệp lớn hơn giới hạn {limit} byte.", $"The file is larger than the limit of {limit} bytes."));

    public static Finding TooDeep(Place place, int limit) => new("RF3103", Severity.Error, place,
        new($"Cấu trúc lồng nhau quá {limit} bậc.", $"The structure is nested deeper than {limit} levels."));

    public static Finding TooManyValues(Place place, int limit) => new("RF3103", Severity.Error, place,
        new($"Tệp có hơn {limit} giá trị.", $"The file has more than {limit} values."));

    public static Finding Alias(Place place) => new("RF3104", Severity.Error, place,
        new("Không dùng neo (&) và bí danh (*) trong tệp này.", "Anchors (&) and aliases (*) are not used in this file."))
    {
        Hint = new(
            "Viết lại giá trị đầy đủ, hoặc đặt văn bản có dấu & hay * trong dấu nháy.",
            "Write the value out, or quote a text that begins with & or *."),
    };

    public static Finding Tag(Place place, string tag) => new("RF3104", Severity.Error, place,
        new($"Không dùng thẻ kiểu '{tag}' trong tệp này.", $"The type tag '{tag}' is not used in this file."));

    public static Finding SecondDocument(Place place) => new("RF3104", Severity.Error, place,
        new("Mỗi tệp chỉ chứa một tài liệu YAML.", "A file holds one YAML document."))
    {
        Hint = new("Xóa dòng '---' thứ hai và phần sau nó.", "Remove the second '---' and what follows it."),
    };

    public static Finding KeyIsNoText(Place place) => new("RF3104", Severity.Error, place,
        new("Tên trường phải là văn bản.", "A key must be a text."));

    public static Finding DuplicateKey(Place place, string key) => new("RF3105", Severity.Error, place,
        new($"Trường '{key}' được ghi hai lần.", $"The key '{key}' stands twice."))
    {
        Hint = new("Chỉ giữ một dòng.", "Keep one of them."),
    };
}
