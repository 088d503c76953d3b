using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReportForge.Batches.Ledger;
using ReportForge.Data.Json;

namespace ReportForge.Batches.Lists;

/// <summary>One field that differs between two versions of a unit's data. Null stands for a field that is not there.</summary>
public sealed record DataChange(string Path, string? Old, string? New);

/// <summary>Why the document of a unit was made again.</summary>
/// <param name="UnitCode">Official code of the unit.</param>
/// <param name="UnitName">Its name as the data writes it.</param>
/// <param name="Period">Short text of the period.</param>
/// <param name="TemplateChanged">The kind, its parts or the program changed.</param>
/// <param name="Fields">The fields of the data that changed.</param>
public sealed record UnitChanges(string UnitCode, string UnitName, string Period, bool TemplateChanged, ImmutableArray<DataChange> Fields)
{
    internal static UnitChanges Of(LedgerChange change) => new(
        change.UnitCode,
        change.UnitName,
        change.Period,
        change.TemplateChanged,
        change.Before.AsSpan().SequenceEqual(change.Now)
            ? []
            : DataChanges.Between(PackedData.Unpack(change.Before), PackedData.Unpack(change.Now)));
}

/// <summary>Compares two versions of a unit's data field by field.</summary>
public static class DataChanges
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every field that differs, in the order of the new data, then those that it lacks.</summary>
    public static ImmutableArray<DataChange> Between(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        using var old = JsonDocument.Parse(JsonBytes.WithoutMark(before));
        using var now = JsonDocument.Parse(JsonBytes.WithoutMark(after));
        var changes = ImmutableArray.CreateBuilder<DataChange>();
        Compare("", old.RootElement, now.RootElement, changes);
        return changes.ToImmutable();
    }

    private static void Compare(string path, JsonElement old, JsonElement now, ImmutableArray<DataChange>.Builder changes)
    {
        if (old.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
            CompareMembers(path, old, now, changes);
        else if (old.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array)
            CompareItems(path, old, now, changes);
        else if (!JsonElement.DeepEquals(old, now))
            changes.Add(new DataChange(path, TextOf(old), TextOf(now)));
    }

    private static void CompareMembers(string path, JsonElement old, JsonElement now, ImmutableArray<DataChange>.Builder changes)
    {
        foreach (var member in now.EnumerateObject())
        {
            if (old.TryGetProperty(member.Name, out var before))
                Compare(Join(path, member.Name), before, member.Value, changes);
            else
                changes.Add(new DataChange(Join(path, member.Name), null, TextOf(member.Value)));
        }

        foreach (var member in old.EnumerateObject().Where(member => !now.TryGetProperty(member.Name, out _)))
            changes.Add(new DataChange(Join(path, member.Name), TextOf(member.Value), null));
    }

    private static void CompareItems(string path, JsonElement old, JsonElement now, ImmutableArray<DataChange>.Builder changes)
    {
        var (before, after) = (old.GetArrayLength(), now.GetArrayLength());
        for (var index = 0; index < Math.Max(before, after); index++)
        {
            var item = $"{path}[{index}]";
            if (index >= before)
                changes.Add(new DataChange(item, null, TextOf(now[index])));
            else if (index >= after)
                changes.Add(new DataChange(item, TextOf(old[index]), null));
            else
                Compare(item, old[index], now[index], changes);
        }
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : JsonSerializer.Serialize(value, Plain);
}
