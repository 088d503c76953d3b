using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Worker.Http;

namespace ReportForge.Worker.Reports;

/// <summary>
/// New values of single fields, by the paths that findings name: <c>{ "levels[0].received_total": 12 }</c>. Objects on the way
/// are made; a list grows by the element behind its last; null empties a field.
/// </summary>
internal sealed class FieldPatch(JsonObject fields)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>What is wrong with a path; null when all were set.</returns>
    public Problems.Problem? ApplyTo(string data, out byte[] patched)
    {
        patched = [];
        if (JsonNode.Parse(data) is not JsonObject root)
            return Problems.NotFound();
        foreach (var (path, value) in fields)
        {
            if (!TrySet(root, path, value?.DeepClone()))
                return Problems.BadRequest(path, new($"Không có chỗ cho trường '{path}'.", $"There is no place for the field '{path}'."));
        }

        patched = Encoding.UTF8.GetBytes(root.ToJsonString(Indented));
        return null;
    }

    private static bool TrySet(JsonObject root, string path, JsonNode? value)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        JsonNode owner = root;
        for (var index = 0; index < steps.Length; index++)
        {
            var isLast = index == steps.Length - 1;
            var next = isLast ? value : Existing(owner, steps[index]) ?? Fresh(steps[index + 1]);
            var isThere = !isLast && next?.Parent is not null;
            if (!isThere && !TryPut(owner, steps[index], next))
                return false;
            if (!isLast)
                owner = next ?? root;
        }

        return steps.Length > 0;
    }

    private static JsonNode? Existing(JsonNode owner, string step) => owner switch
    {
        JsonObject members when !IsIndex(step, out _) => members[step] as JsonObject ?? members[step] as JsonArray as JsonNode,
        JsonArray list when IsIndex(step, out var at) && at < list.Count => list[at] as JsonObject ?? list[at] as JsonArray as JsonNode,
        _ => null,
    };

    private static JsonNode Fresh(string nextStep) => IsIndex(nextStep, out _) ? new JsonArray() : new JsonObject();

    private static bool TryPut(JsonNode owner, string step, JsonNode? value)
    {
        if (owner is JsonObject members && !IsIndex(step, out _))
        {
            members[step] = value;
            return true;
        }

        if (owner is not JsonArray list || !IsIndex(step, out var at) || at > list.Count)
            return false;
        if (at == list.Count)
            list.Add(value);
        else
            list[at] = value;
        return true;
    }

    private static bool IsIndex(string step, out int index)
    {
        index = 0;
        return step is ['[', .. var digits, ']'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }
}
