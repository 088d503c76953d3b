using ReportForge.Batches.Inputs;
using ReportForge.Batches.Running;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Tests.Running;

public sealed class BatchFileNamesTests
{
    [Theory]
    [InlineData("Đặc khu Phú Quốc", "dac-khu-phu-quoc")]
    [InlineData("Xã Ea H'Leo", "xa-ea-h-leo")]
    [InlineData("Phường Lâm Viên - Đà Lạt", "phuong-lam-vien-da-lat")]
    [InlineData("Phường 1", "phuong-1")]
    [InlineData("..\\..\\CON: *?", "con")]
    public void A_name_becomes_letters_digits_and_hyphens(string text, string expected) => BatchFileNames.Slug(text).ShouldBe(expected);

    [Fact]
    public void Names_of_all_units_of_the_country_differ_and_suit_windows()
    {
        var names = UnitDirectory.Current.Units.Where(unit => unit.IsCommune)
            .Select(unit => BatchFileNames.For(new BatchIdentity(unit.Code, unit.FullName, "2024"), "cchc-annual", UnitDirectory.Current)).ToList();

        names.Count.ShouldBe(3321);
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(3321);
        names.ShouldAllBe(name => name.Length < 100 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || "-/.".Contains(letter)));
    }
}
