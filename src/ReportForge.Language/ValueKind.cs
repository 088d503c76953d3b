namespace ReportForge.Language;

/// <summary>The closed set of kinds of values that a template can meet.</summary>
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
    Range,
    Function,
    Host,
}
