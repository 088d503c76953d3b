using ReportForge.Findings;
using ReportForge.Language.Diagnostics;

namespace ReportForge.Language.Parsing;

/// <summary>
/// Cuts a template into tokens. Literal text comes with its whitespace control already applied. It never fails: what it
/// cannot read is a finding and a token of kind <see cref="TokenKind.Bad"/>.
/// </summary>
internal sealed partial class Lexer
{
    // More than this many mistakes help nobody; the parser keeps fewer.
    private const int MaxFindings = 1000;

    private readonly SourceMap _source;
    private readonly string _text;
    private readonly List<Finding> _findings;
    private readonly List<Token> _tokens = [];
    private int _position;
    private bool _isAtLineStart;

    private Lexer(SourceMap source, List<Finding> findings)
    {
        _source = source;
        _text = source.Text;
        _findings = findings;
    }

    private enum Trim
    {
        None,
        Greedy,
        Line,
    }

    /// <summary>The tokens of plain text with tags.</summary>
    public static List<Token> OfText(SourceMap source, List<Finding> findings)
    {
        var lexer = new Lexer(source, findings);
        lexer.ReadTemplate();
        lexer.Add(new Token(TokenKind.End, source.Text.Length, 0));
        return lexer._tokens;
    }

    /// <summary>The tokens of a stretch of code alone; there is no <c>}}</c> in it.</summary>
    public static List<Token> OfCode(SourceMap source, int start, int end, List<Finding> findings)
    {
        var lexer = new Lexer(source, findings) { _position = start };
        lexer.ReadCode(end, hasClose: false);
        lexer.Add(new Token(TokenKind.End, end, 0));
        return lexer._tokens;
    }

    private void ReadTemplate()
    {
        var trim = Trim.None;
        while (_position < _text.Length)
        {
            var start = _position;
            var tag = FindTag(start, out var signs);
            var before = tag < 0 ? Trim.None : TrimAt(tag + signs + 2);
            AddText(start, tag < 0 ? _text.Length : tag, trim, before);
            if (tag < 0)
                return;
            _position = tag + signs + 2 + (before == Trim.None ? 0 : 1);
            trim = signs == 0 ? ReadCodeBlock(tag) : ReadEscapeBlock(tag, signs);
        }
    }

    // The start of "{{" or "{%…%{" from a position on, or -1; signs counts the percent signs.
    private int FindTag(int from, out int signs)
    {
        signs = 0;
        for (var index = _text.IndexOf('{', from); index >= 0; index = _text.IndexOf('{', index + 1))
        {
            var next = index + 1;
            while (next < _text.Length && _text[next] == '%')
                next++;
            signs = next - index - 1;
            if (next < _text.Length && _text[next] == '{')
                return index;
        }

        return -1;
    }

    private Trim TrimAt(int position) => position >= _text.Length ? Trim.None : _text[position] switch
    {
        '-' => Trim.Greedy,
        '~' => Trim.Line,
        _ => Trim.None,
    };

    private void AddText(int start, int end, Trim after, Trim before)
    {
        var startsLine = start == 0;
        if (after == Trim.Greedy)
        {
            while (start < end && char.IsWhiteSpace(_text[start]))
                start++;
        }
        else if (after == Trim.Line)
        {
            startsLine = SkipLineEnd(ref start, end);
        }

        if (before == Trim.Greedy)
        {
            while (end > start && char.IsWhiteSpace(_text[end - 1]))
                end--;
        }
        else if (before == Trim.Line)
        {
            while (end > start && char.IsWhiteSpace(_text[end - 1]) && _text[end - 1] != '\n')
                end--;
        }

        _isAtLineStart = startsLine && end <= start;
        if (end > start)
            Add(new Token(TokenKind.Text, start, end - start) { Payload = _text[start..end], StartsLine = startsLine });
    }

    // White space up to and with the first line end; true when there was one.
    private bool SkipLineEnd(ref int start, int end)
    {
        while (start < end && char.IsWhiteSpace(_text[start]))
        {
            if (_text[start++] == '\n')
                return true;
        }

        return false;
    }

    private Trim ReadCodeBlock(int tag)
    {
        Add(new Token(TokenKind.EnterCode, tag, _position - tag));
        if (ReadCode(_text.Length, hasClose: true))
        {
            var start = _position;
            var trim = TrimAt(_position);
            _position += trim == Trim.None ? 2 : 3;
            Add(new Token(TokenKind.ExitCode, start, _position - start));
            return trim;
        }

        Report(ParsingFindings.UnclosedCode(_source.PlaceOf(tag, 2)));
        Add(new Token(TokenKind.ExitCode, _text.Length, 0));
        return Trim.None;
    }

    private Trim ReadEscapeBlock(int tag, int signs)
    {
        var closing = "}" + new string('%', signs) + "}";
        var start = _position;
        var end = _text.IndexOf(closing, start, StringComparison.Ordinal);
        if (end < 0)
        {
            Report(ParsingFindings.UnclosedEscape(_source.PlaceOf(tag, signs + 2), closing));
            end = _text.Length;
        }

        _position = Math.Min(_text.Length, end + closing.Length);
        var trim = end > start ? TrimAt(end - 1) : Trim.None;
        if (trim != Trim.None && end < _text.Length)
            end--;
        if (end > start)
            Add(new Token(TokenKind.Text, start, end - start) { Payload = _text[start..end], StartsLine = _isAtLineStart });
        return trim;
    }

    private void Add(Token token) => _tokens.Add(token);

    private void Report(Finding finding)
    {
        if (_findings.Count < MaxFindings)
            _findings.Add(finding);
    }
}
