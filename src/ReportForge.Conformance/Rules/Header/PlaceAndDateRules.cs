using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Conformance.Documents;
using ReportForge.Conformance.Judging;
using ReportForge.Conformance.Layout;
using ReportForge.Conformance.Mending;
using ReportForge.Findings;

namespace ReportForge.Conformance.Rules.Header;

/// <summary>HD-14 … HD-17: place and date.</summary>
internal static partial class PlaceAndDateRules
{
    private const string Clause = "mục II.4";

    private static readonly Wording PlaceLine = new("Dòng địa danh, thời gian", "The line of place and date");

    public static IEnumerable<Rule> All =>
    [
        Rule.Legal(
            "HD-14",
            Severity.Error,
            Clause,
            new("Địa danh, thời gian: 13–14, nghiêng, cùng hàng với số", "Place and date: 13–14 pt, italic, level with the number"),
            HeaderGuard.OnTable(JudgeForm)),
        Rule.Legal(
            "HD-15",
            Severity.Error,
            Clause,
            new("Ngày dưới 10 và tháng 1, 2 có số 0 ở trước", "Days below ten and months 1 and 2 have a leading zero"),
            HeaderGuard.OnLine(header => header.PlaceAndDate, Padding)),
        Rule.Legal(
            "HD-16",
            Severity.Error,
            Clause,
            new("Địa danh là tên đơn vị hành chính", "The place is the unit's name"),
            HeaderGuard.OnLine(header => header.PlaceAndDate, Place)),
        Rule.Legal(
            "HD-17",
            Severity.Error,
            Clause,
            new("Văn bản phát hành phải có ngày", "An issued document bears a date"),
            HeaderGuard.OnLine(header => header.PlaceAndDate, Given)),
    ];

    /// <summary>Place, day, month, year as written; blanks are empty.</summary>
    public static (string Place, string Day, string Month, string Year)? Read(TextLine line)
    {
        var match = Form().Match(line.Text.Replace('\u00A0', ' '));
        return match.Success
            ? (match.Groups[1].Value.Trim(), Digits(match.Groups[2]), Digits(match.Groups[3]), Digits(match.Groups[4]))
            : null;
    }

    private static void JudgeForm(Inspection inspection, HeaderBlock header)
    {
        if (header.PlaceAndDate is not { } line)
        {
            Missing(inspection, header);
            return;
        }

        JudgeText(inspection, header, line);
        inspection.Size(line, PlaceLine, 13, 14);
        inspection.Italic(line, PlaceLine, true);
        inspection.Centred(line.Paragraph, PlaceLine);
        if (header.Number?.Paragraph.Cell is { } number && line.Paragraph.Cell is { } cell && number.Row != cell.Row)
            inspection.Fail(
                Spot.At(line),
                new("Địa danh, thời gian phải cùng hàng với dòng số", "Place and date must be level with the number"),
                new($"hàng {cell.Row.Index + 1}", $"row {cell.Row.Index + 1}"),
                new($"hàng {number.Row.Index + 1}", $"row {number.Row.Index + 1}"));
    }

    private static void Missing(Inspection inspection, HeaderBlock header)
    {
        if (inspection.Kind.PlaceAndDate != Wanted.Required)
            inspection.NotApplicable("loại văn bản này ghi thời gian trong nội dung", "a document of this kind has its date in the text");
        else if (Evidence.StandsSomewhere(inspection, other => Patterns.DateLine.IsMatch(other.Comparable)))
            inspection.NotEvaluated(
                "có địa danh, thời gian nhưng không ở chỗ quen thuộc",
                "place and date are there, but not where they are looked for");
        else
            inspection.Fail(
                Spot.At(Belongs(header)),
                new("Không có địa danh và thời gian dưới Tiêu ngữ", "There is no place and date below the motto"),
                null,
                Wording.Same(Specimen(inspection, header)));
    }

    /// <summary>Where the line ought to stand: a blank left for it beside the number, else the motto above it.</summary>
    private static Paragraph? Belongs(HeaderBlock header)
    {
        var row = header.Number?.Paragraph.Cell?.Row;
        var blank =
            row?.Cells.Where(cell => header.NationCell is { } nation && cell.SharesColumnWith(nation)).SelectMany(cell => cell.Paragraphs)
                .LastOrDefault(paragraph => paragraph is { IsEmpty: true, Shapes.Count: 0, Format.Borders: null });
        return blank ?? header.Motto?.Paragraph ?? header.Anchor;
    }

    /// <summary>The line as this document would have it: its own place, the rest blank.</summary>
    private static string Specimen(Inspection inspection, HeaderBlock header)
    {
        var place = inspection.Profile.PlaceName ?? (UnitOf(header) is { } unit ? PlaceOf(unit) : "<địa danh>");
        return $"{place}, ngày … tháng … năm …";
    }

    private static void JudgeText(Inspection inspection, HeaderBlock header, TextLine line)
    {
        if (Read(line) is not { } date || date.Place.Length == 0)
            inspection.Fail(
                Spot.At(line),
                new("Địa danh, thời gian sai mẫu", "Place and date have the wrong form"),
                Wording.Same(Normal.Text(line.Text)),
                new($"dạng “{Specimen(inspection, header)}”", $"as in “{Specimen(inspection, header)}”"));
        else if (char.IsLower(date.Place[0]))
            inspection.Fail(
                Spot.At(line),
                new("Chữ đầu của địa danh phải viết hoa", "The place must begin with a capital"),
                Wording.Same(date.Place));
    }

    private static void Padding(Inspection inspection, HeaderBlock header, TextLine line)
    {
        if (Read(line) is not { } date || date.Day.Length == 0 || date.Month.Length == 0 || date.Year.Length != 4)
        {
            inspection.NotApplicable("ngày, tháng, năm chưa ghi đủ", "day, month and year are not all given");
            return;
        }

        var (day, month, year) = (Number(date.Day), Number(date.Month), Number(date.Year));
        if (month is < 1 or > 12 || day < 1 || year < 1 || day > DateTime.DaysInMonth(year, month))
        {
            inspection.Fail(
                Spot.At(line),
                new(
                    $"Không có ngày {date.Day}/{date.Month}/{date.Year} trong lịch",
                    $"There is no such date: {date.Day}/{date.Month}/{date.Year}"));
            return;
        }

        if (date.Day.Length == 1)
            inspection.Fail(
                Spot.At(line),
                new($"Ngày {date.Day} thiếu số 0 ở trước", $"Day {date.Day} lacks its leading zero"),
                Wording.Same(date.Day),
                Wording.Same("0" + date.Day),
                Pad(line, "ngày"));
        if (month <= 2 && date.Month.Length == 1)
            inspection.Fail(
                Spot.At(line),
                new($"Tháng {date.Month} thiếu số 0 ở trước", $"Month {date.Month} lacks its leading zero"),
                Wording.Same(date.Month),
                Wording.Same("0" + date.Month),
                Pad(line, "tháng"));
        if (month is >= 3 and <= 9 && date.Month.Length == 2)
            inspection.Warn(
                Spot.At(line),
                new($"Tháng {date.Month}: chỉ tháng 1 và tháng 2 thêm số 0", $"Month {date.Month}: only months 1 and 2 take a zero"),
                Wording.Same(date.Month),
                Wording.Same(month.ToString(CultureInfo.InvariantCulture)),
                Unpad(line));
    }

    private static Repair Pad(TextLine line, string word) =>
        TextRepair.Insert(line.Paragraph, NumberAfter(line.Paragraph, word), "0");

    private static Repair Unpad(TextLine line) => TextRepair.Delete(line.Paragraph, NumberAfter(line.Paragraph, "tháng"), 1);

    private static int NumberAfter(Paragraph paragraph, string word)
    {
        var at = paragraph.Text.IndexOf(word, StringComparison.OrdinalIgnoreCase) + word.Length;
        while (at < paragraph.Text.Length && !char.IsAsciiDigit(paragraph.Text[at]))
            at++;
        return at;
    }

    private static void Given(Inspection inspection, HeaderBlock header, TextLine line)
    {
        if (Read(line) is not { } date || (date.Day.Length > 0 && date.Month.Length > 0 && date.Year.Length > 0))
            return;
        if (inspection.IsFinal)
            inspection.Fail(
                Spot.At(line),
                new("Văn bản chưa có ngày, tháng, năm", "The document has no date yet"),
                Wording.Same(Normal.Text(line.Text)),
                new("ngày ký ban hành", "the day of signing"));
        else
            inspection.Note(Spot.At(line), new("Ngày để trống: Văn thư điền khi phát hành", "The date is blank: the registry fills it in"));
    }

    private static void Place(Inspection inspection, HeaderBlock header, TextLine line)
    {
        if (Read(line) is not { Place: { Length: > 0 } place })
        {
            inspection.NotApplicable("địa danh sai mẫu (xem HD-14)", "the place has the wrong form (see HD-14)");
            return;
        }

        if (inspection.Profile.PlaceName is { } configured)
        {
            if (!Normal.Same(place, configured))
                inspection.Fail(
                    Spot.At(line),
                    new("Địa danh khác hồ sơ đơn vị", "The place differs from the house profile"),
                    Wording.Same(place),
                    Wording.Same(configured));
        }
        else if (UnitIn(header.PrintedIssuerName) is { } unit)
        {
            JudgeAgainstUnit(inspection, line, place, unit);
        }
        else if (UnitOf(header) is { } superior
            && (Normal.SameIgnoringCase(place, superior.Name) || Normal.SameIgnoringCase(place, $"{superior.Kind} {superior.Name}")))
        {
            // An office of a unit mostly sits in it; where it writes another place, that may be right too.
        }
        else
        {
            inspection.NotEvaluated(
                "không biết đơn vị hành chính nơi cơ quan đóng trụ sở; ghi `place` trong hồ sơ đơn vị",
                "the unit where the body sits is not known; give `place` in the house profile");
        }
    }

    private static void JudgeAgainstUnit(Inspection inspection, TextLine line, string place, (string Kind, string Name) unit)
    {
        var isNumbered = unit.Name.All(char.IsAsciiDigit);
        var isPlain = Normal.SameIgnoringCase(place, unit.Name);
        var isFull = Normal.SameIgnoringCase(place, $"{unit.Kind} {unit.Name}");
        if (isPlain && !isNumbered)
            return;
        if (isFull)
        {
            var needsFull = isNumbered || Normal.SameIgnoringCase(unit.Name, "Hồ Chí Minh");
            if (!needsFull)
                inspection.Note(
                    Spot.At(line),
                    new(
                        $"Địa danh ghi cả “{unit.Kind}”: chỉ dùng khi tên gọi là số, tên người hoặc sự kiện lịch sử",
                        $"The place says “{unit.Kind}” too: only for units named after a number, person or event"));
            return;
        }

        var expected = PlaceOf(unit);
        inspection.Fail(
            Spot.At(line),
            new($"Địa danh “{place}” không phải tên đơn vị ban hành", $"Place “{place}” is not the issuer's unit"),
            Wording.Same(place),
            Wording.Same(expected));
    }

    private static string PlaceOf((string Kind, string Name) unit) =>
        unit.Name.All(char.IsAsciiDigit) ? $"{Capital(unit.Kind)} {unit.Name}" : Capital(unit.Name);

    // The unit that the issuer's name ends with; an office sits where its superior is.
    private static (string Kind, string Name)? UnitOf(HeaderBlock header) =>
        UnitIn(header.PrintedIssuerName) ?? UnitIn(string.Join(' ', header.SuperiorNames.Select(line => Normal.Text(line.Text))));

    private static (string Kind, string Name)? UnitIn(string name)
    {
        var match = Unit().Match(Normal.Text(name));
        return match.Success ? (match.Groups[1].Value.ToLowerInvariant(), match.Groups[2].Value.Trim()) : null;
    }

    private static string Capital(string text) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text.ToLowerInvariant());

    private static string Digits(Group group) => new([.. group.Value.Where(char.IsAsciiDigit)]);

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : 0;

    [GeneratedRegex(@"^(.+), ngày([\s\d.…_]*)tháng([\s\d.…_]*)năm([\s\d.…_]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(
        @"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND) (TỈNH|THÀNH PHỐ|XÃ|PHƯỜNG|ĐẶC KHU|HUYỆN|QUẬN|THỊ XÃ"
            + @"|THỊ TRẤN) (.+)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Unit();
}
