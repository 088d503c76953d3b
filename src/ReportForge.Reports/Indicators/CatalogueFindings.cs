using ReportForge.Findings;

namespace ReportForge.Reports.Indicators;

/// <summary>What is wrong with an indicator catalogue.</summary>
internal static class CatalogueFindings
{
    public static Finding DuplicateCode(Place place, string what, string code) => new("RF3125", Severity.Error, place,
        new($"{what} '{code}' bị trùng.", $"'{code}' stands twice ({what})."));

    public static Finding UnknownParent(Place place, string code, string parent, string? nearest) => new("RF3126", Severity.Error, place,
        new(
            $"Chỉ tiêu {code} có dòng cha '{parent}' không có trong danh mục.",
            $"Indicator {code} has the parent '{parent}', which the catalogue does not have."))
    {
        Hint = nearest is null ? null : new($"Có phải '{nearest}'?", $"Did you mean '{nearest}'?"),
    };
}
