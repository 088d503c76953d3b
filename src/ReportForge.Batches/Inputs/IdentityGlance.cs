using System.Text.Json;
using System.Text.Unicode;
using ReportForge.Reports.Data;

namespace ReportForge.Batches.Inputs;

/// <summary>
/// Whose report a JSON object is, read without the rest of it becoming values. The whole reading refuses more, such as a name
/// that is written twice further down; of an object that it takes it says the same.
/// </summary>
internal static class IdentityGlance
{
    /// <summary>Null when only the whole reading tells.</summary>
    public static BatchIdentity? At(ReadOnlyMemory<byte> json)
    {
        if (!Utf8.IsValid(json.Span))
            return null;
        try
        {
            return PartsOf(json) is { } parts && ReportData.Read("", parts).Data is { } data
                && BatchIdentity.Of(data) is { UnitCode.Length: > 0, UnitName.Length: > 0 } identity
                ? identity
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The members that name unit and period, as an object of their own.
    private static byte[]? PartsOf(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        var (unit, period) = (default(ReadOnlyMemory<byte>), default(ReadOnlyMemory<byte>));
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isUnit, isPeriod) = (reader.ValueTextEquals("unit"u8), reader.ValueTextEquals("period"u8));
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            var value = json[start..(int)reader.BytesConsumed];
            if ((isUnit && !unit.IsEmpty) || (isPeriod && !period.IsEmpty))
                return null;
            (unit, period) = (isUnit ? value : unit, isPeriod ? value : period);
        }

        // The reader throws at what stands behind the object.
        return reader.Read() || unit.IsEmpty || period.IsEmpty
            ? null
            : [.. "{\"unit\":"u8, .. unit.Span, .. ",\"period\":"u8, .. period.Span, (byte)'}'];
    }
}
