using ReportForge.Findings;

namespace ReportForge.Cli.CommandLine;

/// <summary>Findings about the command line itself: RF50xx, exit code 2.</summary>
internal static class UsageFindings
{
    public static Finding UnknownCommand(string name, string? nearest, string help) => Usage("RF5001",
        new($"không có lệnh '{name}'", $"there is no command '{name}'"), Suggestion(nearest, help));

    public static Finding UnknownOption(string name, string? nearest, string help) => Usage("RF5002",
        new($"không có tùy chọn '{name}'", $"there is no option '{name}'"), Suggestion(nearest, help));

    public static Finding OneTooMany(string value, string help) => Usage("RF5003",
        new($"thừa '{value}' trên dòng lệnh", $"'{value}' is one argument too many"), Suggestion(null, help));

    public static Finding MissingArgument(string name, string help) => Usage("RF5004",
        new($"thiếu {name}", $"{name} is missing"), Suggestion(null, help));

    public static Finding MissingOption(string name, string help) => Usage("RF5005",
        new($"thiếu tùy chọn bắt buộc {name}", $"the required option {name} is missing"), Suggestion(null, help));

    public static Finding MissingValue(string name, string help) => Usage("RF5006",
        new($"tùy chọn {name} cần một giá trị", $"the option {name} needs a value"), Suggestion(null, help));

    public static Finding MissingCommand(string help) => Usage("RF5007",
        new("chưa nói cần làm gì", "no command was given"), Suggestion(null, help));

    public static Finding NotAmongValues(string name, string value, IEnumerable<string> values) => Usage("RF5008",
        new($"{name} không nhận '{value}'; các giá trị: {string.Join(", ", values)}",
            $"{name} does not take '{value}'; the values are {string.Join(", ", values)}"), null);

    public static Finding NotANumber(string name, string value, int least, int most) => Usage("RF5009",
        new($"{name} cần một số nguyên từ {least} đến {most}, không phải '{value}'",
            $"{name} takes a whole number from {least} to {most}, not '{value}'"), null);

    public static Finding NotADate(string name, string value) => Usage("RF5012",
        new(
            $"{name} cần một ngày có trong lịch như 06/11/2024 hoặc 2024-11-06, không phải '{value}'",
            $"{name} takes a day of the calendar such as 06/11/2024 or 2024-11-06, not '{value}'"), null);

    public static Finding SameFolder(string name, string other, string folder) => Usage("RF5013",
        new(
            $"{name} và {other} phải là hai thư mục khác nhau, không nằm trong nhau: '{folder}'",
            $"{name} and {other} have to be two folders, neither inside the other: '{folder}'"), null);

    public static Finding Invalid(string message, string help) => Usage("RF5010", Wording.Same(message), Suggestion(null, help));

    public static Finding NeedsTogether(string name, string other, string help) => Usage("RF5011",
        new($"{name} chỉ dùng cùng với {other}", $"{name} is only used together with {other}"), Suggestion(null, help));

    private static Finding Usage(string code, Wording message, Wording? hint) =>
        new(code, Severity.Error, Place.Whole, message) { Hint = hint };

    private static Wording Suggestion(string? nearest, string help) => nearest is null
        ? new($"Xem cách dùng: {help}", $"See how it is used: {help}")
        : new($"Có phải '{nearest}'? Xem cách dùng: {help}", $"Did you mean '{nearest}'? See how it is used: {help}");
}
