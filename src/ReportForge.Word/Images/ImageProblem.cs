using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Scripting;

namespace ReportForge.Word.Images;

/// <summary>Why a picture cannot be printed.</summary>
internal sealed record ImageProblem(string Code, Wording Message, Wording Hint)
{
    public Value Fail(CallContext call) => call.Fail(Code, Message, Hint);
}

/// <summary>The problems of pictures: one a code.</summary>
internal static class ImageProblems
{
    private const int LongestName = 40;

    private static readonly Wording SaveHint = new(
        "Lưu hình thành PNG hoặc JPEG, dưới 10 MB.",
        "Save the picture as PNG or JPEG below 10 MB.");

    private static readonly Wording SaveSvgHint = new(
        "Lưu lại hình thành SVG thuần (Inkscape: Plain SVG), chữ và hình nằm hết trong tệp.",
        "Save the picture as plain SVG (Inkscape: Plain SVG) with all its text and pictures in the file.");

    public static ImageProblem Unreadable { get; } = new(
        "RF2033", new("hình không phải PNG, JPEG hoặc SVG, hoặc quá lớn", "the picture is no PNG, JPEG or SVG, or it is too large"),
        SaveHint);

    public static ImageProblem WrongSize { get; } = new(
        "RF2034",
        new("kích thước hình phải là số milimét lớn hơn 0", "the size of a picture is a number of millimetres above 0"),
        new("Ví dụ {{ word.image logo 30 }} rộng 30 mm.", "For instance {{ word.image logo 30 }} is 30 mm wide."));

    public static ImageProblem NoFallback { get; } = new(
        "RF2036",
        new(
            "hình SVG chưa có bản PNG đi kèm: Word cũ và nhiều chương trình đọc không hiện được SVG",
            "the SVG has no PNG beside it: older Word and many readers do not show SVG"),
        new(
            "Đặt tệp PNG cùng tên cạnh tệp SVG, hoặc viết {{ word.image logo_svg 30 fallback: logo_png }}.",
            "Put a PNG of the same name beside the SVG, or write {{ word.image logo_svg 30 fallback: logo_png }}."));

    public static ImageProblem OtherProportions { get; } = new(
        "RF2037",
        new(
            "bản PNG đi kèm có tỷ lệ rộng và cao khác hình SVG: có lẽ không phải cùng một hình",
            "the PNG beside the SVG has other proportions: it is hardly the same picture"),
        new("Xuất lại tệp PNG từ tệp SVG.", "Export the PNG from the SVG again."));

    public static ImageProblem WrongCode { get; } = new(
        "RF2038",
        new("mức sửa lỗi của mã QR là \"L\", \"M\", \"Q\" hoặc \"H\"", "the error correction of a QR code is \"L\", \"M\", \"Q\" or \"H\""),
        new("Ví dụ {{ word.qr địa_chỉ 25 \"M\" }}.", "For instance {{ word.qr address 25 \"M\" }}."));

    public static ImageProblem EmptyCode { get; } = new(
        "RF2039",
        new("mã QR không có nội dung", "the QR code has no content"),
        new("Đặt thẻ trong {{ if … }} khi có thể không có địa chỉ.", "Put the tag inside {{ if … }} where the address may be missing."));

    public static ImageProblem LongCode { get; } = new(
        "RF2040",
        new("nội dung dài hơn một mã QR chứa được", "the content is longer than a QR code can hold"),
        new("Dùng địa chỉ ngắn hơn, hoặc mức sửa lỗi thấp hơn (\"L\").", "Use a shorter address or a lower error correction (\"L\")."));

    public static ImageProblem Missing(string source, string? nearest) => new(
        "RF2032",
        new($"không có hình “{Shown(source)}”", $"there is no picture “{Shown(source)}”"),
        nearest is null
            ? new(
                "Dùng data URI (data:image/png;base64,…) hoặc tên một tệp hình trong thư mục của loại báo cáo.",
                "Use a data URI (data:image/png;base64,…) or the name of a picture in the folder of the report kind.")
            : new($"Có phải “{nearest}”?", $"Did you mean “{nearest}”?"));

    public static ImageProblem RefusedSvg(Wording reason) => new(
        "RF2035", new($"hình SVG không dùng được: {reason.Vi}", $"the SVG cannot be used: {reason.En}"), SaveSvgHint);

    private static string Shown(string source) => source.Length > LongestName ? source[..LongestName] + "…" : source;
}
