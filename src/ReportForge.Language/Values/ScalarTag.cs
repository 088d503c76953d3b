namespace ReportForge.Language.Values;

/// <summary>Says what the bits of a scalar value mean. Dates at an offset have a tag of their own that carries it.</summary>
internal sealed class ScalarTag
{
    public static readonly ScalarTag Fault = new(ValueKind.Null);
    public static readonly ScalarTag Unset = new(ValueKind.Null);
    public static readonly ScalarTag Empty = new(ValueKind.Null);
    public static readonly ScalarTag Boolean = new(ValueKind.Boolean);
    public static readonly ScalarTag Integer = new(ValueKind.Integer);
    public static readonly ScalarTag Double = new(ValueKind.Double);
    public static readonly ScalarTag Single = new(ValueKind.Double);
    public static readonly ScalarTag Date = new(ValueKind.Date);
    public static readonly ScalarTag TimeSpan = new(ValueKind.TimeSpan);

    private static readonly ScalarTag DateInUtc = new(ValueKind.Date, System.TimeSpan.Zero);

    private ScalarTag(ValueKind kind, TimeSpan? offset = null)
    {
        Kind = kind;
        Offset = offset;
    }

    public ValueKind Kind { get; }

    public TimeSpan? Offset { get; }

    public static ScalarTag DateAt(TimeSpan offset) =>
        offset == System.TimeSpan.Zero ? DateInUtc : new ScalarTag(ValueKind.Date, offset);
}
