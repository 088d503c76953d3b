using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using ReportForge.Data;

namespace ReportForge.Reports.Data;

/// <summary>Writes values as JSON, members in their order: same data, same bytes.</summary>
public static class JsonText
{
    /// <summary>A report is a little shorter.</summary>
    private const int FirstLength = 32 * 1024;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonWriterOptions Indented = Plain with { Indented = true, NewLine = "\n" };

    /// <summary>On one line, for machines.</summary>
    public static byte[] Write(Value value) => Write(value, Plain);

    /// <summary>With indentation, for people.</summary>
    public static byte[] WriteIndented(Value value) => Write(value, Indented);

    private static byte[] Write(Value value, JsonWriterOptions options)
    {
        var output = new ArrayBufferWriter<byte>(FirstLength);
        using (var json = new Utf8JsonWriter(output, options))
            Write(json, value);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Value value)
    {
        if (value.TryGetObject(out var members))
            WriteObject(json, members);
        else if (value.TryGetArray(out var list))
            WriteArray(json, list);
        else if (value.TryGetBoolean(out var flag))
            json.WriteBooleanValue(flag);
        else if (value.IsNumber)
            json.WriteRawValue(value.ToString(), skipInputValidation: true);
        else if (value.IsNull)
            json.WriteNullValue();
        else
            json.WriteStringValue(value.ToString());
    }

    private static void WriteObject(Utf8JsonWriter json, DataObject members)
    {
        json.WriteStartObject();
        foreach (var (name, member) in members.Members)
        {
            json.WritePropertyName(name);
            Write(json, member);
        }

        json.WriteEndObject();
    }

    private static void WriteArray(Utf8JsonWriter json, DataArray list)
    {
        json.WriteStartArray();
        foreach (var item in list)
            Write(json, item);
        json.WriteEndArray();
    }
}
