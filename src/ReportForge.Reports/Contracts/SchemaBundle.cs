using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Findings;
using ReportForge.Reports.KindFolders;

namespace ReportForge.Reports.Contracts;

/// <summary>
/// The contract of a kind as one JSON Schema that stands alone: what it takes from the files that kinds share is brought in
/// under <c>$defs</c>, each file by its name.
/// </summary>
internal sealed class SchemaBundle(KindFiles files)
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SortedDictionary<string, JsonNode?> _brought = new(StringComparer.Ordinal);

    public byte[] Write(string file)
    {
        var schema = Read(file) as JsonObject ?? [];
        Rewrite(schema, file, "#");
        if (_brought.Count == 0)
            return Encoding.UTF8.GetBytes(schema.ToJsonString(Indented));
        var definitions = schema["$defs"] as JsonObject ?? [];
        schema["$defs"] = definitions;
        foreach (var (key, node) in _brought)
            definitions[key] = node;
        return Encoding.UTF8.GetBytes(schema.ToJsonString(Indented));
    }

    // A kind that was loaded has sound files; one that vanished since is an empty schema, which allows everything.
    private JsonNode? Read(string file) => files.Read(file, Place.Whole, []) is { } bytes ? JsonNode.Parse(bytes.Span) : new JsonObject();

    private void Rewrite(JsonNode? node, string file, string root)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
                Rewrite(item, file, root);
        }

        if (node is not JsonObject members)
            return;
        if (members["$ref"] is JsonValue value && value.TryGetValue<string>(out var reference))
            members["$ref"] = Rewritten(reference, file, root);
        foreach (var (_, member) in members)
            Rewrite(member, file, root);
    }

    private string Rewritten(string reference, string file, string root)
    {
        var parts = reference.Split('#', 2);
        var pointer = parts.Length == 2 ? parts[1] : "";
        return parts[0].Length == 0 ? root + pointer : Bring(KindFiles.Beside(file, parts[0])) + pointer;
    }

    private string Bring(string file)
    {
        var key = Path.GetFileNameWithoutExtension(file);
        var root = $"#/$defs/{key}";
        if (_brought.TryAdd(key, null))
        {
            var node = Read(file);
            Rewrite(node, file, root);
            _brought[key] = node;
        }

        return root;
    }
}
