using Scriban.Parsing;

namespace ReportForge.Word.Tags;

/// <summary>One statement of a tag: its words, as far as the place of the tag in the document depends on them.</summary>
internal sealed class CodeStatement
{
    private readonly List<Token> _tokens;

    private CodeStatement(string code, List<Token> tokens)
    {
        Text = code[tokens[0].Start.Offset..(tokens[^1].End.Offset + 1)];
        _tokens = [.. tokens.Where(token => token.Type is not (TokenType.Comment or TokenType.CommentMulti))];
        Word = WordOf(code, _tokens);
        var assignment = AssignmentOf(_tokens);
        Assigns = assignment > 0 || (_tokens.Count > 0 && _tokens[^1].Type is TokenType.DoublePlus or TokenType.DoubleMinus);
        EndsWithDo = _tokens.Count > 0 && _tokens[^1].Type == TokenType.Identifier && _tokens[^1].GetText(code) == "do";
    }

    /// <summary>The statement as it is written, with its comments.</summary>
    public string Text { get; }

    /// <summary>The word that it begins with; empty when it begins with something else, or with a name that is read on or set.</summary>
    public string Word { get; }

    public bool OpensBlock => Word is "for" or "tablerow" or "while" or "if" or "case" or "with" or "capture" or "wrap"
        || (Word == "func" && !Assigns)
        || EndsWithDo;

    public bool Prints => _tokens.Count > 0 && !Assigns && !IsStatement(Word);

    /// <summary>What stands behind the first word.</summary>
    public string Rest => Text[(Text.IndexOf(Word, StringComparison.Ordinal) + Word.Length)..].TrimStart();

    private bool Assigns { get; }

    private bool EndsWithDo { get; }

    /// <summary>The statements of code, which line ends and semicolons divide outside of brackets.</summary>
    public static IEnumerable<CodeStatement> Of(string code)
    {
        var (tokens, depth) = (new List<Token>(), 0);
        foreach (var token in CodeTokens.OfCode(code))
        {
            depth += CodeTokens.Opens(token.Type) ? 1 : CodeTokens.Closes(token.Type) ? -1 : 0;
            if (depth > 0 || token.Type is not (TokenType.NewLine or TokenType.SemiColon))
            {
                tokens.Add(token);
                continue;
            }

            if (tokens.Count > 0)
                yield return new(code, tokens);
            tokens = [];
        }

        if (tokens.Count > 0)
            yield return new(code, tokens);
    }

    /// <summary>The word that code begins with, or nothing.</summary>
    public static string FirstWord(string code) => Of(code).FirstOrDefault()?.Word ?? "";

    private static string WordOf(string code, List<Token> tokens)
    {
        if (tokens is not [{ Type: TokenType.Identifier } first, ..])
            return "";
        var isReadOn = tokens.Count > 1 && (CodeTokens.Assigns(tokens[1].Type)
            || (tokens[1].Start.Offset == first.End.Offset + 1 && tokens[1].Type is TokenType.Dot or TokenType.QuestionDot
                or TokenType.Question or TokenType.OpenBracket or TokenType.Colon));
        return isReadOn ? "" : first.GetText(code);
    }

    private static int AssignmentOf(List<Token> tokens)
    {
        var depth = 0;
        return tokens.FindIndex(token =>
        {
            depth += CodeTokens.Opens(token.Type) ? 1 : CodeTokens.Closes(token.Type) ? -1 : 0;
            return depth == 0 && CodeTokens.Assigns(token.Type);
        });
    }

    private static bool IsStatement(string word) =>
        word is "for" or "tablerow" or "while" or "if" or "else" or "when" or "end" or "case" or "with" or "capture" or "func"
            or "break" or "continue" or "ret" or "import" or "readonly" or "include" or "include_join";
}
