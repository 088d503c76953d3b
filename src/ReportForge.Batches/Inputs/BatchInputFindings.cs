using ReportForge.Findings;

namespace ReportForge.Batches.Inputs;

/// <summary>Findings about the input of a batch and about whose data it has: RF6xxx.</summary>
public static class BatchInputFindings
{
    internal static Place UnitCodePlace { get; } =
        Place.InData("unit.code") with { Location = new("Đơn vị báo cáo: Mã đơn vị hành chính", "unit: code") };

    private static Place KindPlace { get; } = Place.InData("kind") with { Location = new("Loại báo cáo", "kind of report") };

    private static Place UnitNamePlace { get; } =
        Place.InData("unit.name") with { Location = new("Đơn vị báo cáo: Tên đơn vị", "unit: name") };

    internal static Finding UnknownInput(string name) => new("RF6001", Severity.Error, Place.InFile(name),
        new($"không lập hàng loạt được từ '{name}'", $"a batch cannot be made from '{name}'"))
    {
        Hint = new(
            "Dùng thư mục có các tệp .json, .xlsx; tệp .jsonl mỗi dòng một đơn vị; hoặc bảng .csv, .xlsx mỗi hàng một đơn vị.",
            "Use a folder of .json or .xlsx files, a .jsonl file of one unit a line, or a .csv or .xlsx table of one unit a row."),
    };

    internal static Finding NoUnits(string name) => new("RF6002", Severity.Error, Place.InFile(name),
        new($"'{name}' không có đơn vị nào", $"'{name}' has no unit in it"))
    {
        Hint = new(
            "Thư mục cần có tệp .json hoặc .xlsx; tệp .jsonl mỗi dòng một đơn vị; bảng .csv, .xlsx có hàng tên cột và mỗi hàng một đơn vị.",
            "A folder needs .json or .xlsx files, a .jsonl one unit a line, a .csv or .xlsx table titles and one unit a row."),
    };

    internal static Finding UnknownColumn(Place place, string title, string? nearest) => new("RF6003", Severity.Error, place,
        new($"cột '{title}' không phải trường nào của loại báo cáo", $"the column '{title}' is no field of the kind"))
    {
        Hint = nearest is null
            ? new(
                "Đặt tên cột theo đường dẫn trường, mã chỉ tiêu, hoặc khai báo trong "
                    + "tệp --columns; cột không dùng thì khai báo không kèm trường.",
                "Name the column by a field's path or an indicator's code, or declare "
                    + "it in a --columns file, without a field if it is not to be used.")
            : new(
                $"Có phải '{nearest}'? Cũng có thể khai báo trong tệp --columns.",
                $"Did you mean '{nearest}'? It can also be declared in a --columns file."),
    };

    internal static Finding ColumnTwice(Place place, string title, string earlier, string field) => new("RF6004", Severity.Error, place,
        new($"cột '{title}' và cột '{earlier}' cùng điền vào {field}", $"the columns '{title}' and '{earlier}' both fill {field}"))
    {
        Hint = new(
            "Giữ lại cột đúng; cột kia bỏ đi, hoặc ghi 'tên cột:' không kèm trường trong tệp --columns.",
            "Keep the right one; drop the other, or write 'title:' without a field in the --columns file."),
    };

    internal static Finding NoCodeColumn(Place place) => new("RF6005", Severity.Error, place,
        new("bảng không có cột mã đơn vị", "the table has no column of unit codes"))
    {
        Hint = new("Thêm cột unit.code.", "Add a column unit.code."),
    };

    internal static Finding MappingShape(string file) => new("RF6006", Severity.Error, Place.InFile(file),
        new("tệp khai báo cột phải có các dòng 'tên cột: trường'", "a file of columns has lines 'title of the column: field'"));

    internal static Finding WorkbookOfOneUnit(string file) => new("RF6009", Severity.Error, Place.InFile(file),
        new(
            $"'{file}' là bảng tính nhập liệu của một đơn vị, không phải bảng mỗi hàng một đơn vị",
            $"'{file}' is the workbook of one unit, not a table of one unit a row"))
    {
        Hint = new(
            "Đặt các bảng tính vào một thư mục rồi lập từ thư mục đó, hoặc dùng: reportforge draft TỆP.",
            "Put such workbooks into a folder and name the folder, or use: reportforge draft FILE."),
    };

    internal static Finding UnitCodeMissing(string unit) => new("RF6010", Severity.Error, UnitCodePlace,
        new($"{unit} chưa có mã đơn vị hành chính", $"{unit} has no administrative code"))
    {
        Hint = new(
            "Điền mã đơn vị theo danh mục đơn vị hành chính; tra bằng: reportforge units find TÊN.",
            "Fill in unit.code from the register; look it up with: reportforge units find NAME."),
    };

    internal static Finding UnitUnknown(string code, string unit, string? nearest) => new("RF6011", Severity.Error, UnitCodePlace,
        new($"danh mục không có đơn vị mã '{code}' ({unit})", $"the register has no unit with the code '{code}' ({unit})"))
    {
        Hint = nearest is null
            ? new("Tra mã đúng bằng: reportforge units find TÊN.", "Look the code up with: reportforge units find NAME.")
            : new($"Có phải {nearest}?", $"Did you mean {nearest}?"),
    };

    internal static Finding UnitNameDiffers(string code, string given, string registered) => new("RF6012", Severity.Warning, UnitNamePlace,
        new(
            $"mã {code} trong danh mục là '{registered}', dữ liệu ghi '{given}'",
            $"code {code} is '{registered}' in the register, the data says '{given}'"))
    {
        Hint = new("Sửa mã hoặc tên cho khớp danh mục.", "Make code and name agree with the register."),
    };

    internal static Finding AnotherKind(string there, string wanted) => new("RF6015", Severity.Error, KindPlace,
        new($"dữ liệu thuộc loại '{there}', không phải '{wanted}'", $"the data is of the kind '{there}', not '{wanted}'"))
    {
        Hint = new(
            $"Tách các loại báo cáo ra từng lượt, hoặc sửa loại báo cáo thành '{wanted}'.",
            $"Make each kind in a run of its own, or set kind to {wanted}."),
    };

    internal static Finding ShortRow(Place place, int cells, int titles) => new("RF6016", Severity.Warning, place,
        new(
            $"hàng chỉ có {cells} ô, hàng tên cột có {titles}: các ô thiếu coi như để trống",
            $"the row has {cells} cells, the titles are {titles}: the others count as blank"))
    {
        Hint = new("Xem tệp có bị cắt giữa hàng không.", "See whether the file was cut within the row."),
    };

    internal static Finding CellWithoutTitle(Place place, string text, int others) => new("RF6017", Severity.Error, place,
        new($"ô '{text}'{(others > 0 ? $" và {others} ô khác của hàng" : "")} nằm ngoài các cột có tên nên không biết là số liệu gì",
            $"the cell '{text}'{(others > 0 ? $" and {others} others of the row" : "")} has no title above it, so nobody knows what it is"))
    {
        Hint = new(
            "Ghi tên cột, hoặc xóa ô. Ô có dấu phẩy trong tệp CSV phải đặt trong nháy kép.",
            "Write the title, or clear the cell. In a CSV file a cell with a comma stands in quotes."),
    };

    internal static Finding MappedToNothing(Place place, string title, string field) => new("RF6018", Severity.Error, place,
        new(
            $"cột '{title}' được khai báo là '{field}', nhưng loại báo cáo không có trường đó",
            $"the column '{title}' is declared as '{field}', which is no field of the kind"))
    {
        Hint = new("Xem các trường bằng: reportforge kinds show LOẠI.", "See the fields with: reportforge kinds show KIND."),
    };

    internal static Finding MappedColumnMissing(Place place, string title) => new("RF6019", Severity.Warning, place,
        new($"bảng không có cột '{title}' đã khai báo", $"the table has no column '{title}', which is declared"))
    {
        Hint = new(
            "Sửa tên cột cho giống hệt trong bảng, hoặc bỏ dòng khai báo.",
            "Write the title exactly as in the table, or drop the line."),
    };

    internal static Finding OnlyForTables(string input) => new("RF6023", Severity.Error, Place.InFile(input),
        new(
            "--with và --columns chỉ dùng cho bảng .csv, .xlsx mỗi hàng một đơn vị",
            "--with and --columns are for .csv and .xlsx tables of one unit a row"))
    {
        Hint = new(
            "Bỏ hai tùy chọn này, hoặc ghi phần chung vào dữ liệu của từng đơn vị.",
            "Leave them out, or write what is common into the data of each unit."),
    };

    internal static Finding SheetsNotRead(string file, string read, string others) => new("RF6024", Severity.Warning, Place.InFile(file),
        new($"chỉ đọc trang '{read}', không đọc: {others}", $"only the sheet '{read}' is read, not: {others}"));

    internal static Finding FilesSkipped(string folder, IReadOnlyList<string> files)
    {
        const int shown = 5;
        var examples = string.Join("; ", files.Take(shown)) + (files.Count > shown ? "; …" : "");
        return new("RF6025", Severity.Warning, Place.InFile(folder),
            new(
                $"{files.Count} tệp có thể là số liệu nhưng không đọc ở đây: {examples}",
                $"{files.Count} files may be data but are not read here: {examples}"))
        {
            Hint = new(
                "Thư mục chỉ nhận .json, .xlsx của từng đơn vị, không tìm trong thư mục con; chuyển tệp ra ngoài hoặc lập riêng.",
                "A folder takes .json and .xlsx of one unit each and no folders "
                    + "below it; move the files or make them in a run of their own."),
        };
    }

    internal static Finding LineTooLong(Place place, int megabytes) => new("RF6026", Severity.Error, place,
        new($"dòng này dài quá {megabytes} MB nên không đọc", $"this line is longer than {megabytes} MB and is not read"))
    {
        Hint = new(
            "Mỗi dòng là số liệu của một đơn vị; kiểm tra tệp có bị dồn vào một dòng không.",
            "A line has the data of one unit; see whether the file was written as one line."),
    };

    public static Finding TooManyUnits(string name, int count, int most) => new("RF6034", Severity.Error, Place.InFile(name),
        new($"'{name}' có {count} đơn vị; một lượt nhận nhiều nhất {most}", $"'{name}' has {count} units; a run takes {most} at most"))
    {
        Hint = new(
            "Cả nước có 3.321 xã, phường: kiểm tra tệp có bị lặp không; nếu không, chia thành nhiều tệp.",
            "The country has 3,321 communes: see whether the file repeats itself; if not, split it."),
    };
}
