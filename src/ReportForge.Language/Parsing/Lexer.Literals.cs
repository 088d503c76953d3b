using System.Globalization;
using System.Numerics;
using System.Text;
using ReportForge.Language.Diagnostics;

namespace ReportForge.Language.Parsing;

/// <content>Numbers and strings.</content>
internal sealed partial class Lexer
{
    // An integer of more digits would take long to read and longer to print; budgets of a render refuse it anyway.
    private const int MaxDigits = 20_000;
    private const int MaxInterpolationDepth = 100;

    private void ReadNumber()
    {
        var start = _position;
        var second = Peek(1);
        var value = _text[start] == '0' && second is 'x' or 'X' && _text[start] == '0' ? ReadDigits(start, 16)
            : _text[start] == '0' && second is 'b' or 'B' && _text[start] == '0' ? ReadDigits(start, 2)
            : ReadDecimalNumber(start);
        if (IsNamePart(Peek(0)))
        {
            SkipName();
            value = null;
        }

        if (value is { } number)
            AddCode(TokenKind.Literal, start, number);
        else
            AddCode(Bad(ParsingFindings.BadNumber(PlaceFrom(start), TextFrom(start))), start);
    }

    // 0x… and 0b…; without a final u the highest bit of 32 or 64 is a sign.
    private Value? ReadDigits(int start, int radix)
    {
        _position += 2;
        var digitsStart = _position;
        while (Peek(0) == '_' || (radix == 16 ? char.IsAsciiHexDigit(Peek(0)) : Peek(0) is '0' or '1'))
            _position++;
        var digits = _text[digitsStart.._position].Replace("_", "", StringComparison.Ordinal);
        var isUnsigned = Peek(0) is 'u' or 'U';
        if (isUnsigned)
            _position++;
        if (digits.Length is 0 or > MaxDigits)
            return null;
        var number = BigInteger.Parse(
            "0" + digits, radix == 16 ? NumberStyles.AllowHexSpecifier : NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture);
        if (isUnsigned)
            return Value.From(number);
        if (number >> 31 == BigInteger.One)
            number -= BigInteger.One << 32;
        else if (number >> 63 == BigInteger.One)
            number -= BigInteger.One << 64;
        return Value.From(number);
    }

    private Value? ReadDecimalNumber(int start)
    {
        SkipDigits();
        var isInteger = true;
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            isInteger = false;
            _position++;
            SkipDigits();
        }

        if (Peek(0) is 'e' or 'E' && (char.IsAsciiDigit(Peek(1)) || (Peek(1) is '+' or '-' && char.IsAsciiDigit(Peek(2)))))
        {
            isInteger = false;
            _position += 2;
            SkipDigits();
        }

        var digits = _text[start.._position].Replace("_", "", StringComparison.Ordinal);
        if (digits.Length > MaxDigits)
            return null;
        return ReadSuffix(digits, isInteger);
    }

    private Value? ReadSuffix(string digits, bool isInteger)
    {
        var suffix = IsNamePart(Peek(1)) ? '\0' : char.ToLowerInvariant(Peek(0));
        if (suffix is 'f' or 'd' or 'm')
            _position++;
        switch (suffix)
        {
            case 'm':
                return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? Value.From(exact) : null;
            case 'f':
                return Value.FromSingle(float.Parse(digits, CultureInfo.InvariantCulture));
            default:
                return isInteger && suffix != 'd'
                    ? Value.From(BigInteger.Parse(digits, CultureInfo.InvariantCulture))
                    : Value.From(double.Parse(digits, CultureInfo.InvariantCulture));
        }
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek(0)) || Peek(0) == '_')
            _position++;
    }

    private void ReadString(char quote)
    {
        var start = _position++;
        var end = EndOfString(_position, quote);
        if (end < 0)
        {
            Unclosed(start, quote);
            return;
        }

        var content = Unescape(_position, end, braces: false);
        _position = end + 1;
        AddCode(TokenKind.Literal, start, Value.From(content));
    }

    private void ReadVerbatim()
    {
        var start = _position++;
        var content = new StringBuilder();
        while (true)
        {
            var end = _text.IndexOf('`', _position, _limit - _position);
            if (end < 0)
            {
                Unclosed(start, '`');
                return;
            }

            content.Append(_text, _position, end - _position);
            _position = end + 1;
            if (Peek(0) != '`')
                break;
            content.Append('`');
            _position++;
        }

        AddCode(TokenKind.Literal, start, Value.From(content.ToString()));
    }

    // The parser reads the parts; here only the end is found, past the strings inside of braces.
    private void ReadInterpolated(int start, char quote)
    {
        var end = EndOfInterpolated(_position + 1, quote, 0);
        if (end < 0)
        {
            Unclosed(start, quote);
            return;
        }

        _position = end + 1;
        AddCode(TokenKind.Interpolated, start);
    }

    private int EndOfString(int from, char quote)
    {
        for (var index = from; index < _limit; index++)
        {
            if (_text[index] == '\\')
                index++;
            else if (_text[index] == quote)
                return index;
        }

        return -1;
    }

    private int EndOfInterpolated(int from, char quote, int depth)
    {
        if (depth > MaxInterpolationDepth)
            return -1;
        for (var index = from; index >= 0 && index < _limit; index++)
        {
            var character = _text[index];
            if (character == '\\')
                index++;
            else if (character == quote)
                return index;
            else if (character == '{')
                index = EndOfHole(index + 1, depth);
            if (index < 0)
                return -1;
        }

        return -1;
    }

    /// <summary>The closing brace of an expression inside an interpolated string, or -1.</summary>
    private int EndOfHole(int from, int depth)
    {
        var open = 1;
        for (var index = from; index >= 0 && index < _limit; index++)
        {
            var character = _text[index];
            if (character == '{')
                open++;
            else if (character == '}' && --open == 0)
                return index;
            else if (character == '`')
                index = _text.IndexOf('`', index + 1, _limit - index - 1);
            else if (character is '"' or '\'')
                index = _text[index - 1] == '$' ? EndOfInterpolated(index + 1, character, depth + 1) : EndOfString(index + 1, character);
            if (index < 0)
                return -1;
        }

        return -1;
    }

    private void Unclosed(int start, char quote)
    {
        // The rest of the line is taken for the string, so that what follows is still read.
        var end = _text.IndexOfAny(['\n', '}'], start, _limit - start);
        _position = end < 0 ? _limit : Math.Max(end, start + 1);
        AddCode(Bad(ParsingFindings.UnclosedString(_source.PlaceOf(start, 1), quote)), start);
    }

    /// <summary>The parts of an interpolated string: texts, and the stretches of the expressions between braces.</summary>
    public static List<(string? Text, int Start, int End)> PartsOf(SourceMap source, Token token, List<Findings.Finding> findings)
    {
        var lexer = new Lexer(source, findings) { _limit = token.End - 1 };
        var parts = new List<(string? Text, int Start, int End)>();
        var start = token.Start + 2;
        for (var index = start; index < lexer._limit; index++)
        {
            if (lexer._text[index] == '\\')
            {
                index++;
                continue;
            }

            if (lexer._text[index] != '{')
                continue;
            var end = lexer.EndOfHole(index + 1, 0);
            if (end < 0)
                break;
            if (index > start)
                parts.Add((lexer.Unescape(start, index, braces: true), 0, 0));
            parts.Add((null, index + 1, end));
            start = end + 1;
            index = end;
        }

        if (start < lexer._limit)
            parts.Add((lexer.Unescape(start, lexer._limit, braces: true), 0, 0));
        return parts;
    }

    private string Unescape(int start, int end, bool braces)
    {
        var first = _text.IndexOf('\\', start, end - start);
        if (first < 0)
            return _text[start..end];
        var content = new StringBuilder(_text, start, first - start, end - start);
        for (var index = first; index < end; index++)
        {
            if (_text[index] == '\\')
                index = AppendEscape(content, index, end, braces);
            else
                content.Append(_text[index]);
        }

        return content.ToString();
    }

    // Gives the last index of the escape.
    private int AppendEscape(StringBuilder content, int start, int end, bool braces)
    {
        var kind = start + 1 < end ? _text[start + 1] : '\0';
        switch (kind)
        {
            case 'u':
                return AppendHex(content, start, end, 4);
            case 'x':
                return AppendHex(content, start, end, 2);
            case '\r':
                return start + 2 < end && _text[start + 2] == '\n' ? start + 2 : start + 1;
            case '\n':
                return start + 1;
        }

        var meant = kind switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            '\'' or '"' or '\\' => kind,
            '{' or '}' when braces => kind,
            '0' => '\0',
            _ => (char?)null,
        };
        if (meant is { } character)
            content.Append(character);
        else
            Report(ParsingFindings.BadEscape(_source.PlaceOf(start, 2), kind == '\0' ? "\\" : "\\" + kind));
        return start + 1;
    }

    private int AppendHex(StringBuilder content, int start, int end, int digits)
    {
        var last = start + 1 + digits;
        if (last < end && ushort.TryParse(_text.AsSpan(start + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            content.Append((char)code);
            return last;
        }

        Report(ParsingFindings.BadEscape(_source.PlaceOf(start, 2), _text.Substring(start, 2)));
        return start + 1;
    }
}
