using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace ReportForge.Data;

/// <summary>
/// One value of one of the kinds of <see cref="ValueKind"/>: a reference to an object of .NET, so that it goes in and out of
/// templates as it is. The default value is null.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    private readonly object? _raw;

    private Value(object? raw) => _raw = raw;

    public static Value Null => default;

    public static Value True => new(Boxes.True);

    public static Value False => new(Boxes.False);

    /// <summary>
    /// The object that the value is: text, number, date, <see cref="DataArray"/>, <see cref="DataObject"/>,
    /// <see cref="HostValue"/>.
    /// </summary>
    public object? Raw => _raw;

    public ValueKind Kind => _raw switch
    {
        null => ValueKind.Null,
        string => ValueKind.String,
        DataObject => ValueKind.Object,
        DataArray => ValueKind.Array,
        bool => ValueKind.Boolean,
        long or int or short or sbyte or byte or ushort or uint => ValueKind.Integer,
        decimal => ValueKind.Decimal,
        double or float => ValueKind.Double,
        BigInteger or ulong => ValueKind.BigInteger,
        DateTime => ValueKind.Date,
        TimeSpan => ValueKind.TimeSpan,
        _ => ValueKind.Host,
    };

    public bool IsNull => _raw is null;

    public bool IsNumber => Kind is ValueKind.Integer or ValueKind.BigInteger or ValueKind.Double or ValueKind.Decimal;

    /// <summary>Null and <c>false</c> are false; everything else is true, 0 and "" too.</summary>
    public bool Truthy => _raw is not (null or false);

    public static Value From(bool value) => value ? True : False;

    public static Value From(long value) => new(Boxes.Of(value));

    public static Value From(double value) => new(value);

    public static Value From(decimal value) => new(value);

    /// <summary>The smallest kind of integer that holds the number.</summary>
    public static Value From(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? From((long)value) : new(value);

    public static Value From(string? value) => new(value);

    /// <summary>A point in time without an offset.</summary>
    public static Value From(DateTime value) => new(value);

    public static Value From(TimeSpan value) => new(value);

    public static Value From(DataObject? value) => new(value);

    public static Value From(DataArray? value) => new(value);

    /// <summary>Something that only the host understands; it travels through variables and is written by the host.</summary>
    public static Value Host(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(new HostValue(value));
    }

    /// <summary>The value that an object is, as it is.</summary>
    public static Value OfRaw(object? raw) => new(raw);

    public bool TryGetBoolean(out bool value)
    {
        value = _raw is true;
        return _raw is bool;
    }

    /// <summary>An integer of 64 bits; not a double that happens to be whole.</summary>
    public bool TryGetInteger(out long value)
    {
        if (_raw is long number)
        {
            value = number;
            return true;
        }

        (value, var found) = _raw switch
        {
            int small => (small, true),
            short small => (small, true),
            sbyte small => (small, true),
            byte small => (small, true),
            ushort small => (small, true),
            uint small => (small, true),
            _ => (0L, false),
        };
        return found;
    }

    public bool TryGetBigInteger(out BigInteger value)
    {
        value = _raw switch
        {
            BigInteger big => big,
            ulong large => large,
            _ => TryGetInteger(out var integer) ? integer : default,
        };
        return Kind is ValueKind.Integer or ValueKind.BigInteger;
    }

    /// <summary>Any number as a double.</summary>
    public bool TryGetDouble(out double value)
    {
        (value, var found) = _raw switch
        {
            double number => (number, true),
            float number => (number, true),
            decimal number => ((double)number, true),
            _ => TryGetBigInteger(out var integer) ? ((double)integer, true) : (0, false),
        };
        return found;
    }

    /// <summary>Any number that a decimal can hold.</summary>
    public bool TryGetDecimal(out decimal value)
    {
        if (_raw is decimal exact)
        {
            value = exact;
            return true;
        }

        if (TryGetInteger(out var integer))
        {
            value = integer;
            return true;
        }

        value = 0;
        return Kind switch
        {
            ValueKind.Double => TryGetDouble(out var floating) && NumberParts.TryToDecimal(floating, out value),
            ValueKind.BigInteger => TryGetBigInteger(out var big) && NumberParts.TryToDecimal(big, out value),
            _ => false,
        };
    }

    public bool TryGetString([NotNullWhen(true)] out string? value)
    {
        value = _raw as string;
        return value is not null;
    }

    public bool TryGetDate(out DateTime value) => TryUnbox(out value);

    public bool TryGetTimeSpan(out TimeSpan value) => TryUnbox(out value);

    public bool TryGetArray([NotNullWhen(true)] out DataArray? value)
    {
        value = _raw as DataArray;
        return value is not null;
    }

    public bool TryGetObject([NotNullWhen(true)] out DataObject? value)
    {
        value = _raw as DataObject;
        return value is not null;
    }

    public bool TryGetHost<T>([NotNullWhen(true)] out T? value)
        where T : class
    {
        value = (_raw as HostValue)?.Content as T;
        return value is not null;
    }

    /// <summary>The string, or null when the value is none.</summary>
    public string? AsString() => _raw as string;

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
    public DataArray? AsArray() => _raw as DataArray;

    /// <summary>The object, or null when the value is none.</summary>
    public DataObject? AsObject() => _raw as DataObject;

    /// <summary>The member of an object by its name.</summary>
    public bool TryGetMember(string name, out Value value)
    {
        value = default;
        return _raw is DataObject members && members.TryGet(name, out value);
    }

    /// <summary>Equal numbers are equal whatever their kind; arrays, objects and host values are equal only to themselves.</summary>
    public bool Equals(Value other)
    {
        if (IsNumber && other.IsNumber)
            return NumberParts.Compare(this, other) == 0;
        return _raw switch
        {
            null => other._raw is null,
            DataArray or DataObject => ReferenceEquals(_raw, other._raw),
            _ => _raw.Equals(other._raw),
        };
    }

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => IsNumber ? AsDouble().GetHashCode() : _raw?.GetHashCode() ?? 0;

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>The text as data shows it, with the invariant culture.</summary>
    public override string ToString() => ValueText.Of(this, CultureInfo.InvariantCulture);

    private bool TryUnbox<T>(out T value)
        where T : struct
    {
        value = _raw is T found ? found : default;
        return _raw is T;
    }
}
