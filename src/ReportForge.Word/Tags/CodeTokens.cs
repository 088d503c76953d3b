using Scriban.Parsing;

namespace ReportForge.Word.Tags;

/// <summary>
/// The tokens of tags, read by Scriban's own lexer. Word puts typographic quotation marks for straight ones while an author types:
/// a text between them is one token, of the kind <see cref="Typographic"/>.
/// </summary>
internal static class CodeTokens
{
    public const TokenType Typographic = TokenType.Custom1;

    /// <summary>The tokens of a text in which tags stand, from a place outside of tags.</summary>
    public static IEnumerable<Token> OfText(string text, int start) => new Lexer(text, "", new LexerOptions
    {
        Mode = ScriptMode.Default,
        StartPosition = new TextPosition(start, 0, start),
        TryMatchCustomToken = new QuotationMarks().TryMatch,
    });

    /// <summary>The tokens of code whose quotation marks are straight.</summary>
    public static IEnumerable<Token> OfCode(string code) =>
        new Lexer(code, "", new LexerOptions { Mode = ScriptMode.ScriptOnly }).Where(token => token.Type != TokenType.Eof);

    /// <summary>Whether what a token covers is text and no code.</summary>
    public static bool IsString(TokenType type) =>
        type is Typographic or TokenType.String or TokenType.VerbatimString or TokenType.InterpolatedString
            or TokenType.BeginInterpolatedString or TokenType.ContinuationInterpolatedString or TokenType.EndingInterpolatedString;

    public static bool Opens(TokenType type) => type is TokenType.OpenParen or TokenType.OpenBracket or TokenType.OpenBrace;

    public static bool Closes(TokenType type) => type is TokenType.CloseParen or TokenType.CloseBracket or TokenType.CloseBrace;

    public static bool Assigns(TokenType type) =>
        type is TokenType.Equal or TokenType.PlusEqual or TokenType.MinusEqual or TokenType.AsteriskEqual
            or TokenType.DivideEqual or TokenType.DoubleDivideEqual or TokenType.PercentEqual;

    /// <summary>
    /// Finds where texts between typographic quotation marks end: at a typographic one, or at a straight one if the tag has none.
    /// </summary>
    private sealed class QuotationMarks
    {
        private readonly Closing _double = new("”“", '"');
        private readonly Closing _single = new("’‘", '\'');

        // Where the tag ends at the earliest, as far as it has been looked for.
        private int _braces = -1;

        public bool TryMatch(string text, TextPosition position, out int length, out TokenType matchedToken)
        {
            (length, matchedToken) = (0, Typographic);
            var marks = text[position.Offset] switch
            {
                '“' or '”' or '„' or '‟' => _double,
                '‘' or '’' or '‚' or '‛' => _single,
                _ => null,
            };
            if (marks is null)
                return false;
            if (_braces < position.Offset)
                _braces = text.IndexOf("}}", position.Offset, StringComparison.Ordinal) is >= 0 and var at ? at : text.Length;
            length = marks.EndOf(text, position.Offset, _braces) - position.Offset + 1;
            return length > 0;
        }
    }

    /// <summary>The marks that close one kind of text.</summary>
    private sealed class Closing(string typographic, char straight)
    {
        // Before these places nothing closes any more, so nobody looks again.
        private int _noTypographic = -1;
        private int _nothing = -1;

        public int EndOf(string text, int opening, int braces)
        {
            if (_noTypographic != braces && Find(text, opening, braces, typographic) is >= 0 and var end)
                return end;
            _noTypographic = braces;
            if (_nothing == text.Length)
                return -1;
            if (Find(text, opening, text.Length, typographic + straight) is >= 0 and var other)
                return other;
            _nothing = text.Length;
            return -1;
        }

        private static int Find(string text, int opening, int limit, string closing)
        {
            for (var index = opening + 1; index < limit; index++)
            {
                if (text[index] == '\\')
                    index++;
                else if (closing.Contains(text[index], StringComparison.Ordinal))
                    return index;
            }

            return -1;
        }
    }
}
