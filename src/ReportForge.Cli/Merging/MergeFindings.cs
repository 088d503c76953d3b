using ReportForge.Findings;

namespace ReportForge.Cli.Merging;

/// <summary>Findings about merging many lines: RF542x.</summary>
internal static class MergeFindings
{
    public static Finding NotAnObject(Place place) => new("RF5421", Severity.Error, place,
        new("dữ liệu phải là một đối tượng { … }", "the data has to be an object { … }"));

    public static Finding NameTwice(Place place, string name, int line) => new("RF5422", Severity.Error, place,
        new($"tên tệp '{name}' đã dùng cho dòng {line}", $"the file name '{name}' is that of line {line} already"))
    {
        Hint = new(
            "Đặt --name sao cho mỗi dòng có một tên riêng, thí dụ thêm mã đơn vị.",
            "Choose --name so that every line has a name of its own, such as with the unit's code."),
    };

    public static Finding OverwritesInput(string file) => new("RF5424", Severity.Error, Place.InFile(file),
        new("kết quả sẽ ghi đè lên tệp này", "the result would overwrite this file"))
    {
        Hint = new("Ghi một tên khác ở --out.", "Give another name to --out."),
    };

    public static Finding NoPartFolder(string folder) => new("RF5436", Severity.Error, Place.InFile(folder),
        new("không có thư mục này", "there is no such folder"))
    {
        Hint = new(
            "Ghi ở --parts tên thư mục có các tệp Word mà mẫu lấy vào.",
            "Give --parts the folder of the Word files that the template includes."),
    };

    public static Finding TooManyParts(string folder, int mostFiles, long mostMegabytes) => new("RF5437", Severity.Error,
        Place.InFile(folder),
        new(
            $"thư mục có nhiều hơn {mostFiles} tệp Word hoặc hơn {mostMegabytes} MB",
            $"the folder has more than {mostFiles} Word files or {mostMegabytes} MB"))
    {
        Hint = new("Chỉ để trong thư mục này những tệp mà mẫu lấy vào.", "Keep only the files that the template includes in this folder."),
    };

    public static Finding NoTags(string template) => new("RF5425", Severity.Warning, Place.InFile(template),
        new(
            "mẫu không có thẻ {{ }} nào: văn bản lập ra giống hệt mẫu",
            "the template has no {{ }} tag: the document is the template itself"))
    {
        Hint = new(
            "Văn bản trộn thư cũ của Word thì chuyển trước: reportforge template convert.",
            "Convert an old mail merge of Word first: reportforge template convert."),
    };

    public static Finding TagsLeft(string template, int count) => new("RF5426", Severity.Warning, Place.InFile(template),
        new(
            $"văn bản còn {count} thẻ chưa điền vì dữ liệu chưa có",
            $"{count} tag(s) stay in the document because the data lacks what they read"))
    {
        Hint = new("Ghép văn bản này lần nữa với phần dữ liệu còn lại.", "Merge the document again with the rest of the data."),
    };

    public static Finding NoRecords(string data) => new("RF5427", Severity.Error, Place.InFile(data),
        new("dữ liệu không có bản ghi nào", "the data has no record"));

    public static Finding TooManyRecords(string data, int most) => new("RF5428", Severity.Error, Place.InFile(data),
        new(
            $"dữ liệu có hơn {most} bản ghi, quá nhiều cho một văn bản",
            $"the data has more than {most} records, too many for one document"))
    {
        Hint = new(
            "Chia dữ liệu, hoặc dùng --out để lập mỗi bản ghi một tệp.",
            "Cut the data, or use --out to make a file of each record."),
    };

    public static Finding WrongData(string data) => new("RF5429", Severity.Error, Place.InFile(data),
        new("--data nhận tệp .json, .jsonl, .csv hoặc .xlsx", "--data takes a .json, .jsonl, .csv or .xlsx file"))
    {
        Hint = new(
            "Tệp khác thì mở bằng Excel hoặc LibreOffice Calc rồi lưu thành .xlsx.",
            "Open other files in Excel or LibreOffice Calc and save them as .xlsx."),
    };

    public static Finding WrongTemplate(string template) => new("RF5430", Severity.Error, Place.InFile(template),
        new("mẫu phải là tệp Word .docx hoặc .dotx", "the template has to be a Word file, .docx or .dotx"))
    {
        Hint = new(
            "Mở tệp bằng Word hoặc LibreOffice Writer rồi lưu thành .docx.",
            "Open the file in Word or LibreOffice Writer and save it as .docx."),
    };

    /// <summary>A message about one record among many.</summary>
    public static Wording AtRecord(Wording message, string record) =>
        new($"{message.Vi} (dữ liệu: {record})", $"{message.En} (data: {record})");

    public static Finding UnknownLimit(string name, string? nearest, IEnumerable<string> names) => new("RF5438", Severity.Error,
        Place.Whole,
        new($"--limit không có giới hạn tên '{name}'", $"--limit knows no limit '{name}'"))
    {
        Hint = nearest is null
            ? new($"Các giới hạn: {string.Join(", ", names)}.", $"The limits are {string.Join(", ", names)}.")
            : new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?"),
    };

    public static Finding NoLimit(string name, string value, long such) => new("RF5439", Severity.Error, Place.Whole,
        new(
            $"--limit {name} cần một số nguyên lớn hơn 0, không phải '{value}'",
            $"--limit {name} takes a whole number above 0, not '{value}'"))
    {
        Hint = new($"Viết như --limit {name}={such}.", $"Write it like --limit {name}={such}."),
    };

    public static Finding EmptyName(Place place) => new("RF5423", Severity.Error, place,
        new("--name cho ra tên tệp rỗng", "--name gives an empty file name"));
}
