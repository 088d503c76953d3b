using System.Text.Encodings.Web;
using System.Text.Json;

namespace ReportForge.Findings;

/// <summary>Prints findings for programs: the JSON shape of <c>--format json</c>, one array of objects.</summary>
public static class FindingJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes a whole JSON document: an array with one object for each finding.</summary>
    public static void Write(Stream stream, IEnumerable<Finding> findings, MessageLanguage language)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        WriteArray(json, findings, language);
    }

    /// <summary>Writes the array as a value inside a larger document.</summary>
    public static void WriteArray(Utf8JsonWriter json, IEnumerable<Finding> findings, MessageLanguage language)
    {
        json.WriteStartArray();
        foreach (var finding in findings)
            WriteObject(json, finding, language);
        json.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter json, Finding finding, MessageLanguage language)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("severity", FindingText.SeverityText(finding.Severity, MessageLanguage.English));
        json.WriteString("message", finding.Message.In(language));
        WritePlace(json, finding.Place, language);
        WriteOptional(json, "found", finding.Found?.In(language));
        WriteOptional(json, "expected", finding.Expected?.In(language));
        WriteOptional(json, "hint", finding.Hint?.In(language));
        WriteOptional(json, "source", finding.Source);
        WriteFields(json, finding);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Place place, MessageLanguage language)
    {
        json.WriteStartObject("place");
        WriteOptional(json, "file", place.File);
        if (place.Line > 0)
        {
            json.WriteNumber("line", place.Line);
            json.WriteNumber("column", place.Column);
        }

        WriteOptional(json, "location", place.Location?.In(language));
        WriteOptional(json, "path", place.Path);
        WriteOptional(json, "quote", place.Quote);
        json.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Fields.IsDefaultOrEmpty)
            return;
        json.WriteStartArray("fields");
        foreach (var field in finding.Fields)
            json.WriteStringValue(field);
        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
