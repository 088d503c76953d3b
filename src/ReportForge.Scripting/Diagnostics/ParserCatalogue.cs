using ReportForge.Findings;
using ReportForge.Scripting.Parsing;

namespace ReportForge.Scripting.Diagnostics;

/// <summary>Every message of Scriban's lexer and parser as a finding of ours, in the order in which they are tried.</summary>
internal static class ParserCatalogue
{
    private static readonly (string Begins, Func<ParserComplaint, Finding> Finding)[] Entries =
    [
        // Signs, strings and numbers.
        ("Unexpected end of file while parsing a comment", about => ParsingFindings.UnclosedComment(about.Place)),
        ("Unexpected end of file while parsing", about => ParsingFindings.UnclosedString(about.Place, about.Text[^1])),
        ("Unexpected escape character", about => ParsingFindings.BadEscape(about.Place, "\\" + about.Quoted)),
        ("Unexpected hex number", about =>
            ParsingFindings.BadEscape(about.Place, about.Text.Contains("following `\\u`", StringComparison.Ordinal) ? "\\u" : "\\x")),
        ("Unexpected } while no matching {", about => ParsingFindings.UnexpectedBrace(about.Place)),
        ("Expecting at least one digit after the exponent", about => ParsingFindings.BadNumber(about.Place, about.Code)),
        ("Invalid hex number", about => ParsingFindings.BadNumber(about.Place, about.Code)),
        ("Invalid binary number", about => ParsingFindings.BadNumber(about.Place, about.Code)),
        ("Unable to parse", about => ParsingFindings.BadNumber(about.Place, about.Code)),

        // Size and depth.
        (PieceLayout.TooManyTokens, about => ParsingFindings.TagTooLong(about.Place)),
        ("The parser recursive depth limit was reached", about => ParsingFindings.NestedTooDeep(about.Place, null)),
        ("The statement depth limit", about => ParsingFindings.NestedTooDeep(about.Place, about.Quoted)),

        // Blocks.
        ("Found <end> statement", about => ParsingFindings.EndWithoutBlock(about.Place)),
        ("Unexpected token while already in a code block", about => ParsingFindings.TagInTag(about.Place)),
        ("Unexpected code block exit", about => ParsingFindings.UnexpectedBrace(about.Place)),
        ("Unexpected code clock exit", about => ParsingFindings.UnexpectedBrace(about.Place)),
        ("Unexpected statement/expression", about => ParsingFindings.StatementInCase(about.Place)),
        ("A `when` condition must be preceded by", about => ParsingFindings.Misplaced(about.Place, "when", "'case'")),
        ("A else condition must be preceded by", about => ParsingFindings.Misplaced(about.Place, "else", "'if', 'case', 'for'")),
        ("Invalid if/else combination within a for statement", about => ParsingFindings.Misplaced(about.Place, "else if", "'if'")),
        ("When is expecting at least one value", about => ParsingFindings.ExpressionExpected(about.Place, about.Found)),
        ("The loop variable", about => ParsingFindings.UnknownLoopMember(about.Place, about.Code)),

        // Assignments and functions.
        ("Expression is only allowed for a top level assignment", about => ParsingFindings.BadAssignment(about.Place)),
        ("Creating a function is only allowed", about => ParsingFindings.BadAssignment(about.Place)),
        ("Expecting an assign expression", about => ParsingFindings.BadAssignment(about.Place)),
        ("The operand of an increment or decrement operator", about => ParsingFindings.VariableExpected(about.Place)),
        ("Expecting a variable instead of", about => ParsingFindings.VariableExpected(about.Place)),
        ("Unexpected variable", about => ParsingFindings.VariableExpected(about.Place)),
        ("Cannot use block delegate", about => ParsingFindings.BlockNotAlone(about.Place)),
        (
            "Expecting only a simple name parameter",
            about => ParsingFindings.BadParameter(about.Place, new("tham số phải là một tên", "a parameter must be a name"))),
        ("Cannot declare an optional parameter", about => ParsingFindings.BadParameter(about.Place, AfterTheRest)),
        ("Cannot declare multiple variable parameters", about => ParsingFindings.BadParameter(about.Place, AfterTheRest)),
        ("Cannot declare a normal parameter", about => ParsingFindings.BadParameter(
            about.Place,
            new("tham số thường đứng sau tham số có mặc định", "a plain parameter follows one with a default"))),
        (
            "Expecting only a literal for an optional parameter",
            about => ParsingFindings.BadParameter(about.Place, new("giá trị mặc định phải là hằng", "a default must be a constant"))),
        ("Expecting a simple global or local variable before", about => ParsingFindings.StrayColon(about.Place)),
        ("Invalid identifier passed as a named argument", about => ParsingFindings.StrayColon(about.Place)),

        // Members and objects.
        ("Unexpected literal member", about => ParsingFindings.NameExpected(about.Place, about.Found)),
        ("Unexpected member type", about => ParsingFindings.BadMemberName(about.Place, Wording.Same($"'{about.Code}'"))),
        ("Invalid literal member", about => ParsingFindings.BadMemberName(about.Place, Wording.Same($"'{about.Code}'"))),
        (
            "Expecting a simple identifier for member names",
            about => ParsingFindings.BadMemberName(about.Place, Wording.Same($"'{about.Code}'"))),

        // What is missing.
        ("Expecting ", Missing),
        ("Unexpected ", Unexpected),
        ("Invalid token", Unexpected),
        ("Opened interpolated expression not closed", about => ParsingFindings.Expected(about.Place, "}", Wording.Same($"'{about.Code}'"))),
    ];

    private static Wording AfterTheRest =>
        new("sau tham số có '...' không thể có tham số nào", "nothing can follow a parameter with '...'");

    /// <summary>The finding that says the same; what is not in the catalogue keeps Scriban's words.</summary>
    public static Finding Explain(ParserComplaint complaint)
    {
        foreach (var (begins, finding) in Entries)
        {
            if (complaint.Text.StartsWith(begins, StringComparison.Ordinal))
                return finding(complaint);
        }

        return ParsingFindings.Unknown(complaint.Place, complaint.Text);
    }

    private static Finding Missing(ParserComplaint about) => about.Text switch
    {
        _ when Has(about, "Expecting a comma") => ParsingFindings.Expected(about.Place, ",", Wording.Same($"'{about.Code}'")),
        _ when Has(about, "Expecting a closing parenthesis") => ParsingFindings.Expected(about.Place, ")", Wording.Same($"'{about.Code}'")),
        _ when Has(about, "Expecting 'in' word") => ParsingFindings.Expected(about.Place, "in", about.Found),
        _ when about.Code == "<>" || (about.Code == ">" && Has(about, "to the right of the operator")) =>
            ParsingFindings.OtherInequality(about.Place),
        _ when Has(about, "Expecting an expression for argument") =>
            ParsingFindings.ExpressionExpected(about.Place, Wording.Same($"'{about.Code}'")),
        _ => SignOrExpression(about),
    };

    private static Finding Unexpected(ParserComplaint about)
    {
        if (Has(about, "The dot operator is expected"))
            return ParsingFindings.NameExpected(about.Place, Wording.Same($"'{about.Code}'"));
        if (Has(about, "while parsing object initializer"))
            return ParsingFindings.BadMemberName(about.Place, about.Found);
        if (Has(about, "Expecting a colon"))
            return ParsingFindings.Expected(about.Place, ":", about.Found);
        if (Has(about, "Expecting an expression for the value"))
            return ParsingFindings.ExpressionExpected(about.Place, about.Found);
        if (Has(about, "Expecting ']'"))
            return Or(about, ParsingFindings.Expected(about.Place, "]", about.Found));
        if (Has(about, "Expecting a closing `)`"))
            return Or(about, ParsingFindings.Expected(about.Place, ")", about.Found));
        if (about.Expected.Length > 0)
            return Or(about, ParsingFindings.Expected(about.Place, about.Expected, about.Found));
        return SignOr(about) ?? ParsingFindings.UnexpectedToken(about.Place, about.Found);
    }

    private static Finding SignOrExpression(ParserComplaint about) =>
        Or(about, ParsingFindings.ExpressionExpected(about.Place, about.Found));

    private static Finding Or(ParserComplaint about, Finding otherwise) => SignOr(about) ?? otherwise;

    // A sign that belongs nowhere is what is wrong, whatever Scriban wanted to see instead.
    private static Finding? SignOr(ParserComplaint about) => about.Code switch
    {
        "," => ParsingFindings.DecimalComma(about.Place),
        ")" or "]" => ParsingFindings.UnexpectedClose(about.Place),
        ":" => ParsingFindings.StrayColon(about.Place),
        "{" => ParsingFindings.TagInTag(about.Place),
        [var sign] when !char.IsAscii(sign) && !char.IsLetterOrDigit(sign) => ParsingFindings.UnexpectedCharacter(about.Place, sign),
        "\\" or "€" => ParsingFindings.UnexpectedCharacter(about.Place, about.Code[0]),
        _ => null,
    };

    private static bool Has(ParserComplaint about, string words) => about.Text.Contains(words, StringComparison.Ordinal);
}
