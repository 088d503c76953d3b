using System.Globalization;

namespace ReportForge.Language.Builtins;

/// <summary>Reads a date by a pattern of strftime directives, from left to right.</summary>
internal sealed class DatePattern
{
    private readonly string _text;
    private readonly CultureInfo _culture;
    private int _position;
    private int _year = 1;
    private int _month = 1;
    private int _day = 1;
    private int _dayOfYear;
    private int _hour;
    private int _minute;
    private int _second;
    private long _fraction;
    private bool? _isAfternoon;
    private TimeSpan? _offset;

    private DatePattern(string text, CultureInfo culture)
    {
        _text = text;
        _culture = culture;
    }

    public static Value? Parse(string text, string pattern, CultureInfo culture)
    {
        if (pattern.StartsWith("%g", StringComparison.Ordinal))
            (pattern, culture) = (pattern[2..], CultureInfo.InvariantCulture);
        var reader = new DatePattern(text, culture);
        if (!reader.Read(pattern))
            return null;
        reader.SkipBlanks();
        return reader._position == text.Length ? reader.Result() : null;
    }

    private Value? Result()
    {
        if (_isAfternoon is { } afternoon)
            _hour = (_hour % 12) + (afternoon ? 12 : 0);
        var isValid = _year is >= 1 and <= 9999 && _month is >= 1 and <= 12 && _day >= 1 && _day <= DateTime.DaysInMonth(_year, _month)
            && _hour <= 23 && _minute <= 59 && _second <= 59;
        if (!isValid)
            return null;
        var date = new DateTime(_year, _month, _day, _hour, _minute, _second).AddTicks(_fraction);
        if (_dayOfYear > 0 && _month == 1 && _day == 1)
            date = _dayOfYear <= (DateTime.IsLeapYear(_year) ? 366 : 365) ? date.AddDays(_dayOfYear - 1) : date;
        return _offset is { } offset ? Value.From(Rendering.DateOperators.WithOffset(date, offset)) : Value.From(date);
    }

    private bool Read(string pattern)
    {
        for (var index = 0; index < pattern.Length; index++)
        {
            var character = pattern[index];
            if (char.IsWhiteSpace(character))
                SkipBlanks();
            else if (character != '%' || index + 1 == pattern.Length)
            {
                if (!TakeCharacter(character))
                    return false;
            }
            else if (!ReadDirective(pattern[++index]))
                return false;
        }

        return true;
    }

    private bool ReadDirective(char directive)
    {
        if (DateText.TryExpand(directive, out var expansion))
            return Read(expansion);
        switch (directive)
        {
            case 'Y':
                return Number(4, out _year);
            case 'y':
                var isRead = Number(2, out _year);
                _year += _year < 50 ? 2000 : 1900;
                return isRead;
            case 'm':
                return Number(2, out _month);
            case 'd' or 'e':
                return Number(2, out _day);
            case 'j':
                return Number(3, out _dayOfYear);
            case 'H' or 'k' or 'I' or 'l':
                return Number(2, out _hour);
            case 'M':
                return Number(2, out _minute);
            case 'S':
                return Number(2, out _second);
            case 'L' or 'N':
                return Fraction();
            case 'b' or 'h' or 'B':
                return Name(_culture.DateTimeFormat.MonthNames, out _month) || Name(_culture.DateTimeFormat.AbbreviatedMonthNames, out _month);
            case 'a' or 'A':
                return Name(_culture.DateTimeFormat.DayNames, out _) || Name(_culture.DateTimeFormat.AbbreviatedDayNames, out _);
            case 'p' or 'P':
                return HalfOfDay();
            case 'Z':
                return Zone();
            case 'x':
                return Read(DirectivesOf(_culture.DateTimeFormat.ShortDatePattern));
            case 'X':
                return Read(DirectivesOf(_culture.DateTimeFormat.LongTimePattern));
            case 'n' or 't':
                SkipBlanks();
                return true;
            case '%':
                return TakeCharacter('%');
            default:
                return false;
        }
    }

    // A short pattern of .NET as directives: M/d/yyyy gives %m/%d/%Y.
    private static string DirectivesOf(string pattern)
    {
        var directives = new System.Text.StringBuilder();
        for (var index = 0; index < pattern.Length; index++)
        {
            var letter = pattern[index];
            while (char.IsLetter(letter) && index + 1 < pattern.Length && pattern[index + 1] == letter)
                index++;
            directives.Append(letter switch
            {
                'y' => "%Y",
                'M' => "%m",
                'd' => "%d",
                'H' => "%H",
                'h' => "%I",
                'm' => "%M",
                's' => "%S",
                't' => "%p",
                '\'' => "",
                _ => letter.ToString(),
            });
        }

        return directives.ToString();
    }

    private bool Number(int digits, out int number)
    {
        SkipBlanks();
        var start = _position;
        while (_position < _text.Length && _position - start < digits && char.IsAsciiDigit(_text[_position]))
            _position++;
        return int.TryParse(_text.AsSpan(start, _position - start), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private bool Fraction()
    {
        var start = _position;
        while (_position < _text.Length && _position - start < 9 && char.IsAsciiDigit(_text[_position]))
            _position++;
        if (_position == start)
            return false;
        _fraction = long.Parse(_text[start.._position].PadRight(9, '0'), CultureInfo.InvariantCulture) / 100;
        return true;
    }

    // The longest name that stands here; the place counts from one.
    private bool Name(string[] names, out int place)
    {
        place = 0;
        var length = 0;
        for (var index = 0; index < names.Length; index++)
        {
            var name = names[index].TrimEnd('.');
            if (name.Length > length && StartsAt(name))
                (place, length) = (index + 1, name.Length);
        }

        _position += length;
        if (length > 0 && _position < _text.Length && _text[_position] == '.' && names[place - 1].EndsWith('.'))
            _position++;
        return length > 0;
    }

    private bool HalfOfDay()
    {
        var format = _culture.DateTimeFormat;
        foreach (var (name, isAfternoon) in new[] { (format.AMDesignator, false), (format.PMDesignator, true), ("AM", false), ("PM", true) })
        {
            if (name.Length == 0 || !StartsAt(name))
                continue;
            _position += name.Length;
            _isAfternoon = isAfternoon;
            return true;
        }

        return false;
    }

    private bool Zone()
    {
        if (TakeCharacter('Z'))
        {
            _offset = TimeSpan.Zero;
            return true;
        }

        var isNegative = _position < _text.Length && _text[_position] == '-';
        if (!isNegative && !(_position < _text.Length && _text[_position] == '+'))
            return false;
        _position++;
        if (!Number(2, out var hours))
            return false;
        TakeCharacter(':');
        if (!Number(2, out var minutes) || hours > 14 || minutes > 59)
            return false;
        var offset = new TimeSpan(hours, minutes, 0);
        _offset = isNegative ? -offset : offset;
        return offset <= TimeSpan.FromHours(14);
    }

    private bool StartsAt(string name) =>
        _culture.CompareInfo.IsPrefix(_text.AsSpan(_position, Math.Min(name.Length, _text.Length - _position)), name, CompareOptions.IgnoreCase);

    private bool TakeCharacter(char character)
    {
        if (_position >= _text.Length || _text[_position] != character)
            return false;
        _position++;
        return true;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
            _position++;
    }
}
