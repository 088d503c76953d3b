namespace ReportForge.Data.Sheets;

/// <summary>What a cell holds.</summary>
public enum CellContent
{
    Blank,
    Text,
    Number,
    Boolean,

    /// <summary>#REF!, #DIV/0!, #N/A …</summary>
    Error,

    /// <summary>A formula whose result the file does not hold; formulas are not calculated here.</summary>
    Formula,
}

/// <summary>One cell as it was saved. Row and column count from one.</summary>
public sealed record SheetCell(int Row, int Column, CellContent Content, string Text, decimal Number)
{
    /// <summary>The number format shows per cent: 0.9972 stands for 99,72%.</summary>
    public bool IsPercent { get; init; }

    /// <summary>The number format shows a date.</summary>
    public bool IsDate { get; init; }

    public string Name => CellName.Of(Column, Row);
}
