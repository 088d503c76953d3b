using System.Collections.Immutable;
using System.Text;
using ReportForge.Language.Expressions;
using ReportForge.Language.Parsing;
using ReportForge.Language.Statements;

namespace ReportForge.Language.Analysis;

/// <summary>Writes a plan back as template text that parses to the same plan.</summary>
internal sealed class CodePrinter
{
    private readonly StringBuilder _text = new();
    private bool _inCode;
    private bool _afterText;

    /// <summary>The code of one node.</summary>
    public static string Code(SyntaxNode node)
    {
        var printer = new CodePrinter { _inCode = true };
        node.Print(printer);
        return printer._text.ToString();
    }

    /// <summary>The text of a whole page.</summary>
    public static string Page(SyntaxNode body)
    {
        var printer = new CodePrinter();
        body.Print(printer);
        if (printer._inCode)
            printer._text.Append("}}");
        return printer._text.ToString();
    }

    public CodePrinter Raw(string text)
    {
        _text.Append(text);
        return this;
    }

    /// <summary>A word at the beginning of a statement or of an expression.</summary>
    public CodePrinter Word(string text)
    {
        EnterCode();
        return Raw(text);
    }

    public CodePrinter Node(SyntaxNode node)
    {
        node.Print(this);
        return this;
    }

    public CodePrinter Operand(ExpressionNode node)
    {
        node.PrintOperand(this);
        return this;
    }

    /// <summary>
    /// What a member or an element is taken of; the sign of <c>empty?</c> would merge with what follows, and a sign before
    /// it would take what follows for its own.
    /// </summary>
    public CodePrinter Owner(ExpressionNode node) =>
        node is IsEmptyNode or AliasNode or ExpandNode ? Parenthesised(node) : Operand(node);

    /// <summary>An operand right behind a sign; a sign of its own is kept apart so that the two do not merge.</summary>
    public CodePrinter Tight(ExpressionNode node)
    {
        if (node is UnaryNode or IncrementNode)
            return Parenthesised(node);
        return Operand(node);
    }

    public CodePrinter Parenthesised(ExpressionNode node)
    {
        Word("(");
        node.Print(this);
        return Raw(")");
    }

    /// <summary>A chain of operators is printed as one: its beginning needs no parentheses.</summary>
    public CodePrinter Binary(ExpressionNode left, int precedence, string sign, ExpressionNode right)
    {
        if (left.Precedence >= precedence)
            Node(left);
        else
            Operand(left);
        return Raw(" ").Raw(sign).Raw(" ").Operand(right);
    }

    public CodePrinter List(ImmutableArray<ExpressionNode> items)
    {
        for (var index = 0; index < items.Length; index++)
            Raw(index == 0 ? "" : ", ").Operand(items[index]);
        return this;
    }

    public void Statement(StatementNode statement)
    {
        statement.Print(this);
        if (_inCode)
            Raw("\n");
    }

    /// <summary>The statements of a block, which begin on a new line.</summary>
    public CodePrinter Block(StatementNode body)
    {
        Raw("\n");
        if (body is BlockNode)
            body.Print(this);
        else
            Statement(body);
        return this;
    }

    public void Text(TextNode node)
    {
        // Between two texts there was code that does nothing; without it they would be one. The same at the beginning,
        // where blanks would become indentation.
        var wouldIndent = _text.Length == 0 && !node.StartsLine && string.IsNullOrWhiteSpace(node.Text)
            && !node.Text.Contains('\n', StringComparison.Ordinal);
        if (_afterText || wouldIndent)
            EnterCode();
        if (_inCode)
            _text.Append(node.StartsLine ? "~}}\n" : "}}");
        _inCode = false;
        _afterText = true;
        _text.Append(Escaped(node.Text));
    }

    /// <summary>A new code block, for what takes its indentation from the text before.</summary>
    public void NewCode()
    {
        if (_inCode)
            _text.Append("}}");
        _inCode = false;
        EnterCode();
    }

    public void Comment(string text) => Word("# " + text);

    // Text that would be read as code goes into an escape block with more % than any that it contains.
    private static string Escaped(string text)
    {
        if (!text.Contains("{{", StringComparison.Ordinal) && !text.Contains("{%", StringComparison.Ordinal) && !text.EndsWith('{'))
            return text;
        // A - or ~ beside the brace of an escape block would be whitespace control, so those stay outside.
        var start = text.Length - text.AsSpan().TrimStart("-~").Length;
        var end = Math.Max(start, text.AsSpan().TrimEnd("-~").Length);
        var signs = "%";
        var inner = text[start..end];
        while ((inner + "}" + signs + "}").IndexOf("}" + signs + "}", StringComparison.Ordinal) < inner.Length)
            signs += "%";
        return text[..start] + "{" + signs + "{" + inner + "}" + signs + "}" + text[end..];
    }

    private void EnterCode()
    {
        if (_inCode)
            return;
        _text.Append("{{ ");
        _inCode = true;
        _afterText = false;
    }
}
