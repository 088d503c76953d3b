using System.Collections.Immutable;
using ReportForge.Data;
using ReportForge.Findings;
using ReportForge.Reports.Functions;

namespace ReportForge.Reports.Contracts;

/// <summary>
/// What a schema cannot say about the period: its type is one of the kind's, and the number that the type needs is there.
/// </summary>
internal static class PeriodChecker
{
    public static IEnumerable<Finding> Check(ImmutableArray<string> types, Value data, Func<string, Place> placeOf)
    {
        if (types.IsEmpty || !data.TryGetMember("period", out var period) || Arguments.Text(period, "type") is not { } type)
            yield break;
        if (!types.Contains(type))
            yield return ContractFindings.WrongPeriodType(placeOf("period.type"), type, types);
        else if (Missing(period, type) is { } field)
            yield return ContractFindings.MissingPeriodField(placeOf("period"), $"period.{field}", type);
        else if (!Arguments.IsPeriod(period, out _))
            yield return ContractFindings.ImpossiblePeriod(placeOf("period"));
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
