using ReportForge.Findings;

namespace ReportForge.Worker.Batches;

/// <summary>What keeps a unit out of a batch: RF561x.</summary>
internal static class PlanningFindings
{
    public static Finding ForeignUnit(Place place, string code) => new("RF5615", Severity.Error, place,
        new($"đơn vị {code} không thuộc phạm vi của tài khoản này", $"the unit {code} is not one of this account"))
    {
        Hint = new(
            "Bỏ dòng đó, hoặc nhờ tài khoản của tỉnh quản lý đơn vị gửi.",
            "Leave the line out, or have an account of the unit's province send it."),
    };
}
