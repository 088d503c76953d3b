using ReportForge.Findings;

namespace ReportForge.Word.Conversion;

/// <summary>What of a mail merge cannot become tags: RF207x.</summary>
internal static class ConversionFindings
{
    public static Finding NotConverted(Place place, string code, Wording reason) => new(
        "RF2070",
        Severity.Warning,
        place,
        new($"trường “{code}”: {reason.Vi}", $"the field “{code}”: {reason.En}"));

    public static Wording Format { get; } = new(
        "đã thành thẻ nhưng không mang theo định dạng số hoặc ngày",
        "became a tag without its format of numbers or dates");

    public static Wording Next { get; } = new(
        "đã bỏ: mỗi bản ghi là một văn bản; nhiều bản ghi trên một trang thì dùng {{ for }}",
        "taken out: each record is a document; for several records on a page write {{ for }}");

    public static Wording Condition { get; } = new("điều kiện không đọc được, để nguyên", "its condition cannot be read; it stays");

    public static Wording SeveralParagraphs { get; } = new(
        "trải qua nhiều đoạn, để nguyên; viết lại bằng {{ if }} … {{ end }} trong các đoạn riêng",
        "it goes over several paragraphs and stays; write {{ if }} … {{ end }} in paragraphs of their own");

    public static Wording Asks { get; } = new(
        "hỏi người dùng khi trộn, để nguyên; đưa giá trị vào dữ liệu rồi viết thẻ {{ }}",
        "it asks the reader during the merge and stays; put the value into the data and write a tag {{ }}");

    public static Wording Unknown { get; } = new("không có thẻ tương ứng, để nguyên", "there is no tag for it; it stays");
}
