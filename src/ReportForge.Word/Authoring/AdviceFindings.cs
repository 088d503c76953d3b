using ReportForge.Findings;

namespace ReportForge.Word.Authoring;

/// <summary>What an author probably did not mean: one method a code.</summary>
internal static class AdviceFindings
{
    public static Finding OtherKeyword(Place place, string written, string keyword) => new(
        "RF2050",
        Severity.Error,
        place,
        new($"'{written}' không phải từ khóa của mẫu", $"'{written}' is no keyword of templates"))
    {
        Hint = new($"Viết {keyword} (từ khóa là tiếng Anh, viết thường).", $"Write {keyword} (keywords are English, in small letters)."),
    };

    public static Finding NoTag(Place place, string written) => new(
        "RF2051",
        Severity.Warning,
        place,
        new(
            $"“{written}” giống một thẻ nhưng không phải, sẽ in nguyên ra văn bản",
            $"“{written}” looks like a tag but is none and will be printed as it stands"))
    {
        Hint = new("Thẻ viết giữa hai cặp ngoặc nhọn liền nhau: {{ … }}.", "A tag stands between two pairs of braces: {{ … }}."),
    };

    public static Finding MergeField(Place place, string name) => new(
        "RF2057",
        Severity.Warning,
        place,
        new(
            $"“{name}” là trường trộn thư của Word, không phải thẻ: dữ liệu không được điền vào đây",
            $"“{name}” is a field of Word's mail merge and no tag: no data are put here"))
    {
        Hint = new(
            "Chuyển mọi trường trộn thư thành thẻ bằng lệnh reportforge template convert, hoặc viết thẻ {{ … }} thay cho trường.",
            "Turn all merge fields into tags with reportforge template convert, or write a tag {{ … }} in its place."),
    };

    public static Finding WordForSign(Place place, string written, Wording hint) => new(
        "RF2052",
        Severity.Error,
        place,
        new($"'{written}' không dùng được trong điều kiện", $"'{written}' does not work in a condition"))
    {
        Hint = hint,
    };

    public static Finding GroupedNumber(Place place, string written, string read) => new(
        "RF2053",
        Severity.Warning,
        place,
        new(
            $"trong thẻ, {written} là số {read}: dấu chấm là dấu thập phân",
            $"in a tag {written} is the number {read}: a point begins the decimals"))
    {
        Hint = new(
            $"Nếu là số nguyên thì viết {written.Replace(".", "", StringComparison.Ordinal)}.",
            $"For the whole number write {written.Replace(".", "", StringComparison.Ordinal)}."),
    };

    public static Finding LoopIsOver(Place place, string variable) => new(
        "RF2054",
        Severity.Warning,
        place,
        new(
            $"'{variable}' là biến của vòng lặp, nhưng vòng lặp đã kết thúc trước chỗ này",
            $"'{variable}' belongs to a loop that has ended before this place"))
    {
        Hint = new(
            "Chuyển {{ end }} ra sau chỗ này, ví dụ xuống cuối ô cuối của hàng.",
            "Move {{ end }} behind this place, such as to the end of the row's last cell."),
    };

    public static Finding RepeatedHead(Place place) => new(
        "RF2055",
        Severity.Warning,
        place,
        new(
            "vòng lặp mở ở hàng chỉ có chữ cố định: hàng này sẽ lặp lại ở mỗi lượt",
            "the loop opens in a row of fixed words: that row is repeated in every turn"))
    {
        Hint = new(
            "Nếu là hàng tiêu đề thì chuyển {{ for … }} xuống đầu ô đầu của hàng dữ liệu.",
            "If it is the heading, move {{ for … }} to the beginning of the data row's first cell."),
    };

    public static Finding BareText(Place place, string written) => new(
        "RF2056",
        Severity.Warning,
        place,
        new(
            $"'{written}' không có dấu nháy nên là một tên, không phải chữ",
            $"'{written}' has no quotation marks, so it is a name and no text"))
    {
        Hint = new($"Nếu là chữ thì viết \"{written}\".", $"For the text write \"{written}\"."),
    };
}
