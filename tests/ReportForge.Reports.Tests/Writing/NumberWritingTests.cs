using System.Globalization;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Writing;

public sealed class NumberWritingTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("9", "9")]
    [InlineData("999", "999")]
    [InlineData("1122", "1.122")]
    [InlineData("1234567", "1.234.567")]
    [InlineData("12345.6", "12.345,6")]
    [InlineData("98.9", "98,9")]
    [InlineData("98.90", "98,9")]
    [InlineData("-1122.5", "-1.122,5")]
    public void Thousands_have_dots_and_decimals_a_comma(string value, string printed) =>
        NumberWriting.Number(Parse(value)).ShouldBe(printed);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "01")]
    [InlineData("9", "09")]
    [InlineData("10", "10")]
    [InlineData("1122", "1.122")]
    [InlineData("2.5", "2,5")]
    [InlineData("-3", "-3")]
    public void Counts_below_ten_have_a_leading_zero(string value, string printed) =>
        NumberWriting.Count(Parse(value)).ShouldBe(printed);

    [Theory]
    [InlineData("100", "100%")]
    [InlineData("99.72", "99,72%")]
    [InlineData("98.9", "98,9%")]
    [InlineData("33.335", "33,34%")]
    [InlineData("0", "0%")]
    [InlineData("-0.001", "0%")]
    public void Percentages_round_half_up_to_two_decimals(string value, string printed) =>
        NumberWriting.Percent(Parse(value)).ShouldBe(printed);

    [Theory]
    [InlineData("40", 1, "40,0%")]
    [InlineData("66.666", 1, "66,7%")]
    [InlineData("66.666", 0, "67%")]
    public void A_column_of_percentages_has_one_number_of_decimals(string value, int decimals, string printed) =>
        NumberWriting.Percent(Parse(value), decimals).ShouldBe(printed);

    [Theory]
    [InlineData("1119", "1122", 2, "99.73")]
    [InlineData("1122", "1122", 2, "100")]
    [InlineData("99999", "100000", 2, "99.99")]
    [InlineData("999", "1000", 0, "99")]
    [InlineData("1", "8", 2, "12.5")]
    [InlineData("0", "7", 2, "0")]
    public void A_share_is_whole_only_when_part_and_whole_are_equal(string part, string whole, int decimals, string share) =>
        NumberWriting.Share(Parse(part), Parse(whole), decimals).ShouldBe(Parse(share));

    [Theory]
    [InlineData("0", "không")]
    [InlineData("1", "một")]
    [InlineData("9", "chín")]
    [InlineData("10", "mười")]
    [InlineData("11", "mười một")]
    [InlineData("14", "mười bốn")]
    [InlineData("15", "mười lăm")]
    [InlineData("20", "hai mươi")]
    [InlineData("21", "hai mươi mốt")]
    [InlineData("24", "hai mươi tư")]
    [InlineData("25", "hai mươi lăm")]
    [InlineData("100", "một trăm")]
    [InlineData("101", "một trăm linh một")]
    [InlineData("104", "một trăm linh bốn")]
    [InlineData("115", "một trăm mười lăm")]
    [InlineData("1000", "một nghìn")]
    [InlineData("1001", "một nghìn không trăm linh một")]
    [InlineData("1010", "một nghìn không trăm mười")]
    [InlineData("1122", "một nghìn một trăm hai mươi hai")]
    [InlineData("10500", "mười nghìn năm trăm")]
    [InlineData("21021", "hai mươi mốt nghìn không trăm hai mươi mốt")]
    [InlineData("1000000", "một triệu")]
    [InlineData("1000005", "một triệu không trăm linh năm")]
    [InlineData("2005010", "hai triệu không trăm linh năm nghìn không trăm mười")]
    [InlineData("1000000000", "một tỷ")]
    [InlineData("1500000000", "một tỷ năm trăm triệu")]
    [InlineData("1000000000000", "một nghìn tỷ")]
    [InlineData("12.5", "mười hai phẩy năm")]
    [InlineData("99.72", "chín mươi chín phẩy bảy mươi hai")]
    [InlineData("3.05", "ba phẩy không năm")]
    [InlineData("0.125", "không phẩy một hai năm")]
    [InlineData("-15", "âm mười lăm")]
    public void Numbers_are_read_as_a_grammar_book_reads_them(string value, string words) =>
        NumberWords.Words(Parse(value)).ShouldBe(words);

    [Theory]
    [InlineData(1, "I")]
    [InlineData(4, "IV")]
    [InlineData(9, "IX")]
    [InlineData(14, "XIV")]
    [InlineData(40, "XL")]
    [InlineData(1994, "MCMXCIV")]
    [InlineData(3999, "MMMCMXCIX")]
    public void Roman_numerals(int value, string numeral) => RomanNumeral.Write(value).ShouldBe(numeral);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(3999, true)]
    [InlineData(4000, false)]
    public void Roman_numerals_have_no_zero_and_end_at_3999(int value, bool canWrite) =>
        RomanNumeral.CanWrite(value).ShouldBe(canWrite);

    [Fact]
    public void Point_letters_follow_the_decree() =>
        string.Concat(Enumerable.Range(1, 23).Select(PointLetter.Write)).ShouldBe("abcdđeghiklmnopqrstuvxy");

    [Fact]
    public void There_is_no_twenty_fourth_point_letter() => PointLetter.CanWrite(24).ShouldBeFalse();

    private static decimal Parse(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
