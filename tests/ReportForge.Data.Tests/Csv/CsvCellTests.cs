using ReportForge.Data.Csv;

namespace ReportForge.Data.Tests.Csv;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=HYPERLINK(A1)", "'=HYPERLINK(A1)")]
    [InlineData("@SUM(1+1)", "'@SUM(1+1)")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    public void What_a_spreadsheet_would_calculate_is_marked_as_text(string cell, string written)
    {
        CsvCell.Quoted(cell).ShouldBe(written);
        CsvText.Read(CsvCell.Quoted(cell)).Single().Cells.ShouldBe([CsvCell.Quoted(cell).StartsWith('"') ? "'" + cell : written]);
        CsvCell.WithoutMark("'" + cell).ShouldBe(cell);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("-1.234,5")]
    [InlineData("-")]
    [InlineData("98,5")]
    [InlineData("Ủy ban = UBND")]
    [InlineData("'tis")]
    public void Figures_and_plain_texts_stay_as_they_are(string cell)
    {
        CsvText.Read(CsvCell.Quoted(cell) + ",x").Single().Cells[0].ShouldBe(cell);
        CsvCell.WithoutMark(cell).ShouldBe(cell);
    }
}
