using ReportForge.Reports.Units;

namespace ReportForge.Worker.Accounts;

/// <summary>What somebody may hand on: no wider units and no more rights than their own.</summary>
internal static class Grants
{
    public static string? Complaint(Caller giver, string unit, Rights rights)
    {
        if (unit != Caller.AllUnits && UnitDirectory.Current.ByCode(unit) is null)
            return $"Không có đơn vị mã '{unit}' trong danh mục.";
        if (!giver.Covers(unit))
            return $"Đơn vị {unit} không thuộc phạm vi của tài khoản này.";
        if (rights == Rights.None)
            return "Chưa chọn việc được làm.";
        return giver.May(rights) ? null : "Không cấp được nhiều quyền hơn quyền của chính mình.";
    }
}
