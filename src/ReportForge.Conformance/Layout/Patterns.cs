using System.Text.RegularExpressions;

namespace ReportForge.Conformance.Layout;

/// <summary>Anchors in the text (MS-08). All run without backtracking, so that no document can make them slow.</summary>
internal static class Patterns
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
    private const RegexOptions AnyCase = Options | RegexOptions.IgnoreCase;

    public const string NationalName = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    public const string Motto = "Độc lập - Tự do - Hạnh phúc";

    public static readonly Regex Number = new(@"^Số\s*:", AnyCase);
    public static readonly Regex PlaceAndDate = new(@"ngày.*tháng.*năm", AnyCase);
    public static readonly Regex DateLine = new(@"^[^,]{2,40}, ngày[\s\d.…_]*tháng[\s\d.…_]*năm[\s\d.…_]*$", AnyCase);
    public static readonly Regex Subject = new(@"^V/v\b", AnyCase);
    public static readonly Regex Addressees = new(@"^Kính gửi", AnyCase);
    public static readonly Regex Recipients = new(@"^Nơi nhận\s*(:|$)", AnyCase);
    public static readonly Regex Authority = new(@"^(TM|KT|TL|TUQ|Q)\s*\.", Options);
    public static readonly Regex AppendixLabel = new(@"^phụ lục(\s+(số\s+)?[ivxlc\d]+[a-z]?)?$", AnyCase);
    public static readonly Regex AppendixReference = new(@"^\((ban hành )?kèm theo", AnyCase);

    public static readonly Regex Basis = new(@"^(căn cứ|theo đề nghị) ", AnyCase);
    public static readonly Regex PartLabel = new(@"^(phần|chương)\s+([IVXLC\d]+|thứ\s+\w+)\.?$", AnyCase);
    public static readonly Regex SectionLabel = new(@"^(mục|tiểu mục)\s+[IVXLC\d]+\.?$", AnyCase);
    public static readonly Regex Roman = new(@"^([IVXLC]+)\s?\.\s*(.*)$", Options);
    public static readonly Regex SubArabic = new(@"^(\d{1,2}(?:\.\d{1,2})+)\.?\s+(.+)$", Options);
    public static readonly Regex Arabic = new(@"^(\d{1,3})\.\s*(.*)$", Options);
    public static readonly Regex Letter = new(@"^([a-zđăâêôơư])\)\s*(.*)$", Options);
    public static readonly Regex Dash = new(@"^[-–+*•]\s*(.*)$", Options);
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

    /// <summary>Names of kinds as they stand in a title, with their abbreviation (Phụ lục III).</summary>
    public static readonly IReadOnlyDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["NGHỊ QUYẾT"] = "NQ",
        ["QUYẾT ĐỊNH"] = "QĐ",
        ["CHỈ THỊ"] = "CT",
        ["QUY CHẾ"] = "QC",
        ["QUY ĐỊNH"] = "QyĐ",
        ["THÔNG CÁO"] = "TC",
        ["THÔNG BÁO"] = "TB",
        ["HƯỚNG DẪN"] = "HD",
        ["CHƯƠNG TRÌNH"] = "CTr",
        ["KẾ HOẠCH"] = "KH",
        ["PHƯƠNG ÁN"] = "PA",
        ["ĐỀ ÁN"] = "ĐA",
        ["DỰ ÁN"] = "DA",
        ["BÁO CÁO"] = "BC",
        ["BIÊN BẢN"] = "BB",
        ["TỜ TRÌNH"] = "TTr",
        ["HỢP ĐỒNG"] = "HĐ",
        ["CÔNG ĐIỆN"] = "CĐ",
        ["BẢN GHI NHỚ"] = "BGN",
        ["BẢN THỎA THUẬN"] = "BTT",
        ["GIẤY ỦY QUYỀN"] = "GUQ",
        ["GIẤY MỜI"] = "GM",
        ["GIẤY GIỚI THIỆU"] = "GGT",
        ["GIẤY NGHỈ PHÉP"] = "GNP",
        ["PHIẾU GỬI"] = "PG",
        ["PHIẾU CHUYỂN"] = "PC",
        ["PHIẾU BÁO"] = "PB",
    };

    /// <summary>The kind that a line names, in upper case, or null.</summary>
    public static string? KindOf(string comparable)
    {
        var upper = Documents.Normal.Comparable(comparable.ToUpperInvariant());
        return Kinds.Keys.FirstOrDefault(kind => Documents.Normal.Comparable(kind) == upper);
    }
}
