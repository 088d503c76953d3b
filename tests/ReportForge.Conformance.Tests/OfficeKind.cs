namespace ReportForge.Conformance.Tests;

/// <summary>A kind of document with a subject and a text that are right for it.</summary>
/// <param name="Title">The name in the title; "" for a công văn.</param>
/// <param name="Symbol">The first group of the symbol; "" where there is none.</param>
/// <param name="Subject">Trích yếu.</param>
/// <param name="Text">The paragraphs of the text; the last gets "./.".</param>
internal sealed record OfficeKind(string Title, string Symbol, string Subject, string[] Text)
{
    public bool IsLetter => Title.Length == 0;

    /// <summary>"Kính gửi" stands in it: by the decree, or because it goes to somebody.</summary>
    public bool HasAddressees { get; init; }

    /// <summary>Căn cứ, authority and "QUYẾT ĐỊNH:" before the text.</summary>
    public bool Decides { get; init; }

    /// <summary>No place and date below the motto; two sign.</summary>
    public bool IsMinutes { get; init; }

    public bool Invites { get; init; }

    private static readonly string[] Plan =
    [
        "I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "Nâng cao chất lượng phục vụ người dân, doanh nghiệp.", "2. Yêu cầu",
        "a) Bảo đảm thiết thực, hiệu quả, tiết kiệm.", "b) Phân công rõ người, rõ việc, rõ thời gian.", "II. NỘI DUNG",
        "- Rà soát, công khai thủ tục hành chính tại trụ sở.", "- Hướng dẫn người dân nộp hồ sơ trực tuyến.",
        "III. TỔ CHỨC THỰC HIỆN", "Các bộ phận căn cứ nhiệm vụ được giao triển khai thực hiện",
    ];

    private static readonly string[] Report =
    [
        "Thực hiện nhiệm vụ được giao, cơ quan báo cáo kết quả công tác tháng 10 năm 2026 như sau:", "I. KẾT QUẢ ĐẠT ĐƯỢC",
        "1. Bộ phận Một cửa tiếp nhận 120 hồ sơ, giải quyết đúng hạn 120 hồ sơ.", "2. Công tác tuyên truyền được duy trì hằng tuần.",
        "- Đăng 45 tin, bài trên trang thông tin điện tử; phát 60 lượt trên hệ thống loa truyền thanh.", "II. NHIỆM VỤ TRỌNG TÂM",
        "Tiếp tục rà soát, công khai thủ tục hành chính tại trụ sở; hướng dẫn người dân nộp hồ sơ trực tuyến.",
        "Trên đây là báo cáo kết quả công tác tháng 10 năm 2026 của cơ quan",
    ];

    private static readonly string[] Articles =
    [
        "Điều 1. Thành lập Tổ công nghệ số cộng đồng gồm các ông, bà có tên trong danh sách.",
        "Điều 2. Tổ công nghệ số cộng đồng có nhiệm vụ hỗ trợ người dân sử dụng dịch vụ công trực tuyến.",
        "Điều 3. Các cá nhân, đơn vị có liên quan chịu trách nhiệm thi hành Quyết định này",
    ];

    private static readonly string[] Short =
    [
        "Thực hiện chương trình công tác, cơ quan thông báo nội dung chính để các đơn vị biết.",
        "1. Các bộ phận hoàn thành báo cáo trước ngày 10 tháng 11 năm 2026.", "2. Văn phòng tổng hợp, theo dõi việc thực hiện",
    ];

    public static IReadOnlyList<OfficeKind> All { get; } =
    [
        new("BÁO CÁO", "BC", "Kết quả công tác cải cách hành chính tháng 10 năm 2026", Report) { HasAddressees = true },
        new("BÁO CÁO", "BC", "Kết quả thực hiện nhiệm vụ tháng 10 năm 2026", Report),
        new("QUYẾT ĐỊNH", "QĐ", "Về việc thành lập Tổ công nghệ số cộng đồng", Articles) { Decides = true },
        new("QUYẾT ĐỊNH", "QĐ", "Về việc kiện toàn Ban Tổ chức hội nghị", Articles) { Decides = true },
        new("NGHỊ QUYẾT", "NQ", "Về chương trình giám sát năm 2027", [.. Articles.Select(text => text.Replace("Quyết định", "Nghị quyết", StringComparison.Ordinal))]) { Decides = true },
        new("CHỈ THỊ", "CT", "Về việc tăng cường kỷ luật, kỷ cương hành chính", Short),
        new("THÔNG BÁO", "TB", "Kết luận cuộc họp giao ban tháng 10 năm 2026", [.. Short.Prepend("Ngày 05 tháng 11 năm 2026, lãnh đạo cơ quan chủ trì họp giao ban tháng 10 năm 2026.")]),
        new("THÔNG CÁO", "TC", "Về kết quả kỳ họp thường lệ", Short),
        new("HƯỚNG DẪN", "HD", "Thực hiện quy chế dân chủ ở cơ sở", Plan),
        new("CHƯƠNG TRÌNH", "CTr", "Công tác dân vận chính quyền", Plan),
        new("KẾ HOẠCH", "KH", "Tuyên truyền cải cách hành chính", Plan),
        new("PHƯƠNG ÁN", "PA", "Phòng, chống thiên tai và tìm kiếm cứu nạn", Plan),
        new("ĐỀ ÁN", "ĐA", "Nâng cao chất lượng dịch vụ công trực tuyến", Plan),
        new("DỰ ÁN", "DA", "Số hóa tài liệu lưu trữ", Plan),
        new("TỜ TRÌNH", "TTr", "Về việc phê duyệt kế hoạch tuyên truyền", Short) { HasAddressees = true },
        new("BIÊN BẢN", "BB", "Họp giao ban tháng 10 năm 2026", ["Thời gian bắt đầu: 08 giờ 00 phút ngày 05 tháng 11 năm 2026.", "Địa điểm: Phòng họp cơ quan.", "Nội dung: đánh giá kết quả tháng 10 năm 2026.", "Cuộc họp kết thúc vào 09 giờ 30 phút cùng ngày"]) { IsMinutes = true },
        new("CÔNG ĐIỆN", "CĐ", "Về việc chủ động ứng phó mưa lớn", Short),
        new("GIẤY MỜI", "GM", "Dự hội nghị sơ kết công tác cải cách hành chính", ["Tới dự: hội nghị sơ kết công tác cải cách hành chính.", "Thời gian: 08 giờ 00 phút ngày 20 tháng 11 năm 2026.", "Địa điểm: Hội trường cơ quan"]) { Invites = true },
        new("GIẤY GIỚI THIỆU", "GGT", "Về việc liên hệ công tác", Short),
        new("PHIẾU CHUYỂN", "PC", "Đơn kiến nghị của công dân", Short),
        new("PHIẾU TRÌNH", "PT", "Về việc phê duyệt kế hoạch", Short) { HasAddressees = true },
        new("", "", "V/v chuẩn bị hội nghị sơ kết", ["Để chuẩn bị hội nghị sơ kết, cơ quan đề nghị các đơn vị phối hợp.", "Các đơn vị gửi báo cáo trước ngày 20 tháng 11 năm 2026"]) { HasAddressees = true },
        new("", "", "V/v cung cấp số liệu", ["Theo đề nghị của đơn vị, cơ quan cung cấp số liệu đến hết tháng 10 năm 2026"]) { HasAddressees = true },
        new("", "", "V/v góp ý dự thảo kế hoạch", ["Sau khi nghiên cứu dự thảo, cơ quan thống nhất với nội dung dự thảo kế hoạch"]) { HasAddressees = true },
    ];
}
