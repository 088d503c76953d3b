namespace ReportForge.Data;

/// <summary>The closed set of kinds of values.</summary>
public enum ValueKind
{
    Null,
    Boolean,
    Integer,
    BigInteger,
    Double,
    Decimal,
    String,
    Date,
    TimeSpan,
    Array,
    Object,
    Host,
}
