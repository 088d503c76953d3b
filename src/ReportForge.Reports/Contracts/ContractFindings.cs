using ReportForge.Findings;

namespace ReportForge.Reports.Contracts;

/// <summary>What is said about data that breaks its contract (RF30..) and about contracts that cannot be used (RF313.).</summary>
internal static class ContractFindings
{
    public static Finding UnknownField(Place place, string path, string? nearest) => new("RF3010", Severity.Error, place,
        new($"Trường '{path}' không có trong hợp đồng dữ liệu{(nearest is null ? "." : $"; có phải '{nearest}'?")}",
            $"The data contract has no field '{path}'{(nearest is null ? "." : $"; did you mean '{nearest}'?")}"))
    {
        Hint = nearest is null
            ? new(
                "Xóa trường này, hoặc xem tên đúng trong README của loại báo cáo.",
                "Remove the field, or look up its name in the kind's README.")
            : new($"Sửa tên thành '{nearest}'.", $"Write '{nearest}'."),
    };

    public static Finding MissingField(Place place, string path, string? title) => new("RF3011", Severity.Error, place,
        new($"Thiếu {ViInside(path, title)}{KeyInJson(place, path, title)}.", $"The field '{path}' is missing{Named(title)}."));

    public static Finding WrongType(Place place, string path, string? title, Wording found, Wording expected, Wording? hint) =>
        new("RF3012", Severity.Error, place,
            new($"{Vi(path, title)} phải là {expected.Vi}.", $"The field '{path}'{Named(title)} must be {expected.En}."))
        {
            Found = found,
            Expected = expected,
            Hint = hint,
        };

    public static Finding NotAnOption(Place place, string path, string? title, string found, IReadOnlyCollection<string> options)
    {
        var list = new Wording(string.Join(", ", options.Select(option => Typed(place, option))), string.Join(", ", options));
        return new("RF3013", Severity.Error, place,
            new(
                $"'{found}' không phải là lựa chọn của {ViInside(path, title)}.",
                $"'{found}' is no option of the field '{path}'{Named(title)}."))
        {
            Expected = new($"một trong: {list.Vi}", $"one of: {list.En}"),
            Hint = NameSuggester.Nearest(found, options) is { } nearest ? new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?") : null,
        };
    }

    public static Finding PatternMismatch(Place place, string path, string? title, string found, string? example) =>
        new("RF3014", Severity.Error, place,
            new(
                $"'{found}' không đúng dạng của {ViInside(path, title)}.",
                $"'{found}' does not have the form of the field '{path}'{Named(title)}."))
        {
            Expected = example is null ? null : new($"ví dụ {example}", $"such as {example}"),
        };

    public static Finding PatternTooSlow(Place place, string path, string? title) => new("RF3022", Severity.Error, place,
        new($"Chưa xét được dạng của {ViInside(path, title)}: mẫu dạng của hợp đồng dữ liệu chạy quá lâu trên nội dung này.",
            $"The form of the field '{path}'{Named(title)} could not be judged: the pattern of the data contract takes too long "
                + "on this text."))
    {
        Hint = new(
            "Rút ngắn nội dung, hoặc báo người soạn loại báo cáo viết lại mẫu dạng.",
            "Shorten the text, or ask the author of the kind to write the pattern anew."),
    };

    public static Finding OutOfRange(Place place, string path, string? title, string found, Wording range) =>
        new("RF3015", Severity.Error, place,
            new(
                $"{found} ngoài khoảng cho phép của {ViInside(path, title)}.",
                $"{found} is out of the range of the field '{path}'{Named(title)}."))
        {
            Expected = range,
        };

    public static Finding NotADate(Place place, string path, string? title, string found) => new("RF3016", Severity.Error, place,
        new(
            $"'{found}' của {ViInside(path, title)} không phải là ngày có trong lịch.",
            $"'{found}' of the field '{path}'{Named(title)} is no day of the calendar."))
    {
        Expected = DateForm,
    };

    public static Finding DateInAnotherForm(Place place, string path, string? title, string found, DateOnly date) =>
        new("RF3016", Severity.Error, place,
            new(
                $"Ngày '{found}' của {ViInside(path, title)} chưa viết theo dạng của tệp dữ liệu.",
                $"The day '{found}' of the field '{path}'{Named(title)} is not written as data files write days."))
        {
            Expected = DateForm,
            Hint = new($"Viết {date:yyyy-MM-dd}.", $"Write {date:yyyy-MM-dd}."),
        };

    public static Finding WrongCount(Place place, string path, string? title, int found, Wording range) =>
        new("RF3017", Severity.Error, place,
            new($"{Vi(path, title)} có {found} mục.", $"The list '{path}'{Named(title)} has {found} elements."))
        {
            Expected = range,
        };

    public static Finding WrongPeriodType(Place place, string type, IEnumerable<string> types)
    {
        var list = new Wording(string.Join(", ", types.Select(option => Typed(place, option))), string.Join(", ", types));
        return new("RF3018", Severity.Error, place,
            new(
                $"Loại báo cáo này không lập cho kỳ “{ChoiceWords.Of(type)}”.",
                $"This kind of report is not made for the period '{type}'."))
        {
            Expected = new($"một trong: {list.Vi}", $"one of: {list.En}"),
        };
    }

    public static Finding MissingPeriodField(Place place, string path, string type) => new("RF3019", Severity.Error, place,
        new($"Kỳ báo cáo theo {ChoiceWords.Of(type)} cần trường '{path}'.", $"A period of the type '{type}' needs the field '{path}'."));

    public static Finding ImpossiblePeriod(Place place) => new("RF3020", Severity.Error, place,
        new("Không có kỳ báo cáo như vậy.", "There is no such period."))
    {
        Expected = new(
            "tháng 1–12, quý 1–4, năm đầu không sau năm cuối",
            "months 1–12, quarters 1–4, a first year that is not after the last"),
    };

    public static Finding Unprinted(Place place, string path, string? title, Wording conditions) => new("RF3021", Severity.Warning, place,
        new($"“{title ?? path}” đã ghi nhưng báo cáo không có chỗ in, vì thiếu {conditions.Vi}.",
            $"“{title ?? path}” was filled in, but the report has no place for it without {conditions.En}."))
    {
        Fields = [path],
        Hint = new("Ghi thêm phần còn thiếu, hoặc đưa nội dung này vào lời văn.", "Fill in what is missing, or say it in the text."),
    };

    public static Finding BrokenSchema(Place place) => new("RF3130", Severity.Error, place,
        new("Hợp đồng dữ liệu không phải là JSON đúng cú pháp.", "The data contract is not valid JSON."));

    public static Finding UnusableSchema(Place place) => new("RF3131", Severity.Error, place,
        new("Chỗ này của hợp đồng dữ liệu không dùng được.", "This place of the data contract cannot be used."));

    public static Finding UnknownKeyword(Place place, string keyword, string? nearest) => new("RF3132", Severity.Error, place,
        new($"Từ khóa '{keyword}' không dùng trong hợp đồng dữ liệu.", $"The keyword '{keyword}' is not used in data contracts."))
    {
        Hint = nearest is null ? null : new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?"),
    };

    public static Finding UnknownType(Place place, string type) => new("RF3133", Severity.Error, place,
        new($"Không có kiểu '{type}'.", $"There is no type '{type}'."));

    public static Finding UnknownFormat(Place place, string format) => new("RF3134", Severity.Error, place,
        new($"Không có dạng '{format}'; chỉ dùng 'date'.", $"There is no format '{format}'; only 'date' is used."));

    public static Finding BadPattern(Place place, string pattern) => new("RF3135", Severity.Error, place,
        new($"Biểu thức chính quy '{pattern}' viết sai.", $"The regular expression '{pattern}' is not valid."));

    public static Finding MissingReference(Place place, string reference) => new("RF3136", Severity.Error, place,
        new($"Không tìm thấy '{reference}'.", $"'{reference}' was not found."));

    public static Finding CircularReference(Place place, string reference) => new("RF3137", Severity.Error, place,
        new($"'{reference}' dẫn vòng về chính nó.", $"'{reference}' leads back to itself."));

    private static Wording DateForm { get; } = new("năm-tháng-ngày, ví dụ 2024-11-06", "year-month-day, such as 2024-11-06");

    // A workbook offers the words; in a JSON file the value has to be typed.
    private static string Typed(Place place, string option)
    {
        var words = ChoiceWords.Of(option);
        return place.Line == 0 ? words : words == option ? $"'{option}'" : $"'{option}' ({words})";
    }

    // A clerk knows a field by its label; its key is told where it has none.
    private static string Vi(string path, string? title) => FieldNames.Short(title) is { } label ? $"“{label}”" : $"Trường '{path}'";

    private static string ViInside(string path, string? title) => FieldNames.Short(title) is { } label ? $"“{label}”" : $"trường '{path}'";

    // What is not in a JSON file cannot be found in it by its label.
    private static string KeyInJson(Place place, string path, string? title) => title is null || place.Line == 0
        ? ""
        : $" (trường '{path}')";

    private static string Named(string? title) => title is null ? "" : $" ({title})";
}
