using ReportForge.Batches.Inputs;
using ReportForge.Findings;
using ReportForge.Reports.Data;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Running;

/// <summary>Compares a set of units with the register of the country.</summary>
public sealed class UnitRegister(UnitDirectory units)
{
    /// <summary>The register as it stands since 1 July 2025; read when it is first asked for.</summary>
    public static UnitRegister Current => new(UnitDirectory.Current);

    /// <summary>What the register has against a unit: an unknown code, another name.</summary>
    public IEnumerable<Finding> Findings(BatchIdentity identity) => RegisterComparison.Findings(identity, units);

    /// <summary>
    /// The same for a report that stands alone, as warnings at their place in its data: the code is printed nowhere, so a wrong
    /// one keeps no single report from being made; a set of reports goes by it. A report without a code is not compared, nor is
    /// one of a unit below a district: those are of the time before 1 July 2025, and the register has the units since.
    /// </summary>
    public IEnumerable<Finding> Findings(ReportData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.UnitCode is null || IsBelowDistrict(data)
            ? []
            : Findings(BatchIdentity.Of(data))
                .Select(finding => finding with { Severity = Severity.Warning, Place = data.PlaceOf(finding.Place.Path ?? "") });
    }

    /// <summary>Whether the unit can be told from all others.</summary>
    public bool Knows(BatchIdentity identity) => units.ByCode(identity.UnitCode) is not null;

    /// <summary>
    /// The units that should be in the set and are not. A set within one province stands for that province; a set that
    /// reaches over provinces stands for the country.
    /// </summary>
    internal BatchCompleteness Completeness(IReadOnlySet<string> codes)
    {
        var provinces = codes.Select(units.ByCode).OfType<UnitRecord>().Where(unit => unit.IsCommune)
            .Select(unit => unit.ParentCode).Distinct().ToHashSet();
        var expected = units.Units.Where(unit => unit.IsCommune && (provinces.Count > 1 || provinces.Contains(unit.ParentCode))).ToList();
        return new BatchCompleteness(expected.Count, [.. expected.Where(unit => !codes.Contains(unit.Code))]);
    }

    private static bool IsBelowDistrict(ReportData data) =>
        data.Root.TryGetMember("unit", out var unit) && unit.TryGetMember("district", out var district) && !district.IsNull;
}

/// <param name="Expected">Units that the register has for the set.</param>
/// <param name="Missing">Those of them that the set lacks, in the order of the register.</param>
internal sealed record BatchCompleteness(int Expected, IReadOnlyList<UnitRecord> Missing);
