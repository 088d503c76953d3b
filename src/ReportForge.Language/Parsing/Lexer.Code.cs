using ReportForge.Language.Diagnostics;

namespace ReportForge.Language.Parsing;

/// <content>Tokens of code.</content>
internal sealed partial class Lexer
{
    private bool _spaceBefore;
    private int _limit;

    // Reads up to "}}" (or the limit); the position is at the closing mark afterwards. False when there is none.
    private bool ReadCode(int limit, bool hasClose)
    {
        _limit = limit;
        _spaceBefore = false;
        var openBraces = 0;
        while (_position < limit)
        {
            var character = _text[_position];
            if (hasClose && openBraces == 0 && IsClose())
                return true;
            if (character is '\n' or '\r')
                ReadLineEnds();
            else if (char.IsWhiteSpace(character))
                Skip();
            else if (character == '#')
                SkipComment(hasClose && openBraces == 0);
            else
                openBraces = Math.Max(0, openBraces + ReadToken(character));
        }

        return false;
    }

    private bool IsClose()
    {
        var position = _text[_position] is '-' or '~' ? _position + 1 : _position;
        return position + 1 < _text.Length && _text[position] == '}' && _text[position + 1] == '}';
    }

    private void Skip()
    {
        _position++;
        _spaceBefore = true;
    }

    private void ReadLineEnds()
    {
        var start = _position;
        while (_position < _limit && char.IsWhiteSpace(_text[_position]))
            _position++;
        Add(new Token(TokenKind.NewLine, start, _position - start));
        _spaceBefore = true;
    }

    // A comment ends at the line end or the end of the code; one of two signs at the next two signs or the end of the code.
    private void SkipComment(bool stopsAtClose)
    {
        var isMultiLine = Peek(1) == '#';
        _position += isMultiLine ? 2 : 1;
        while (_position < _limit && !(stopsAtClose && IsClose()))
        {
            if (isMultiLine && _text[_position] == '#' && Peek(1) == '#')
            {
                _position += 2;
                break;
            }

            if (!isMultiLine && _text[_position] is '\n' or '\r' && !isMultiLine)
                break;
            _position++;
        }

        _spaceBefore = true;
    }

    // Gives the change of the number of open braces.
    private int ReadToken(char character)
    {
        if (char.IsLetter(character) || character == '_')
            ReadIdentifier();
        else if (char.IsAsciiDigit(character))
            ReadNumber();
        else if (character is '"' or '\'')
            ReadString(character);
        else if (character == '`')
            ReadVerbatim();
        else if (character == '$')
            ReadDollar();
        else
            return ReadSign(character);
        return 0;
    }

    private void ReadIdentifier()
    {
        var start = _position;
        SkipName();
        AddCode(TokenKind.Identifier, start);
    }

    private void SkipName()
    {
        while (_position < _limit && IsNamePart(_text[_position]))
            _position++;
    }

    private static bool IsNamePart(char character) => char.IsLetterOrDigit(character) || character == '_';

    private void ReadDollar()
    {
        var start = _position++;
        var next = Peek(0);
        if (next == '$')
        {
            _position++;
            AddCode(TokenKind.WrappedBlock, start);
        }
        else if (char.IsAsciiDigit(next))
        {
            while (char.IsAsciiDigit(Peek(0)))
                _position++;
            var isNumber = int.TryParse(_text.AsSpan(start + 1, _position - start - 1), out var number) && number < 1024;
            AddCode(isNumber ? TokenKind.Argument : Bad(ParsingFindings.BadNumber(PlaceFrom(start), TextFrom(start))), start, Value.From(number));
        }
        else if (char.IsLetter(next) || next == '_')
        {
            SkipName();
            AddCode(TokenKind.Local, start);
        }
        else if (next is '"' or '\'')
        {
            ReadInterpolated(start, next);
        }
        else
        {
            AddCode(TokenKind.Arguments, start);
        }
    }

    private int ReadSign(char character)
    {
        var (kind, length) = SignAt(character, Peek(1), Peek(2));
        var start = _position;
        _position += length;
        if (kind == TokenKind.Bad)
            Report(ParsingFindings.UnexpectedCharacter(PlaceFrom(start), character));
        AddCode(kind, start);
        return kind == TokenKind.OpenBrace ? 1 : kind == TokenKind.CloseBrace ? -1 : 0;
    }

    private static (TokenKind Kind, int Length) SignAt(char first, char second, char third) => (first, second, third) switch
    {
        ('.', '.', '.') => (TokenKind.TripleDot, 3),
        ('.', '.', '<') => (TokenKind.RangeExcluding, 3),
        ('.', '.', _) => (TokenKind.RangeIncluding, 2),
        ('/', '/', '=') => (TokenKind.DoubleSlashEqual, 3),
        ('/', '/', _) => (TokenKind.DoubleSlash, 2),
        ('?', '?', _) => (TokenKind.Coalesce, 2),
        ('?', '!', _) => (TokenKind.CoalesceNot, 2),
        ('?', '.', _) when !char.IsAsciiDigit(third) => (TokenKind.QuestionDot, 2),
        ('|', '|', _) => (TokenKind.Or, 2),
        ('|', '>', _) => (TokenKind.Pipe, 2),
        ('&', '&', _) => (TokenKind.And, 2),
        ('+', '+', _) => (TokenKind.DoublePlus, 2),
        ('-', '-', _) => (TokenKind.DoubleMinus, 2),
        ('=', '=', _) => (TokenKind.DoubleEqual, 2),
        ('!', '=', _) => (TokenKind.NotEqual, 2),
        ('<', '=', _) => (TokenKind.LessOrEqual, 2),
        ('>', '=', _) => (TokenKind.GreaterOrEqual, 2),
        ('<', '<', _) => (TokenKind.ShiftLeft, 2),
        ('>', '>', _) => (TokenKind.ShiftRight, 2),
        ('+', '=', _) => (TokenKind.PlusEqual, 2),
        ('-', '=', _) => (TokenKind.MinusEqual, 2),
        ('*', '=', _) => (TokenKind.AsteriskEqual, 2),
        ('/', '=', _) => (TokenKind.SlashEqual, 2),
        ('%', '=', _) => (TokenKind.PercentEqual, 2),
        _ => (SingleSign(first), 1),
    };

    private static TokenKind SingleSign(char sign) => sign switch
    {
        '.' => TokenKind.Dot,
        ',' => TokenKind.Comma,
        ':' => TokenKind.Colon,
        ';' => TokenKind.Semicolon,
        '?' => TokenKind.Question,
        '|' => TokenKind.Pipe,
        '@' => TokenKind.At,
        '^' => TokenKind.Caret,
        '!' => TokenKind.Exclamation,
        '+' => TokenKind.Plus,
        '-' => TokenKind.Minus,
        '*' => TokenKind.Asterisk,
        '/' => TokenKind.Slash,
        '%' => TokenKind.Percent,
        '<' => TokenKind.Less,
        '>' => TokenKind.Greater,
        '=' => TokenKind.Equal,
        '(' => TokenKind.OpenParenthesis,
        ')' => TokenKind.CloseParenthesis,
        '[' => TokenKind.OpenBracket,
        ']' => TokenKind.CloseBracket,
        '{' => TokenKind.OpenBrace,
        '}' => TokenKind.CloseBrace,
        _ => TokenKind.Bad,
    };

    private char Peek(int ahead) => _position + ahead < _limit ? _text[_position + ahead] : '\0';

    private void AddCode(TokenKind kind, int start, Value value = default)
    {
        Add(new Token(kind, start, _position - start) { SpaceBefore = _spaceBefore, Value = value });
        _spaceBefore = false;
    }

    private TokenKind Bad(Findings.Finding finding)
    {
        Report(finding);
        return TokenKind.Bad;
    }

    private Findings.Place PlaceFrom(int start) => _source.PlaceOf(start, _position - start);

    private string TextFrom(int start) => _text.Substring(start, Math.Min(40, _position - start));
}
