using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Kinds;
using ReportForge.Conformance.Layout;
using ReportForge.Findings;

namespace ReportForge.Conformance.Understanding;

/// <summary>Decides by whose rules a document is made, and of what kind it is, each by evidence that can be quoted.</summary>
internal static partial class DocumentReader
{
    private static readonly string[] LawMakingTitles =
        ["LUẬT", "BỘ LUẬT", "PHÁP LỆNH", "NGHỊ ĐỊNH", "THÔNG TƯ", "THÔNG TƯ LIÊN TỊCH", "HIẾN PHÁP", "LỆNH"];

    public static DocumentUnderstanding Read(WordDocument document)
    {
        var layout = DocumentLayout.Find(document);
        return LawMaking(layout)
            ?? PoliticalOrganisation(layout)
            ?? Alone(layout)
            ?? CitizensForm(layout)
            ?? Administrative(layout)
            ?? Unknown(layout);
    }

    private static DocumentUnderstanding? LawMaking(DocumentLayout layout)
    {
        if (layout.Header.Number is { } number && YearInNumber().IsMatch(number.Comparable))
            return Of(DocumentClass.LawMaking, layout, Quoted("số có năm ban hành", "the number has its year", number.Text));
        return layout.Title is { Kind: var kind }
            && LawMakingTitles.Contains(kind.Comparable.TrimEnd(':'), StringComparer.OrdinalIgnoreCase)
            ? Of(DocumentClass.LawMaking, layout, Quoted("tên loại", "the title", kind.Text))
            : null;
    }

    // No Quốc hiệu, no motto, and a number with the kind before the stroke: "12-KH/ĐTN".
    private static DocumentUnderstanding? PoliticalOrganisation(DocumentLayout layout) =>
        layout.Header is { NationalName: null, Motto: null, Number: { } number } && KindBeforeStroke().IsMatch(number.Comparable)
            ? Of(
                DocumentClass.PoliticalOrganisation,
                layout,
                Quoted("không có Quốc hiệu, số ghi", "no national name, and the number", number.Text))
            : null;

    private static DocumentUnderstanding? Alone(DocumentLayout layout)
    {
        if (layout.Header.Form != BlockForm.Missing)
            return null;
        if (layout.IsAppendixAlone && layout.Appendices is [var appendix, ..])
            return Of(
                DocumentClass.AppendixAlone,
                layout,
                Quoted("mở đầu bằng", "it opens with", appendix.Label?.Text ?? appendix.Reference[0].Text));
        return layout.Attached is [var attached, ..] && layout.IsAttachedAlone
            ? Of(DocumentClass.AttachedAlone, layout, Quoted("dưới tên loại", "below its title", attached.Reference.Text))
            : null;
    }

    // Quốc hiệu alone in the middle, nobody's name beside it, no number: what a citizen hands in.
    private static DocumentUnderstanding? CitizensForm(DocumentLayout layout)
    {
        var header = layout.Header;
        if (header.Number is not null || header.IssuerNames.Count > 0 || layout.Title is not { Kind: var kind })
            return null;
        return CitizensTitle().IsMatch(kind.Comparable)
            ? Of(DocumentClass.CitizensForm, layout, Quoted("tên", "its title", kind.Text))
            : null;
    }

    private static DocumentUnderstanding? Administrative(DocumentLayout layout)
    {
        if (layout.Title is { Kind: var kind, Profile: var profile })
            return Of(DocumentClass.Administrative, layout, Quoted("tên loại", "its title", kind.Text)) with { Profile = profile };
        if (layout.IsOfficialLetter)
        {
            var evidence = layout.Header.Subject is { } subject ? Quoted("trích yếu", "its subject", subject.Text)
                : layout.Addressees is { } addressees
                ? Quoted("không có tên loại, có", "no name of a kind, but", addressees.Opening.Normalized)
                : Quoted("ký hiệu không có tên loại", "a symbol without a kind", layout.Header.Number?.Text ?? "");
            return Of(DocumentClass.Administrative, layout, evidence) with { Profile = KindCatalogue.Letter };
        }

        var hasTwoBlocks = layout.Header.Form != BlockForm.Missing
            || layout.Signing is { Form: not BlockForm.Missing, RecipientsLabel: not null };
        return hasTwoBlocks
            ? Of(DocumentClass.Administrative, layout, new("chưa thấy tên loại", "no name of a kind was found")) with
            {
                Profile = KindOfSymbol(layout) ?? KindCatalogue.Other,
            }
            : null;
    }

    private static KindProfile? KindOfSymbol(DocumentLayout layout) =>
        layout.Header.SymbolOpening is { } opening ? KindCatalogue.OfSymbol(opening) : null;

    private static DocumentUnderstanding Unknown(DocumentLayout layout) => Of(
        DocumentClass.Unknown, layout, new("không có Quốc hiệu, số, nơi nhận", "there is no national name, number or list of recipients"));

    private static DocumentUnderstanding Of(DocumentClass kind, DocumentLayout layout, Wording evidence) =>
        new(kind, KindCatalogue.Other, layout) { Evidence = evidence };

    private static Wording Quoted(string vi, string en, string text)
    {
        var normal = Normal.Text(text);
        var quoted = normal.Length > 60 ? normal[..60] + "…" : normal;
        return new($"{vi} “{quoted}”", $"{en} “{quoted}”");
    }

    [GeneratedRegex(@"/\s*(?:19|20)\d\d\s*/\s*(?:QĐ|NQ|NĐ|TT|TTLT|CT|L|PL|NQLT|QH\d*|UBTVQH\d*)\b", RegexOptions.CultureInvariant)]
    private static partial Regex YearInNumber();

    [GeneratedRegex(@"^Số\s*:?[\s\d.…_]*-\s*\p{L}{1,5}\s*/\s*\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex KindBeforeStroke();

    [GeneratedRegex(
        @"^(?:ĐƠN|TỜ KHAI|BẢN KHAI|GIẤY ĐỀ NGHỊ|GIẤY CAM KẾT|GIẤY CAM ĐOAN|BẢN CAM KẾT|BẢN CAM ĐOAN|BẢN KIỂM ĐIỂM|BẢN TỰ KIỂM"
            + @"|SƠ YẾU LÝ LỊCH|LÝ LỊCH|PHIẾU ĐĂNG KÝ|PHIẾU ĐỀ NGHỊ|GIẤY XÁC NHẬN|GIẤY BIÊN NHẬN|GIẤY VAY)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CitizensTitle();
}
