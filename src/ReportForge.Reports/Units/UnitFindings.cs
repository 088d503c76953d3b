using ReportForge.Findings;

namespace ReportForge.Reports.Units;

/// <summary>What can be wrong with a list of units: RF37xx.</summary>
internal static class UnitFindings
{
    public static Finding ColumnMissing(Place place, string column, IEnumerable<string> columns)
    {
        var all = string.Join(", ", columns);
        return new("RF3701", Severity.Error, place,
            new($"danh mục đơn vị thiếu cột '{column}'", $"the list of units has no column '{column}'"))
        {
            Hint = new($"Dòng đầu phải có các cột: {all}.", $"The first line has the columns: {all}."),
        };
    }

    public static Finding NoCodeOrName(Place place) => new("RF3702", Severity.Error, place,
        new("đơn vị ở dòng này thiếu mã hoặc tên", "the unit in this line has no code or no name"));

    public static Finding CodeTwice(Place place, string code) => new("RF3703", Severity.Error, place,
        new($"mã đơn vị '{code}' được ghi hai lần", $"the code '{code}' stands twice"))
    {
        Hint = new("Chỉ giữ một dòng.", "Keep one of them."),
    };
}
