using System.Text.Json;
using System.Text.Json.Nodes;
using ReportForge.Findings;

namespace ReportForge.Worker.Http;

/// <summary>Findings as the API gives them: the shape of the command's <c>--format json</c>.</summary>
internal static class FindingNodes
{
    public static JsonNode Of(IEnumerable<Finding> findings, MessageLanguage language)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            FindingJson.WriteArray(json, findings, language);
        return JsonNode.Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) ?? new JsonArray();
    }
}
