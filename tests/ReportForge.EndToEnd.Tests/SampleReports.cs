using System.Globalization;
using ReportForge.Reports.Units;

namespace ReportForge.EndToEnd.Tests;

/// <summary>Data that the command itself makes up for units of the register.</summary>
internal static class SampleReports
{
    private const int StandardSeed = 20261121;

    /// <summary>What chance starts from: the same each time unless REPORTFORGE_SEED says otherwise.</summary>
    public static int Seed { get; } = Environment.GetEnvironmentVariable("REPORTFORGE_SEED") is { Length: > 0 } given
        ? int.Parse(given, CultureInfo.InvariantCulture)
        : StandardSeed;

    /// <summary>Writes units.jsonl: annual reports of <paramref name="count"/> communes drawn from the whole country, or of all when null.</summary>
    /// <returns>How many units it holds.</returns>
    public static async Task<int> Write(TemporaryFolder folder, int? count)
    {
        var chosen = Communes(count);
        var register = (await File.ReadAllLinesAsync(RepositoryRoot.PathOf("fixtures", "units.csv")))
            .Where((line, index) => index == 0 || line.Contains(",province,", StringComparison.Ordinal) || chosen.Contains(line.Split(',')[0]));
        await File.WriteAllLinesAsync(folder.PathOf("units.csv"), register);
        var run = await ReportForgeProcess.Run(
            folder.Folder, "sample", "cchc-annual", "--units", "units.csv", "--seed", Seed.ToString(CultureInfo.InvariantCulture), "--out", "units.jsonl");
        run.ExitCode.ShouldBe(0, run.Error);
        return chosen.Count;
    }

    private static HashSet<string> Communes(int? count)
    {
        var codes = UnitDirectory.Current.Units.Where(unit => unit.IsCommune).Select(unit => unit.Code).ToArray();
        new Random(Seed).Shuffle(codes);
        return [.. codes.Take(count ?? codes.Length)];
    }
}
