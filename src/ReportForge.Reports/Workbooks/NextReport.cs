using System.Globalization;
using System.Text.RegularExpressions;
using ReportForge.Data;

namespace ReportForge.Reports.Workbooks;

/// <summary>
/// The report of the next period begun from that of the last: unit, signer, recipients, settings, narrative and cited documents
/// stay to be revised; figures, number, date and what else belongs to the last period are gone.
/// </summary>
internal static partial class NextReport
{
    private static readonly string[] Kept =
    [
        "kind", "variant", "unit", "period", "document", "addressees", "recipients", "archive", "signature", "headings", "options",
        "labels", "closing", "appendices", "programme", "narrative", "references", "citations",
    ];

    private static readonly string[] OfOneDocument = ["number", "date"];

    public static Value After(Value data)
    {
        var next = new DataObject();
        foreach (var (name, value) in Members(data).Where(member => Kept.Contains(member.Key)))
        {
            next.Set(name, name switch
            {
                "period" => Following(value),
                "document" => WithYears(Without(value, OfOneDocument), "subject", data),
                "closing" => WithYears(value, "subject", data),
                _ => value,
            });
        }

        return Value.From(next);
    }

    private static Value Following(Value period)
    {
        var next = Without(period, "from", "to").AsObject() ?? new DataObject();
        var (year, type) = (Number(period, "year"), Text(period, "type"));
        if (type == "range" && year is { } last && Number(period, "from_year") is { } first)
        {
            next.Set("from_year", Value.From(last + 1));
            next.Set("year", Value.From(last + 1 + last - first));
            return Value.From(next);
        }

        var (unit, count) = type switch
        {
            "month" => ("month", 12),
            "quarter" => ("quarter", 4),
            "half" => ("half", 2),
            "week" => ("week", 52),
            _ => ("", 1),
        };
        var number = Number(period, unit);
        if (number < count)
        {
            next.Set(unit, Value.From(number.Value + 1));
            return Value.From(next);
        }

        if (number is not null)
            next.Set(unit, Value.From(1));
        if (year is { } now)
            next.Set("year", Value.From(now + 1));
        return Value.From(next);
    }

    // A title names its period and often the year of the tasks after it: both move with the period. What names a month or a
    // quarter is left to the clerk, who sees it in the first sheet.
    private static Value WithYears(Value owner, string name, Value data)
    {
        if (Text(owner, name) is not { } subject
            || !owner.TryGetMember(name, out _)
            || Text(Member(data, "period"), "type") is not ("year" or "nine_months"))
            return owner;
        var changed = Copy(owner);
        changed.Set(name, Value.From(Year().Replace(
            subject,
            year => (int.Parse(year.Value, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture))));
        return Value.From(changed);
    }

    private static Value Without(Value owner, params string[] names)
    {
        var kept = new DataObject();
        foreach (var (name, value) in Members(owner).Where(member => !names.Contains(member.Key)))
            kept.Set(name, value);
        return Value.From(kept);
    }

    private static DataObject Copy(Value owner) => Without(owner).AsObject() ?? new DataObject();

    private static List<KeyValuePair<string, Value>> Members(Value owner)
    {
        var members = new List<KeyValuePair<string, Value>>();
        foreach (var member in owner.AsObject()?.Members ?? new DataObject().Members)
            members.Add(member);
        return members;
    }

    private static Value Member(Value owner, string name) => owner.TryGetMember(name, out var member) ? member : Value.Null;

    private static long? Number(Value owner, string name) => Member(owner, name).AsInteger();

    private static string? Text(Value owner, string name) => Member(owner, name).AsString();

    [GeneratedRegex(@"(?<=năm\s)(?:19|20)\d\d\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}
