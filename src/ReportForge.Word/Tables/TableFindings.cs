using ReportForge.Findings;

namespace ReportForge.Word.Tables;

/// <summary>What data can make of a table that no table can be: RF206x.</summary>
internal static class TableFindings
{
    /// <summary>Word opens no table with more columns.</summary>
    public const int MostColumns = 63;

    public static Finding TooManyColumns(Place place, int columns) => new(
        "RF2060",
        Severity.Error,
        place,
        new(
            $"dữ liệu làm bảng có {columns} cột; Word chỉ mở được bảng có nhiều nhất {MostColumns} cột",
            $"data makes a table of {columns} columns; Word opens tables of at most {MostColumns}"))
    {
        Hint = new(
            "Chia dữ liệu thành nhiều bảng, hoặc đổi hàng thành cột.",
            "Cut the data into several tables, or make rows of the columns."),
    };

    public static Finding UnequalRows(Place place, int fewest, int most) => new(
        "RF2061",
        Severity.Warning,
        place,
        new(
            $"các hàng của bảng có số cột không bằng nhau (từ {fewest} đến {most}); chỗ thiếu để ô trống",
            $"the rows of the table have unequal numbers of columns ({fewest} to {most}); empty cells stand where values lack"))
    {
        Hint = new(
            "Kiểm tra dữ liệu: mỗi hàng cần đủ giá trị cho các cột của hàng tiêu đề.",
            "Check the data: every row needs a value for each column of the heading."),
    };
}
