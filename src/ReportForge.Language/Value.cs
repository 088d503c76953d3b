using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using ReportForge.Language.Functions;
using ReportForge.Language.Values;

namespace ReportForge.Language;

/// <summary>
/// One value: sixteen bytes, of one of the kinds of <see cref="ValueKind"/>. Numbers, booleans, dates and time spans
/// stand in it without an allocation (decimals and large integers do not).
/// </summary>
/// <remarks>
/// A scalar has a <see cref="ScalarTag"/> as its reference and its bits beside it; anything else has the object as its
/// reference and the kind as its bits. The default value is null.
/// </remarks>
public readonly struct Value : IEquatable<Value>
{
    private readonly object? _reference;
    private readonly long _bits;

    private Value(ScalarTag tag, long bits)
    {
        _reference = tag;
        _bits = bits;
    }

    private Value(object reference, ValueKind kind)
    {
        _reference = reference;
        _bits = (long)kind;
    }

    public static Value Null => default;

    public static Value True => new(ScalarTag.Boolean, 1);

    public static Value False => new(ScalarTag.Boolean, 0);

    /// <summary>A null that stands for something already reported: what is made of it is not reported again.</summary>
    internal static Value Fault => new(ScalarTag.Fault, 0);

    /// <summary>A local variable before its first assignment.</summary>
    internal static Value Unset => new(ScalarTag.Unset, 0);

    /// <summary>The special variable <c>empty</c>.</summary>
    internal static Value Empty => new(ScalarTag.Empty, 0);

    public ValueKind Kind => _reference switch
    {
        null => ValueKind.Null,
        ScalarTag tag => tag.Kind,
        _ => (ValueKind)_bits,
    };

    public bool IsNull => _reference is null || (_reference is ScalarTag tag && tag.Kind == ValueKind.Null);

    /// <summary>Asked for every value that a template reads, so the bits come first: few other values have the same.</summary>
    internal bool IsFunction => _bits == (long)ValueKind.Function && _reference is FunctionValue;

    internal bool IsFault => ReferenceEquals(_reference, ScalarTag.Fault);

    internal bool IsUnset => ReferenceEquals(_reference, ScalarTag.Unset);

    internal bool IsEmptyVariable => ReferenceEquals(_reference, ScalarTag.Empty);

    /// <summary>A double of single precision: it is written and calculated as one.</summary>
    internal bool IsSingle => ReferenceEquals(_reference, ScalarTag.Single);

    public bool IsNumber => Kind is ValueKind.Integer or ValueKind.BigInteger or ValueKind.Double or ValueKind.Decimal;

    /// <summary>Null, <c>false</c> and <c>empty</c> are false; everything else is true, 0 and "" too.</summary>
    public bool Truthy => _reference switch
    {
        null => false,
        ScalarTag tag => tag.Kind == ValueKind.Boolean ? _bits != 0 : tag.Kind != ValueKind.Null,
        _ => true,
    };

    /// <summary>The bits of a scalar: what they mean depends on the kind.</summary>
    internal long Bits => _bits;

    internal object? Reference => _reference;

    public static Value From(bool value) => value ? True : False;

    public static Value From(long value) => new(ScalarTag.Integer, value);

    public static Value From(double value) => new(ScalarTag.Double, BitConverter.DoubleToInt64Bits(value));

    public static Value From(decimal value) => new(value, ValueKind.Decimal);

    /// <summary>The smallest kind of integer that holds the number.</summary>
    public static Value From(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? From((long)value) : new(value, ValueKind.BigInteger);

    public static Value From(string? value) => value is null ? Null : new(value, ValueKind.String);

    /// <summary>A point in time without an offset.</summary>
    public static Value From(DateTime value) => new(ScalarTag.Date, value.Ticks);

    /// <summary>A point in time as the clock at the given offset shows it.</summary>
    public static Value From(DateTimeOffset value) => new(ScalarTag.DateAt(value.Offset), value.Ticks);

    public static Value From(TimeSpan value) => new(ScalarTag.TimeSpan, value.Ticks);

    public static Value From(DataObject? value) => value is null ? Null : new(value, ValueKind.Object);

    public static Value From(DataArray? value) => value is null ? Null : new(value, ValueKind.Array);

    /// <summary>Something that only the host understands; it travels through variables and is written by the host.</summary>
    public static Value Host(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(value, ValueKind.Host);
    }

    internal static Value FromSingle(float value) => new(ScalarTag.Single, BitConverter.DoubleToInt64Bits(value));

    internal static Value From(ValueRange range) => new(range, ValueKind.Range);

    internal static Value From(FunctionValue function) => new(function, ValueKind.Function);

    public bool TryGetBoolean(out bool value)
    {
        value = _bits != 0;
        return ReferenceEquals(_reference, ScalarTag.Boolean);
    }

    /// <summary>An integer of 64 bits; not a double that happens to be whole.</summary>
    public bool TryGetInteger(out long value)
    {
        value = _bits;
        return ReferenceEquals(_reference, ScalarTag.Integer);
    }

    public bool TryGetBigInteger(out BigInteger value)
    {
        value = _reference is BigInteger big ? big : ReferenceEquals(_reference, ScalarTag.Integer) ? _bits : default;
        return _reference is BigInteger || ReferenceEquals(_reference, ScalarTag.Integer);
    }

    /// <summary>Any number as a double.</summary>
    public bool TryGetDouble(out double value)
    {
        (var found, value) = Kind switch
        {
            ValueKind.Integer => (true, _bits),
            ValueKind.Double => (true, BitConverter.Int64BitsToDouble(_bits)),
            ValueKind.Decimal => (true, (double)Unbox<decimal>()),
            ValueKind.BigInteger => (true, (double)Unbox<BigInteger>()),
            _ => (false, 0d),
        };
        return found;
    }

    /// <summary>Any number that a decimal can hold.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        value = 0;
        switch (Kind)
        {
            case ValueKind.Integer:
                value = _bits;
                return true;
            case ValueKind.Decimal:
                value = Unbox<decimal>();
                return true;
            case ValueKind.Double:
                return NumberParts.TryToDecimal(BitConverter.Int64BitsToDouble(_bits), out value);
            case ValueKind.BigInteger:
                return NumberParts.TryToDecimal(Unbox<BigInteger>(), out value);
            default:
                return false;
        }
    }

    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        value = _reference as string;
        return value is not null && _bits == (long)ValueKind.String;
    }

    /// <summary>The date as its clock shows it.</summary>
    public bool TryGetDate(out DateTime value)
    {
        var isDate = Kind == ValueKind.Date;
        value = isDate ? new DateTime(_bits) : default;
        return isDate;
    }

    /// <summary>The offset of a date that has one.</summary>
    public bool TryGetOffset(out TimeSpan offset)
    {
        var known = (_reference as ScalarTag)?.Offset;
        offset = known ?? default;
        return known is not null;
    }

    public bool TryGetTimeSpan(out TimeSpan value)
    {
        var isTimeSpan = Kind == ValueKind.TimeSpan;
        value = isTimeSpan ? new TimeSpan(_bits) : default;
        return isTimeSpan;
    }

    public bool TryGetArray([NotNullWhen(true)] out DataArray? value)
    {
        value = _reference as DataArray;
        return value is not null && _bits == (long)ValueKind.Array;
    }

    public bool TryGetObject([NotNullWhen(true)] out DataObject? value)
    {
        value = _reference as DataObject;
        return value is not null && _bits == (long)ValueKind.Object;
    }

    public bool TryGetHost<T>([NotNullWhen(true)] out T? value)
        where T : class
    {
        value = _bits == (long)ValueKind.Host ? _reference as T : null;
        return value is not null;
    }

    /// <summary>The string, or null when the value is none.</summary>
    public string? AsString() => TryGetString(out var value) ? value : null;

    /// <summary>The integer, or null when the value is none.</summary>
    public long? AsInteger() => TryGetInteger(out var value) ? value : null;

    /// <summary>The number, or null when the value is none or too large.</summary>
    public decimal? AsDecimal() => TryGetDecimal(out var value) ? value : null;

    /// <summary>The number, or null when the value is none.</summary>
    public double? AsDouble() => TryGetDouble(out var value) ? value : null;

    /// <summary>The boolean, or null when the value is none.</summary>
    public bool? AsBoolean() => TryGetBoolean(out var value) ? value : null;

    /// <summary>The date, or null when the value is none.</summary>
    public DateTime? AsDate() => TryGetDate(out var value) ? value : null;

    /// <summary>The array, or null when the value is none.</summary>
    public DataArray? AsArray() => TryGetArray(out var value) ? value : null;

    /// <summary>The object, or null when the value is none.</summary>
    public DataObject? AsObject() => TryGetObject(out var value) ? value : null;

    /// <summary>The member of an object by its name.</summary>
    public bool TryGetMember(string name, out Value value)
    {
        value = default;
        return TryGetObject(out var members) && members.TryGet(name, out value);
    }

    /// <summary>Equal numbers are equal whatever their kind; arrays, objects and host values are equal only to themselves.</summary>
    public bool Equals(Value other)
    {
        var kind = Kind;
        if (IsNumber && other.IsNumber)
            return NumberParts.Compare(this, other) == 0;
        if (kind != other.Kind)
            return false;
        return kind switch
        {
            ValueKind.Null => IsEmptyVariable == other.IsEmptyVariable,
            ValueKind.Boolean or ValueKind.Date or ValueKind.TimeSpan => _bits == other._bits,
            ValueKind.String => string.Equals((string?)_reference, (string?)other._reference, StringComparison.Ordinal),
            ValueKind.Range => _reference?.Equals(other._reference) ?? false,
            _ => ReferenceEquals(_reference, other._reference),
        };
    }

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Kind switch
    {
        ValueKind.Null => 0,
        ValueKind.Boolean or ValueKind.Date or ValueKind.TimeSpan => _bits.GetHashCode(),
        ValueKind.Integer or ValueKind.BigInteger or ValueKind.Double or ValueKind.Decimal => AsDouble().GetHashCode(),
        _ => _reference?.GetHashCode() ?? 0,
    };

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>The text that a template prints, with the invariant culture.</summary>
    public override string ToString() => ValueText.Of(this, CultureInfo.InvariantCulture);

    internal T Unbox<T>()
        where T : struct => _reference is T value ? value : default;
}
