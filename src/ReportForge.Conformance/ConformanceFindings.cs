using ReportForge.Findings;

namespace ReportForge.Conformance;

/// <summary>Findings about the file as a whole, beside the rules' own.</summary>
internal static class ConformanceFindings
{
    public static Finding NoDocument(string file) => new("RF4030", Severity.Error, Place.InFile(file),
        new("tệp không có nội dung văn bản Word", "the file has no Word document body"));

    public static Finding TooManyParagraphs(string file, int paragraphs, int most) => new("RF4033", Severity.Error, Place.InFile(file),
        new($"văn bản có hơn {most} đoạn, kể cả ô của bảng: không kiểm tra", $"the document has more than {most} paragraphs, cells of tables among them: it is not checked"))
    {
        Found = new($"{paragraphs} đoạn", $"{paragraphs} paragraphs"),
        Hint = new("Tách phụ lục dài thành tệp riêng rồi kiểm tra từng tệp.", "Move long appendices to files of their own and check each."),
    };

    public static Finding TooMuchText(string file, int letters, int most) => new("RF4033", Severity.Error, Place.InFile(file),
        new($"văn bản có hơn {most} ký tự: không kiểm tra", $"the document has more than {most} characters: it is not checked"))
    {
        Found = new($"{letters} ký tự", $"{letters} characters"),
        Hint = new("Tách phụ lục dài thành tệp riêng rồi kiểm tra từng tệp.", "Move long appendices to files of their own and check each."),
    };

    public static Finding Signed(string file) => new("RF4032", Severity.Error, Place.InFile(file),
        new("tệp đã ký số: chỉ kiểm tra, không sửa", "the file is digitally signed: it is checked, never changed"))
    {
        Hint = new("Sửa ở bản chưa ký rồi trình ký lại.", "Mend the unsigned original and have it signed again."),
    };
}
