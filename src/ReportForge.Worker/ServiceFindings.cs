using ReportForge.Findings;

namespace ReportForge.Worker;

/// <summary>Findings of the service about itself and its store: RF56xx.</summary>
internal static class ServiceFindings
{
    public static Finding AnotherService(string folder) => new("RF5601", Severity.Error, Place.InFile(folder),
        new($"một tiến trình khác đang phục vụ với thư mục dữ liệu '{folder}'", $"another process serves from the data folder '{folder}'"))
    {
        Hint = new("Dừng tiến trình kia, hoặc chọn thư mục khác bằng --data-dir.", "Stop the other one, or choose another folder with --data-dir."),
    };

    public static Finding StoreIsLater(string script) => new("RF5602", Severity.Error, Place.Whole,
        new($"kho dữ liệu do phiên bản chương trình mới hơn lập ('{script}')", $"the store was made by a later version of the program ('{script}')"))
    {
        Hint = new("Dùng phiên bản chương trình mới hơn, hoặc khôi phục bản sao lưu cũ.", "Use the later program, or restore an older backup."),
    };

    public static Finding StoreNotMigrated(string script, string reason) => new("RF5603", Severity.Error, Place.Whole,
        new($"không nâng cấp được kho dữ liệu ở bước '{script}': {reason}", $"the store could not be brought up to date at '{script}': {reason}"))
    {
        Hint = new("Dữ liệu cũ còn nguyên. Gửi thông báo này cho người phụ trách phần mềm.", "The old data is untouched. Send this message to whoever looks after the software."),
    };

    public static Finding AddressInUse(string urls) => new("RF5604", Severity.Error, Place.Whole,
        new($"không mở được địa chỉ {urls}: chương trình khác đang dùng, hoặc tài khoản này không có quyền",
            $"cannot listen on {urls}: another program uses it, or this account may not"))
    {
        Hint = new("Chọn địa chỉ khác, thí dụ --urls http://127.0.0.1:8081.", "Choose another one, such as --urls http://127.0.0.1:8081."),
    };

    public static Finding WrongSettings(string complaints) => new("RF5605", Severity.Error, Place.Whole,
        new($"cấu hình không dùng được: {complaints}", $"the settings cannot be used: {complaints}"))
    {
        Hint = new("Xem các cấu hình: reportforge serve --help.", "See the settings: reportforge serve --help."),
    };

    public static Finding NoStore(string folder) => new("RF5606", Severity.Error, Place.InFile(folder),
        new($"thư mục '{folder}' không có dữ liệu của trang web", $"the folder '{folder}' has no data of a service"))
    {
        Hint = new("Chọn đúng thư mục dữ liệu bằng --data-dir.", "Name the data folder with --data-dir."),
    };

    public static Finding NoBackup(string file) => new("RF5607", Severity.Error, Place.InFile(file),
        new($"'{file}' không phải là bản sao lưu, hoặc đã hỏng", $"'{file}' is no backup, or is damaged"))
    {
        Hint = new("Chọn tệp do lệnh backup lập; nếu tệp này hỏng, dùng bản sao lưu khác.", "Name a file that backup has made; if this one is damaged, take another."),
    };

    public static Finding StoreIsThere(string file) => new("RF5608", Severity.Error, Place.InFile(file),
        new("thư mục này đã có dữ liệu; khôi phục không ghi đè lên", "the folder has data already; restoring does not write over it"))
    {
        Hint = new("Chọn thư mục khác bằng --data-dir, hoặc chuyển dữ liệu cũ đi nơi khác.", "Name another folder with --data-dir, or move the old data away."),
    };

    public static Finding AnotherBackup(string folder) => new("RF5609", Severity.Error, Place.InFile(folder),
        new($"đang có một lệnh sao lưu khác chạy với thư mục '{folder}'", $"another backup of the folder '{folder}' is being made"))
    {
        Hint = new("Đợi lệnh kia xong rồi chạy lại.", "Wait for it to end and try again."),
    };

    public static Finding UnitNotInRegister(Place place, string code) => new("RF5611", Severity.Error, place,
        new($"không có đơn vị mã '{code}' trong danh mục", $"the register has no unit with the code '{code}'"))
    {
        Hint = new("Tra mã đơn vị ở trang Đơn vị hoặc bằng reportforge units find.", "Look the code up on the page of units or with reportforge units find."),
    };

    public static Finding NoUnit(Place place) => new("RF5612", Severity.Error, place,
        new("dữ liệu chưa ghi mã đơn vị, và tài khoản này làm việc cho nhiều đơn vị", "the data names no unit, and this account works for several"))
    {
        Hint = new("Ghi mã đơn vị (5 chữ số) vào ô “Mã đơn vị hành chính”.", "Write the unit's code into the field 'unit.code'."),
    };

    public static Finding NoPeriod(Place place) => new("RF5613", Severity.Error, place,
        new("dữ liệu chưa ghi kỳ báo cáo", "the data names no period"))
    {
        Hint = new("Ghi kỳ báo cáo: loại kỳ, năm, và tháng hoặc quý.", "Write the period: its type, the year, and month or quarter."),
    };

    public static Finding ForeignUnit(Place place, string code) => new("RF5615", Severity.Error, place,
        new($"đơn vị {code} không thuộc phạm vi của tài khoản này", $"the unit {code} is not one of this account"))
    {
        Hint = new("Bỏ dòng đó, hoặc nhờ tài khoản của tỉnh quản lý đơn vị gửi.", "Leave the line out, or have an account of the unit's province send it."),
    };

    public static Finding JobSetAside(int attempts) => new("RF5616", Severity.Error, Place.Whole,
        new($"chương trình đã dừng đột ngột {attempts} lần khi làm yêu cầu này nên để riêng ra", $"the program died {attempts} times on this request, so it is set aside"))
    {
        Hint = new("Gửi tệp của yêu cầu này cho người phụ trách phần mềm; muốn thử lại thì gửi yêu cầu mới.", "Send the file to who looks after the software; to try again, send a new request."),
    };

    public static Finding AnotherReport() => new("RF5614", Severity.Error, Place.Whole,
        new("đơn vị, loại hoặc kỳ trong dữ liệu khác với báo cáo này", "unit, kind or period of the data are not those of this report"))
    {
        Hint = new("Đây là báo cáo khác: lập báo cáo mới cho đơn vị và kỳ đó.", "That is another report: make a new one for that unit and period."),
    };
}
