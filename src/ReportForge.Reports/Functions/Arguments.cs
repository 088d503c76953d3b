using System.Diagnostics.CodeAnalysis;
using ReportForge.Data;
using ReportForge.Reports.Writing;
using ReportForge.Scripting;

namespace ReportForge.Reports.Functions;

/// <summary>Brings arguments of templates and rules into the types of the functions.</summary>
internal static class Arguments
{
    public static readonly HostParameter Input = new("value");

    public static HostParameter Optional(string name) => new(name, Optional: true);

    public static bool IsDate(Value value, out DateOnly date)
    {
        date = default;
        if (value.TryGetDate(out var moment))
        {
            date = DateOnly.FromDateTime(moment);
            return true;
        }

        return value.TryGetString(out var text) && DateWriting.TryParse(text, out date);
    }

    public static bool IsWhole(Value value, out int whole)
    {
        whole = 0;
        if (!value.TryGetDecimal(out var number) || !decimal.IsInteger(number) || Math.Abs(number) > int.MaxValue)
            return false;
        whole = (int)number;
        return true;
    }

    public static string? Text(Value owner, string member) =>
        owner.TryGetMember(member, out var value) ? value.AsString() : null;

    public static int? Whole(Value owner, string member) =>
        owner.TryGetMember(member, out var value) && IsWhole(value, out var whole) ? whole : null;

    public static DateOnly? Date(Value owner, string member) =>
        owner.TryGetMember(member, out var value) && IsDate(value, out var date) ? date : null;

    public static bool IsUnit(Value value, [NotNullWhen(true)] out UnitName? unit)
    {
        unit = Text(value, "kind") is { } kind && Text(value, "name") is { } name
            ? new UnitName(kind, name) { KeepsCapital = value.TryGetMember("keeps_capital", out var keeps) && keeps.AsBoolean() == true }
            : null;
        return unit is not null;
    }

    /// <summary>Reads { type, year, … }, or a text such as 2026, 2026-09, 2026-Q1.</summary>
    public static bool IsPeriod(Value value, [NotNullWhen(true)] out ReportPeriod? period)
    {
        period = value.TryGetString(out var text) ? ReportPeriod.Parse(text) : FromObject(value);
        return period is { IsWritable: true };
    }

    /// <summary>Reads the fields that <c>references</c> holds; the report's own <c>document</c> has no kind and needs none.</summary>
    public static bool IsReference(Value value, [NotNullWhen(true)] out DocumentReference? reference)
    {
        var kind = Text(value, "kind") ?? (Text(value, "symbol") is null ? null : "");
        reference = kind is null ? null : Reference(value, kind);
        return reference is not null;
    }

    private static DocumentReference Reference(Value value, string kind) => new()
    {
        Kind = kind,
        Number = NumberOf(value),
        Symbol = Text(value, "symbol"),
        Separator = Text(value, "separator") ?? "/",
        Date = Date(value, "date") is { } date ? $"ngày {DateWriting.Slashed(date)}" : Text(value, "when"),
        Issuer = Text(value, "issuer"),
        Subject = Text(value, "subject"),
    };

    private static string? NumberOf(Value value)
    {
        if (!value.TryGetMember("number", out var number) || number.IsNull)
            return null;
        var printed = IsWhole(number, out var whole)
            ? whole.ToString("00", System.Globalization.CultureInfo.InvariantCulture)
            : number.ToString();
        return Whole(value, "year") is { } year ? $"{printed}/{year}" : printed;
    }

    private static ReportPeriod? FromObject(Value value)
    {
        if (Text(value, "type") is not { } name || ReportPeriod.TypeOf(name) is not { } type || Whole(value, "year") is not { } year)
            return null;
        if (type == PeriodType.FirstHalf && Whole(value, "half") == 2)
            type = PeriodType.SecondHalf;
        return new ReportPeriod(type, type == PeriodType.Years ? Whole(value, "from_year") ?? year : year)
        {
            LastYear = year,
            Number = Whole(value, name) ?? 0,
            From = Date(value, "from"),
            To = Date(value, "to"),
        };
    }
}
