using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Numbers;

/// <summary>SO-05 … SO-10: dates and periods.</summary>
internal static partial class DateWritingRules
{
    public static IEnumerable<Rule> All =>
    [
        Rule.Practice(
            "SO-05",
            Severity.Warning,
            new("Ngày tháng bằng chữ: ngày dưới 10, tháng 1 và 2 có số 0", "Dates in words: days below ten and months 1 and 2 padded"),
            WordingPattern.InText(
                new WordingPattern(
                    UnpaddedDay(),
                    match => new($"“{match.Value}”: ngày dưới 10 có số 0 ở trước", $"“{match.Value}”: a day below ten has a leading zero")),
                new WordingPattern(
                    UnpaddedMonth(),
                    match => new($"“{match.Value}”: tháng 1, 2 có số 0 ở trước", $"“{match.Value}”: months 1 and 2 have a leading zero")),
                new WordingPattern(PaddedMonth(), match => new(
                    $"“{match.Value}”: chỉ tháng 1 và 2 có số 0 ở trước",
                    $"“{match.Value}”: only months 1 and 2 have a leading zero")))),
        Rule.Practice(
            "SO-06",
            Severity.Warning,
            new("Ngày dạng dd/MM/yyyy, một kiểu trong văn bản", "Dates as dd/MM/yyyy, one style in a document"),
            SlashDates),
        Rule.Logic(
            "SO-07",
            Severity.Error,
            new("Ngày có thật trong lịch; ngày cuối không trước ngày đầu", "Dates exist; no period ends before it begins"),
            Calendar),
        Rule.Practice("SO-08", Severity.Warning, new("Tên kỳ báo cáo", "Names of periods"), WordingPattern.InText(
            new WordingPattern(MisspeltQuarter(), match => new($"“{match.Value}”: viết “quý”", $"“{match.Value}”: write “quý”")))),
        Rule.Practice(
            "SO-09",
            Severity.Warning,
            new("Quý bằng số La Mã, tháng bằng số Ả Rập", "Quarters in Roman, months in Arabic"),
            WordingPattern.InText(
                new WordingPattern(
                    ArabicQuarter(),
                    match => new($"“{match.Value}”: quý ghi bằng số La Mã", $"“{match.Value}”: quarters are in Roman"),
                    match => $"{match.Groups[1].Value} {Formatting.NumberText.Roman(match.Groups[2].Value[0] - '0')}"),
                new WordingPattern(
                    RomanMonth(),
                    match => new($"“{match.Value}”: tháng ghi bằng số Ả Rập", $"“{match.Value}”: months are in Arabic")))),
        Rule.Logic(
            "SO-10",
            Severity.Review,
            new("Thời gian chốt số liệu: từ ngày 15 đến ngày 14", "The data window runs from the 15th to the 14th"),
            Window),
    ];

    private static void SlashDates(Inspection inspection)
    {
        var (padded, plain) = ((Paragraph?)null, (Paragraph?)null);
        foreach (var paragraph in WordingPattern.RunningText(inspection))
        {
            foreach (Match date in SlashDate().Matches(paragraph.Normalized))
            {
                var (day, month) = (date.Groups[1].Value, date.Groups[2].Value);
                if (day.Length == 1 || month is "1" or "2")
                    inspection.Fail(
                        Spot.At(paragraph),
                        new(
                            $"“{date.Value}”: ngày dưới 10 và tháng 1, 2 có số 0 ở trước",
                            $"“{date.Value}”: days below ten and months 1 and 2 are padded"),
                        Wording.Same(date.Value),
                        Wording.Same($"{day.PadLeft(2, '0')}/{month.PadLeft(2, '0')}/{date.Groups[3].Value}"));
                else if (month.Length == 2 && month[0] == '0' && month is not ("01" or "02"))
                    padded ??= paragraph;
                else if (month.Length == 1)
                    plain ??= paragraph;
            }

            foreach (Match date in OtherDate().Matches(paragraph.Normalized))
                inspection.Fail(
                    Spot.At(paragraph),
                    new($"“{date.Value}”: ghi ngày dạng 02/01/2024", $"“{date.Value}”: write the date like 02/01/2024"),
                    Wording.Same(date.Value));
        }

        if (padded is not null && plain is not null)
            inspection.Fail(
                Spot.At(plain),
                new("Văn bản dùng cả hai kiểu tháng: 05/3/2020 và 05/03/2020", "Both styles of month are used: 05/3/2020 and 05/03/2020"));
    }

    private static void Calendar(Inspection inspection)
    {
        foreach (var paragraph in inspection.Document.Paragraphs
            .Where(paragraph => !paragraph.IsEmpty && paragraph.Normalized.Contains('/')))
        {
            foreach (Match date in SlashDate().Matches(paragraph.Normalized))
                MustExist(inspection, paragraph, date);
            foreach (Match range in SlashRange().Matches(paragraph.Normalized))
                MustRunForward(inspection, paragraph, range);
        }

        foreach (var paragraph in WordingPattern.RunningText(inspection))
        {
            foreach (Match date in WordDate().Matches(paragraph.Normalized))
                MustExist(inspection, paragraph, date);
        }
    }

    private static void MustExist(Inspection inspection, Paragraph paragraph, Match date)
    {
        if (DateOf(date.Groups[1].Value, date.Groups[2].Value, date.Groups[3].Value) is null)
            inspection.Fail(
                Spot.At(paragraph),
                new($"Không có ngày “{date.Value}” trong lịch", $"There is no such date: “{date.Value}”"),
                Wording.Same(date.Value));
    }

    private static void MustRunForward(Inspection inspection, Paragraph paragraph, Match range)
    {
        var start = DateOf(range.Groups[1].Value, range.Groups[2].Value, range.Groups[3].Value);
        var end = DateOf(range.Groups[4].Value, range.Groups[5].Value, range.Groups[6].Value);
        if (end < start)
            inspection.Fail(
                Spot.At(paragraph),
                new($"Ngày cuối trước ngày đầu: “{range.Value}”", $"The period ends before it begins: “{range.Value}”"),
                Wording.Same(range.Value));
    }

    private static DateOnly? DateOf(string day, string month, string year)
    {
        var (d, m, y) = (Number(day), Number(month), Number(year));
        return m is >= 1 and <= 12 && y is >= 1 and <= 9999 && d >= 1 && d <= DateTime.DaysInMonth(y, m) ? new(y, m, d) : null;
    }

    private static void Window(Inspection inspection)
    {
        var stated = WordingPattern.RunningText(inspection)
            .SelectMany(paragraph => DataWindow().Matches(paragraph.Normalized).Select(match => (paragraph, match)))
            .ToList();
        if (stated.Count == 0)
            inspection.NotApplicable("nội dung không nêu thời gian chốt số liệu", "the text states no data window");
        foreach (var (paragraph, match) in stated)
        {
            if (match.Groups[1].Value != "15" || match.Groups[2].Value != "14")
                inspection.Ask(
                    Spot.At(paragraph),
                    new(
                        $"Thời gian chốt số liệu “{match.Value}” không phải từ ngày 15 đến ngày 14: có đúng với loại báo cáo này không?",
                        $"The data window “{match.Value}” does not run from the 15th to the 14th: is that right for this kind of report?"));
        }
    }

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : 0;

    [GeneratedRegex(@"\bngày [1-9] tháng", RegexOptions.CultureInvariant)]
    private static partial Regex UnpaddedDay();

    [GeneratedRegex(@"\bngày \d{1,2} tháng [12](?= năm)", RegexOptions.CultureInvariant)]
    private static partial Regex UnpaddedMonth();

    [GeneratedRegex(@"\bngày \d{1,2} tháng 0[3-9](?= năm)", RegexOptions.CultureInvariant)]
    private static partial Regex PaddedMonth();

    [GeneratedRegex(@"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex SlashDate();

    [GeneratedRegex(
        @"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4}) đến (?:hết )?(?:ngày )?(\d{1,2})/(\d{1,2})/(\d{4})(?![\d/])",
        RegexOptions.CultureInvariant)]
    private static partial Regex SlashRange();

    [GeneratedRegex(@"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])|(?<![\d.])\d{2}\.\d{2}\.\d{4}(?![\d.])", RegexOptions.CultureInvariant)]
    private static partial Regex OtherDate();

    [GeneratedRegex(@"\bngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})", RegexOptions.CultureInvariant)]
    private static partial Regex WordDate();

    [GeneratedRegex(@"\b[Qq]uí (?=[IV1-4])|(?:\bq|(?<!\p{L} )\bQ)uí (?=[đn])", RegexOptions.CultureInvariant)]
    private static partial Regex MisspeltQuarter();

    [GeneratedRegex(@"\b([Qq]uý) ([1-4])(?!\d)", RegexOptions.CultureInvariant)]
    private static partial Regex ArabicQuarter();

    [GeneratedRegex(@"\btháng (?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\b", RegexOptions.CultureInvariant)]
    private static partial Regex RomanMonth();

    [GeneratedRegex(
        @"số liệu[^.;]{0,40}? từ ngày (\d{1,2})/\d{1,2}/\d{4} đến (?:hết )?(?:ngày )?(\d{1,2})/\d{1,2}/\d{4}",
        RegexOptions.CultureInvariant)]
    private static partial Regex DataWindow();
}
