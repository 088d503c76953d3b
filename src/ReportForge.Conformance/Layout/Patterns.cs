using System.Text.RegularExpressions;

namespace ReportForge.Conformance.Layout;

/// <summary>Anchors in the text (MS-08). All run without backtracking, so that no document can make them slow.</summary>
internal static class Patterns
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const RegexOptions AnyCase = Options | RegexOptions.IgnoreCase;

    public const string NationalName = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";

    public static readonly string ComparableNationalName = Documents.Normal.Comparable(NationalName);

    /// <summary>With or without its colon; a blank, dots or a number and the stroke make it the line of the number.</summary>
    public static readonly Regex Number = new(@"^Số(\s*:|\s*$|[\s\d.…_]*/|[\s\d.…_]*-\s*\p{L}{1,5}\s*/)", AnyCase);
    public static readonly Regex PlaceAndDate = new(@"ngày.*tháng.*năm", AnyCase);
    public static readonly Regex DateLine = new(@"^[^,]{2,40}, ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*$", AnyCase);
    public static readonly Regex Subject = new(@"^V/v\b", AnyCase);
    public static readonly Regex Addressees = new(@"^Kính gửi", AnyCase);

    /// <summary>"… trân trọng kính mời:" of an invitation, "… điện:" of a telegram (specimens 1.7 and 1.6).</summary>
    public static readonly Regex Invited = new(@"(trân trọng|kính|trân trọng kính) mời\s*:|^[^.;:]{3,160} điện\s*:(\s*$|\s*-)", AnyCase);

    public static readonly Regex Recipients = new(@"^Nơi nhận\s*(:|$)", AnyCase);
    public static readonly Regex Authority = new(@"^(TM|KT|TL|TUQ|Q)\s*\.", Options);
    public static readonly Regex AppendixLabel = new(@"^phụ lục(\s+(số\s+)?[ivxlc\d]+[a-z]?)?$", AnyCase);

    /// <summary>"(Kèm theo …)"; without its bracket only where a document's number follows.</summary>
    public static readonly Regex AppendixReference = new(
        @"^\(((được )?ban hành )?(kèm|đính kèm|gửi kèm|kèm theo|phê duyệt kèm theo)\b|^(ban hành )?(kèm|đính kèm"
            + @"|gửi kèm)( theo)? \p{L}+( \p{L}+){0,2} số\b", AnyCase);


    /// <summary>Secrecy, urgency, circulation and draft marks, which may stand among the names.</summary>
    public static readonly Regex Mark = new(
        @"^\(?(dự thảo( lần .{1,10})?|hỏa tốc|thượng khẩn|khẩn|mật|tối mật|tuyệt mật|lưu hành nội bộ|xem xong trả lại)\)?$",
        AnyCase);

    /// <summary>The title of one who signs, on a line of its own.</summary>
    public static readonly Regex SignerTitle = new(
        @"^((TM|KT|TL|TUQ|Q)\s*\..*|(PHÓ )?(TỔNG )?(CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|TRƯỞNG (PHÒNG|BAN|ĐOÀN|TRẠM|KHOA|CÔNG AN)"
            + @"|CHÁNH (VĂN PHÒNG|THANH TRA|ÁN)|CỤC TRƯỞNG|VỤ TRƯỞNG|VIỆN TRƯỞNG|CHI CỤC TRƯỞNG|BỘ TRƯỞNG|CHỈ HUY TRƯỞNG|ĐỘI TRƯỞNG"
            + @"|TỔ TRƯỞNG|HẠT TRƯỞNG|ĐỒN TRƯỞNG|TRẠM TRƯỞNG|TỔNG CỤC TRƯỞNG|TRƯỞNG THÔN|THỦ TƯỚNG|THỐNG ĐỐC|TƯ LỆNH|CHÍNH ỦY"
            + @"|CHÍNH TRỊ VIÊN|TỔNG BIÊN TẬP|TỔNG KIỂM TOÁN|TỔNG THANH TRA|GIÁM THỊ|CHỦ NHIỆM|BÍ THƯ|CHỦ TỌA|CHỦ TRÌ|THƯ KÝ)( .*)?"
            + @"|THỨ TRƯỞNG|THỦ TRƯỞNG ĐƠN VỊ|NGƯỜI (LẬP|GHI|KÝ).*|ĐẠI DIỆN .*)$", Options);

    /// <summary>"(Ký, ghi rõ họ tên)": what a form says to who signs; "(đã ký)" is what stands for a signature.</summary>
    public static readonly Regex SigningNote = new(@"^\((chữ )?(ký|ghi|đóng dấu)\b.*\)$", AnyCase);

    public static readonly Regex DeputyTitle = new(@"^(PHÓ |THỨ TRƯỞNG)", AnyCase);

    /// <summary>A person's name, with rank or degree or without.</summary>
    public static readonly Regex PersonalName = new(
        @"^((Đại|Thượng|Trung|Thiếu) (tá|tướng|úy|uý|sĩ)\.? |((PGS|GS|ThS|TS|BS|BSCKI|BSCKII|KS|CN|LS|DS)[.,]? ?)+"
            + @"|CV\.? )?\p{Lu}[\p{L}'’]*( \p{Lu}[\p{L}'’]*){1,5}$", Options);

    /// <summary>Where a letter's address stands at the foot (ô 13).</summary>
    public static readonly Regex AddressLine = new(
        @"^(địa chỉ|trụ sở|điện thoại|đt|sđt|tel|fax|email|e-mail|thư điện tử|website|trang thông tin điện tử|cổng thông tin)\b.{0,3}[:.]?",
        AnyCase);

    /// <summary>What turns the rest into a copy (Phụ lục I, phần II).</summary>
    public static readonly Regex CopyNote = new(@"^(SAO Y|SAO LỤC|TRÍCH SAO)( BẢN CHÍNH)?$", Options);

    public static readonly Regex Enacting = new(
        @"^(QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ QUYẾT|CHỈ THỊ)\s*:?$|^[^a-zđ]{3,90} (QUYẾT ĐỊNH|QUYẾT NGHỊ)\s*:$",
        Options);

    public static readonly Regex Basis = new(@"^(căn cứ|theo đề nghị|xét đề nghị|xét) ", AnyCase);
    public static readonly Regex PartLabel = new(@"^(phần|chương)\s+([IVXLC\d]+|thứ\s+\w+)\.?$", AnyCase);
    public static readonly Regex SectionLabel = new(@"^(mục|tiểu mục)\s+[IVXLC\d]+\.?$", AnyCase);
    public static readonly Regex Roman = new(@"^([IVXLC]+)\s?\.\s*(.*)$", Options);
    public static readonly Regex Capital = new(@"^([A-HKĐ])\s?\.\s+([^a-zđ]{4}.*)$", Options);
    public static readonly Regex SubArabic = new(@"^(\d{1,2}(?:\.\d{1,2})+)\.?\s+(.+)$", Options);
    public static readonly Regex Arabic = new(@"^(\d{1,3})\.\s*(.*)$", Options);
    public static readonly Regex Letter = new(@"^([a-zđăâêôơư])\)\s*(.*)$", Options);

    /// <summary>"a." or "a/" where "a)" is meant.</summary>
    public static readonly Regex DottedLetter = new(@"^([a-zđ])[./]\s+(.+)$", Options);
    public static readonly Regex Article = new(@"^Điều (\d+)\.\s*(.*)$", Options);
    public static readonly Regex Caption = new(@"^((Bảng|Biểu|Hình|Biểu đồ)\s+(số\s+)?[\dIVX]+|\(?Đơn vị( tính)?\s*:)", Options);

    /// <summary>A text that only draws a line.</summary>
    public static bool IsRule(string text)
    {
        if (text.Length < 3)
            return text.Length > 0 && text.All(letter => letter == '_');
        foreach (var letter in text)
        {
            if (letter is not ('_' or '-' or '–' or '—' or '─' or '━' or '.' or '=' or '*' or ' '))
                return false;
        }

        return true;
    }
}
