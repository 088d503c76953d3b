using ReportForge.Findings;

namespace ReportForge.Worker.Reports;

/// <summary>Data that no report can be made of, or not this one: RF561x.</summary>
internal static class IntakeFindings
{
    public static Finding UnitNotInRegister(Place place, string code) => new("RF5611", Severity.Error, place,
        new($"không có đơn vị mã '{code}' trong danh mục", $"the register has no unit with the code '{code}'"))
    {
        Hint = new(
            "Tra mã đơn vị ở trang Đơn vị hoặc bằng reportforge units find.",
            "Look the code up on the page of units or with reportforge units find."),
    };

    public static Finding NoUnit(Place place) => new("RF5612", Severity.Error, place,
        new(
            "dữ liệu chưa ghi mã đơn vị, và tài khoản này làm việc cho nhiều đơn vị",
            "the data names no unit, and this account works for several"))
    {
        Hint = new("Ghi mã đơn vị (5 chữ số) vào ô “Mã đơn vị hành chính”.", "Write the unit's code into the field 'unit.code'."),
    };

    public static Finding NoPeriod(Place place) => new("RF5613", Severity.Error, place,
        new("dữ liệu chưa ghi kỳ báo cáo", "the data names no period"))
    {
        Hint = new("Ghi kỳ báo cáo: loại kỳ, năm, và tháng hoặc quý.", "Write the period: its type, the year, and month or quarter."),
    };

    public static Finding AnotherReport() => new("RF5614", Severity.Error, Place.Whole,
        new("đơn vị, loại hoặc kỳ trong dữ liệu khác với báo cáo này", "unit, kind or period of the data are not those of this report"))
    {
        Hint = new(
            "Đây là báo cáo khác: lập báo cáo mới cho đơn vị và kỳ đó.",
            "That is another report: make a new one for that unit and period."),
    };
}
