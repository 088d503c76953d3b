using ReportForge.Findings;
using ReportForge.Scripting.Budgets;

namespace ReportForge.Scripting.Diagnostics;

/// <summary>What can be wrong while a template runs: one method a code. Parsing and JSON have files of their own.</summary>
internal static class RuntimeFindings
{
    public static Finding UnknownName(Place place, string name, IEnumerable<string> known) => Error(
        "RF1201", place,
        new($"không có tên '{name}'", $"there is no name '{name}'"),
        Suggest(name, known, new(
            $"Viết '{name} ?? \"\"' nếu giá trị có thể không có.",
            $"Write '{name} ?? \"\"' if the value may be missing.")));

    public static Finding GroupPrinted(Place place, string name) => Error(
        "RF1201", place,
        new(
            $"dữ liệu không có '{name}': đó là tên một nhóm hàm, không in được",
            $"the data has no '{name}': that is a group of functions and cannot be printed"),
        new(
            $"Viết tên trường của dữ liệu, hoặc một hàm của nhóm như {name}.….",
            $"Write the name of a field, or a function of the group such as {name}.…."));

    public static Finding UnknownMember(Place place, string owner, string name, IEnumerable<string> known) => Error(
        "RF1202", place,
        new($"'{owner}' không có thành phần '{name}'", $"'{owner}' has no member '{name}'"),
        Suggest(name, known, new(
            $"Viết '{owner}.{name} ?? \"\"' nếu giá trị có thể không có.",
            $"Write '{owner}.{name} ?? \"\"' if the value may be missing.")));

    public static Finding NullOwner(Place place, string owner, string whole) => Error(
        "RF1203", place,
        new($"'{owner}' không có giá trị (null) nên không đọc được '{whole}'", $"'{owner}' is null, so '{whole}' cannot be read"),
        new("Dùng '?.' hoặc '??' nếu giá trị có thể không có.", "Use '?.' or '??' if the value may be missing."));

    public static Finding NoSuchElement(Place place, long index, long count) => Error(
        "RF1204", place,
        new($"không có phần tử {index}: danh sách có {count} phần tử", $"there is no element {index}: the list has {count}"),
        new(
            "Phần tử đầu tiên có số 0; thêm '??' nếu phần tử có thể không có.",
            "The first element is 0; add '??' if the element may be missing."));

    public static Finding NotAFunction(Place place, string code, bool isNull) => Error(
        "RF1205", place,
        isNull
            ? new($"không có hàm '{code}'", $"there is no function '{code}'")
            : new($"'{code}' không phải là hàm", $"'{code}' is not a function"),
        new(
            "Kiểm tra tên hàm; đối số viết sau tên, cách nhau bằng dấu cách.",
            "Check the name of the function; arguments follow it, separated by blanks."));

    public static Finding UnknownFunction(Place place, string name, IEnumerable<string> known) => Error(
        "RF1205", place,
        new($"không có hàm '{name}'", $"there is no function '{name}'"),
        Suggest(name, known, new(
            "Kiểm tra tên hàm, kể cả nhóm của nó như string.upcase.",
            "Check the name of the function, its namespace too, as in string.upcase.")));

    public static Finding ArgumentCount(Place place, string name, int given, int least, int most)
    {
        var range = most == int.MaxValue ? $"≥ {least}" : least == most ? $"{least}" : $"{least}–{most}";
        return Error(
            "RF1206", place,
            new($"hàm '{name}' nhận {range} đối số, ở đây có {given}", $"function '{name}' takes {range} arguments, here are {given}"),
            new("Giá trị đứng trước dấu | là đối số thứ nhất.", "The value before a | is the first argument."));
    }

    public static Finding WrongArguments(Place place, string function) => Error(
        "RF1206", place,
        new($"hàm '{function}' không nhận số đối số này", $"function '{function}' does not take so many arguments"),
        new("Giá trị đứng trước dấu | là đối số thứ nhất.", "The value before a | is the first argument."));

    public static Finding UnknownParameter(Place place, string name, string function, IEnumerable<string> known) => Error(
        "RF1207", place,
        new($"hàm '{function}' không có tham số '{name}'", $"function '{function}' has no parameter '{name}'"),
        Suggest(name, known, new("Bỏ tên tham số này.", "Leave this parameter out.")));

    public static Finding PositionalAfterNamed(Place place) => Error(
        "RF1208", place,
        new("đối số không tên đứng sau đối số có tên", "an argument without a name follows a named one"),
        new("Đặt các đối số có tên ở cuối.", "Put named arguments last."));

    public static Finding ReadOnlyVariable(Place place, string name) => Error(
        "RF1209", place,
        new($"'{name}' chỉ được đọc", $"'{name}' is read-only"),
        new("Dùng một tên khác.", "Use another name."));

    public static Finding CannotSetMember(Place place, string name, Wording kind) => Error(
        "RF1210", place,
        new($"không gán được '{name}' cho giá trị kiểu {kind.Vi}", $"'{name}' cannot be set on a value of kind {kind.En}"),
        new("Chỉ gán được cho đối tượng {…} và danh sách […].", "Only objects {…} and arrays […] can be assigned to."));

    public static Finding UnsupportedOperands(Place place, string sign, Wording left, Wording right) => Error(
        "RF1211", place,
        new(
            $"toán tử '{sign}' không dùng được giữa {left.Vi} và {right.Vi}",
            $"operator '{sign}' does not work between {left.En} and {right.En}"),
        new("Đổi một vế sang kiểu của vế kia.", "Convert one side to the kind of the other."));

    public static Finding UnsupportedOperand(Place place, string sign, Wording kind) => Error(
        "RF1211", place,
        new($"toán tử '{sign}' không dùng được với {kind.Vi}", $"operator '{sign}' does not work with {kind.En}"),
        new("Toán tử này cần một số.", "This operator needs a number."));

    public static Finding NotComparable(Place place) => Error(
        "RF1211", place,
        new("các phần tử của danh sách không so sánh được với nhau", "the elements of the list cannot be compared with one another"),
        new("Chỉ sắp xếp danh sách gồm các giá trị cùng kiểu.", "Sort only lists of values of one kind."));

    public static Finding DivisionByZero(Place place) => Error(
        "RF1212", place,
        new("chia cho 0", "division by zero"),
        new("Kiểm tra số chia trước: 'b == 0 ? … : a / b'.", "Check the divisor first: 'b == 0 ? … : a / b'."));

    public static Finding NotIterable(Place place, Wording kind) => Error(
        "RF1213", place,
        new($"không lặp được trên giá trị kiểu {kind.Vi}", $"a value of kind {kind.En} cannot be looped over"),
        new(
            "Vòng lặp cần một danh sách, một đối tượng hoặc một khoảng như 1..5.",
            "A loop needs an array, an object or a range such as 1..5."));

    public static Finding NotAnObject(Place place, string keyword, Wording kind) => Error(
        "RF1214", place,
        new($"'{keyword}' cần một đối tượng, ở đây là {kind.Vi}", $"'{keyword}' needs an object, this is {kind.En}"),
        new("Kiểm tra tên của đối tượng.", "Check the name of the object."));

    public static Finding OutsideLoop(Place place, string keyword) => Error(
        "RF1215", place,
        new($"'{keyword}' đứng ngoài vòng lặp", $"'{keyword}' stands outside of a loop"),
        new("Chỉ dùng bên trong vòng lặp tương ứng.", "Use it inside the loop that it belongs to."));

    public static Finding UnknownTemplate(Place place, string name, IEnumerable<string> known) => Error(
        "RF1216", place,
        new($"không có mẫu '{name}'", $"there is no template '{name}'"),
        Suggest(name, known, new("Kiểm tra tên của mẫu.", "Check the name of the template.")));

    public static Finding BadIndex(Place place, Wording kind) => Error(
        "RF1218", place,
        new($"chỉ số phải là số nguyên hoặc tên, ở đây là {kind.Vi}", $"an index must be an integer or a name, this is {kind.En}"),
        new("Viết danh_sách[0] hoặc đối_tượng[\"tên\"].", "Write list[0] or object[\"name\"]."));

    public static Finding NegativeIndex(Place place) => Error(
        "RF1218", place,
        new("chỉ số âm vượt quá đầu danh sách", "a negative index lies before the beginning of the list"),
        new("Phần tử đầu tiên có số 0.", "The first element is 0."));

    public static Finding NotIndexable(Place place, Wording kind) => Error(
        "RF1218", place,
        new($"giá trị kiểu {kind.Vi} không có phần tử", $"a value of kind {kind.En} has no elements"),
        new("Chỉ danh sách, đối tượng và chuỗi có phần tử.", "Only arrays, objects and strings have elements."));

    public static Finding DateOutOfRange(Place place) => Error(
        "RF1219", place,
        new("ngày nằm ngoài lịch (năm 1 đến năm 9999)", "the date lies outside of the calendar (year 1 to 9999)"),
        new("Kiểm tra số được cộng vào.", "Check the number that is added."));

    public static Finding NumberTooLarge(Place place) => Error(
        "RF1220", place,
        new("kết quả quá lớn", "the result is too large"),
        new("Kiểm tra các số trong biểu thức.", "Check the numbers of the expression."));

    public static Finding NotANumber(Place place, Wording kind) => Error(
        "RF1221", place,
        new($"cần một số, ở đây là {kind.Vi}", $"a number is needed, this is {kind.En}"),
        new("Đổi sang số bằng string.to_int hoặc string.to_double.", "Convert it with string.to_int or string.to_double."));

    public static Finding NotAList(Place place, Wording kind) => Error(
        "RF1222", place,
        new($"cần một danh sách, ở đây là {kind.Vi}", $"a list is needed, this is {kind.En}"),
        new("Đặt giá trị trong dấu ngoặc vuông: [giá_trị].", "Put the value in brackets: [value]."));

    public static Finding NoElementHas(Place place, string field, IEnumerable<string> known) => Error(
        "RF1228", place,
        new($"không phần tử nào của danh sách có trường '{field}'", $"no element of the list has a field '{field}'"),
        Suggest(field, known, new("Kiểm tra tên trường.", "Check the name of the field.")));

    public static Finding BadPattern(Place place, string pattern, string reason) => Error(
        "RF1223", place,
        new($"biểu thức chính quy '{Shorten(pattern)}' sai: {reason}", $"the regular expression '{Shorten(pattern)}' is wrong: {reason}"),
        new("Viết mẫu trong dấu ` để không phải lặp dấu \\.", "Write the pattern between ` so that \\ need not be doubled."));

    public static Finding NoClock(Place place) => Error(
        "RF1224", place,
        new("mẫu này không được đọc giờ của máy", "this template may not read the clock"),
        new("Lấy ngày từ dữ liệu của báo cáo.", "Take the date from the data of the report."));

    public static Finding UnknownCulture(Place place, string name) => Error(
        "RF1225", place,
        new($"không có ngôn ngữ '{name}'", $"there is no culture '{name}'"),
        new("Viết như vi-VN hoặc en-US.", "Write it like vi-VN or en-US."));

    public static Finding BadArgument(Place place, Wording message) => Error(
        "RF1226", place, message,
        new("Kiểm tra đối số của hàm.", "Check the argument of the function."));

    public static Finding MissingArgument(Place place, string parameter, string function) => BadArgument(
        place, new(
            $"đối số '{parameter}' của hàm '{function}' không có giá trị (null)",
            $"argument '{parameter}' of function '{function}' is null"));

    public static Finding WrongKind(Place place, Wording kind, Wording wanted) => BadArgument(
        place, new($"cần {wanted.Vi}, ở đây là {kind.Vi}", $"{wanted.En} is needed, this is {kind.En}"));

    public static Finding NotADate(Place place, string text) => BadArgument(
        place, new($"'{Shorten(text)}' không phải là một ngày đầy đủ", $"'{Shorten(text)}' is not a full date"));

    public static Finding DateNeeded(Place place, Wording kind) => BadArgument(
        place, new($"cần một ngày, ở đây là {kind.Vi}", $"a date is needed, this is {kind.En}"));

    /// <summary>A message that the catalogue does not know, with Scriban's words behind ours.</summary>
    public static Finding Failed(Place place, string words) => Error(
        "RF1227", place,
        new($"không tính được đoạn mã này ({Shorten(words)})", $"this code cannot be evaluated ({Shorten(words)})"),
        new("Kiểm tra lại đoạn mã này.", "Check this code."));

    public static Finding BudgetSpent(Place place, BudgetKind kind, BudgetLimits limits)
    {
        var (number, vi, en) = kind switch
        {
            BudgetKind.Steps => (1, $"mẫu chạy quá {limits.MaxSteps} bước", $"the template runs more than {limits.MaxSteps} steps"),
            BudgetKind.LoopTurns =>
                (2, $"các vòng lặp chạy quá {limits.MaxLoopTurns} lượt", $"the loops run more than {limits.MaxLoopTurns} turns"),
            BudgetKind.Recursion => (
                3,
                $"hàm hoặc mẫu gọi nhau quá {limits.MaxRecursion} tầng",
                $"functions or templates call one another more than {limits.MaxRecursion} levels deep"),
            BudgetKind.Output => (
                4,
                $"văn bản dài quá {limits.MaxOutputCharacters} ký tự",
                $"the output is longer than {limits.MaxOutputCharacters} characters"),
            BudgetKind.BuiltBytes => (
                5,
                $"các giá trị tạm chiếm quá {limits.MaxBuiltBytes} byte",
                $"the values built take more than {limits.MaxBuiltBytes} bytes"),
            BudgetKind.IntegerBits =>
                (6, $"số nguyên dài quá {limits.MaxIntegerBits} bit", $"an integer is longer than {limits.MaxIntegerBits} bits"),
            BudgetKind.ValueDepth => (
                7,
                $"giá trị lồng nhau quá {limits.MaxValueDepth} tầng hoặc chứa chính nó",
                $"a value is nested more than {limits.MaxValueDepth} levels or contains itself"),
            BudgetKind.RegexTime => (
                8,
                $"biểu thức chính quy chạy quá {limits.RegexTime.TotalSeconds} giây",
                $"a regular expression runs longer than {limits.RegexTime.TotalSeconds} s"),
            BudgetKind.WorkTime =>
                (9, $"mẫu chạy quá {limits.WorkTime.TotalSeconds} giây", $"the template runs longer than {limits.WorkTime.TotalSeconds} s"),
            _ => (10, "các lời gọi lồng nhau quá sâu", "calls are nested too deep"),
        };
        return Error($"RF13{number:00}", place, new(vi, en), new(
            "Đơn giản hóa mẫu, hoặc nâng giới hạn nếu mẫu đúng là cần như vậy.",
            "Make the template simpler, or raise the limit if it really needs that much."));
    }

    internal static Finding Error(string code, Place place, Wording message, Wording hint) =>
        new(code, Severity.Error, place, message) { Hint = hint };

    internal static Wording Suggest(string name, IEnumerable<string> known, Wording otherwise) =>
        NameSuggester.Nearest(name, known.Take(1000)) is { } nearest
            ? new($"Có phải là '{nearest}' không?", $"Did you mean '{nearest}'?")
            : otherwise;

    private static string Shorten(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 57), "…");
}
