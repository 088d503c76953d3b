using ReportForge.Findings;

namespace ReportForge.Cli.Validating;

/// <summary>What in a file keeps Word from opening it as it is: one method a code.</summary>
internal static class MarkupFindings
{
    private static readonly Wording SaveAgain = new(
        "Mở tệp bằng Word, để Word sửa rồi lưu lại và xem chỗ này còn đủ nội dung không.",
        "Open the file in Word, let Word mend it, save it, and see whether this place is still whole.");

    public static Finding Misplaced(Place place) => new("RF5480", Severity.Error, place,
        new(
            "Nội dung ở đây nằm sai chỗ trong tệp: Word sẽ báo tệp hỏng hoặc bỏ đi khi mở.",
            "What stands here is misplaced in the file: Word will call the file broken, or drop it."))
    {
        Hint = SaveAgain,
    };

    public static Finding TargetMissing(Place place) => new("RF5481", Severity.Error, place,
        new(
            "Chỗ này trỏ tới một hình, liên kết hoặc đầu trang không có trong tệp: Word sẽ báo tệp hỏng.",
            "This refers to a picture, a link or a header that is not in the file: Word will call the file broken."))
    {
        Hint = SaveAgain,
    };

    public static Finding EmptyCell(Place place) => new("RF5482", Severity.Error, place,
        new(
            "Một ô của bảng không có đoạn nào: Word sẽ báo tệp hỏng.",
            "A cell of the table has no paragraph: Word will call the file broken."))
    {
        Hint = SaveAgain,
    };

    public static Finding PartUnread(Place place) => new("RF5483", Severity.Review, place,
        new(
            "Một phần của tệp (nội dung, kiểu chữ, đánh số, đầu trang...) không đúng dạng: Word có thể báo tệp hỏng.",
            "A part of the file (body, styles, numbering, headers…) is not what it should be: Word may call the file broken."))
    {
        Hint = SaveAgain,
    };
}
