using System.Globalization;

namespace ReportForge.Data.Sheets;

/// <summary>Names of cells as a spreadsheet shows them: D17.</summary>
public static class CellName
{
    private const int Letters = 26;

    /// <summary>Column and row count from one.</summary>
    public static string Of(int column, int row) => ColumnName(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string ColumnName(int column)
    {
        var name = "";
        for (; column > 0; column = (column - 1) / Letters)
            name = (char)('A' + ((column - 1) % Letters)) + name;
        return name;
    }

    /// <summary>Reads D17; false for anything that is no cell name.</summary>
    public static bool TryParse(string name, out int column, out int row)
    {
        column = 0;
        var index = 0;
        for (; index < name.Length && name[index] is >= 'A' and <= 'Z' && index < 3; index++)
            column = (column * Letters) + name[index] - 'A' + 1;
        return int.TryParse(name.AsSpan(index), NumberStyles.None, CultureInfo.InvariantCulture, out row) && column > 0 && row > 0;
    }
}
