using ReportForge.Findings;

namespace ReportForge.Worker.Batches;

/// <summary>What keeps a unit out of a batch, or all of them: RF561x.</summary>
internal static class PlanningFindings
{
    public static Finding ForeignUnit(Place place, string code) => new("RF5615", Severity.Error, place,
        new($"đơn vị {code} không thuộc phạm vi của tài khoản này", $"the unit {code} is not one of this account"))
    {
        Hint = new(
            "Bỏ dòng đó, hoặc nhờ tài khoản của tỉnh quản lý đơn vị gửi.",
            "Leave the line out, or have an account of the unit's province send it."),
    };

    public static Finding KindGone(string kind) => new("RF5618", Severity.Error, Place.Whole,
        new($"máy dịch vụ không còn dùng được loại báo cáo '{kind}'", $"the service can no longer use the kind '{kind}'"))
    {
        Hint = new(
            "Nhờ người quản trị dịch vụ xem lại thư mục mẫu, rồi gửi lại dữ liệu.",
            "Have the folder of templates of the service looked at, then send the data again."),
    };
}
