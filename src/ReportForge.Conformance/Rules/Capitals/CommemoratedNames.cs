using System.Collections.Frozen;

namespace ReportForge.Conformance.Rules.Capitals;

/// <summary>
/// Persons and events after whom units are named: the noun before them keeps its capital (Decree 30/2020, Phụ lục II, rule VH-04).
/// A unit that is missing here says <c>keeps_capital: true</c> in its data.
/// </summary>
public static class CommemoratedNames
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Hồ Chí Minh", "Điện Biên Phủ", "Xô Viết Nghệ Tĩnh", "Cách Mạng Tháng Tám", "Bùi Thị Xuân", "Chu Văn An", "Dương Minh Châu",
        "Đặng Thùy Trâm", "Đặng Thuỳ Trâm", "Đào Duy Từ", "Đinh Tiên Hoàng", "Hà Huy Tập", "Hai Bà Trưng", "Hồ Đắc Kiện",
        "Hồ Thị Kỷ", "Hoàng Hoa Thám", "Hoàng Quốc Việt", "Hoàng Văn Thụ", "Kim Đồng", "Lê Chân", "Lê Đại Hành", "Lê Hồng Phong",
        "Lê Ích Mộc", "Lê Lợi", "Lê Quý Đôn", "Lê Thanh Nghị", "Lương Thế Trân", "Lương Văn Tri", "Lý Bôn", "Lý Thái Tổ",
        "Lý Thường Kiệt", "Lý Văn Lâm", "Mạc Đĩnh Chi", "Ngô Mây", "Ngô Quyền", "Nguyễn Bỉnh Khiêm", "Nguyễn Cư Trinh",
        "Nguyễn Đại Năng", "Nguyễn Du", "Nguyễn Huệ", "Nguyễn Lương Bằng", "Nguyễn Nghiêm", "Nguyễn Phích", "Nguyễn Thái Học",
        "Nguyễn Trãi", "Nguyễn Úy", "Nguyễn Văn Linh", "Nguyễn Việt Khái", "Phạm Ngũ Lão", "Phạm Sư Mạnh", "Phan Bội Châu",
        "Phan Chu Trinh", "Phan Đình Phùng", "Phan Ngọc Hiển", "Phùng Hưng", "Quách Phẩm", "Quang Trung", "Tạ An Khương",
        "Thục Phán", "Tô Hiệu", "Tôn Đức Thắng", "Trần Hưng Đạo", "Trần Lãm", "Trần Liễu", "Trần Nhân Tông", "Trần Phán",
        "Trần Phú", "Trần Văn Thời", "Triệu Việt Vương", "Trương Định", "Trương Quang Trọng", "Võ Thị Sáu");

    /// <summary>Whether a unit of this name is named after a person or an event.</summary>
    public static bool Contains(string name) => Names.Contains(name);
}
