using System.Text.Json.Nodes;

namespace ReportForge.Batches.Rollups;

/// <summary>Puts values into a JSON object by dotted paths, making the objects on the way.</summary>
internal static class JsonPath
{
    public static void Set(JsonObject root, string path, JsonNode? value)
    {
        var names = path.Split('.');
        ObjectAt(root, names.AsSpan(0, names.Length - 1))[names[^1]] = value;
    }

    /// <summary>The value at a path, or null.</summary>
    public static JsonNode? Find(JsonObject root, string path)
    {
        JsonNode? at = root;
        foreach (var name in path.Split('.'))
            at = (at as JsonObject)?[name];
        return at;
    }

    /// <summary>Sets a member of the row of a list that has the key, and adds the row where there is none.</summary>
    public static void SetRow(JsonObject root, string listPath, string keyName, string key, string member, JsonNode? value)
    {
        var names = listPath.Split('.');
        var parent = ObjectAt(root, names.AsSpan(0, names.Length - 1));
        if (parent[names[^1]] is not JsonArray list)
            parent[names[^1]] = list = [];
        var row = list.OfType<JsonObject>().FirstOrDefault(one => (string?)one[keyName] == key);
        if (row is null)
            list.Add((JsonNode)(row = new JsonObject { [keyName] = key }));
        Set(row, member, value);
    }

    private static JsonObject ObjectAt(JsonObject root, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (root[name] is not JsonObject inner)
                root[name] = inner = [];
            root = inner;
        }

        return root;
    }
}
