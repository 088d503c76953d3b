using System.Text.RegularExpressions;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Rules.Signature;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Capitals;

/// <summary>VH-01 … VH-13: the part of Phụ lục II that a machine can judge.</summary>
internal static partial class CapitalRules
{
    private static readonly string[] Abbreviations = ["tr", "tp", "ths", "ts", "đ/c", "v.v", "vv", "stt", "no"];

    public static IEnumerable<Rule> All =>
    [
        Annex("VH-01", "mục I", new("Viết hoa đầu câu, đầu dòng", "Capital at the start of sentences and lines"), SentenceStarts),
        Annex(
            "VH-02",
            "mục II",
            new("Viết hoa mọi âm tiết của tên người", "Every syllable of a personal name is capitalised"),
            SignatureGuard.OnTable(SignerName)),
        Annex(
            "VH-03",
            "mục III",
            new("Danh từ chung chỉ đơn vị hành chính viết thường", "Nouns of administrative units in lower case"),
            WordingPattern.InText(
                new WordingPattern(
                    UnitNoun(),
                    match => new(
                        $"“{match.Groups["at"].Value}” giữa câu: danh từ chung viết thường",
                        $"“{match.Groups["at"].Value}” inside a sentence: the noun is in lower case"),
                    match => Lower(match.Groups["at"].Value),
                    match => CommemoratedNames.Contains(match.Groups["name"].Value)))),
        Annex(
            "VH-04",
            "mục III",
            new("Viết hoa “Phường”, “Quận” khi tên là số", "“Phường”, “Quận” with a number are capitalised"),
            WordingPattern.InText(
                new WordingPattern(NumberedUnit(), match => new(
                    $"“{match.Groups["at"].Value}”: tên là số thì viết hoa danh từ chung",
                    $"“{match.Groups["at"].Value}”: with a number the noun is capitalised"), match => Upper(match.Groups["at"].Value)))),
        AnnexError(
            "VH-05",
            "mục III",
            new("Thủ đô Hà Nội, Thành phố Hồ Chí Minh", "Thủ đô Hà Nội, Thành phố Hồ Chí Minh"),
            WordingPattern.InText(
                new WordingPattern(
                    FixedPlace(),
                    match => new($"Phải viết “{Upper(match.Value)}”", $"Must be written “{Upper(match.Value)}”"),
                    match => Upper(match.Value)))),
        Annex("VH-06", "mục IV", new("Tên cơ quan, tổ chức", "Names of bodies"), WordingPattern.InText(
            new WordingPattern(
                MiscapitalisedBody(),
                match => new($"“{match.Value}” viết hoa chưa đúng", $"“{match.Value}” is miscapitalised"),
                match => Upper(match.Value.ToLowerInvariant())),
            new WordingPattern(LowerCaseBody(), match => new(
                $"“{match.Groups["at"].Value}”: tên cơ quan viết hoa chữ đầu",
                $"“{match.Groups["at"].Value}”: a body's name begins with a capital"), match => Upper(match.Groups["at"].Value)))),
        Annex("VH-07", "mục V.1", new("“Nhân dân”, “Nhà nước” viết hoa", "“Nhân dân”, “Nhà nước” are capitalised"), WordingPattern.InText(
            new WordingPattern(
                LowerPeople(),
                match => new("“Nhân dân” là danh từ riêng, viết hoa", "“Nhân dân” is capitalised"),
                _ => "Nhân dân"),
            new WordingPattern(
                LowerState(),
                match => new("“Nhà nước” là danh từ riêng, viết hoa", "“Nhà nước” is capitalised"),
                _ => "Nhà nước"))),
        Annex(
            "VH-08",
            "mục V.3",
            new("Chức vụ đi với tên cơ quan, tên người viết hoa", "Titles with a body or a name are capitalised"),
            WordingPattern.InText(
                new WordingPattern(LowerTitle(), match => new(
                    $"“{match.Groups["at"].Value}”: chức vụ cụ thể viết hoa",
                    $"“{match.Groups["at"].Value}”: a specific title is capitalised")))),
        AnnexError("VH-09", "mục V.7", new(
            "Viện dẫn: điểm, khoản viết thường; Điều, Mục, Chương viết hoa",
            "Citing: điểm, khoản in lower case; Điều, Mục, Chương capitalised"), WordingPattern.InText(
            new WordingPattern(
                UpperClause(),
                match => new(
                    $"“{match.Groups["at"].Value}”: khoản, điểm viết thường khi viện dẫn",
                    $"“{match.Groups["at"].Value}”: khoản and điểm are in lower case"),
                match => Lower(match.Groups["at"].Value)),
            new WordingPattern(LowerArticle(), match => new(
                $"“{match.Groups["at"].Value}”: Điều viết hoa khi viện dẫn",
                $"“{match.Groups["at"].Value}”: Điều is capitalised"), match => Upper(match.Groups["at"].Value)))),
        Annex("VH-10", "mục V.6", new("Tên văn bản cụ thể viết hoa", "Specific documents are capitalised"), WordingPattern.InText(
            new WordingPattern(
                LowerDocument(),
                match => new(
                    $"“{match.Groups["at"].Value}”: tên loại của văn bản cụ thể viết hoa",
                    $"“{match.Groups["at"].Value}”: the kind of a specific document is capitalised"),
                match => Upper(match.Groups["at"].Value)))),
        Annex(
            "VH-11",
            "mục V.8",
            new("Tên ngày trong tuần, tháng bằng chữ viết hoa", "Weekdays and months in words are capitalised"),
            WordingPattern.InText(
                new WordingPattern(
                    LowerWeekday(),
                    match => new(
                        $"“{match.Groups["at"].Value}”: tên ngày viết hoa",
                        $"“{match.Groups["at"].Value}”: the weekday is capitalised"),
                    match => match.Groups["at"].Value[..4] + Upper(match.Groups["at"].Value[4..])))),
        Annex("VH-12", "mục V.5", new("Ngày tết, ngày lễ", "Tết and holidays"), WordingPattern.InText(
            new WordingPattern(
                Holiday(),
                match => new($"“{match.Groups["at"].Value}” viết hoa chưa đúng", $"“{match.Groups["at"].Value}” is miscapitalised"),
                match => HolidayName(match.Groups["at"].Value)))),
        Annex("VH-13", "mục III", new("Tên vùng, miền", "Names of regions"), WordingPattern.InText(
            new WordingPattern(Region(), match =>
                new($"“{match.Value}”: tên vùng viết hoa mọi âm tiết", $"“{match.Value}”: every syllable of a region is capitalised")))),
    ];

    private static Rule Annex(string id, string clause, Wording title, Action<Inspection> inspect) =>
        Rule.LegalElsewhere(id, Severity.Warning, "Phụ lục II, " + clause, title, inspect);

    private static Rule AnnexError(string id, string clause, Wording title, Action<Inspection> inspect) =>
        Rule.LegalElsewhere(id, Severity.Error, "Phụ lục II, " + clause, title, inspect);

    private static void SentenceStarts(Inspection inspection)
    {
        foreach (var item in inspection.Layout.Body.Items.Where(item => item.Kind != BodyKind.Caption))
        {
            var start = item.Title.TrimStart('-', '+', '*', '–', ' ', '“', '"', '(');
            if (start.Length > 0
                && char.IsLower(start[0])
                && !start.StartsWith("www", StringComparison.Ordinal)
                && !start.StartsWith("http", StringComparison.Ordinal))
                inspection.Fail(
                    Spot.At(item.Paragraph),
                    new("Đầu dòng phải viết hoa", "A line begins with a capital"),
                    Wording.Same(Beginning(start)),
                    Wording.Same(Upper(Beginning(start))));
            foreach (var match in NextSentence().Matches(item.Paragraph.Normalized)
                .Where(match => !EndsWithAbbreviation(match.Groups[1].Value)))
                inspection.Fail(
                    Spot.At(item.Paragraph),
                    new($"Sau dấu chấm phải viết hoa: “{match.Value}”", $"After a full stop comes a capital: “{match.Value}”"),
                    Wording.Same(match.Groups[2].Value),
                    Wording.Same(Upper(match.Groups[2].Value)));
        }
    }

    private static bool EndsWithAbbreviation(string word) =>
        word.Length < 2 || word.Any(char.IsUpper) || Abbreviations.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static void SignerName(Inspection inspection, SigningBlock signing)
    {
        if (signing.SignerName is not { } line || LineChecks.IsAllCapsPrinted(line))
        {
            inspection.NotApplicable("không có họ tên người ký để xét", "there is no signer's name to judge");
            return;
        }

        var wrong = Rank().Replace(line.Comparable, "").Split(' ').FirstOrDefault(word => word.Length > 0
            && !word.Contains('.')
            && !(word.Length > 1 && word.All(char.IsUpper))
            && (char.IsLower(word[0]) || InnerCapital().IsMatch(word)));
        if (wrong is not null)
            inspection.Fail(
                Spot.At(line),
                new($"Tên người viết hoa mọi âm tiết: “{wrong}”", $"Every syllable of a name is capitalised: “{wrong}”"),
                Wording.Same(line.Text));
    }

    /// <summary>"tết Nguyên đán", "Quốc khánh 2-9" as the decree has them.</summary>
    private static string HolidayName(string written)
    {
        if (written.StartsWith("Quốc", StringComparison.Ordinal))
            return "Quốc khánh 2-9";
        var name = written[4..].ToLowerInvariant();
        return "tết " + Upper(name);
    }

    private static string Beginning(string text) => text.IndexOf(' ') is var space and > 0 ? text[..space] : text;

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Lower(string text) => text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];

    // Names of other peoples have capitals inside: K'Sor, H'Hen.
    [GeneratedRegex(@"(?<!['’-])(?<=.)\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex InnerCapital();

    // Armed forces write the rank before the name (mục II.7.c).
    [GeneratedRegex(@"^(?:Đại|Thượng|Trung|Thiếu) (?:tá|tướng|úy|sĩ)[.,]? (?:QNCN[.,]? )?", RegexOptions.CultureInvariant)]
    private static partial Regex Rank();

    [GeneratedRegex(@"(\p{Ll}[\p{L}./]{0,40})[.!?] (\p{Ll}\p{L}*)", RegexOptions.CultureInvariant)]
    private static partial Regex NextSentence();

    [GeneratedRegex(
        @"(?<=[\p{Ll},;] )(?<at>(?:Xã|Tỉnh|Huyện|Đặc khu|Thị xã|Thị trấn) (?<name>\p{Lu}\p{Ll}*(?: \p{Lu}\p{Ll}*)*))",
        RegexOptions.CultureInvariant)]
    private static partial Regex UnitNoun();

    [GeneratedRegex(
        @"(?<=^|[^\p{L}])(?<at>(?:phường|quận) \d{1,2})(?= ?[,.;:)]|$| (?:và|năm|là|được|đã|có))",
        RegexOptions.CultureInvariant)]
    private static partial Regex NumberedUnit();

    [GeneratedRegex(@"\b(?:thành phố Hồ Chí Minh|thủ đô Hà Nội)\b", RegexOptions.CultureInvariant)]
    private static partial Regex FixedPlace();

    [GeneratedRegex(
        @"\b(?:[Ủủ]y Ban Nhân Dân|[Ủủ]y [Bb]an Nhân [Dd]ân|Ủy Ban nhân dân|Hội Đồng Nhân Dân|Hội Đồng nhân dân|Hội đồng Nhân dân"
            + @"|Ủy ban Nhân dân)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex MiscapitalisedBody();

    [GeneratedRegex(
        @"(?<=^|[^\p{L}])(?<at>(?:ủy ban nhân dân (?:xã|phường|tỉnh|huyện)|hội đồng nhân dân (?:xã|phường|tỉnh|huyện)|sở nội vụ|sở tư pháp"
            + @"|sở tài chính|phòng nội vụ|trung tâm phục vụ hành chính công|bộ nội vụ))\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex LowerCaseBody();

    [GeneratedRegex(
        @"(?<!(?:[Bb]an|[Đđ]ồng|[Áá]n|[Ss]át|[Aa]n|[Đđ]ội|[Dd]ụng|sĩ|giáo|[Qq]uân|thuốc|trang|[Tt]ra|ninh|tranh|thẩm|ngoại|giao"
            + @"|không) )\bnhân dân\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex LowerPeople();

    [GeneratedRegex(@"(?<=(?:Đảng(?: và|,)?|pháp luật của|chính sách của|Chính phủ và) )nhà nước\b", RegexOptions.CultureInvariant)]
    private static partial Regex LowerState();

    [GeneratedRegex(
        @"(?<=^|[^\p{L}])(?<at>(?:phó )?(?:chủ tịch (?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND)|thủ tướng Chính phủ|bộ trưởng Bộ"
            + @"|giám đốc Sở)|Phó chủ tịch (?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND))",
        RegexOptions.CultureInvariant)]
    private static partial Regex LowerTitle();

    [GeneratedRegex(@"(?<=[\p{Ll}\d,;] )(?<at>Khoản \d+|Điểm [a-zđ],? [Kk]hoản \d+)", RegexOptions.CultureInvariant)]
    private static partial Regex UpperClause();

    [GeneratedRegex(
        @"(?<=khoản \d{1,2},? )(?<at>điều \d+)|(?<=^|[^\p{L}])(?<at>điều \d+)(?= (?:của )?(?:Luật|Nghị định|Thông tư|Quyết định"
            + @"|Nghị quyết))",
        RegexOptions.CultureInvariant)]
    private static partial Regex LowerArticle();

    [GeneratedRegex(
        @"(?<=\p{Ll} |^)(?<at>(?:nghị định|quyết định|nghị quyết|thông tư|chỉ thị|kế hoạch|công văn|tờ trình|thông báo|luật) số \d+)",
        RegexOptions.CultureInvariant)]
    private static partial Regex LowerDocument();

    [GeneratedRegex(
        @"(?<=^|[^\p{L}])(?<at>thứ (?:hai|ba|tư|năm|sáu|bảy))(?=,? ngày|,? tuần|,? (?:hằng|hàng|mỗi|các) tuần|,? \d{1,2}/\d|,? \()"
            + @"|(?<=(?:[Ss]áng|[Cc]hiều|[Tt]ối|[Tt]rưa|[Vv]ào|[Cc]ác|[Tt]ừ|đến|[Mm]ỗi) )(?<at>thứ (?:hai|ba|tư|năm|sáu|bảy))(?= (?:và|đến"
            + @"|hằng|hàng|hoặc)\b|,|;|\.|:|\)|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex LowerWeekday();

    [GeneratedRegex(
        @"(?<=[\p{Ll}\d,;)] )(?<at>Tết (?:[Nn]guyên [Đđ]án|[Tt]rung [Tt]hu|[Đđ]oan [Nn]gọ))|(?<at>Tết (?:nguyên [Đđ]án|Nguyên Đán"
            + @"|trung [Tt]hu|đoan [Nn]gọ))|(?<at>tết (?:nguyên [Đđ]án|Nguyên Đán|trung [Tt]hu|Trung Thu|đoan [Nn]gọ|Đoan Ngọ))"
            + @"|(?<at>Quốc khánh 0?2/0?9)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Holiday();

    [GeneratedRegex(
        @"\b(?:Tây bắc|Đông bắc|Tây nguyên|Nam bộ|Bắc bộ|Trung bộ|Đông nam [Bb]ộ|Tây nam [Bb]ộ|Nam trung [Bb]ộ|Bắc trung [Bb]ộ)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Region();
}
