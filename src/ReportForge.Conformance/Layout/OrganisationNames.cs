using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;

namespace ReportForge.Conformance.Layout;

/// <summary>
/// Tells the superior body's name from the issuer's: by weight where the author set them apart, else by what the lines say.
/// </summary>
internal static partial class OrganisationNames
{
    /// <summary>The first line of the issuer's name; 0 where no superior stands above it.</summary>
    public static int IssuerStart(IReadOnlyList<TextLine> names)
    {
        var firstBold = IndexOf(names, IsBold);
        if (firstBold > 0 && !GoesOn(names[firstBold - 1].Comparable, names[firstBold].Comparable))
            return firstBold;

        // Of one weight throughout: only a body that surely stands alone is a superior, for long names take several lines.
        var openings = Enumerable.Range(1, Math.Max(0, names.Count - 1))
            .Where(index => Opens().IsMatch(names[index].Comparable) && !GoesOn(names[index - 1].Comparable, names[index].Comparable))
            .Where(index => IsWhole(names.Take(index)))
            .ToList();
        return openings.Count > 0 ? openings[^1] : 0;
    }

    private static bool IsWhole(IEnumerable<TextLine> above) => Whole().IsMatch(string.Join(' ', above.Select(line => line.Comparable)));

    private static bool GoesOn(string above, string below) => Dangling().IsMatch(above) || Continues().IsMatch(below);

    private static bool IsBold(TextLine line) => line.Runs.Any(run => run.HasInk)
        && line.Runs.Where(run => run.HasInk).All(run => run.Format.Bold);

    private static int IndexOf(IReadOnlyList<TextLine> names, Func<TextLine, bool> test)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (test(names[index]))
                return index;
        }

        return -1;
    }

    // A name that goes on in the next line may go on with such a word: PHƯỜNG XUÂN / TRƯỜNG - ĐÀ LẠT.
    [GeneratedRegex(
        @"^(?:ỦY BAN|UBND|HỘI ĐỒNG|HĐND|SỞ|BỘ|PHÒNG|VĂN PHÒNG|TRUNG TÂM|BAN|CỤC|CHI CỤC|TỔNG CỤC|VỤ|VIỆN|HỌC VIỆN|TRƯỜNG(?! -)|ĐẠI HỌC"
            + @"|CÔNG AN|TRẠM|ĐỘI|THANH TRA|BỆNH VIỆN|CÔNG TY|TỔNG CÔNG TY|TẬP ĐOÀN|NGÂN HÀNG|TÒA ÁN|VIỆN KIỂM SÁT|KHO BẠC|BẢO HIỂM XÃ HỘI"
            + @"|THUẾ|HẢI QUAN|HỘI|LIÊN ĐOÀN|CÔNG ĐOÀN|ĐOÀN|MẶT TRẬN|QUỸ|NHÀ|THƯ VIỆN|BẢO TÀNG|ĐÀI|BÁO|TẠP CHÍ|TỔ|HỢP TÁC XÃ|ĐỒN|BỘ CHỈ HUY"
            + @"|TRUNG ĐOÀN|SƯ ĐOÀN)(?: |$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Opens();

    [GeneratedRegex(
        @"^(?:(?:UBND|ỦY BAN NHÂN DÂN|HĐND|HỘI ĐỒNG NHÂN DÂN|CÔNG AN|TÒA ÁN NHÂN DÂN|VIỆN KIỂM SÁT NHÂN DÂN) (?:TỈNH|THÀNH PHỐ|TP|XÃ|PHƯỜNG"
            + @"|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\.? .+|(?:BỘ|SỞ) \p{Lu}.+)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?:[-–,&]| VÀ| CỦA| THUỘC| VỀ| CÁC)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Dangling();

    [GeneratedRegex(
        @"^(?:(?:TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|VÀ|THUỘC|CỦA|KHU VỰC|SỐ) |[-–&]|TRƯỜNG -)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Continues();
}
