using System.Globalization;
using ReportForge.Batches.Running;
using ReportForge.Findings;

namespace ReportForge.Batches;

/// <summary>Findings about a set of reports: RF6xxx.</summary>
public static class BatchFindings
{
    public static Finding UnknownInput(string name) => new("RF6001", Severity.Error, Place.InFile(name),
        new($"không lập hàng loạt được từ '{name}'", $"a batch cannot be made from '{name}'"))
    {
        Hint = new(
            "Dùng thư mục có các tệp .json, .xlsx; tệp .jsonl mỗi dòng một đơn vị; hoặc bảng .csv, .xlsx mỗi hàng một đơn vị.",
            "Use a folder of .json or .xlsx files, a .jsonl file of one unit a line, or a .csv or .xlsx table of one unit a row."),
    };

    public static Finding NoUnits(string name) => new("RF6002", Severity.Error, Place.InFile(name),
        new($"'{name}' không có đơn vị nào", $"'{name}' has no unit in it"))
    {
        Hint = new(
            "Thư mục cần có tệp .json hoặc .xlsx; tệp .jsonl mỗi dòng một đơn vị; bảng .csv, .xlsx có hàng tên cột và mỗi hàng một đơn vị.",
            "A folder needs .json or .xlsx files, a .jsonl one unit a line, a .csv or .xlsx table titles and one unit a row."),
    };

    public static Finding UnknownColumn(Place place, string title, string? nearest) => new("RF6003", Severity.Error, place,
        new($"cột '{title}' không phải trường nào của loại báo cáo", $"the column '{title}' is no field of the kind"))
    {
        Hint = nearest is null
            ? new("Đặt tên cột theo đường dẫn trường, mã chỉ tiêu, hoặc khai báo trong tệp --columns; cột không dùng thì khai báo không kèm trường.", "Name the column by a field's path or an indicator's code, or declare it in a --columns file, without a field if it is not to be used.")
            : new($"Có phải '{nearest}'? Cũng có thể khai báo trong tệp --columns.", $"Did you mean '{nearest}'? It can also be declared in a --columns file."),
    };

    public static Finding ColumnTwice(Place place, string title, string earlier, string field) => new("RF6004", Severity.Error, place,
        new($"cột '{title}' và cột '{earlier}' cùng điền vào {field}", $"the columns '{title}' and '{earlier}' both fill {field}"))
    {
        Hint = new("Giữ lại cột đúng; cột kia bỏ đi, hoặc ghi 'tên cột:' không kèm trường trong tệp --columns.", "Keep the right one; drop the other, or write 'title:' without a field in the --columns file."),
    };

    public static Finding NoCodeColumn(Place place) => new("RF6005", Severity.Error, place,
        new("bảng không có cột mã đơn vị", "the table has no column of unit codes"))
    {
        Hint = new("Thêm cột unit.code.", "Add a column unit.code."),
    };

    public static Finding MappingShape(string file) => new("RF6006", Severity.Error, Place.InFile(file),
        new("tệp khai báo cột phải có các dòng 'tên cột: trường'", "a file of columns has lines 'title of the column: field'"));

    public static Finding WorkbookOfOneUnit(string file) => new("RF6009", Severity.Error, Place.InFile(file),
        new($"'{file}' là bảng tính nhập liệu của một đơn vị, không phải bảng mỗi hàng một đơn vị", $"'{file}' is the workbook of one unit, not a table of one unit a row"))
    {
        Hint = new("Đặt các bảng tính vào một thư mục rồi lập từ thư mục đó, hoặc dùng: reportforge draft TỆP.", "Put such workbooks into a folder and name the folder, or use: reportforge draft FILE."),
    };

    public static Finding ShortRow(Place place, int cells, int titles) => new("RF6016", Severity.Warning, place,
        new($"hàng chỉ có {cells} ô, hàng tên cột có {titles}: các ô thiếu coi như để trống", $"the row has {cells} cells, the titles are {titles}: the others count as blank"))
    {
        Hint = new("Xem tệp có bị cắt giữa hàng không.", "See whether the file was cut within the row."),
    };

    public static Finding CellWithoutTitle(Place place, string text, int others) => new("RF6017", Severity.Error, place,
        new($"ô '{text}'{(others > 0 ? $" và {Number(others)} ô khác của hàng" : "")} nằm ngoài các cột có tên nên không biết là số liệu gì",
            $"the cell '{text}'{(others > 0 ? $" and {Number(others)} others of the row" : "")} has no title above it, so nobody knows what it is"))
    {
        Hint = new("Ghi tên cột, hoặc xóa ô. Ô có dấu phẩy trong tệp CSV phải đặt trong nháy kép.", "Write the title, or clear the cell. In a CSV file a cell with a comma stands in quotes."),
    };

    public static Finding MappedToNothing(Place place, string title, string field) => new("RF6018", Severity.Error, place,
        new($"cột '{title}' được khai báo là '{field}', nhưng loại báo cáo không có trường đó", $"the column '{title}' is declared as '{field}', which is no field of the kind"))
    {
        Hint = new("Xem các trường bằng: reportforge kinds show LOẠI.", "See the fields with: reportforge kinds show KIND."),
    };

    public static Finding MappedColumnMissing(Place place, string title) => new("RF6019", Severity.Warning, place,
        new($"bảng không có cột '{title}' đã khai báo", $"the table has no column '{title}', which is declared"))
    {
        Hint = new("Sửa tên cột cho giống hệt trong bảng, hoặc bỏ dòng khai báo.", "Write the title exactly as in the table, or drop the line."),
    };

    public static Finding OnlyForTables(string input) => new("RF6023", Severity.Error, Place.InFile(input),
        new("--with và --columns chỉ dùng cho bảng .csv, .xlsx mỗi hàng một đơn vị", "--with and --columns are for .csv and .xlsx tables of one unit a row"))
    {
        Hint = new("Bỏ hai tùy chọn này, hoặc ghi phần chung vào dữ liệu của từng đơn vị.", "Leave them out, or write what is common into the data of each unit."),
    };

    public static Finding SheetsNotRead(string file, string read, string others) => new("RF6024", Severity.Warning, Place.InFile(file),
        new($"chỉ đọc trang '{read}', không đọc: {others}", $"only the sheet '{read}' is read, not: {others}"));

    public static Finding FilesSkipped(string folder, IReadOnlyList<string> files)
    {
        const int shown = 5;
        var examples = string.Join("; ", files.Take(shown)) + (files.Count > shown ? "; …" : "");
        return new("RF6025", Severity.Warning, Place.InFile(folder),
            new($"{files.Count} tệp có thể là số liệu nhưng không đọc ở đây: {examples}", $"{files.Count} files may be data but are not read here: {examples}"))
        {
            Hint = new("Thư mục chỉ nhận .json, .xlsx của từng đơn vị, không tìm trong thư mục con; chuyển tệp ra ngoài hoặc lập riêng.", "A folder takes .json and .xlsx of one unit each and no folders below it; move the files or make them in a run of their own."),
        };
    }

    public static Finding UnitCodeMissing(string unit) => new("RF6010", Severity.Error, UnitCodePlace,
        new($"{unit} chưa có mã đơn vị hành chính", $"{unit} has no administrative code"))
    {
        Hint = new("Điền mã đơn vị theo danh mục đơn vị hành chính; tra bằng: reportforge units find TÊN.", "Fill in unit.code from the register; look it up with: reportforge units find NAME."),
    };

    public static Finding UnitUnknown(string code, string unit, string? nearest) => new("RF6011", Severity.Error, UnitCodePlace,
        new($"danh mục không có đơn vị mã '{code}' ({unit})", $"the register has no unit with the code '{code}' ({unit})"))
    {
        Hint = nearest is null
            ? new("Tra mã đúng bằng: reportforge units find TÊN.", "Look the code up with: reportforge units find NAME.")
            : new($"Có phải {nearest}?", $"Did you mean {nearest}?"),
    };

    public static Finding UnitNameDiffers(string code, string given, string registered) => new("RF6012", Severity.Warning, UnitNamePlace,
        new($"mã {code} trong danh mục là '{registered}', dữ liệu ghi '{given}'", $"code {code} is '{registered}' in the register, the data says '{given}'"))
    {
        Hint = new("Sửa mã hoặc tên cho khớp danh mục.", "Make code and name agree with the register."),
    };

    public static Finding AnotherKind(string there, string wanted) => new("RF6015", Severity.Error, KindPlace,
        new($"dữ liệu thuộc loại '{there}', không phải '{wanted}'", $"the data is of the kind '{there}', not '{wanted}'"))
    {
        Hint = new($"Tách các loại báo cáo ra từng lượt, hoặc sửa loại báo cáo thành '{wanted}'.", $"Make each kind in a run of its own, or set kind to {wanted}."),
    };

    public static Finding Duplicate(string unit, string others) => new("RF6013", Severity.Error, UnitCodePlace,
        new($"{unit} có nhiều bộ số liệu cùng kỳ: {others}", $"{unit} has several sets of figures for the period: {others}"))
    {
        Hint = new(
            "Giữ lại bộ đúng và bỏ các bộ kia; chưa rõ bộ nào đúng thì không lập bộ nào.",
            "Keep the right one and drop the others; as long as that is open, none is made."),
    };

    public static Finding StrictRefusal(string unit, int errors) => new("RF6014", Severity.Error, Place.Whole,
        new($"{unit}: không lập vì số liệu có {errors} lỗi (--strict)", $"{unit}: not made because its figures have {errors} errors (--strict)"));

    public static Finding EditedByHand(string file) => new("RF6020", Severity.Error, Place.InFile(file),
        new($"'{file}' đã được sửa bằng tay sau khi lập nên không ghi đè", $"'{file}' was edited by hand since it was made and is not overwritten"))
    {
        Hint = new("Chuyển tệp đó sang chỗ khác rồi chạy lại, hoặc nhập phần sửa vào dữ liệu.", "Move that file away and run again, or bring what was typed into the data."),
    };

    public static Finding PlaceTaken(string file) => new("RF6021", Severity.Error, Place.InFile(file),
        new($"chỗ của '{file}' đang là thư mục, liên kết hoặc thiết bị nên không ghi", $"where '{file}' belongs stands a folder, a link or a device, so it is not written"))
    {
        Hint = new("Chuyển thứ đó sang chỗ khác rồi chạy lại.", "Move it away and run again."),
    };

    public static Finding LineTooLong(Place place, int megabytes) => new("RF6026", Severity.Error, place,
        new($"dòng này dài quá {megabytes} MB nên không đọc", $"this line is longer than {megabytes} MB and is not read"))
    {
        Hint = new("Mỗi dòng là số liệu của một đơn vị; kiểm tra tệp có bị dồn vào một dòng không.", "A line has the data of one unit; see whether the file was written as one line."),
    };

    public static Finding TooManyUnits(string name, int count, int most) => new("RF6034", Severity.Error, Place.InFile(name),
        new($"'{name}' có {Number(count)} đơn vị; một lượt nhận nhiều nhất {Number(most)}", $"'{name}' has {Number(count)} units; a run takes {Number(most)} at most"))
    {
        Hint = new("Cả nước có 3.321 xã, phường: kiểm tra tệp có bị lặp không; nếu không, chia thành nhiều tệp.", "The country has 3,321 communes: see whether the file repeats itself; if not, split it."),
    };

    public static Finding EditedIsBehind(string file) => new("RF6027", Severity.Warning, Place.InFile(file),
        new($"'{file}' đã được sửa bằng tay nên được giữ nguyên; số liệu mới chưa có trong văn bản này", $"'{file}' was edited by hand and is kept; the new figures are not in it"))
    {
        Hint = new(
            "Sửa số mới vào văn bản, hoặc chuyển tệp đó sang chỗ khác rồi chạy lại để lập theo số liệu mới.",
            "Bring the new figures into the document, or move that file away and run again to have it made anew."),
    };

    public static Finding Regenerated(string file, string beside, int applied, int kept) => new("RF6032", Severity.Warning, Place.InFile(file),
        new($"'{file}' đã được sửa bằng tay nên được giữ nguyên; bản có số liệu mới và đủ chữ sửa tay: '{beside}' ({applied} chỗ theo số liệu mới, "
            + $"{kept} chỗ giữ chữ sửa tay)",
            $"'{file}' was edited by hand and is kept; with the new figures and all that was typed: '{beside}' ({applied} places changed, {kept} kept as typed)"))
    {
        Hint = new(
            $"Xem '{beside}', nhất là các ghi chú; đúng thì thay tệp cũ bằng tệp đó.",
            $"Look at '{beside}', its comments above all; if it is right, put it in place of the old file."),
    };

    public static Finding KeptAsTyped(string file, Wording place, Wording what) => new("RF6033", Severity.Warning, Place.InFile(file) with { Location = place },
        new($"{what.Vi} Chỗ này đã sửa tay nên giữ nguyên.", $"{what.En} It was edited by hand and is kept."))
    {
        Hint = new("Xem ghi chú trong văn bản rồi chọn.", "See the comment in the document and choose."),
    };

    public static Finding ListEdited(string list) => new("RF6061", Severity.Warning, Place.InFile(list),
        new($"danh sách '{list}' không phải do lượt trước lập, hoặc đã có người sửa, nên được giữ nguyên và chưa cập nhật",
            $"the list '{list}' was not made by the run before, or somebody has changed it; it is kept and not up to date"))
    {
        Hint = new("Chuyển tệp đó sang chỗ khác rồi chạy lại với --resume.", "Move that file away and run again with --resume."),
    };

    public static Finding InputChanged(string item) => new("RF6022", Severity.Error, Place.Whole,
        new($"{item} đã thay đổi trong khi đang chạy nên chưa lập", $"{item} changed during the run and was not made"))
    {
        Hint = new("Chạy lại với --resume.", "Run again with --resume."),
    };

    public static Finding UnitsMissing(BatchCompleteness completeness)
    {
        const int shown = 5;
        var (missing, expected) = (completeness.Missing.Count, completeness.Expected);
        var examples = string.Join("; ", completeness.Missing.Take(shown).Select(unit => $"{unit.Code} {unit.FullName}")) + (missing > shown ? "; …" : "");
        return new("RF6030", Severity.Warning, Place.Whole,
            new($"còn thiếu {missing} trên {expected} đơn vị: {examples}", $"{missing} of {expected} units are missing: {examples}"))
        {
            Hint = new("Danh sách đầy đủ nằm trong missing.csv của thư mục kết quả.", "The full list is in missing.csv of the output folder."),
        };
    }

    internal static Finding OldDocuments(int count, IReadOnlyList<string> first)
    {
        var examples = string.Join("; ", first) + (count > first.Count ? "; …" : "");
        return new("RF6031", Severity.Warning, Place.Whole,
            new($"{count} văn bản của lượt trước còn nằm trong thư mục, không thuộc lượt này: {examples}", $"{count} documents of an earlier run lie in the folder and are none of this one: {examples}"))
        {
            Hint = new("Danh sách đầy đủ nằm trong old.csv; đừng gửi các tệp đó.", "The full list is in old.csv; do not send those files."),
        };
    }

    public static Finding Stopped(int made, int open) => new("RF6040", Severity.Error, Place.Whole,
        new($"đã dừng theo yêu cầu: lập được {made}, còn {open}", $"stopped as asked: {made} made, {open} open"))
    {
        Hint = new("Chạy lại cùng lệnh với --resume để làm tiếp.", "Run the same command with --resume to go on."),
    };

    public static Finding StoppedLooking(int seen) => new("RF6041", Severity.Error, Place.Whole,
        new($"đã dừng theo yêu cầu khi đang kiểm tra số liệu: xem được {seen} đơn vị, lượt này chưa lập văn bản nào", $"stopped as asked while looking at the data: {seen} units seen, no document made in this run"))
    {
        Hint = new("Chạy lại cùng lệnh với --resume để làm tiếp.", "Run the same command with --resume to go on."),
    };

    public static Finding PdfsMissing(int count) => new("RF6060", Severity.Error, Place.Whole,
        new($"{count} văn bản chưa có tệp PDF", $"{count} documents have no PDF"))
    {
        Hint = new("Lý do ở findings.csv; chạy lại cùng lệnh với --resume để thử lại.", "The reasons are in findings.csv; run the same command with --resume to try again."),
    };

    public static Finding LedgerLocked(string ledger) => new("RF6050", Severity.Error, Place.InFile(ledger),
        new($"một chương trình khác đang dùng sổ theo dõi '{ledger}'", $"another program uses the ledger '{ledger}'"))
    {
        Hint = new("Đợi lượt chạy kia xong hoặc đóng chương trình đang mở tệp, rồi chạy lại với --resume.", "Wait for the other run or close the program that holds the file, then run again with --resume."),
    };

    public static Finding LedgerUnusable(string ledger, string reason) => new("RF6051", Severity.Error, Place.InFile(ledger),
        new($"không dùng được sổ theo dõi '{ledger}': {reason}", $"the ledger '{ledger}' cannot be used: {reason}"))
    {
        Hint = new("Kiểm tra quyền ghi và dung lượng ổ đĩa rồi chạy lại với --resume; tệp hỏng thì chọn thư mục khác.", "Check rights and free space and run again with --resume; if the file is damaged, choose another folder."),
    };

    public static Finding LedgerDamaged(string ledger) => new("RF6053", Severity.Error, Place.InFile(ledger),
        new($"sổ theo dõi '{ledger}' đã hỏng, hoặc không phải do chương trình này lập", $"the ledger '{ledger}' is damaged, or was not made by this program"))
    {
        Hint = new(
            "Chọn thư mục kết quả khác. Nếu chỉ sổ này hỏng: chuyển nó đi chỗ khác rồi chạy lại; văn bản đã có trong thư mục không bị ghi đè.",
            "Choose another output folder. If this file alone is damaged, move it away and run again; documents in the folder are not overwritten."),
    };

    public static Finding LedgerNoFile(string ledger) => new("RF6054", Severity.Error, Place.InFile(ledger),
        new($"chỗ của sổ theo dõi '{ledger}' là thư mục, liên kết hoặc thiết bị", $"in place of the ledger '{ledger}' stands a folder, a link or a device"))
    {
        Hint = new("Chuyển nó đi chỗ khác, hoặc chọn thư mục kết quả khác.", "Move it away, or choose another output folder."),
    };

    public static Finding LedgerOfAnotherKind(string ledger, string there, string wanted) => new("RF6052", Severity.Error, Place.InFile(ledger),
        new($"thư mục này đang chứa lượt lập của loại '{there}', không phải '{wanted}'", $"this folder holds a batch of the kind '{there}', not '{wanted}'"))
    {
        Hint = new("Chọn thư mục kết quả khác cho mỗi loại báo cáo.", "Choose another output folder for each kind."),
    };

    public static Finding Defect(string unit, string detail) => new("RF6090", Severity.Error, Place.Whole,
        new($"chương trình gặp lỗi ở {unit}: {detail}", $"the program failed on {unit}: {detail}"))
    {
        Hint = new("Gửi dữ liệu của đơn vị này cho người phụ trách phần mềm.", "Send the data of this unit to who looks after the software."),
    };

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static Place KindPlace { get; } = Place.InData("kind") with { Location = new("Loại báo cáo", "kind of report") };

    private static Place UnitCodePlace { get; } = Place.InData("unit.code") with { Location = new("Đơn vị báo cáo: Mã đơn vị hành chính", "unit: code") };

    private static Place UnitNamePlace { get; } = Place.InData("unit.name") with { Location = new("Đơn vị báo cáo: Tên đơn vị", "unit: name") };
}
