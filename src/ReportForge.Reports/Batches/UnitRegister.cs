using System.Text;
using ReportForge.Findings;
using ReportForge.Reports.Units;

namespace ReportForge.Reports.Batches;

/// <summary>Compares a set of units with the register of the country.</summary>
public sealed class UnitRegister(UnitDirectory units)
{
    /// <summary>What the register has against a unit: an unknown code, another name.</summary>
    public IEnumerable<Finding> Findings(BatchIdentity identity)
    {
        if (identity.UnitCode.Length == 0)
            yield return BatchFindings.UnitCodeMissing(identity.UnitName);
        else if (units.ByCode(identity.UnitCode) is not { } unit)
            yield return BatchFindings.UnitUnknown(identity.UnitCode, identity.UnitName, Nearest(identity.UnitName));
        else if (!IsSameName(unit.FullName, identity.UnitName))
            yield return BatchFindings.UnitNameDiffers(unit.Code, identity.UnitName, unit.FullName);
    }

    /// <summary>Whether the unit can be told from all others.</summary>
    public bool Knows(BatchIdentity identity) => units.ByCode(identity.UnitCode) is not null;

    /// <summary>
    /// The units that should be in the set and are not. A set within one province stands for that province; a set that
    /// reaches over provinces stands for the country.
    /// </summary>
    public BatchCompleteness Completeness(IReadOnlySet<string> codes)
    {
        var provinces = codes.Select(units.ByCode).OfType<UnitRecord>().Where(unit => unit.IsCommune)
            .Select(unit => unit.ParentCode).Distinct().ToHashSet();
        var expected = units.Units.Where(unit => unit.IsCommune && (provinces.Count > 1 || provinces.Contains(unit.ParentCode))).ToList();
        return new BatchCompleteness(expected.Count, [.. expected.Where(unit => !codes.Contains(unit.Code))]);
    }

    private string? Nearest(string name) => units.Find(name).FirstOrDefault() is { } unit ? $"{unit.Code} {unit.FullName}" : null;

    // Nouns are lower case within a sentence and upper case in the register; a composed letter is the same letter, and
    // Hoá is written Hóa by others.
    internal static bool IsSameName(string registered, string given) =>
        string.Equals(WithTonesBehind(registered), WithTonesBehind(given), StringComparison.OrdinalIgnoreCase);

    private static string WithTonesBehind(string name) => string.Join(' ', name.Normalize(NormalizationForm.FormD)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => string.Concat(word.Where(letter => !IsTone(letter)).Concat(word.Where(IsTone)))));

    private static bool IsTone(char letter) => letter is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';
}

/// <param name="Expected">Units that the register has for the set.</param>
/// <param name="Missing">Those of them that the set lacks, in the order of the register.</param>
public sealed record BatchCompleteness(int Expected, IReadOnlyList<UnitRecord> Missing);
