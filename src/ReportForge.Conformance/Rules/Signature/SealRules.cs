using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Layout;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Signature;

/// <summary>SG-08 … SG-10: images of signature and seal belong to the signed PDF, not to the Word file.</summary>
internal static class SealRules
{
    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "SG-08",
            Severity.Warning,
            "mục II.7",
            new("Tệp Word không chứa hình chữ ký", "No picture of a signature in the Word file"),
            SignatureGuard.OnTable(NoSignaturePicture)),
        Rule.Legal(
            "SG-09",
            Severity.Warning,
            "mục II.8",
            new("Tệp Word không chứa hình dấu", "No picture of a seal in the Word file"),
            SignatureGuard.OnTable(NoSealPicture)),
        Rule.LegalElsewhere("SG-10", Severity.Information, "Điều 33", new("Đóng dấu trên bản giấy", "The seal on paper"), inspection =>
            inspection.NotApplicable("đóng dấu trên bản giấy, không có trong tệp Word", "sealed on paper, not in the Word file")),
    ];

    private static void NoSignaturePicture(Inspection inspection, SigningBlock signing)
    {
        if (PictureIn(signing.SignatureCell?.AllParagraphs) is { } paragraph)
            inspection.Fail(
                Spot.At(paragraph),
                new(
                    "Có hình trong ô chữ ký: chữ ký số do phần mềm ký số đặt lên tệp PDF",
                    "There is a picture in the signature cell: the signing tool puts it on the PDF"),
                new("hình ảnh", "a picture"),
                new("không có hình", "no picture"));
    }

    private static void NoSealPicture(Inspection inspection, SigningBlock signing)
    {
        var others = signing.Table?.Cells.Where(cell => cell != signing.SignatureCell).SelectMany(cell => cell.AllParagraphs);
        if (PictureIn(others) is { } paragraph)
            inspection.Fail(
                Spot.At(paragraph),
                new(
                    "Có hình trong khối nơi nhận, chữ ký: dấu của cơ quan do phần mềm ký số đặt lên tệp PDF",
                    "There is a picture in the signature block: the signing tool puts the seal on the PDF"),
                new("hình ảnh", "a picture"),
                new("không có hình", "no picture"));
    }

    private static Paragraph? PictureIn(IEnumerable<Paragraph>? paragraphs) =>
        paragraphs?.FirstOrDefault(paragraph => paragraph.Shapes.Any(shape => shape.Kind == ShapeKind.Picture));
}
