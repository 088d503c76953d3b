using System.Globalization;
using ReportForge.Findings;

namespace ReportForge.Conformance.Documents;

/// <summary>Findings about the file as a whole, beside the rules' own.</summary>
internal static class DocumentFindings
{
    public static Finding NoDocument(string file) => new("RF4030", Severity.Error, Place.InFile(file),
        new("tệp không có nội dung văn bản Word", "the file has no Word document body"));

    public static Finding TooManyParagraphs(string file, int paragraphs, int most) => TooLarge(Place.InFile(file),
        new(
            $"văn bản có hơn {Vietnamese(most)} đoạn, kể cả ô của bảng: không kiểm tra",
            $"the document has more than {English(most)} paragraphs, cells of tables among them: it is not checked"))
        with
    { Found = new($"{Vietnamese(paragraphs)} đoạn", $"{English(paragraphs)} paragraphs") };

    public static Finding TooMuchText(string file, int letters, int most) => TooLarge(Place.InFile(file),
        new(
            $"văn bản có hơn {Vietnamese(most)} ký tự: không kiểm tra",
            $"the document has more than {English(most)} characters: it is not checked"))
        with
    { Found = new($"{Vietnamese(letters)} ký tự", $"{English(letters)} characters") };

    /// <summary>More markup than a check takes, as the package says it.</summary>
    public static Finding TooMuchMarkup(Finding counted) => TooLarge(counted.Place,
        new($"{counted.Message.Vi}; không kiểm tra", $"{counted.Message.En}; it is not checked"));

    public static Finding Signed(string file) => new("RF4032", Severity.Error, Place.InFile(file),
        new("tệp đã ký số: chỉ kiểm tra, không sửa", "the file is digitally signed: it is checked, never changed"))
    {
        Hint = new("Sửa ở bản chưa ký rồi trình ký lại.", "Mend the unsigned original and have it signed again."),
    };

    /// <summary>The decree gives another form, or none, to documents of this kind.</summary>
    public static Finding NotJudged(string file, Wording reason) => new("RF4034", Severity.Review, Place.InFile(file),
        new($"không xét theo NĐ 30/2020/NĐ-CP: {reason.Vi}", $"not judged by Decree 30/2020: {reason.En}"))
    {
        Hint = new("Vẫn xét được trang giấy và phông chữ: thêm --page.", "Page and font can be judged all the same: add --page."),
    };

    /// <summary>A defect of this program, not of the document.</summary>
    public static Finding OwnDefect(string file, string rule) => new("RF4035", Severity.Review, Place.InFile(file),
        new(
            $"chương trình gặp lỗi khi xét quy tắc {rule}; các quy tắc khác vẫn được xét",
            $"the program failed in rule {rule}; the other rules were judged"))
    {
        Hint = new(
            "Gửi tệp này cho người phát triển; văn bản không bị tính lỗi vì việc này.",
            "Send the file to the developers; the document is not blamed for it."),
    };

    public static Finding NotMended(string file, Wording reason) => new("RF4036", Severity.Information, Place.InFile(file),
        new($"không sửa tự động: {reason.Vi}", $"nothing was mended: {reason.En}"));

    private static Finding TooLarge(Place place, Wording message) => new("RF4033", Severity.Error, place, message)
    {
        Hint = new("Tách phụ lục dài thành tệp riêng rồi kiểm tra từng tệp.", "Move long appendices to files of their own and check each."),
    };

    private static string English(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Vietnamese(int count) => English(count).Replace(',', '.');
}
