using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ReportForge.Data.Texts;
using ReportForge.Findings;

namespace ReportForge.Data.Json;

/// <summary>Reads a JSON document into values.</summary>
internal ref struct JsonReader
{
    private const int MaxNumberLength = 1000;
    private const int DecimalDigits = 28;
    private const char FirstCombiningMark = '\u0300';
    private const char LastCombiningMark = '\u036f';

    private readonly string _file;
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly JsonLimits _limits;
    private readonly List<Finding> _findings;

    // The last object of each level: the next one has most probably the same names, which need no new strings then.
    private readonly DataObject?[] _patterns;
    private Utf8JsonReader _reader;
    private int _values;

    private JsonReader(string file, ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        _file = file;
        _utf8 = utf8;
        _limits = limits;
        _findings = [];
        _patterns = new DataObject?[limits.MaxDepth + 2];

        // One level more than allowed, so that it is this reader that says what is too deep.
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
    }

    public static JsonReadResult Read(string file, ReadOnlySpan<byte> utf8, JsonLimits limits)
    {
        if (utf8.Length > limits.MaxBytes)
            return new(Value.Null, [JsonFindings.TooLarge(Place.InFile(file), limits.MaxBytes)]);
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        if (IsOfficeFile(utf8))
            return new(Value.Null, [JsonFindings.OfficeFile(Place.InFile(file))]);
        if (!Utf8.IsValid(utf8))
            return new(Value.Null, [JsonFindings.NotUtf8(Place.InFile(file))]);
        var reader = new JsonReader(file, utf8, limits);
        var value = reader.ReadDocument();
        return new(value, [.. reader._findings]);
    }

    // How a zip package and an old Office file (a compound file) begin.
    private static bool IsOfficeFile(ReadOnlySpan<byte> bytes) =>
        bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..];

    private Value ReadDocument()
    {
        var value = Value.Null;
        try
        {
            _reader.Read();
            value = ReadValue(0);
            while (_reader.Read())
            {
                // The reader itself throws at anything behind the value.
            }
        }
        catch (JsonException malformed)
        {
            var offset = JsonPlaces.OffsetOf(_utf8, malformed.LineNumber ?? 0, malformed.BytePositionInLine ?? 0);
            if (_findings.Count == 0 || _findings[^1].Code != malformed.Message)
                _findings.Add(JsonFindings.BadSyntax(PlaceOf(offset), JsonComplaint.At(_utf8, offset)));
        }

        return value;
    }

    private Value ReadValue(int depth)
    {
        if (++_values > _limits.MaxValues)
            throw Refused(JsonFindings.TooManyValues(PlaceOf((int)_reader.TokenStartIndex), _limits.MaxValues));
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Value.From(ReadObject(depth + 1));
            case JsonTokenType.StartArray:
                return Value.From(ReadArray(depth + 1));
            case JsonTokenType.String:
                return Value.From(ReadText());
            case JsonTokenType.Number:
                return ReadNumber();
            case JsonTokenType.True:
                return Value.True;
            case JsonTokenType.False:
                return Value.False;
            default:
                return Value.Null;
        }
    }

    private DataObject ReadObject(int depth)
    {
        CheckDepth(depth);
        var pattern = _patterns[depth];
        var result = new DataObject(pattern?.Count ?? 4);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)_reader.TokenStartIndex;
            var name = ReadName(pattern, result.Count);
            _reader.Read();
            var value = ReadValue(depth);
            if (result.Contains(name) && !IsFull)
                _findings.Add(JsonFindings.DuplicateKey(PlaceOf(start), name));
            result.SetPooled(name, value);
        }

        _patterns[depth] = result;
        return result;
    }

    private readonly string ReadName(DataObject? pattern, int place)
    {
        if (pattern is not null && place < pattern.Count && !_reader.ValueIsEscaped && _reader.ValueTextEquals(pattern.NameAt(place)))
            return pattern.NameAt(place);
        return NamePool.Of(ReadText());
    }

    // Texts typed on some systems carry their accents as characters of their own: they look the same as composed letters and
    // would equal no option, name or word that is written with those.
    private readonly string ReadText()
    {
        var text = Unescaped();
        return text.AsSpan().ContainsAnyInRange(FirstCombiningMark, LastCombiningMark) ? UnicodeForm.Compose(text) : text;
    }

    private readonly string Unescaped()
    {
        // An exception for each of a million texts takes a minute; what is there is of no use any more.
        if (IsFull)
            return "";
        try
        {
            return _reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            _findings.Add(JsonFindings.HalfCharacter(PlaceOf((int)_reader.TokenStartIndex)));
            return "";
        }
    }

    private DataArray ReadArray(int depth)
    {
        CheckDepth(depth);
        var result = new DataArray();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            result.Add(ReadValue(depth));
        return result;
    }

    private readonly void CheckDepth(int depth)
    {
        if (depth <= _limits.MaxDepth)
            return;
        throw Refused(JsonFindings.TooDeep(PlaceOf((int)_reader.TokenStartIndex), _limits.MaxDepth));
    }

    private readonly JsonException Refused(Finding finding)
    {
        _findings.Add(finding);
        return new JsonException(finding.Code);
    }

    private readonly Value ReadNumber()
    {
        if (_reader.TryGetInt64(out var integer))
            return Value.From(integer);
        var text = Encoding.ASCII.GetString(_reader.HasValueSequence ? _reader.ValueSequence.ToArray() : _reader.ValueSpan);
        if (text.Length > MaxNumberLength)
            return Bad(text);
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            return Value.From(BigInteger.Parse(text, CultureInfo.InvariantCulture));
        if (IsExactDecimal(text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return Value.From(WithoutTrailingZeros(exact));
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? Value.From(number)
            : Bad(text);
    }

    private readonly Value Bad(string text)
    {
        if (!IsFull)
            _findings.Add(JsonFindings.BadNumber(PlaceOf((int)_reader.TokenStartIndex), text.Length > 40 ? text[..40] + "…" : text));
        return Value.Null;
    }

    // Dividing by a one with as many decimals as there can be drops the zeros.
    private static decimal WithoutTrailingZeros(decimal number) => number / 1.0000000000000000000000000000m;

    private static bool IsExactDecimal(string text)
    {
        var exponentAt = text.AsSpan().IndexOfAny('e', 'E');
        var mantissa = exponentAt < 0 ? text.AsSpan() : text.AsSpan(0, exponentAt);
        var exponent = 0;
        if (exponentAt >= 0
            && !int.TryParse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            return false;
        var point = mantissa.IndexOf('.');
        var decimals = (point < 0 ? 0 : mantissa.Length - point - 1) - exponent;
        var digits = mantissa.Length - (point < 0 ? 0 : 1) - (mantissa[0] == '-' ? 1 : 0);
        return digits <= DecimalDigits && decimals is >= 0 and <= DecimalDigits;
    }

    // Asked before a finding is made: its place alone costs a walk through the document.
    private readonly bool IsFull => _findings.Count >= _limits.MaxFindings;

    private readonly Place PlaceOf(int offset)
    {
        var (line, column) = JsonPlaces.At(_utf8, offset);
        return JsonPlaces.Quote(_utf8, offset, Place.At(_file, line, column));
    }
}
