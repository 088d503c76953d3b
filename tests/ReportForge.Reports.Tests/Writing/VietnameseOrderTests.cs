using ReportForge.Data.Texts;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Writing;

public sealed class VietnameseOrderTests
{
    [Theory]
    [InlineData("An|Ăn|Ân|Bình|Chi|Dũng|Đức|Em|Êm|Giang|Oanh|Ông|Ơn|Phú|Uy|Ưng|Yên")]
    [InlineData("ma|mà|mả|mã|má|mạ")]
    [InlineData("ba bốn|bà ba|Bà Rịa|Bá Thước|Bạc Liêu")]
    [InlineData("Phường 1|Phường 2|Phường 10|Phường An Hội")]
    [InlineData("Hòa An|Hòa Bình|Hoằng Hóa|Hoằng Lưu")]
    [InlineData("Đà Lạt|Đà Nẵng|Đắk Lắk|Đồng Nai|E|Ea H'Leo")]
    public void Names_stand_as_in_a_dictionary(string sorted)
    {
        var names = sorted.Split('|');
        names.Reverse().Order(VietnameseOrder.Instance).ShouldBe(names);
    }

    [Fact]
    public void Decomposed_text_sorts_as_composed() =>
        VietnameseOrder.Instance.Compare("ba\u0300 ba", "bà bốn").ShouldBeLessThan(0);
}

public sealed class CasingTests
{
    [Theory]
    [InlineData("xã hoằng lưu", "XÃ HOẰNG LƯU")]
    [InlineData("phường lâm viên - đà lạt", "PHƯỜNG LÂM VIÊN - ĐÀ LẠT")]
    [InlineData("ươ", "ƯƠ")]
    public void Every_Vietnamese_letter_has_a_capital(string text, string upper)
    {
        Casing.Upper(text).ShouldBe(upper);
        Casing.Lower(upper).ShouldBe(text);
    }

    [Theory]
    [InlineData("nguyễn văn a", "Nguyễn Văn A")]
    [InlineData("độc lập - tự do", "Độc Lập - Tự Do")]
    [InlineData("Ea H'Leo", "Ea H'Leo")]
    public void Initials(string text, string expected) => Casing.Initials(text).ShouldBe(expected);

    [Theory]
    [InlineData("Ban hành", "ban hành")]
    [InlineData("CCHC năm 2024", "CCHC năm 2024")]
    [InlineData("", "")]
    public void An_abbreviation_keeps_its_capital(string text, string expected) => Casing.WithoutCapital(text).ShouldBe(expected);
}

public sealed class TextWidthTests
{
    [Theory]
    [InlineData("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, 5007)]
    [InlineData("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, 5424)]
    [InlineData("Độc lập - Tự do - Hạnh phúc", 13, 3183)]
    [InlineData("Độc lập - Tự do - Hạnh phúc", 14, 3428)]
    [InlineData("ỦY BAN NHÂN DÂN", 12, 2260)]
    [InlineData("ỦY BAN NHÂN DÂN", 13, 2448)]
    [InlineData("TM. ỦY BAN NHÂN DÂN", 14, 3228)]
    public void Bold_lines_of_the_head_have_their_measured_width(string text, int points, int twips) =>
        TextWidth.InTwips(text, points, FontCut.Bold).ShouldBeInRange(twips - 1, twips + 1);
}

public sealed class ComparisonTests
{
    [Theory]
    [InlineData(1125, 1000, "tăng 12,5%")]
    [InlineData(970, 1000, "giảm 3%")]
    [InlineData(1000, 1000, "không thay đổi")]
    [InlineData(2, 3, "giảm 33,33%")]
    public void The_word_agrees_with_the_sign(int now, int before, string words) =>
        Comparison.InPercent(now, before).ShouldBe(words);

    [Theory]
    [InlineData(7, 10, "giảm 03 hồ sơ")]
    [InlineData(25, 10, "tăng 15 hồ sơ")]
    [InlineData(0, 0, "không thay đổi")]
    [InlineData(5, 0, "tăng 05 hồ sơ")]
    public void Counts_are_compared_in_their_unit(int now, int before, string words) =>
        Comparison.InUnits(now, before, "hồ sơ").ShouldBe(words);
}

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("Xã Ea H’Leo", "xa ea h'leo")]
    [InlineData("Đắk Lắk", "dak lak")]
    [InlineData("  PHƯỜNG   1 ", "phuong 1")]
    public void Diacritics_case_and_spaces_do_not_count(string text, string folded) => TextFolding.Fold(text).ShouldBe(folded);
}
