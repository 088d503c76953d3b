using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using ReportForge.Conformance.Wordprocessing;

namespace ReportForge.Conformance.Formatting;

/// <summary>What a table style gives to each cell: the whole table, then bands, columns, rows (ISO 29500-1 §17.7.6).</summary>
internal sealed class TableLevels(ResolvedStyle style, XElement? look)
{
    private const int FirstRowFlag = 0x20;
    private const int LastRowFlag = 0x40;
    private const int FirstColumnFlag = 0x80;
    private const int LastColumnFlag = 0x100;
    private const int NoRowBandsFlag = 0x200;

    /// <summary>The regions that are told apart; corners and bands of columns are not.</summary>
    public static readonly ImmutableHashSet<string> Regions =
        ImmutableHashSet
            .Create(StringComparer.Ordinal, "wholeTable", "band1Horz", "band2Horz", "firstCol", "lastCol", "firstRow", "lastRow");

    private readonly Dictionary<string, TableLevel> _levels = new(StringComparer.Ordinal);
    private readonly bool _firstRow = Flag(look, "firstRow", FirstRowFlag);
    private readonly bool _lastRow = Flag(look, "lastRow", LastRowFlag);
    private readonly bool _firstColumn = Flag(look, "firstColumn", FirstColumnFlag);
    private readonly bool _lastColumn = Flag(look, "lastColumn", LastColumnFlag);
    private readonly bool _rowBands = look is not null && !Flag(look, "noHBand", NoRowBandsFlag);

    public TableLevel Of(int row, int rows, int column, int columns)
    {
        if (style.Conditions.Count == 0)
            return Level("");
        var isFirstRow = _firstRow && row == 0;
        var isLastRow = _lastRow && row == rows - 1;
        var regions = new List<string>();
        if (_rowBands && !isFirstRow && !isLastRow)
            regions.Add((row - (_firstRow ? 1 : 0)) % 2 == 0 ? "band1Horz" : "band2Horz");
        if (_firstColumn && column == 0)
            regions.Add("firstCol");
        if (_lastColumn && column == columns - 1)
            regions.Add("lastCol");
        if (isFirstRow)
            regions.Add("firstRow");
        if (isLastRow)
            regions.Add("lastRow");
        return Level(string.Join(' ', regions));
    }

    private TableLevel Level(string regions)
    {
        if (_levels.TryGetValue(regions, out var known))
            return known;
        var level = new TableLevel(style.Run, style.Paragraph);
        foreach (var region in regions.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend("wholeTable"))
        {
            foreach (var condition in style.Conditions.Where(condition => condition.Region == region))
                level = new(level.Run.Under(condition.Run), level.Paragraph.Under(condition.Paragraph));
        }

        return _levels[regions] = level;
    }

    private static bool Flag(XElement? look, string name, int bit)
    {
        if ((string?)look?.Attribute(W.Main + name) is { } value)
            return value is "1" or "true" or "on";
        return int.TryParse(look.ValueOf(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var bits) && (bits & bit) != 0;
    }
}
