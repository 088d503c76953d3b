using ReportForge.Data.Texts;
using ReportForge.Findings;
using ReportForge.Reports.Units;

namespace ReportForge.Batches.Inputs;

/// <summary>Compares what the data say of a unit with the register of the country.</summary>
internal static class RegisterComparison
{
    /// <summary>What the register has against a unit: an unknown code, another name.</summary>
    public static IEnumerable<Finding> Findings(BatchIdentity identity, UnitDirectory units)
    {
        if (identity.UnitCode.Length == 0)
            yield return BatchInputFindings.UnitCodeMissing(identity.UnitName);
        else if (units.ByCode(identity.UnitCode) is not { } unit)
            yield return BatchInputFindings.UnitUnknown(identity.UnitCode, identity.UnitName, Nearest(identity.UnitName, units));
        else if (!IsSameName(unit.FullName, identity.UnitName))
            yield return BatchInputFindings.UnitNameDiffers(unit.Code, identity.UnitName, unit.FullName);
    }

    // Nouns are lower case within a sentence and upper case in the register; a composed letter is the same letter, and
    // Hoá is written Hóa by others.
    public static bool IsSameName(string registered, string given) =>
        string.Equals(WithTonesBehind(registered), WithTonesBehind(given), StringComparison.OrdinalIgnoreCase);

    private static string WithTonesBehind(string name) => string.Join(' ', UnicodeForm.Decompose(name)
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => string.Concat(word.Where(letter => !IsTone(letter)).Concat(word.Where(IsTone)))));

    private static bool IsTone(char letter) => letter is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';

    private static string? Nearest(string name, UnitDirectory units) =>
        units.Find(name).FirstOrDefault() is { } unit ? $"{unit.Code} {unit.FullName}" : null;
}
