namespace ReportForge.Language.Rendering;

/// <summary>Kinds of values as an author calls them.</summary>
internal static class Kinds
{
    public static string Name(Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Boolean => "boolean",
        ValueKind.Integer or ValueKind.BigInteger or ValueKind.Double or ValueKind.Decimal => "number",
        ValueKind.String => "string",
        ValueKind.Date => "date",
        ValueKind.TimeSpan => "timespan",
        ValueKind.Array => "array",
        ValueKind.Object => "object",
        ValueKind.Range => "range",
        ValueKind.Function => "function",
        _ => "host value",
    };
}
