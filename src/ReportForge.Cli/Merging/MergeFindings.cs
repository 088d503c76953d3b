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
        Hint = new("Đặt --name sao cho mỗi dòng có một tên riêng, thí dụ thêm mã đơn vị.", "Choose --name so that every line has a name of its own, such as with the unit's code."),
    };

    public static Finding OverwritesInput(string file) => new("RF5424", Severity.Error, Place.InFile(file),
        new("kết quả sẽ ghi đè lên tệp này", "the result would overwrite this file"))
    {
        Hint = new("Ghi một tên khác ở --out.", "Give another name to --out."),
    };

    public static Finding EmptyName(Place place) => new("RF5423", Severity.Error, place,
        new("--name cho ra tên tệp rỗng", "--name gives an empty file name"));
}
