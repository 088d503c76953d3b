using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Rules.Tables;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Numbers;

/// <summary>SO-01 … SO-04, SO-11 and SO-12: figures, shares, units.</summary>
internal static partial class NumberWritingRules
{
    private const string Counted =
        "hồ sơ|thủ tục|văn bản|lượt|người|hộ|cuộc|phiếu|nhiệm vụ|cán bộ|công chức|viên chức|đồng chí|cơ quan|đơn vị|trường "
            + "hợp|tin|bài|lớp|buổi|quyết định|kế hoạch|công văn|báo cáo|thư|hội nghị|dịch vụ|nhóm|lĩnh vực";

    // 1.119/1.122 is no 100%: two decimals show it, and what they hide is cut off, never rounded up to the whole.
    private const int SharpDecimals = 2;

    // Villages stand in no register: a number behind a village's name belongs to it.
    private const string NumberedThings =
        @"[\p{L}\d] số |Phụ lục |phần |mức độ |Điều |khoản |thứ |[Pp]hường |[Qq]uận |[Tt]ổ |[Kk]hu phố |[Tt]hôn |[Ll]oại |[Cc]ấp |[Tt]háng "
            + @"|[Qq]uý |[Ll]ần |[Nn]gày |[Bb]iểu |[Bb]ảng |[Mm]ục |(?:[Tt]hôn|[Ấấ]p|[Bb]ản|[Kk]hu|[Kk]hu phố|[Kk]hóm|[Xx]óm|[Bb]uôn"
            + @"|[Ll]àng|[Tt]ổ dân phố) (?:\p{Lu}\p{Ll}* ){1,4}";

    public static IEnumerable<Rule> All =>
    [
        Rule.Practice(
            "SO-01",
            Severity.Warning,
            new("Dấu chấm phân cách hàng nghìn, dấu phẩy thập phân", "Thousands dot, decimal comma"),
            WordingPattern.InText(
                new WordingPattern(
                    CommaThousands(),
                    match => new(
                        $"“{match.Groups["at"].Value}”: hàng nghìn phân cách bằng dấu chấm",
                        $"“{match.Groups["at"].Value}”: thousands are parted by a dot"),
                    match => match.Groups["at"].Value.Replace(',', '.')),
                new WordingPattern(
                    BareThousands(),
                    match => new(
                        $"“{match.Groups["at"].Value}”: thiếu dấu chấm hàng nghìn",
                        $"“{match.Groups["at"].Value}”: the thousands dot is missing"),
                    match => Grouped(match.Groups["at"].Value)),
                new WordingPattern(PointDecimals(), match => new(
                    $"“{match.Groups["at"].Value}”: số thập phân dùng dấu phẩy",
                    $"“{match.Groups["at"].Value}”: the decimal sign is a comma"), match => match.Groups["at"].Value.Replace('.', ',')))),
        Rule.Practice(
            "SO-02",
            Severity.Warning,
            new("Tỷ lệ phần trăm: dấu phẩy, liền dấu %, tối đa hai số lẻ", "Shares: comma, % close up, at most two decimals"),
            Percentages),
        Rule.Logic("SO-03", Severity.Error, new("Tỷ lệ tính lại đúng", "Shares recompute"), Shares),
        Rule.Practice(
            "SO-04",
            Severity.Warning,
            new("Số đếm dưới 10 viết 01 đến 09", "Counts below ten are written 01 to 09"),
            SmallCounts),
        Rule.Logic(
            "SO-11",
            Severity.Warning,
            new("Chữ “tăng”, “giảm” khớp với dấu của số", "“Tăng” and “giảm” agree with the sign"),
            WordingPattern.InText(
                new WordingPattern(SignedChange(), match => new(
                    $"“{match.Value}”: đã có chữ tăng, giảm thì không ghi dấu âm",
                    $"“{match.Value}”: no minus sign behind tăng or giảm")))),
        Rule.Practice("SO-12", Severity.Warning, new("Có dấu cách trước đơn vị đo", "A space before units"), WordingPattern.InText(
            new WordingPattern(CloseUnit(), match => new(
                $"“{match.Groups["at"].Value}”: thiếu dấu cách trước đơn vị",
                $"“{match.Groups["at"].Value}”: a space is missing before the unit")))),
    ];

    private static void SmallCounts(Inspection inspection)
    {
        var pattern = new WordingPattern(
            SingleDigit(),
            match => new(
                $"“{match.Groups["at"].Value}”: viết “0{match.Groups["at"].Value}”",
                $"“{match.Groups["at"].Value}”: write “0{match.Groups["at"].Value}”"),
            match => "0" + match.Groups["at"].Value,
            match => NumberedNames.Contains(match.Groups["name"].Value, match.Groups["at"].Value, inspection.Layout.Header));
        WordingPattern.InText(pattern)(inspection);
    }

    private static void Percentages(Inspection inspection)
    {
        foreach (var paragraph in WordingPattern.RunningText(inspection))
        {
            foreach (var match in Percentage().Matches(paragraph.Normalized).Where(match => !IsRight(match)))
                inspection.Fail(
                    Spot.At(paragraph),
                    new($"Tỷ lệ “{match.Value}” viết chưa đúng", $"Share “{match.Value}” is written wrongly"),
                    Wording.Same(match.Value),
                    Wording.Same(match.Value.Replace('.', ',').Replace(" ", "", StringComparison.Ordinal) is var written
                        && match.Groups["decimals"].Length <= 2 ? written : written[..^(match.Groups["decimals"].Length - 1)] + "%"));
        }

        foreach (var table in DataTables.Of(inspection))
            ConstantDecimals(inspection, table);
    }

    private static bool IsRight(Match percentage)
    {
        var decimals = percentage.Groups["decimals"].Value.Length;
        return percentage.Groups["sign"].Value != "." && decimals <= 2 && percentage.Groups["space"].Length == 0;
    }

    // "100%" beside "99,72%" is the whole; any other mix of decimals in a column is not constant.
    private static void ConstantDecimals(Inspection inspection, WordTable table)
    {
        foreach (var column in DataTables.DataRows(table).SelectMany(row => row.Cells).GroupBy(cell => cell.FirstColumn))
        {
            var shares = column.Select(cell => (Cell: cell, Match: WholePercentage().Match(cell.Text)))
                .Where(share => share.Match.Success && share.Match.Groups[1].Value is not ("0" or "100"))
                .ToList();
            var decimals = shares.Select(share => share.Match.Groups[2].Length).Distinct().ToList();
            if (decimals.Count > 1)
                inspection.Fail(
                    Spot.At(shares[0].Cell.Row),
                    new(
                        $"Cột {column.Key + 1} ghi tỷ lệ với số lẻ khác nhau",
                        $"Column {column.Key + 1} has shares with different decimals"),
                    null,
                    new("số lẻ như nhau", "the same number of decimals"));
        }
    }

    private static void Shares(Inspection inspection)
    {
        var stated = WordingPattern.RunningText(inspection)
            .SelectMany(paragraph => Share().Matches(paragraph.Normalized).Select(match => (Paragraph: paragraph, Match: match)))
            .ToList();
        if (stated.Count == 0)
            inspection.NotApplicable("nội dung không có tỷ lệ dạng “a/b … đạt c%”", "the text states no share of the form “a/b … đạt c%”");
        foreach (var (paragraph, match) in stated)
        {
            if (DataTables.Number(match.Groups["part"].Value) is not { } part
                || DataTables.Number(match.Groups["whole"].Value) is not (> 0 and var whole)
                || DataTables.Number(match.Groups["share"].Value) is not { } share)
                continue;
            var decimals = match.Groups["share"].Value.IndexOf(',', StringComparison.Ordinal) is var comma and >= 0
                ? match.Groups["share"].Value.Length - comma - 1
                : 0;
            var computed = Math.Round(part / whole * 100, Math.Min(decimals, 10), MidpointRounding.AwayFromZero);
            var claimsWhole = share == 100 && part != whole;
            if (claimsWhole && computed == share)
                (decimals, computed) = (SharpDecimals, Math.Round(part / whole * 100, SharpDecimals, MidpointRounding.ToZero));
            if (computed == share)
                continue;
            var expected =
                computed.ToString("0." + new string('0', decimals), CultureInfo.InvariantCulture).TrimEnd('.').Replace('.', ',') + "%";
            inspection.Fail(
                Spot.At(paragraph),
                new(
                    $"{match.Groups["part"].Value}/{match.Groups["whole"].Value} là {expected}, văn bản ghi {match.Groups["share"].Value}%",
                    $"{match.Groups["part"].Value}/{match.Groups["whole"].Value} is {expected}, "
                        + $"the text says {match.Groups["share"].Value}%"),
                Wording.Same(match.Groups["share"].Value + "%"),
                Wording.Same(expected));
        }
    }

    private static string Grouped(string digits) => decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.')
        : digits;

    // "4,863 kg" has three decimals as it stands; only what is counted, or has two groups, is surely a whole number.
    [GeneratedRegex(@"(?<![\d.,/])(?<at>[1-9]\d{0,2}(?:,\d{3}){2,})(?![\d,%]| %)|(?<![\d.,/])(?<at>[1-9]\d{0,2},\d{3})(?= (?:"
        + Counted
        + @")(?!\p{L}))", RegexOptions.CultureInvariant)]
    private static partial Regex CommaThousands();

    [GeneratedRegex(@"(?<![\d.,/-])(?<!\b[Nn]ăm )(?<at>[1-9]\d{3,})(?= (?:" + Counted + @")(?!\p{L}))", RegexOptions.CultureInvariant)]
    private static partial Regex BareThousands();

    [GeneratedRegex(@"(?<![\d.,/])(?<at>\d+\.\d{1,2})(?= (?:triệu|tỷ|km|ha|kg|điểm|lần)(?!\p{L}))", RegexOptions.CultureInvariant)]
    private static partial Regex PointDecimals();

    [GeneratedRegex(@"(?<![\d.,])\d{1,3}(?:(?<sign>[.,])(?<decimals>\d+))?(?<space> ?)%", RegexOptions.CultureInvariant)]
    private static partial Regex Percentage();

    [GeneratedRegex(@"^(\d+),?(\d*)%$", RegexOptions.CultureInvariant)]
    private static partial Regex WholePercentage();

    [GeneratedRegex(@"(?<![\d./])(?<part>[\d.]+)/(?<whole>[1-9][\d.]*\d|[1-9])(?: (?:"
        + Counted
        + @")[^.;,()\d]{0,40})?,? ?\(?(?:đạt|chiếm|bằng|=)(?: tỷ lệ)? ?(?<share>\d+(?:,\d+)?)%", RegexOptions.CultureInvariant)]
    private static partial Regex Share();

    // The digit and its noun first: what stands before is looked at only where there is something to count.
    [GeneratedRegex(
        @"(?=(?<at>[1-9]) (?:" + Counted + @")(?!\p{L}))(?<![\d.,/\p{L}-])(?<!" + NumberedThings
            + @")(?<=(?<name>(?:(?<!\p{L})\p{Lu}\p{Ll}* )*))",
        RegexOptions.CultureInvariant)]
    private static partial Regex SingleDigit();

    [GeneratedRegex(@"\b(?:[Tt]ăng|[Gg]iảm)(?: thêm| khoảng)? [-−]\d[\d.,]*%?", RegexOptions.CultureInvariant)]
    private static partial Regex SignedChange();

    [GeneratedRegex(@"(?<![\p{L}\d]|\d[.,])(?<at>\d[\d.,]*(?:km|kg|ha|tỷ|triệu|đồng|m²|tấn))(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex CloseUnit();
}
