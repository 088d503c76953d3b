namespace ReportForge.Conformance.Tests;

/// <summary>An office that writes documents: how its names, its symbol and its signature read.</summary>
/// <param name="Superior">The line above the issuer's name; null where there is none.</param>
/// <param name="Names">The issuer's name, line by line.</param>
/// <param name="Place">The place before the date.</param>
/// <param name="Symbol">The last group of the symbol.</param>
/// <param name="Titles">The signer's titles.</param>
internal sealed record OfficeIssuer(string? Superior, string[] Names, string Place, string Symbol, string[] Titles)
{
    /// <summary>What stands before the signer's name: a rank in the armed forces.</summary>
    public string Rank { get; init; } = "";

    /// <summary>The other office of a committee's signer (mục II.7.đ).</summary>
    public string? OtherOffice { get; init; }

    public string NameInText { get; init; } = "cơ quan";

    public static IReadOnlyList<OfficeIssuer> All { get; } =
    [
        new(null, ["ỦY BAN NHÂN DÂN", "XÃ MINH TÂN"], "Minh Tân", "UBND", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]) { NameInText = "Ủy ban nhân dân xã Minh Tân" },
        new(null, ["ỦY BAN NHÂN DÂN", "XÃ HÒA BÌNH"], "Hòa Bình", "UBND", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]) { NameInText = "Ủy ban nhân dân xã Hòa Bình" },
        new(null, ["ỦY BAN NHÂN DÂN", "TỈNH AN BÌNH"], "An Bình", "UBND", ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]) { NameInText = "Ủy ban nhân dân tỉnh An Bình" },
        new(null, ["ỦY BAN NHÂN DÂN", "PHƯỜNG 12"], "Phường 12", "UBND", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]) { NameInText = "Ủy ban nhân dân Phường 12" },
        new("BỘ XÂY DỰNG", ["VỤ TỔ CHỨC CÁN BỘ"], "Hà Nội", "TCCB", ["KT. VỤ TRƯỞNG", "PHÓ VỤ TRƯỞNG"]) { NameInText = "Vụ Tổ chức cán bộ" },
        new(null, ["BỘ XÂY DỰNG"], "Hà Nội", "BXD", ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]) { NameInText = "Bộ Xây dựng" },
        new("UBND TỈNH AN BÌNH", ["SỞ NỘI VỤ"], "An Bình", "SNV", ["GIÁM ĐỐC"]) { NameInText = "Sở Nội vụ" },
        new("SỞ TÀI CHÍNH", ["CHI CỤC QUẢN LÝ", "TÀI SẢN CÔNG"], "An Bình", "CCQLTSC", ["CHI CỤC TRƯỞNG"]) { NameInText = "Chi cục Quản lý tài sản công" },
        new("UBND XÃ MINH TÂN", ["PHÒNG VĂN HÓA - XÃ HỘI"], "Minh Tân", "VHXH", ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"]) { NameInText = "Phòng Văn hóa - Xã hội" },
        new("UBND XÃ MINH TÂN", ["TRƯỜNG THCS MINH TÂN 2"], "Minh Tân", "THCS2", ["HIỆU TRƯỞNG"]) { NameInText = "Trường THCS Minh Tân 2" },
        new("UBND XÃ MINH TÂN", ["BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"], "Minh Tân", "BCĐ", ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]) { NameInText = "Ban Chỉ đạo", OtherOffice = "PHÓ CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ" },
        new("BỘ CÔNG AN", ["CÔNG AN TỈNH AN BÌNH"], "An Bình", "CAT", ["GIÁM ĐỐC"]) { NameInText = "Công an tỉnh", Rank = "Đại tá " },
        new("CÔNG AN TỈNH AN BÌNH", ["CÔNG AN XÃ MINH TÂN"], "Minh Tân", "CAX", ["TRƯỞNG CÔNG AN XÃ"]) { NameInText = "Công an xã Minh Tân", Rank = "Thiếu tá " },
        new("SỞ Y TẾ AN BÌNH", ["BỆNH VIỆN ĐA KHOA", "KHU VỰC MINH TÂN"], "Minh Tân", "BVĐK", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]) { NameInText = "Bệnh viện" },
        new("TỔNG CÔNG TY ĐIỆN LỰC", ["CÔNG TY ĐIỆN LỰC", "AN BÌNH"], "An Bình", "PCAB", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]) { NameInText = "Công ty Điện lực An Bình" },
        new("TÒA ÁN NHÂN DÂN TỈNH AN BÌNH", ["TÒA ÁN NHÂN DÂN", "KHU VỰC 2"], "An Bình", "TAKV2", ["KT. CHÁNH ÁN", "PHÓ CHÁNH ÁN"]) { NameInText = "Tòa án nhân dân khu vực 2" },
        new(null, ["HỘI ĐỒNG NHÂN DÂN", "XÃ MINH TÂN"], "Minh Tân", "HĐND", ["TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"]) { NameInText = "Hội đồng nhân dân xã Minh Tân" },
        new("UBND XÃ MINH TÂN", ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"], "Minh Tân", "TTPVHCC", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]) { NameInText = "Trung tâm Phục vụ hành chính công" },
    ];
}
