using ReportForge.Findings;
using ReportForge.Scripting.Diagnostics;
using Scriban.Parsing;
using Scriban.Syntax;

namespace ReportForge.Scripting.Parsing;

/// <summary>Scriban's parser, with its messages as findings and nodes of our own in its tree.</summary>
internal static class TemplateParser
{
    /// <summary>Mistakes that Scriban would stop at, of one text; a template that people write has few.</summary>
    private const int MostRounds = 20;

    private const int QuotedDigits = 20;

    public static ParsedTemplate ParseTemplate(TemplateSource source, ParseOptions options) =>
        source.Text is { } text
            ? ParseText(source.Name, text, options, ScriptMode.Default, TemplateShape.Text)
            : ParsePieces(source, options);

    /// <summary>Code without any text around it, as <c>object.eval</c> takes it.</summary>
    public static ParsedTemplate ParseScript(TemplateSource source, ParseOptions options) =>
        ParseText(source.Name, source.Text ?? "", options, ScriptMode.ScriptOnly, TemplateShape.Script);

    public static ParsedExpression ParseExpression(string name, string text, ParseOptions options)
    {
        var source = new SourceMap(name, text);
        if (text.Length > options.MaxCharacters)
            return new(new(source, new ScriptLiteral()), [ParsingFindings.TooLong(source.PlaceOf(0, 1), options.MaxCharacters)]);
        var findings = new ParsingMessages(source, options.MaxFindings);
        var page = Parse(source, options, ScriptMode.ScriptOnly, findings);
        var root = findings.HasAny ? null : OnlyExpression(page, source, findings);
        var expression = root is null ? new ScriptLiteral() : (ScriptExpression?)new PlanRewriter(null) { IsAlone = true }.Visit(root);
        return new(new(source, expression ?? new ScriptLiteral()), findings.ToImmutable());
    }

    private static ParsedTemplate ParseText(string name, string text, ParseOptions options, ScriptMode mode, TemplateShape shape)
    {
        var source = new SourceMap(name, text);
        if (text.Length > options.MaxCharacters)
            return Failed(source, shape, options);
        if (CodeLength.Exceeded(text, mode, options.MaxCodeCharacters) is { } tooMuch)
            return Failed(source, shape, ParsingFindings.CodeTooLong(source.PlaceOf(tooMuch, 1), options.MaxCodeCharacters));
        var findings = new ParsingMessages(source, options.MaxFindings);
        var page = Parse(source, options, mode, findings);
        return new(PlanOf(source, page, findings, new PlanRewriter(null), shape), findings.ToImmutable());
    }

    private static ParsedTemplate ParsePieces(TemplateSource template, ParseOptions options)
    {
        var layout = new PieceLayout(template.Pieces);
        var source = layout.ToSource(template.Name);
        if (layout.Length > options.MaxCharacters)
            return Failed(source, TemplateShape.Pieces, options);
        if (CodeLength.Exceeded(source.Text, ScriptMode.Default, options.MaxCodeCharacters) is { } tooMuch)
            return Failed(source, TemplateShape.Pieces, ParsingFindings.CodeTooLong(source.PlaceOf(tooMuch, 1), options.MaxCodeCharacters));
        var findings = new ParsingMessages(source, options.MaxFindings);
        foreach (var complaint in layout.Complaints)
            findings.Add(complaint.Start, ParserCatalogue.Explain(PieceLayout.Explained(complaint)));
        var page = Parse(source, options, ScriptMode.Default, findings);
        return new(PlanOf(source, page, findings, new PlanRewriter(layout.Pieces), TemplateShape.Pieces), findings.ToImmutable());
    }

    // Scriban stops at a sign that cannot follow; without the rest of that statement it goes on, so all mistakes are found.
    private static ScriptPage? Parse(SourceMap source, ParseOptions options, ScriptMode mode, ParsingMessages findings)
    {
        var messages = new List<LogMessage>();
        var text = WithoutLargeNumbers(source, mode, findings);
        var parser = ParserOf(text, source, options, mode);
        if (!TryRun(parser, out var page))
        {
            NoteUnreadable(source, findings);
            return null;
        }

        for (var rounds = 0; rounds < MostRounds && parser.Messages.FirstOrDefault(Stops) is { } stop; rounds++)
        {
            messages.Add(stop);
            text = WithoutRest(text, stop.Span.Start.Offset);
            parser = ParserOf(text, source, options, mode);
            if (!TryRun(parser, out page))
                break;
        }

        findings.Add(messages.Concat(parser.Messages));
        if (page is null && !findings.HasAny)
            NoteUnreadable(source, findings);
        if (mode == ScriptMode.Default)
            NoteOpenEnd(source, findings);
        if (Leftovers.In(page) is { } leftover)
        {
            findings.Add(
                leftover.Span.Start.Offset,
                ParsingFindings.UnexpectedToken(source.PlaceOf(leftover.Span), Wording.Same($"'{Quoted(source, leftover.Span)}'")));
            return null;
        }

        if (parser.Messages.Any(message => message.Message.Contains("The <end> statement was not found", StringComparison.Ordinal)))
        {
            foreach (var (start, keyword) in UnclosedBlocks.In(page))
                findings.Add(start, ParsingFindings.UnclosedBlock(source.PlaceOf(start, keyword.Length), keyword));
        }

        return page;
    }

    private static string WithoutLargeNumbers(SourceMap source, ScriptMode mode, ParsingMessages findings)
    {
        var large = LargeNumbers.In(source, mode);
        if (large.Count == 0)
            return source.Text;
        var text = source.Text.ToCharArray();
        foreach (var token in large)
        {
            var (start, length) = (token.Start.Offset, token.End.Offset - token.Start.Offset + 1);
            findings.Add(
                start,
                ParsingFindings.LargeNumber(source.PlaceOf(start, length), source.Text.Substring(start, Math.Min(length, QuotedDigits))));
            Array.Fill(text, ' ', start, length);
            text[start] = '1';
        }

        return new(text);
    }

    private static Parser ParserOf(string text, SourceMap source, ParseOptions options, ScriptMode mode) =>
        new(new Lexer(text, source.Key, new LexerOptions { Mode = mode }), new ParserOptions { ExpressionDepthLimit = options.MaxNesting });

    // Where a function has no body that could be one, the parser gives up with an exception.
    private static bool TryRun(Parser parser, out ScriptPage? page)
    {
        try
        {
            page = parser.Run();
            return true;
        }
        catch (NotSupportedException)
        {
            page = null;
            return false;
        }
    }

    private static void NoteUnreadable(SourceMap source, ParsingMessages findings)
    {
        const string Keyword = "func";
        var start = Math.Max(0, source.Text.IndexOf(Keyword, StringComparison.Ordinal));
        var place = source.PlaceOf(start, Math.Min(Keyword.Length, source.Text.Length - start));
        findings.Add(start, ParsingFindings.UnexpectedToken(place, Wording.Same($"'{Keyword}'")));
    }

    private static bool Stops(LogMessage message) => message.Message.Contains("Expecting <EOL>", StringComparison.Ordinal);

    // Blanks of the same length, so that everything behind keeps its place.
    private static string WithoutRest(string text, int start)
    {
        start = Math.Clamp(start, 0, text.Length);
        var rest = text.AsSpan(start);
        var line = rest.IndexOf('\n');
        var code = rest.IndexOf("}}", StringComparison.Ordinal);
        var length = Math.Min(line < 0 ? rest.Length : line, code < 0 ? rest.Length : code);
        return string.Concat(
            text.AsSpan(0, start),
            new string(' ', Math.Max(1, length)),
            rest[Math.Min(rest.Length, Math.Max(1, length))..]);
    }

    // Scriban takes the end of the text for the end of the code; an author has forgotten something.
    private static void NoteOpenEnd(SourceMap source, ParsingMessages findings)
    {
        Token? open = null;
        foreach (var token in new Lexer(source.Text, source.Key))
        {
            if (token.Type is TokenType.CodeEnter or TokenType.EscapeEnter)
                open = token;
            else if (token.Type is TokenType.CodeExit or TokenType.EscapeExit)
                open = null;
        }

        if (open is not { } unclosed || findings.HasAny)
            return;
        var text = unclosed.GetText(source.Text);
        var place = source.PlaceOf(unclosed.Start.Offset, text.Length);
        findings.Add(unclosed.Start.Offset, unclosed.Type == TokenType.CodeEnter
            ? ParsingFindings.UnclosedCode(place)
            : ParsingFindings.UnclosedEscape(place, text.TrimEnd('-', '~').Replace('{', '}')));
    }

    private static TemplatePlan PlanOf(
        SourceMap source, ScriptPage? page, ParsingMessages findings, PlanRewriter rewriter, TemplateShape shape)
    {
        rewriter.CopyTrivias = false;
        // What Scriban gives for a text with errors is no whole tree: it says what is read, no more.
        return findings.HasAny
            ? new(source, new ScriptPage(), shape, page)
            : new(source, rewriter.Visit((ScriptNode?)page) as ScriptPage ?? new ScriptPage(), shape);
    }

    private static ParsedTemplate Failed(SourceMap source, TemplateShape shape, ParseOptions options) =>
        Failed(source, shape, ParsingFindings.TooLong(source.PlaceOf(0, 1), options.MaxCharacters));

    private static ParsedTemplate Failed(SourceMap source, TemplateShape shape, Finding finding) =>
        new(new(source, new ScriptPage(), shape), [finding]);

    private static ScriptExpression? OnlyExpression(ScriptPage? page, SourceMap source, ParsingMessages findings)
    {
        var statements = page?.Body?.Statements.Where(statement => statement is not ScriptNopStatement).ToList() ?? [];
        if (statements is [ScriptExpressionStatement { Expression: { } expression }] && expression is not ScriptAssignExpression)
            return expression;
        findings.Add(statements is [_, { } second, ..]
            ? ParsingFindings.UnexpectedToken(source.PlaceOf(second.Span), Wording.Same($"'{Quoted(source, second.Span)}'"))
            : statements is [{ } only]
                ? ParsingFindings.NotAnExpression(source.PlaceOf(only.Span))
                : ParsingFindings.ExpressionExpected(source.PlaceOf(0, 1), new("chỗ kết thúc", "the end")));
        return null;
    }

    private static string Quoted(SourceMap source, SourceSpan span) =>
        source.Text.Substring(span.Start.Offset, Math.Min(span.Length, 30));
}
