using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Functions;

namespace ReportForge.Reports.Contracts;

/// <summary>
/// What a schema cannot say about the period: its type is one of the kind's, and the number that the type needs is there.
/// </summary>
internal static class PeriodChecker
{
    public static IEnumerable<Finding> Check(ReportKind kind, ReportData data)
    {
        if (kind.PeriodTypes.IsEmpty || !data.Root.TryGetMember("period", out var period) || Arguments.Text(period, "type") is not { } type)
            yield break;
        if (!kind.PeriodTypes.Contains(type))
            yield return ContractFindings.WrongPeriodType(data.PlaceOf("period.type"), type, kind.PeriodTypes);
        else if (Missing(period, type) is { } field)
            yield return ContractFindings.MissingPeriodField(data.PlaceOf("period"), $"period.{field}", type);
        else if (!Arguments.IsPeriod(period, out _))
            yield return ContractFindings.ImpossiblePeriod(data.PlaceOf("period"));
    }

    private static string? Missing(Value period, string type)
    {
        var field = type switch
        {
            "month" or "quarter" or "half" or "week" => type,
            "range" => "from_year",
            _ => null,
        };
        return field is null || Arguments.Whole(period, field) is not null ? null : field;
    }
}
