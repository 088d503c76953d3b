using ReportForge.Reports.Units;

namespace ReportForge.Reports.Tests.Units;

public sealed class UnitDirectoryTests
{
    [Fact]
    public void The_country_has_34_provinces_and_3321_communes()
    {
        UnitDirectory.Current.Units.Count(unit => !unit.IsCommune).ShouldBe(34);
        UnitDirectory.Current.Units.Count(unit => unit.IsCommune).ShouldBe(3321);
    }

    [Theory]
    [InlineData("16012", "16012")]
    [InlineData("Xã Ea H'Leo", "24184")]
    [InlineData("ea h’leo", "24184")]
    [InlineData("Phú Quốc", "31078")]
    [InlineData("lam vien da lat", "")]
    [InlineData("lam vien - da lat", "24778")]
    [InlineData("phuong 2 bao loc", "24820")]
    public void A_unit_is_found_by_code_or_by_name_with_or_without_diacritics(string text, string code)
    {
        var found = UnitDirectory.Current.Find(text);
        if (code.Length == 0)
            found.ShouldBeEmpty();
        else
            found.ShouldContain(unit => unit.Code.StartsWith(code, StringComparison.Ordinal));
    }

    [Fact]
    public void The_name_written_exactly_so_comes_first() =>
        UnitDirectory.Current.Find("Tân An").TakeWhile(unit => unit.Name == "Tân An").Count().ShouldBe(10);

    [Fact]
    public void A_province_narrows_the_search()
    {
        var inProvince = UnitDirectory.Current.Find("Tân An, Đắk Lắk");
        inProvince.ShouldNotBeEmpty();
        inProvince.ShouldAllBe(unit => unit.ParentCode == "66");
    }

    [Fact]
    public void Nothing_is_found_by_an_empty_text() => UnitDirectory.Current.Find("  ").ShouldBeEmpty();
}
