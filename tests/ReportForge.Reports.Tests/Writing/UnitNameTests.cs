using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Tests.Writing;

public sealed class UnitNameTests
{
    [Theory]
    [InlineData("xã", "Hoằng Lưu", "xã Hoằng Lưu", "XÃ HOẰNG LƯU", "Hoằng Lưu")]
    [InlineData("Xã", "Ea H'Leo", "xã Ea H'Leo", "XÃ EA H'LEO", "Ea H'Leo")]
    [InlineData("Phường", "1", "Phường 1", "PHƯỜNG 1", "Phường 1")]
    [InlineData("phường", "2 Bảo Lộc", "Phường 2 Bảo Lộc", "PHƯỜNG 2 BẢO LỘC", "Phường 2 Bảo Lộc")]
    [InlineData("Phường", "Điện Biên Phủ", "Phường Điện Biên Phủ", "PHƯỜNG ĐIỆN BIÊN PHỦ", "Phường Điện Biên Phủ")]
    [InlineData("phường", "Lâm Viên - Đà Lạt", "phường Lâm Viên - Đà Lạt", "PHƯỜNG LÂM VIÊN - ĐÀ LẠT", "Lâm Viên - Đà Lạt")]
    [InlineData("Đặc khu", "Phú Quốc", "đặc khu Phú Quốc", "ĐẶC KHU PHÚ QUỐC", "Phú Quốc")]
    [InlineData("thị trấn", "Bút Sơn", "thị trấn Bút Sơn", "THỊ TRẤN BÚT SƠN", "Bút Sơn")]
    [InlineData("huyện", "Nga Sơn", "huyện Nga Sơn", "HUYỆN NGA SƠN", "Nga Sơn")]
    [InlineData("Thành phố", "Hồ Chí Minh", "Thành phố Hồ Chí Minh", "THÀNH PHỐ HỒ CHÍ MINH", "Thành phố Hồ Chí Minh")]
    [InlineData("Tỉnh", "Thanh Hóa", "tỉnh Thanh Hóa", "TỈNH THANH HÓA", "Thanh Hóa")]
    public void A_unit_has_a_form_for_every_place(string kind, string name, string running, string upper, string place)
    {
        var unit = new UnitName(kind, name);
        unit.Running.ShouldBe(running);
        unit.Upper.ShouldBe(upper);
        unit.Place.ShouldBe(place);
        unit.Committee.ShouldBe("Ủy ban nhân dân " + running);
        unit.CommitteeShort.ShouldBe("UBND " + running);
        unit.CommitteeLines.ShouldBe(("ỦY BAN NHÂN DÂN", upper));
    }

    [Fact]
    public void Data_can_say_that_a_name_commemorates_someone() =>
        new UnitName("xã", "Trần Thới") { KeepsCapital = true }.Running.ShouldBe("Xã Trần Thới");
}
