using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ReportForge.Findings;
using ReportForge.Language.Diagnostics;
using ReportForge.Language.Expressions;
using ReportForge.Language.Statements;
using ReportForge.Language.Values;

namespace ReportForge.Language.Parsing;

/// <summary>
/// Makes the plan of a template out of its tokens. A mistake is a finding; the rest of its statement is skipped and
/// parsing goes on, so that all mistakes of a template are found in one go.
/// </summary>
internal sealed partial class Parser
{
    private readonly SourceMap _source;
    private readonly ParseOptions _options;
    private readonly List<Finding> _findings;
    private List<Token> _tokens;
    private int _index;
    private int _depth;
    private int _mistakes;
    private bool _isStopped;
    private bool _isInside;
    private ParseScope _scope = ParseScope.OfPage();

    private Parser(SourceMap source, List<Token> tokens, List<Finding> findings, ParseOptions options)
    {
        _source = source;
        _tokens = tokens;
        _findings = findings;
        _options = options;
    }

    private Token Current => _tokens[_index];

    public static ParsedTemplate ParseTemplate(TemplateSource source, ParseOptions options)
    {
        var findings = new List<Finding>();
        var (map, tokens) = SourceReader.Read(source, findings, options);
        var found = findings.Count;
        var parser = new Parser(map, tokens, findings, options);
        var body = parser.ParsePage(withIndents: source.Text is not null);
        if (parser is { _withIndents: true, _isIndented: false })
        {
            // The only indented code stands before the first "when" of a "case", where nothing is printed.
            findings.RemoveRange(found, findings.Count - found);
            parser = new Parser(map, tokens, findings, options);
            body = parser.ParsePage(withIndents: false);
        }

        var plan = new TemplatePlan(source.Name, body, parser._scope.Layout);
        return new(plan, Ordered(findings, options));
    }

    public static ParsedExpression ParseExpression(string name, string text, ParseOptions options)
    {
        var findings = new List<Finding>();
        var map = new SourceMap(name, text);
        var tokens = text.Length > options.MaxCharacters
            ? SourceReader.TooLong(map, findings, options)
            : Lexer.OfCode(map, 0, text.Length, findings);
        var parser = new Parser(map, tokens, findings, options) { _isStopped = text.Length > options.MaxCharacters };
        var expression = parser.ParseWholeExpression();
        return new(new CompiledExpression(name, expression, parser._scope.Layout), Ordered(findings, options));
    }

    private static ImmutableArray<Finding> Ordered(List<Finding> findings, ParseOptions options) =>
        [.. findings.DistinctBy(finding => (finding.Code, finding.Place)).OrderBy(finding => finding.Place.Line)
            .ThenBy(finding => finding.Place.Column).Take(options.MaxFindings)];

    private BlockNode ParsePage(bool withIndents)
    {
        _withIndents = withIndents && HasIndents();
        var statements = new List<StatementNode>();
        while (true)
        {
            ParseStatements(statements);
            if (Current.Kind == TokenKind.End)
                break;
            Report(IsKeyword("end")
                ? ParsingFindings.EndWithoutBlock(PlaceOf(Current))
                : ParsingFindings.Misplaced(PlaceOf(Current), TextOf(Current), WantedFor(TextOf(Current))));
            SkipStatement();
        }

        return new BlockNode(new(_source, 0, _source.Text.Length), [.. statements]);
    }

    private static string WantedFor(string word) => word == "when" ? "'case'" : "'if', 'case', 'for'";

    private ExpressionNode ParseWholeExpression()
    {
        _isInside = true;
        SkipLineEnds();
        var expression = ParseExpression(ExpressionMode.Value);
        SkipLineEnds();
        if (expression is not null && Current.Kind != TokenKind.End && !_isStopped)
            ReportUnexpected();
        return expression ?? new LiteralNode(new(_source, 0, 0), Value.Fault, "null");
    }

    private void Next()
    {
        if (_index < _tokens.Count - 1)
            _index++;
        while (_lineEndsAllowed > 0 && Current.Kind == TokenKind.NewLine)
            _index++;
    }

    private Token PeekToken(int ahead = 1) => _tokens[Math.Min(_index + ahead, _tokens.Count - 1)];

    private bool IsKeyword(string word) => Current.Kind == TokenKind.Identifier && IsText(Current, word);

    private bool IsText(Token token, string text) =>
        token.Length == text.Length && string.CompareOrdinal(_source.Text, token.Start, text, 0, text.Length) == 0;

    private string NameOf(Token token) => NamePool.Of(TextOf(token));

    private string TextOf(Token token) => _source.TextAt(token.Start, token.Length);

    // What a finding calls the token.
    private Wording Shown(Token token) => token.Kind switch
    {
        TokenKind.End when _isInside => new("hết biểu thức", "the end of the expression"),
        TokenKind.End => new("hết mẫu", "the end of the template"),
        TokenKind.ExitCode when token.Length == 0 => new("hết đoạn mã", "the end of the code"),
        TokenKind.NewLine => new("xuống dòng", "a new line"),
        TokenKind.Text or TokenKind.Host => new("văn bản", "text"),
        _ => Wording.Same($"'{_source.TextAt(token.Start, Math.Min(token.Length, 60))}'"),
    };

    private Place PlaceOf(Token token) => _source.PlaceOf(token.Start, Math.Max(1, token.Length));

    private SourceSpan SpanOf(Token token) => new(_source, token.Start, token.Length);

    private SourceSpan SpanFrom(Token first) => SpanFrom(SpanOf(first));

    private SourceSpan SpanFrom(SourceSpan first)
    {
        var last = _index > 0 ? _tokens[_index - 1] : _tokens[0];
        return first with { Length = Math.Max(first.Length, last.End - first.Start) };
    }

    private void Report(Finding finding)
    {
        _mistakes++;
        if (!_isStopped && _mistakes <= _options.MaxFindings)
            _findings.Add(finding);
    }

    private void ReportUnexpected()
    {
        // The lexer has said already what is wrong with a bad token.
        if (Current.Kind == TokenKind.Bad)
            return;
        if (Current.Kind is >= TokenKind.Equal and <= TokenKind.PercentEqual)
        {
            Report(ParsingFindings.BadAssignment(PlaceOf(Current)));
            return;
        }

        Report(Current.Kind switch
        {
            TokenKind.CloseParenthesis or TokenKind.CloseBracket => ParsingFindings.UnexpectedClose(PlaceOf(Current)),
            TokenKind.CloseBrace => ParsingFindings.UnexpectedBrace(PlaceOf(Current)),
            TokenKind.Colon when _tokens[_index + 1].Kind is TokenKind.ExitCode or TokenKind.NewLine => ParsingFindings.StrayColon(PlaceOf(Current)),
            TokenKind.Comma when StandsInNumber() => ParsingFindings.DecimalComma(PlaceOf(Current)),
            _ => ParsingFindings.UnexpectedToken(PlaceOf(Current), Shown(Current)),
        });
    }

    private bool StandsInNumber() => _index > 0 && !Current.SpaceBefore
        && _tokens[_index - 1].Kind == TokenKind.Literal && _tokens[_index + 1] is { Kind: TokenKind.Literal, SpaceBefore: false };

    /// <summary>One level deeper; false when the limit is reached: then parsing stops, for what is deep stays deep.</summary>
    private bool Enter(Token at)
    {
        // The limit fits into the stack of any thread that one makes without asking for a small one.
        if (++_depth <= _options.MaxNesting && RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return true;
        Stop(at);
        return false;
    }

    private void Leave() => _depth--;

    private void Stop(Token at)
    {
        Report(ParsingFindings.NestedTooDeep(PlaceOf(at), _options.MaxNesting));
        _isStopped = true;
        _index = _tokens.Count - 1;
    }

    /// <summary>Notes how high the tree of an expression has grown, and stops when it is too high to walk.</summary>
    private T Raise<T>(T node, params ReadOnlySpan<ExpressionNode?> children)
        where T : ExpressionNode
    {
        var height = 0;
        foreach (var child in children)
            height = Math.Max(height, child?.Height ?? 0);
        node.Height = height + 1;
        if (node.Height > _options.MaxNesting && !_isStopped)
            Stop(Current);
        return node;
    }
}
