using ReportForge.Findings;

namespace ReportForge.Data.Json;

/// <summary>What can be wrong with JSON data: one method a code.</summary>
internal static class JsonFindings
{
    public static Finding BadSyntax(Place place, (Wording Message, Wording Hint) complaint) => Error(
        "RF1401", place,
        new($"JSON sai cú pháp: {complaint.Message.Vi}", $"the JSON is malformed: {complaint.Message.En}"),
        complaint.Hint);

    public static Finding DuplicateKey(Place place, string name) => Error(
        "RF1402", place,
        new($"'{name}' được viết hai lần trong cùng một đối tượng", $"'{name}' is written twice in the same object"),
        new("Bỏ một trong hai.", "Remove one of the two."));

    public static Finding TooDeep(Place place, int limit) => Error(
        "RF1403", place,
        new($"dữ liệu lồng nhau quá {limit} tầng", $"the data is nested more than {limit} levels"),
        new("Làm phẳng dữ liệu.", "Flatten the data."));

    public static Finding TooLarge(Place place, long limit) => Error(
        "RF1404", place,
        new($"tệp lớn quá {limit} byte", $"the file is larger than {limit} bytes"),
        new("Chia dữ liệu thành nhiều tệp.", "Split the data into several files."));

    public static Finding TooManyValues(Place place, int limit) => Error(
        "RF1409", place,
        new($"dữ liệu có hơn {limit} giá trị", $"the data has more than {limit} values"),
        new("Chia dữ liệu thành nhiều tệp.", "Split the data into several files."));

    public static Finding BadNumber(Place place, string text) => Error(
        "RF1405", place,
        new($"số '{text}' quá lớn hoặc quá dài", $"the number '{text}' is too large or too long"),
        new("Viết số dưới dạng chuỗi nếu đó là một mã.", "Write it as a string if it is a code."));

    public static Finding NotUtf8(Place place) => Error(
        "RF1406", place,
        new("tệp không phải là UTF-8", "the file is not UTF-8"),
        new("Lưu tệp với mã UTF-8.", "Save the file as UTF-8."));

    public static Finding OfficeFile(Place place) => Error(
        "RF1407", place,
        new(
            "tệp là văn bản Word, bảng tính Excel hoặc tệp nén, không phải tệp JSON",
            "the file is a Word document, an Excel workbook or an archive, not a JSON file"),
        new(
            "Ghi tên tệp dữ liệu .json; bảng tính phải là tệp .xlsx và mang đuôi .xlsx.",
            "Name the .json file of the data; a workbook must be an .xlsx file and be named so."));

    public static Finding HalfCharacter(Place place) => Error(
        "RF1408", place,
        new(
            "một đoạn chữ chứa nửa ký tự (mã \\ud800 đến \\udfff đứng một mình)",
            "a text holds half a character (a code \\ud800 to \\udfff on its own)"),
        new("Gõ lại ký tự ấy.", "Type that character again."));

    private static Finding Error(string code, Place place, Wording message, Wording hint) =>
        new(code, Severity.Error, place, message) { Hint = hint };
}
