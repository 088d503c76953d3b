using System.Text.Json;
using ReportForge.Word.Authoring;

namespace ReportForge.Worker.Templates;

/// <summary>The wire shapes of what a template needs.</summary>
public static class NeedsJson
{
    public static void WriteTree(Utf8JsonWriter json, NeededField parent)
    {
        json.WriteStartArray();
        foreach (var field in parent.Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WriteBoolean("list", field.IsList);
            json.WriteBoolean("required", field.IsRequired);
            json.WriteStartArray("functions");
            foreach (var function in field.Functions)
                json.WriteStringValue(function);
            json.WriteEndArray();
            json.WritePropertyName("fields");
            WriteTree(json, field);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A schema of draft 2020-12: objects and lists as the template reads them; of single values it knows no type.</summary>
    public static void WriteSchema(Utf8JsonWriter json, NeededField root)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        WriteObject(json, root);
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, NeededField field)
    {
        json.WriteStartObject();
        if (field.IsList)
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            if (!field.Fields.IsEmpty)
                WriteObject(json, field);
            json.WriteEndObject();
        }
        else if (!field.Fields.IsEmpty)
        {
            WriteObject(json, field);
        }

        json.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter json, NeededField field)
    {
        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        foreach (var child in field.Fields)
        {
            json.WritePropertyName(child.Name);
            WriteField(json, child);
        }

        json.WriteEndObject();
        json.WriteStartArray("required");
        foreach (var child in field.Fields.Where(child => child.IsRequired))
            json.WriteStringValue(child.Name);
        json.WriteEndArray();
    }
}
