using System.Text.RegularExpressions;

namespace ReportForge.Reports.Workbooks;

/// <summary>What is written into a cell to say that there is deliberately nothing.</summary>
internal static partial class WorkbookMarks
{
    /// <summary>The field is there and has no value (null). An empty cell means that the field is not there.</summary>
    public const string Null = "–";

    /// <summary>A text, a list in a cell or a group of fields that is there and has nothing in it.</summary>
    public const string Empty = "(trống)";

    /// <summary>In the first cell of a table: the list is there and has no element.</summary>
    public const string NoRows = "(không có dòng nào)";

    /// <summary>In the first cell of a table: the list is there and has no value (null).</summary>
    public const string NoTable = "(không có bảng)";

    /// <summary>Beside a field that only checks use.</summary>
    public const string NotPrinted = "không in trong báo cáo";

    public const string Yes = "Có";

    public const string No = "Không";

    /// <summary>The row with the column titles; data begins below it.</summary>
    public const int HeaderRow = 3;

    /// <summary>Whether a cell says that its field has no value; who knows the contract may also write null.</summary>
    public static bool IsNull(string text) => text == Null || text.Equals("null", StringComparison.OrdinalIgnoreCase);

    /// <summary>A label of the contract as the workbook says it: its null is a mark in a cell.</summary>
    public static string Label(string title) => NullWord().Replace(title, $"“{Null}”");

    [GeneratedRegex(@"\bnull\b")]
    private static partial Regex NullWord();
}
