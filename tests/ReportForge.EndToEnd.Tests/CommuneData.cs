using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Reports.Units;

namespace ReportForge.EndToEnd.Tests;

/// <summary>Data of many communes: that of one real report, as printed and put right, under the names of others.</summary>
internal static class CommuneData
{
    // Of the report as it was printed there is much to say; that of most communes is in order, or the findings would be all that is tried.
    private const int AsPrintedEvery = 5;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line for each of the first <paramref name="count"/> communes of the register, each with figures of its own.</summary>
    public static IEnumerable<string> Lines(int count)
    {
        var (printed, corrected) = (Fixture("hoang-luu-2024-annual.json"), Fixture("hoang-luu-2024-annual-corrected.json"));
        var units = UnitDirectory.Current;
        return units.Units.Where(unit => unit.IsCommune).Take(count).Select((unit, index) =>
            Line(index % AsPrintedEvery == 0 ? printed : corrected, unit, units.ParentOf(unit), index));
    }

    private static string Fixture(string name) => File.ReadAllText(RepositoryRoot.PathOf("fixtures", "reports", name));

    private static string Line(string fixture, UnitRecord unit, UnitRecord? province, int index)
    {
        var root = JsonNode.Parse(fixture)?.AsObject() ?? throw new InvalidDataException("The fixture is an object.");
        root["unit"] = new JsonObject
        {
            ["code"] = unit.Code,
            ["kind"] = unit.Kind.ToLowerInvariant(),
            ["name"] = unit.Name,
            ["province"] = new JsonObject { ["kind"] = province?.Kind.ToLowerInvariant(), ["name"] = province?.Name },
        };
        if (root["figures"] is JsonObject figures)
            figures["radio_broadcasts"] = 10 + index;
        return root.ToJsonString(Plain);
    }
}
