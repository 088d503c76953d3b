using System.Collections.Frozen;

namespace ReportForge.Reports.Writing;

/// <summary>
/// How well a title may be parted between two of its words: best behind a mark, then before a word that joins; never inside a
/// compound (<c>hành chính</c>), a name (<c>Tứ Kỳ</c>), or between a word and its number.
/// </summary>
internal static class PlaceOfMeaning
{
    public const int Never = 40;
    public const int Poor = 24;
    private const int Usual = 7;

    /// <summary>Words that begin what belongs together.</summary>
    private static readonly FrozenSet<string> Joining = Words(
        "và của về trong trên tại theo để với cho gắn thuộc đối từ năm tháng quý giai nhằm qua do ở bằng hoặc cùng đến sau trước đã (");

    /// <summary>Words of two syllables in the titles of such reports.</summary>
    private static readonly FrozenSet<string> Compounds = Pairs(
        """
        cải cách, hành chính, thủ tục, công tác, nhiệm vụ, kết quả, thực hiện, triển khai, chỉ đạo, điều hành, phương hướng,
        tình hình, giải quyết, tổ chức, bộ máy, nhà nước, công vụ, tài chính, chế độ, thể chế, một cửa, liên thông, chính quyền,
        quyền điện, quyền số, điện tử, chính phủ, hiện đại, đại hóa, công chức, viên chức, cán bộ, kỷ luật, kỷ cương, đánh giá,
        đạt được, chỉ số, giải pháp, cải thiện, nâng cao, tổng kết, chương trình, tổng thể, giai đoạn, định hướng, mục tiêu,
        ứng dụng, công nghệ, thông tin, hoạt động, cơ quan, địa phương, đơn vị, văn bản, quy phạm, pháp luật, kiểm tra, kiểm soát,
        tuyên truyền, phổ biến, giáo dục, hội nghị, giao ban, thi đua, khen thưởng, trung ương, nhân dân, ủy ban, hội đồng, số liệu,
        thống kê, phụ lục, báo cáo, kế hoạch, trọng tâm, thời gian, cắt giảm, đơn giản, giản hóa, số hóa, hồ sơ, trực tuyến,
        dịch vụ, công khai, minh bạch, hài lòng, người dân, doanh nghiệp, khảo sát, đo lường, chất lượng, hệ thống, quản lý,
        áp dụng, phát triển, xây dựng, kinh tế, xã hội, văn hóa, trách nhiệm, hạn chế, khó khăn, vướng mắc, nguyên nhân, tồn tại,
        ưu điểm, kiến nghị, đề xuất, phản ánh, tiếp nhận, xử lý, chuyển đổi, phân cấp, thẩm quyền, biên chế, tinh giản, đào tạo,
        bồi dưỡng, ngân sách, tài sản, tự chủ, sự nghiệp, công lập, đất đai, hộ tịch, chứng thực, phục vụ, trung tâm, bộ phận,
        thời hạn, đúng hạn, quá hạn, trước hạn, toàn trình, một phần, quy định, quy chế, dân chủ, cơ sở, địa bàn, nội dung,
        lĩnh vực, tiêu chí, thành phần, tổng hợp, theo dõi, thi hành, rà soát, bảo đảm, tăng cường, đẩy mạnh, tiếp tục, hoàn thiện,
        vị trí, chức năng, quyền hạn, sắp xếp, kiện toàn, cơ chế, chính sách, bưu chính, công ích, phương án, sáng kiến, nổi bật,
        thị trấn, thành phố, thị xã, đặc khu, môi trường, an ninh, quốc phòng, nông thôn, đô thị, y tế, dân số, thanh tra, tiếp dân,
        khiếu nại, tố cáo, chấp hành, tổng cục, quyết định, công văn, chỉ thị, nghị định, nghị quyết, thông tư, thông báo,
        trường hợp, công dân, phần mềm, ban hành, cách hành, tục hành, chủ tịch, ubnd xã, ubnd phường, ubnd thị, ubnd đặc,
        ubnd huyện, ubnd tỉnh, ubnd thành, ubnd cấp, ubnd các, đại học, trung cấp, cao cấp, thạc sĩ, trình độ, tần suất, tổng số,
        số lượng, tỷ lệ, công bố
        """);

    /// <summary>What it costs to end a line behind the first of two words.</summary>
    public static int CostBetween(string before, string after)
    {
        if (before.EndsWith(';'))
            return 0;
        if (before[^1] is ',' or ':' or ')' || after[0] == '(' || before is "-" or "–")
            return after is "-" or "–" ? Never : 2;
        var (first, second) = (Casing.Lower(before), Casing.Lower(after.TrimEnd(',', ';', '.', ':', ')')));
        var isNumbered = char.IsAsciiDigit(after[0]) || (char.IsAsciiDigit(before[^1]) && before.Length < 4);
        if (after is "-" or "–" || isNumbered || Compounds.Contains($"{first} {second}") || (IsName(before) && IsName(after)))
            return Never;
        if (Joining.Contains(first) || before[^1] == '.')
            return Poor;
        return Joining.Contains(second) ? 3 : Usual;
    }

    private static bool IsName(string word) =>
        char.IsUpper(word[0]) && word.Length > 1 && char.IsLower(word[1]);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Pairs(string pairs) =>
        pairs.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(
            StringComparer.Ordinal);
}
