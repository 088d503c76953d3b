using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Reports.Data;

namespace ReportForge.Reports.Tests.Regenerating;

/// <summary>Corrected data and the draft that they give.</summary>
internal sealed record CorrectedReport(ReportData Data, ReadOnlyMemory<byte> Draft);

/// <summary>Report data with some figures or words corrected.</summary>
internal static class CorrectedFigures
{
    // What says which report it is stays; what is printed as it stands in the source belongs to the figure that it replaces.
    private static readonly string[] Kept = ["kind", "unit", "period", "document", "as_printed", "comment", "layout"];

    /// <summary>Corrected figures and words; what stands where stays the same.</summary>
    public static CorrectedReport Of(ReportData data, Random random, int count) => Of(data, count, root => CorrectValue(root, random));

    /// <summary>Corrections that also bring, take away and reorder rows and items of lists.</summary>
    public static CorrectedReport WithOtherRows(ReportData data, Random random, int count) => Of(data, count, root =>
    {
        if (random.Next(2) == 0)
            CorrectValue(root, random);
        else
            CorrectList([.. Lists(root)], random);
    });

    // Some figures have a range that the contract names: what it refuses is no correction, and a fewer are tried.
    private static CorrectedReport Of(ReportData data, int count, Action<JsonObject> correct)
    {
        for (var together = count; together > 0; together /= 2)
        {
            var root = JsonNode.Parse(JsonText.Write(data.Root)) as JsonObject ?? throw new InvalidOperationException("No object.");
            for (var at = 0; at < together; at++)
                correct(root);
            var corrected = Read(data, root);
            if (ReportFixture.TryDraft(corrected) is { } draft)
                return new(corrected, draft);
        }

        return new(data, ReportFixture.Draft(data));
    }

    private static ReportData Read(ReportData data, JsonObject root) =>
        ReportData.Read(data.File, Encoding.UTF8.GetBytes(root.ToJsonString())).Data ?? throw new InvalidOperationException("Not read.");

    private static void CorrectValue(JsonObject root, Random random)
    {
        var places = Leaves(root).ToList();
        if (random.Next(5) == 0)
            Swap(places.FindAll(place => place.GetValueKind() == JsonValueKind.Number), random);
        else
            Correct(places[random.Next(places.Count)], random);
    }

    private static void CorrectList(List<JsonArray> lists, Random random)
    {
        if (lists.Count == 0)
            return;
        var list = lists[random.Next(lists.Count)];
        var at = random.Next(list.Count);
        var item = list[at]?.DeepClone();
        switch (random.Next(3))
        {
            case 0:
                list.RemoveAt(at);
                break;
            case 1:
                list.RemoveAt(at);
                list.Insert(random.Next(list.Count + 1), item);
                break;
            default:
                list.Insert(random.Next(list.Count + 1), item);
                if (item is not null && Leaves(item).ToList() is { Count: > 0 } leaves)
                    Correct(leaves[0], random);
                break;
        }
    }

    private static IEnumerable<JsonArray> Lists(JsonNode? node) => node switch
    {
        JsonObject all => all.Where(member => !Kept.Contains(member.Key)).SelectMany(member => Lists(member.Value)),
        JsonArray { Count: > 1 } all => all.SelectMany(Lists).Prepend(all),
        _ => [],
    };

    // Two figures were typed in each other's place.
    private static void Swap(List<JsonValue> figures, Random random)
    {
        var at = random.Next(figures.Count);
        var other = Math.Min(figures.Count - 1, at + random.Next(1, 12));
        if (at == other)
            return;
        var (one, two) = (figures[at].GetValue<decimal>(), figures[other].GetValue<decimal>());
        figures[at].ReplaceWith(two);
        figures[other].ReplaceWith(one);
    }

    private static void Correct(JsonValue leaf, Random random)
    {
        if (leaf.GetValueKind() == JsonValueKind.Number)
        {
            var old = leaf.GetValue<decimal>();
            leaf.ReplaceWith(decimal.IsInteger(old) ? Math.Abs(old) + random.Next(1, 500) : Math.Round(old + random.Next(1, 90) / 10m, 1));
        }
        else if (leaf.GetValue<string>() is { Length: > 60 } text)
        {
            var words = text.Split(' ');
            words[random.Next(words.Length)] = "sửa" + random.Next(1000).ToString(CultureInfo.InvariantCulture);
            leaf.ReplaceWith(string.Join(' ', words));
        }
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) => node switch
    {
        JsonObject all => all.Where(member => !Kept.Contains(member.Key)).SelectMany(member => Leaves(member.Value)),
        JsonArray all => all.SelectMany(Leaves),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number
            || (value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length > 60) => [value],
        _ => [],
    };
}
