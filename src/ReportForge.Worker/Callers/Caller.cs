using Microsoft.AspNetCore.Http;
using ReportForge.Reports.Units;

namespace ReportForge.Worker.Callers;

/// <summary>Who asks: a person who has signed in, or a program with a key.</summary>
/// <param name="Id">Id of the account or the key.</param>
/// <param name="Name">As the audit names it.</param>
/// <param name="Unit">Code of the unit that it belongs to, or <see cref="AllUnits"/>.</param>
/// <param name="Rights">What it may do there and below.</param>
/// <param name="IsProgram">It came with a key.</param>
public sealed record Caller(string Id, string Name, string Unit, Rights Rights, bool IsProgram)
{
    public const string AllUnits = "*";

    /// <summary>The units of a caller as a condition of a query; the parameter <c>scope</c> is <see cref="Unit"/>.</summary>
    public const string ScopeSql = "(@scope = '*' OR unit = @scope OR unit IN (SELECT code FROM unit WHERE parent = @scope))";

    /// <summary>The account that stands behind it: its own, or that of whoever made the key.</summary>
    public string Account { get; init; } = Id;

    public bool May(Rights rights) => (Rights & rights) == rights;

    /// <summary>Whether a unit is the caller's own or lies below it.</summary>
    public bool Covers(string unit) =>
        Unit == AllUnits || Unit == unit || (unit != AllUnits && UnitDirectory.Current.ByCode(unit)?.ParentCode == Unit);

    /// <summary>The name of the unit for people.</summary>
    public string UnitName => Unit == AllUnits ? "Toàn quốc" : UnitDirectory.Current.ByCode(Unit)?.FullName ?? Unit;

    /// <summary>Endpoints that ask for a caller have one: the access check came before them.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(context.Features.Get<Caller>());
}
