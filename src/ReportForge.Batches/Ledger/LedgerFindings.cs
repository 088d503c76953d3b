using ReportForge.Findings;

namespace ReportForge.Batches.Ledger;

/// <summary>Findings about the ledger of a batch: RF605x.</summary>
internal static class LedgerFindings
{
    public static Finding Locked(string ledger) => new("RF6050", Severity.Error, Place.InFile(ledger),
        new($"một chương trình khác đang dùng sổ theo dõi '{ledger}'", $"another program uses the ledger '{ledger}'"))
    {
        Hint = new(
            "Đợi lượt chạy kia xong hoặc đóng chương trình đang mở tệp, rồi chạy lại với --resume.",
            "Wait for the other run or close the program that holds the file, then run again with --resume."),
    };

    public static Finding Unusable(string ledger, string reason) => new("RF6051", Severity.Error, Place.InFile(ledger),
        new($"không dùng được sổ theo dõi '{ledger}': {reason}", $"the ledger '{ledger}' cannot be used: {reason}"))
    {
        Hint = new(
            "Kiểm tra quyền ghi và dung lượng ổ đĩa rồi chạy lại với --resume; tệp hỏng thì chọn thư mục khác.",
            "Check rights and free space and run again with --resume; if the file is damaged, choose another folder."),
    };

    public static Finding OfAnotherKind(string ledger, string there, string wanted) => new("RF6052", Severity.Error, Place.InFile(ledger),
        new(
            $"thư mục này đang chứa lượt lập của loại '{there}', không phải '{wanted}'",
            $"this folder holds a batch of the kind '{there}', not '{wanted}'"))
    {
        Hint = new("Chọn thư mục kết quả khác cho mỗi loại báo cáo.", "Choose another output folder for each kind."),
    };

    public static Finding Damaged(string ledger) => new("RF6053", Severity.Error, Place.InFile(ledger),
        new(
            $"sổ theo dõi '{ledger}' đã hỏng, hoặc không phải do chương trình này lập",
            $"the ledger '{ledger}' is damaged, or was not made by this program"))
    {
        Hint = new(
            "Chọn thư mục kết quả khác. Nếu chỉ sổ này hỏng: chuyển nó đi chỗ "
                + "khác rồi chạy lại; văn bản đã có trong thư mục không bị ghi đè.",
            "Choose another output folder. If this file alone is damaged, move it "
                + "away and run again; documents in the folder are not overwritten."),
    };

    public static Finding NoFile(string ledger) => new("RF6054", Severity.Error, Place.InFile(ledger),
        new(
            $"chỗ của sổ theo dõi '{ledger}' là thư mục, liên kết hoặc thiết bị",
            $"in place of the ledger '{ledger}' stands a folder, a link or a device"))
    {
        Hint = new("Chuyển nó đi chỗ khác, hoặc chọn thư mục kết quả khác.", "Move it away, or choose another output folder."),
    };
}
