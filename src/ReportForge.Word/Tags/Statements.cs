namespace ReportForge.Word.Tags;

/// <summary>Cuts code into statements at line ends and semicolons outside strings and brackets.</summary>
internal static class Statements
{
    public static IEnumerable<string> Split(string code)
    {
        var (start, depth) = (0, 0);
        for (var at = 0; at < code.Length; at++)
        {
            var character = code[at];
            if (CodeStrings.ClosingOf(character) is { } closing)
                at = CodeStrings.End(code, at, closing) is var end and >= 0 ? end : code.Length - 1;
            else if (character == '#')
                at = CommentEnd(code, at);
            else if (character is '(' or '[' or '{')
                depth++;
            else if (character is ')' or ']' or '}')
                depth--;
            else if (character is ';' or '\n' && depth <= 0)
            {
                yield return code[start..at].Trim();
                start = at + 1;
            }
        }

        yield return code[start..].Trim();
    }

    public static string FirstWord(string statement)
    {
        var end = 0;
        while (end < statement.Length && (char.IsAsciiLetter(statement[end]) || statement[end] == '_'))
            end++;
        var isWord = end == statement.Length || !(char.IsAsciiDigit(statement[end]) || statement[end] is '.' or '[' or '?' or ':');
        return isWord && !IsAssignment(statement) ? statement[..end] : "";
    }

    public static bool OpensBlock(string word, string statement) =>
        word is "for" or "tablerow" or "while" or "if" or "case" or "with" or "capture" or "wrap"
        || (word == "func" && !statement.Contains(" = ", StringComparison.Ordinal))
        || EndsWithDo(statement);

    public static bool Prints(string word, string statement)
    {
        var isStatement = word is "for" or "tablerow" or "while" or "if" or "else" or "when" or "end" or "case" or "with" or "capture" or "func"
            or "break" or "continue" or "ret" or "import" or "readonly" or "include" or "include_join";
        return statement.Length > 0 && statement[0] != '#' && !isStatement && !IsAssignment(statement);
    }

    /// <summary>Whether the statement sets something: a single equals sign outside strings and brackets, or a step up or down.</summary>
    private static bool IsAssignment(string statement)
    {
        var depth = 0;
        for (var at = 0; at < statement.Length; at++)
        {
            var character = statement[at];
            if (CodeStrings.ClosingOf(character) is { } closing)
                at = CodeStrings.End(statement, at, closing) is var end and >= 0 ? end : statement.Length - 1;
            else if (character is '(' or '[' or '{')
                depth++;
            else if (character is ')' or ']' or '}')
                depth--;
            else if (character == '=' && depth == 0)
                return !IsComparison(statement, at);
        }

        return statement.EndsWith("++", StringComparison.Ordinal) || statement.EndsWith("--", StringComparison.Ordinal);
    }

    private static bool IsComparison(string statement, int at) =>
        (at + 1 < statement.Length && statement[at + 1] is '=' or '>') || (at > 0 && statement[at - 1] is '!' or '<' or '>' or '=');

    private static bool EndsWithDo(string statement) =>
        statement == "do" || statement.EndsWith(" do", StringComparison.Ordinal);

    private static int CommentEnd(string code, int at)
    {
        var isMultiline = at + 1 < code.Length && code[at + 1] == '#';
        var end = isMultiline ? code.IndexOf("##", at + 2, StringComparison.Ordinal) + 1 : code.IndexOf('\n', at) - 1;
        return end > at ? end : code.Length - 1;
    }
}
