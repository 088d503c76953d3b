using ReportForge.Findings;

namespace ReportForge.Worker.Store;

/// <summary>Findings about the folder and the store in it: RF560x.</summary>
internal static class StoreFindings
{
    public static Finding AnotherService(string folder) => new("RF5601", Severity.Error, Place.InFile(folder),
        new($"một tiến trình khác đang phục vụ với thư mục dữ liệu '{folder}'", $"another process serves from the data folder '{folder}'"))
    {
        Hint = new(
            "Dừng tiến trình kia, hoặc chọn thư mục khác bằng --data-dir.",
            "Stop the other one, or choose another folder with --data-dir."),
    };

    public static Finding StoreIsLater(string script) => new("RF5602", Severity.Error, Place.Whole,
        new(
            $"kho dữ liệu do phiên bản chương trình mới hơn lập ('{script}')",
            $"the store was made by a later version of the program ('{script}')"))
    {
        Hint = new(
            "Dùng phiên bản chương trình mới hơn, hoặc khôi phục bản sao lưu cũ.",
            "Use the later program, or restore an older backup."),
    };

    public static Finding StoreNotMigrated(string script, string reason) => new("RF5603", Severity.Error, Place.Whole,
        new(
            $"không nâng cấp được kho dữ liệu ở bước '{script}': {reason}",
            $"the store could not be brought up to date at '{script}': {reason}"))
    {
        Hint = new(
            "Dữ liệu cũ còn nguyên. Gửi thông báo này cho người phụ trách phần mềm.",
            "The old data is untouched. Send this message to whoever looks after the software."),
    };

    public static Finding DatabaseUnreachable(string reason) => new("RF5610", Severity.Error, Place.Whole,
        new($"không kết nối được cơ sở dữ liệu PostgreSQL: {reason}", $"the PostgreSQL database cannot be reached: {reason}"))
    {
        Hint = new(
            "Kiểm tra máy chủ cơ sở dữ liệu và chuỗi kết nối ở --postgres hoặc biến môi trường REPORTFORGE_Postgres.",
            "Check the database server, and the connection in --postgres or in the environment variable REPORTFORGE_Postgres."),
    };

    public static Finding DatabaseAway() => new("RF5617", Severity.Error, Place.Whole,
        new(
            "cơ sở dữ liệu tạm thời không trả lời; chưa có gì được ghi",
            "the database does not answer for the moment; nothing was written"))
    {
        Hint = new(
            "Thử lại sau ít giây; nếu vẫn vậy, báo người quản trị máy chủ.",
            "Try again in a few seconds; else tell whoever runs the server."),
    };

    public static Finding DocumentsAway() => new("RF5619", Severity.Error, Place.Whole,
        new(
            "kho văn bản tạm thời không trả lời; chưa có gì được ghi",
            "the store of documents does not answer for the moment; nothing was written"))
    {
        Hint = new(
            "Thử lại sau ít giây; nếu vẫn vậy, báo người quản trị máy chủ.",
            "Try again in a few seconds; else tell whoever runs the server."),
    };

    public static bool IsDocumentsAway(Finding finding) => finding.Code == DocumentsAway().Code;

    public static Finding DocumentDamaged() => new("RF5620", Severity.Error, Place.Whole,
        new(
            "văn bản này trong kho văn bản đã mất hoặc không còn nguyên vẹn nên không trả về",
            "the document is missing in the store of documents, or no longer what was put there, and is not given"))
    {
        Hint = new(
            "Báo người quản trị máy chủ: tên văn bản có trong nhật ký chương trình; lấy lại từ bản sao lưu của kho văn bản.",
            "Tell whoever runs the server: the log of the program names it; it is to be taken from a backup of that store."),
    };

    public static Finding DocumentsUnreachable(string place, string reason) => new("RF5621", Severity.Error, Place.Whole,
        new(
            $"không dùng được kho văn bản '{place}': {reason}",
            $"the store of documents '{place}' cannot be used: {reason}"))
    {
        Hint = new(
            "Kiểm tra cấu hình Documents, S3Endpoint, vùng và quyền truy cập (AWS_REGION, AWS_ACCESS_KEY_ID…), "
                + "hoặc quyền ghi vào thư mục.",
            "Check the settings Documents and S3Endpoint, region and access (AWS_REGION, AWS_ACCESS_KEY_ID…), "
                + "or the right to write into the folder."),
    };

    public static Finding DocumentsOfAnother(string place, string mark, string line) => new("RF5622", Severity.Error, Place.Whole,
        new(
            $"'{place}' không phải kho văn bản của cơ sở dữ liệu này: tệp '{mark}' ở đó không có, hoặc ghi cơ sở dữ liệu khác",
            $"'{place}' is not the store of documents of this database: its file '{mark}' is missing, or names another database"))
    {
        Hint = new(
            "Đặt Documents như ở các máy khác và kiểm tra thư mục đã được gắn. Nếu đã chuyển hẳn cơ sở dữ liệu hoặc kho văn bản "
                + $"sang chỗ mới, ghi vào tệp ấy đúng một dòng: {line}",
            "Set Documents as on the other machines and see that the folder is mounted. Where the database or its documents were moved "
                + $"for good, write this one line into that file: {line}"),
    };

    public static Finding DocumentsElsewhere() => new("RF5623", Severity.Error, Place.Whole,
        new(
            "văn bản của cơ sở dữ liệu này nằm ở kho văn bản bên ngoài, mà cấu hình Documents để trống",
            "the documents of this database lie outside of it, and the setting Documents is empty"))
    {
        Hint = new("Đặt Documents như ở các máy khác.", "Set Documents as on the other machines."),
    };

    public static Finding NoStore(string folder) => new("RF5606", Severity.Error, Place.InFile(folder),
        new($"thư mục '{folder}' không có dữ liệu của trang web", $"the folder '{folder}' has no data of a service"))
    {
        Hint = new("Chọn đúng thư mục dữ liệu bằng --data-dir.", "Name the data folder with --data-dir."),
    };

    public static Finding NoBackup(string file) => new("RF5607", Severity.Error, Place.InFile(file),
        new($"'{file}' không phải là bản sao lưu, hoặc đã hỏng", $"'{file}' is no backup, or is damaged"))
    {
        Hint = new(
            "Chọn tệp do lệnh backup lập; nếu tệp này hỏng, dùng bản sao lưu khác.",
            "Name a file that backup has made; if this one is damaged, take another."),
    };

    public static Finding StoreIsThere(string file) => new("RF5608", Severity.Error, Place.InFile(file),
        new("thư mục này đã có dữ liệu; khôi phục không ghi đè lên", "the folder has data already; restoring does not write over it"))
    {
        Hint = new(
            "Chọn thư mục khác bằng --data-dir, hoặc chuyển dữ liệu cũ đi nơi khác.",
            "Name another folder with --data-dir, or move the old data away."),
    };

    public static Finding AnotherBackup(string folder) => new("RF5609", Severity.Error, Place.InFile(folder),
        new($"đang có một lệnh sao lưu khác chạy với thư mục '{folder}'", $"another backup of the folder '{folder}' is being made"))
    {
        Hint = new("Đợi lệnh kia xong rồi chạy lại.", "Wait for it to end and try again."),
    };
}
