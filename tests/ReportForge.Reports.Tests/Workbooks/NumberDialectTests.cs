using System.Globalization;
using ReportForge.Data.Sheets;
using ReportForge.Reports.Workbooks;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Workbooks;

public sealed class NumberDialectTests
{
    [Theory]
    [InlineData("1122", true, "1122")]
    [InlineData("1.122", true, "1122")]
    [InlineData("1,122", true, "1122")]
    [InlineData("1 122", true, "1122")]
    [InlineData("1.122", false, "1122")]
    [InlineData("1.234.567", false, "1234567")]
    [InlineData("12.345,6", false, "12345.6")]
    [InlineData("12,345.6", false, "12345.6")]
    [InlineData("98,9", false, "98.9")]
    [InlineData("98.9", false, "98.9")]
    [InlineData("0,125", false, "0.125")]
    [InlineData("99,725%", false, "99.725")]
    [InlineData("99,72%", false, "99.72")]
    [InlineData("99,72 %", false, "99.72")]
    [InlineData("-5", false, "-5")]
    [InlineData("−5,5", false, "-5.5")]
    public void Numbers_are_understood_as_they_are_typed(string text, bool isWhole, string number)
    {
        NumberDialect.Parse(text, isWhole, out var parsed, out var isPercent).ShouldBe(DialectOutcome.Understood);
        parsed.ShouldBe(decimal.Parse(number, CultureInfo.InvariantCulture));
        isPercent.ShouldBe(text.Contains('%', StringComparison.Ordinal));
    }

    [Fact]
    public void A_comma_before_three_digits_is_ambiguous_where_decimals_may_stand() =>
        NumberDialect.Parse("1,122", isWhole: false, out _, out _).ShouldBe(DialectOutcome.Ambiguous);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("12a")]
    [InlineData("1.12.3")]
    [InlineData("1,1,1")]
    [InlineData("1.234,567,8")]
    [InlineData("1.23,4.5")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("--5")]
    [InlineData("1e5")]
    public void Anything_else_is_no_number(string text) =>
        NumberDialect.Parse(text, isWhole: false, out _, out _).ShouldBe(DialectOutcome.NotANumber);

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(702, "ZZ")]
    [InlineData(703, "AAA")]
    public void Columns_have_letters(int column, string name)
    {
        CellName.ColumnName(column).ShouldBe(name);
        CellName.TryParse(name + "17", out var parsed, out var row).ShouldBeTrue();
        (parsed, row).ShouldBe((column, 17));
    }

    [Theory]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("D")]
    [InlineData("D0")]
    [InlineData("d17")]
    public void Other_texts_name_no_cell(string name) => CellName.TryParse(name, out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("2024-11-06", 45602)]
    [InlineData("1900-03-01", 61)]
    public void Dates_are_counted_as_spreadsheets_count_them(string date, int serial)
    {
        var day = DateOnly.Parse(date, CultureInfo.InvariantCulture);
        ExcelDate.Serial(day).ShouldBe(serial);
        ExcelDate.Date(serial).ShouldBe(day);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3_000_000)]
    public void A_number_that_is_no_day_gives_none(int serial) => ExcelDate.Date(serial).ShouldBeNull();
}
