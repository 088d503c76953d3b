using System.Text;
using Scriban.Parsing;

namespace ReportForge.Word.Tags;

/// <summary>
/// The code of a tag as the author meant it: typographic quotation marks, blanks and dashes that Word puts in while typing
/// become what the language knows, except inside of texts, and a break of the line that ends no statement is a blank. Keeps
/// where every character stood.
/// </summary>
internal sealed record TagCode(string Text, int[] Origins)
{
    public static TagCode Read(string joined, TagSpan span)
    {
        var text = new StringBuilder(span.CodeEnd - span.CodeStart);
        var origins = new List<int>(span.CodeEnd - span.CodeStart + 1);
        var next = 0;
        for (var at = span.CodeStart; at < span.CodeEnd; at++)
        {
            while (next < span.Texts.Length && span.Texts[next].First < at)
                next++;
            if (next < span.Texts.Length && span.Texts[next].First == at)
            {
                AppendText(joined, span.Texts[next], text, origins);
                at = span.Texts[next].Last;
            }
            else
            {
                Append(Meant(joined[at]), at, text, origins);
            }
        }

        origins.Add(span.CodeEnd);
        LineBreaks.MakeBlank(text);
        return new(text.ToString(), [.. origins]);
    }

    private static void AppendText(string joined, TextInCode stretch, StringBuilder text, List<int> origins)
    {
        var quote = joined[stretch.First] is '‘' or '’' or '‚' or '‛' ? '\'' : '"';
        for (var at = stretch.First; at <= stretch.Last; at++)
        {
            if (joined[at] is JoinedText.ObjectCharacter or JoinedText.SoftHyphen)
                continue;
            if (!stretch.IsTypographic)
                Append(joined[at].ToString(), at, text, origins);
            else if (at == stretch.First || at == stretch.Last)
                Append(quote.ToString(), at, text, origins);
            else
                Append(IsBareQuote(joined, at, quote) ? "\\" + quote : joined[at].ToString(), at, text, origins);
        }
    }

    // A straight quotation mark inside “…” ends nothing for the author, but would for the language.
    private static bool IsBareQuote(string joined, int at, char quote) => joined[at] == quote && joined[at - 1] != '\\';

    private static void Append(string meant, int origin, StringBuilder text, List<int> origins)
    {
        text.Append(meant);
        for (var index = 0; index < meant.Length; index++)
            origins.Add(origin);
    }

    private static string Meant(char character) => character switch
    {
        '\u00A0' or '\u202F' or '\u2007' or '\u2009' or '\u3000' or JoinedText.Break => " ",
        JoinedText.SoftHyphen or JoinedText.ObjectCharacter or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => "",
        '“' or '”' or '„' or '‟' => "\"",
        '‘' or '’' or '‚' or '‛' => "'",
        '–' or '—' or '−' or '‑' => "-",
        '…' => "...",
        _ => character.ToString(),
    };
}

/// <summary>
/// Breaks of the line inside of code: an author breaks a tag where it gets too long, the language only between statements.
/// </summary>
internal static class LineBreaks
{
    /// <summary>Makes a blank of each break where no statement can end or begin, and of those in brackets.</summary>
    public static void MakeBlank(StringBuilder code)
    {
        var text = code.ToString();
        if (!text.Contains('\n', StringComparison.Ordinal))
            return;
        var tokens = CodeTokens.OfCode(text).ToList();
        var depth = 0;
        for (var index = 0; index < tokens.Count; index++)
        {
            depth += CodeTokens.Opens(tokens[index].Type) ? 1 : CodeTokens.Closes(tokens[index].Type) ? -1 : 0;
            if (tokens[index].Type == TokenType.NewLine
                && (index == 0
                    || index == tokens.Count - 1
                    || depth > 0
                    || IsOpen(text, tokens[index - 1])
                    || Continues(text, tokens, index + 1)))
                code.Replace('\n', ' ', tokens[index].Start.Offset, tokens[index].End.Offset - tokens[index].Start.Offset + 1);
        }
    }

    // What wants something behind it.
    private static bool IsOpen(string text, Token token) => CodeTokens.Assigns(token.Type) || IsOperator(token.Type)
        || token.Type is TokenType.Plus or TokenType.Minus or TokenType.Exclamation or TokenType.Arroba
        || (token.Type == TokenType.Identifier && token.GetText(text) is "if" or "for" or "in" or "while" or "case" or "when" or "with"
            or "capture" or "func" or "import" or "include");

    // A sign that touches what follows may begin a statement of its own: -x.
    private static bool Continues(string text, List<Token> tokens, int index)
    {
        var token = tokens[index];
        var isSpaced = index + 1 < tokens.Count && tokens[index + 1].Start.Offset > token.End.Offset + 1;
        return IsOperator(token.Type) || CodeTokens.Assigns(token.Type) || CodeTokens.Closes(token.Type)
            || (token.Type is TokenType.Plus or TokenType.Minus && isSpaced)
            || (token.Type == TokenType.Identifier && token.GetText(text) == "in");
    }

    private static bool IsOperator(TokenType type) => type is TokenType.Comma or TokenType.Colon or TokenType.Dot or TokenType.QuestionDot
        or TokenType.DoubleDot or TokenType.DoubleDotLess or TokenType.VerticalBar or TokenType.PipeGreater or TokenType.DoubleVerticalBar
        or TokenType.DoubleAmp or TokenType.Question or TokenType.DoubleQuestion or TokenType.QuestionExclamation or TokenType.DoubleEqual
        or TokenType.ExclamationEqual or TokenType.Less or TokenType.Greater or TokenType.LessEqual or TokenType.GreaterEqual
        or TokenType.Asterisk or TokenType.Divide or TokenType.DoubleDivide or TokenType.Percent;
}
