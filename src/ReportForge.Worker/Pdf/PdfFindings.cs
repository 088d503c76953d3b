using ReportForge.Findings;

namespace ReportForge.Worker.Pdf;

/// <summary>Findings about the conversion to PDF: RF52xx.</summary>
internal static class PdfFindings
{
    public static Finding LibreOfficeNotInstalled(string document) => new("RF5201", Severity.Error, Place.InFile(document),
        new("chưa chuyển được sang PDF vì máy chưa cài LibreOffice", "no PDF was made: LibreOffice is not installed"))
    {
        Hint = new(
            "Cài LibreOffice từ https://www.libreoffice.org (Debian, Ubuntu: apt install libreoffice-writer-nogui fonts-liberation2), "
                + "rồi chạy lại; hoặc mở tệp .docx trong Word và lưu thành PDF.",
            "Install LibreOffice from https://www.libreoffice.org (Debian, Ubuntu: apt install libreoffice-writer-nogui fonts-liberation2) "
                + "and run again; or open the .docx in Word and save it as PDF."),
    };

    public static Finding LibreOfficeFailed(string document, string said) => new("RF5202", Severity.Error, Place.InFile(document),
        new($"LibreOffice không chuyển được tệp sang PDF: {said}", $"LibreOffice could not make a PDF of the file: {said}"))
    {
        Hint = new(
            "Đóng mọi cửa sổ LibreOffice rồi chạy lại; tệp .docx đã được lập đầy đủ.",
            "Close all windows of LibreOffice and run again; the .docx is complete."),
    };

    public static Finding LeadsOutside(string document, string target) => new("RF5204", Severity.Error, Place.InFile(document),
        new(
            $"chưa chuyển sang PDF vì văn bản lấy một phần nội dung ở ngoài tệp: {Short(target)}",
            $"no PDF was made: the document takes part of its contents from outside: {Short(target)}"))
    {
        Hint = new(
            "Mở tệp trong Word, vào File, Info, Edit Links to Files, chọn Break Link để đưa nội dung vào hẳn trong văn bản, rồi chạy lại.",
            "Open the file in Word, choose File, Info, Edit Links to Files, Break Link, so that the contents stand in the document itself, "
                + "and run again."),
    };

    public static Finding FontReplaced(string document, string wanted, string used) =>
        new("RF5205", Severity.Warning, Place.InFile(document),
            new(
                $"máy này chưa có phông chữ {wanted} nên tệp PDF dùng {used} thay thế",
                $"this machine has no {wanted}, so the PDF uses {used}"))
        {
            Hint = new(
                $"Cài phông {wanted} (Debian, Ubuntu: apt install ttf-mscorefonts-installer) rồi lập lại PDF, "
                    + "hoặc mở tệp .docx trong Word và lưu thành PDF.",
                $"Install {wanted} (Debian, Ubuntu: apt install ttf-mscorefonts-installer) and make the PDF again, "
                    + "or open the .docx in Word and save it as PDF."),
        };

    public static Finding FontsNotEmbedded(string document, string fonts) => new("RF5206", Severity.Warning, Place.InFile(document),
        new(
            $"tệp PDF không mang theo phông chữ của nó ({fonts}), máy khác có thể hiện chữ khác",
            $"the PDF does not carry its fonts ({fonts}); another machine may show others"))
    {
        Hint = new(
            "Cập nhật LibreOffice rồi lập lại PDF, hoặc mở tệp .docx trong Word và lưu thành PDF.",
            "Update LibreOffice and make the PDF again, or open the .docx in Word and save it as PDF."),
    };

    public static Finding PagesUnknown(string document, Finding why) => new("RF5207", Severity.Warning, Place.InFile(document),
        new($"không ghi được số trang: {why.Message.Vi}", $"the pages are not known: {why.Message.En}"))
    {
        Hint = why.Hint,
    };

    public static Finding PicturesNotInstalled(string document) => new("RF5208", Severity.Error, Place.InFile(document),
        new(
            "chưa xem được từng trang vì máy chưa cài Poppler (pdftoppm, pdfinfo)",
            "no pictures of the pages: Poppler (pdftoppm, pdfinfo) is not installed"))
    {
        Hint = new(
            "Cài Poppler (Debian, Ubuntu: apt install poppler-utils), hoặc tải PDF về xem.",
            "Install Poppler (Debian, Ubuntu: apt install poppler-utils), or fetch the PDF."),
    };

    public static Finding PicturesFailed(string document, string said) => new("RF5209", Severity.Error, Place.InFile(document),
        new($"Poppler không vẽ được trang: {said}", $"Poppler could not draw the page: {said}"))
    {
        Hint = new("Thử lại khi máy bớt việc, hoặc tải PDF về xem.", "Try again when the machine is less busy, or fetch the PDF."),
    };

    private static string Short(string target)
    {
        const int most = 100;
        return VisibleText.Of(target.Length <= most ? target : target[..most] + "…");
    }

    public static Finding TookTooLong(string document, int seconds) => new("RF5203", Severity.Error, Place.InFile(document),
        new($"LibreOffice chưa chuyển xong sang PDF sau {seconds} giây", $"LibreOffice did not finish the PDF in {seconds} seconds"))
    {
        Hint = new(
            "Chạy lại khi máy bớt việc; tệp .docx đã được lập đầy đủ.",
            "Run again when the machine is less busy; the .docx is complete."),
    };
}
