using ReportForge.Reports.Units;
using ReportForge.Worker.Callers;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Accounts;

/// <summary>What somebody may hand on: no wider units and no more rights than their own.</summary>
internal static class Grants
{
    public const int LongestName = 100;

    /// <summary>How long a key may last.</summary>
    public const int MostDays = 730;

    /// <summary>Whether a provider may call somebody so; null and empty: nobody.</summary>
    public static bool CanBeExternalName(string? name) => name is null || (name.Length <= LongestName && !name.Any(char.IsControl));

    /// <summary>Why somebody may not be given some rights for a unit; null when they may.</summary>
    public static Problems.Problem? Refusal(Caller giver, string unit, Rights rights)
    {
        if (unit != Caller.AllUnits && UnitDirectory.Current.ByCode(unit) is null)
            return Problems.UnitUnknown(unit);
        if (!giver.Covers(unit))
            return Problems.UnitForbidden(unit);
        if (rights == Rights.None)
            return Problems.BadRequest("rights", new("Chưa chọn việc được làm.", "No right was named."));
        return giver.May(rights) ? null : Problems.MoreThanOwn();
    }
}
