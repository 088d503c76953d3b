using ReportForge.Findings;

namespace ReportForge.Reports.Data;

/// <summary>What is said about a data file as a whole.</summary>
internal static class DataFindings
{
    public static Finding NotAnObject(Place place) => new("RF3001", Severity.Error, place,
        new("Dữ liệu báo cáo phải là một đối tượng JSON { … }.", "Report data must be a JSON object { … }."));

    public static Finding NoKind(Place place, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return new("RF3002", Severity.Error, place,
            new("Dữ liệu không ghi loại báo cáo (trường 'kind').", "The data does not say its report kind (field 'kind')."))
        {
            Expected = list.Length == 0 ? null : new($"một trong: {list}", $"one of: {list}"),
        };
    }

    public static Finding TooMuchText(Place place) => new("RF3004", Severity.Error, place,
        new("Chữ trong dữ liệu nhiều gấp nhiều lần một báo cáo (một đoạn nhận đến 500.000 ký tự, cả báo cáo đến 1 triệu); "
            + "đoạn dài nhất ở đây.",
            "The data hold many times the text of a report (500,000 characters in one text, 1 million in all); the longest stands here."))
    {
        Hint = new(
            "Xem đoạn này có bị dán lặp hoặc dán nhầm nội dung tệp khác không.",
            "See whether this text was pasted many times, or out of another file."),
    };

    public static Finding UnprintedCitations(Place place, string section, string? nearest) => new("RF3003", Severity.Warning, place,
        new($"Mẫu của loại báo cáo này không in văn bản viện dẫn ở mục '{section}': các văn bản ghi ở đó sẽ không có trong báo cáo.",
            $"The template of this kind prints no documents in the section '{section}': those listed there will not stand in the report."))
    {
        Fields = [$"citations.{section}"],
        Hint = nearest is null
            ? new(
                "Chuyển các văn bản sang mục có in, hoặc nêu trong lời văn.",
                "Move the documents to a section that prints them, or name them in the text.")
            : new(
                $"Có phải mục '{nearest}'? Nếu không, nêu các văn bản trong lời văn.",
                $"Is it '{nearest}'? If not, name the documents in the text."),
    };
}
