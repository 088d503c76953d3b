using System.Collections.Immutable;
using System.Text;
using ReportForge.Scripting.Diagnostics;
using Scriban.Parsing;

namespace ReportForge.Scripting.Parsing;

/// <summary>
/// The pieces of a host as one text: code between braces, everything else a single sign that stands for it. Each code was
/// read alone before, so that nothing in it can reach over its end.
/// </summary>
internal sealed class PieceLayout
{
    private const string Open = "{{ ";
    private const string Close = " }}";
    private const char Sign = 'x';

    /// <summary>Words and signs of one tag. A tag that a person writes has a few dozen; the tree of more fills the memory.</summary>
    private const int MostTokens = 50_000;

    /// <summary>What is said of a tag with more of them; not Scriban's own words.</summary>
    public const string TooManyTokens = "The code has too many words and signs";

    private readonly StringBuilder _text = new();
    private readonly List<(int Start, CodePiece Code)> _codes = [];
    private readonly Dictionary<int, ImmutableArray<TemplatePiece>> _pieces = [];
    private readonly List<CodeComplaint> _complaints = [];

    public PieceLayout(IEnumerable<TemplatePiece> pieces)
    {
        var between = ImmutableArray.CreateBuilder<TemplatePiece>();
        foreach (var piece in pieces)
        {
            if (piece is not CodePiece code)
            {
                between.Add(piece);
                continue;
            }

            AddBetween(between);
            AddCode(code);
        }

        AddBetween(between);
    }

    /// <summary>What stands for pieces, by its place in the text.</summary>
    public IReadOnlyDictionary<int, ImmutableArray<TemplatePiece>> Pieces => _pieces;

    /// <summary>What was wrong with the signs of single codes.</summary>
    public IReadOnlyList<CodeComplaint> Complaints => _complaints;

    public int Length => _text.Length;

    /// <summary>The text with the way back to the places of its codes.</summary>
    public SourceMap ToSource(string name)
    {
        var source = new SourceMap(name, _text.ToString());
        foreach (var (start, code) in _codes)
            source.AddPiece(start, code.Code.Length, code.Places);
        return source;
    }

    private void AddBetween(ImmutableArray<TemplatePiece>.Builder between)
    {
        if (between.Count == 0)
            return;
        _pieces.Add(_text.Length, between.DrainToImmutable());
        _text.Append(Sign);
    }

    private void AddCode(CodePiece code)
    {
        _text.Append(Open);
        _codes.Add((_text.Length, code));
        if (IsWhole(code))
            _text.Append(code.Code);
        else
            _text.Append(' ', code.Code.Length);
        _text.Append(Close);
    }

    private bool IsWhole(CodePiece code)
    {
        var text = Open + code.Code + Close;
        var lexer = new Lexer(text);
        var isWhole = false;
        var tokens = 0;
        foreach (var token in lexer)
        {
            if (++tokens > MostTokens)
                return Complain(code, new(ParserMessageType.Error, new("", token.Start, token.End), TooManyTokens));
            var isEnd = token.Type == TokenType.CodeExit;
            if (isEnd && token.End.Offset != text.Length - 1)
                return Complain(code, new(ParserMessageType.Error, new("", token.Start, token.End), "Unexpected code block exit '}}'"));
            isWhole |= isEnd;
        }

        if (isWhole && !lexer.HasErrors)
            return true;
        if (!lexer.HasErrors)
            return Complain(
                code,
                new(ParserMessageType.Error, new("", default, default), "Unexpected end of file while parsing a comment"));
        foreach (var error in lexer.Errors)
            Complain(code, error);
        return false;
    }

    private bool Complain(CodePiece code, LogMessage message)
    {
        _complaints.Add(new(_codes[^1].Start, message, code));
        return false;
    }

    /// <summary>The complaint with its place in the host's document.</summary>
    public static ParserComplaint Explained(CodeComplaint complaint)
    {
        var code = complaint.Code.Code;
        var start = Math.Clamp(complaint.Message.Span.Start.Offset - Open.Length, 0, code.Length);
        var length = Math.Min(Math.Max(1, complaint.Message.Span.Length), code.Length - start);
        return new(complaint.Code.Places.At(start, length), complaint.Message.Message, code.Substring(start, length));
    }
}

/// <summary>What is wrong with the signs of one code.</summary>
/// <param name="Start">Where the code stands in the text.</param>
/// <param name="Message">Scriban's words, with the place in the code as it was read alone.</param>
/// <param name="Code">The code.</param>
internal sealed record CodeComplaint(int Start, LogMessage Message, CodePiece Code);
