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
}
