using System.Text;
using ReportForge.Findings;
using ReportForge.Language.Diagnostics;

namespace ReportForge.Language.Parsing;

/// <summary>The tokens of a template source, whether it is text or pieces of a host.</summary>
internal static class SourceReader
{
    public static (SourceMap Map, List<Token> Tokens) Read(TemplateSource source, List<Finding> findings, ParseOptions options)
    {
        if (source.Text is null)
            return ReadPieces(source, findings, options);
        var map = new SourceMap(source.Name, source.Text);
        return (map, source.Text.Length > options.MaxCharacters ? TooLong(map, findings, options) : Lexer.OfText(map, findings));
    }

    public static List<Token> TooLong(SourceMap map, List<Finding> findings, ParseOptions options)
    {
        findings.Add(ParsingFindings.TooLong(Place.InFile(map.Name), options.MaxCharacters));
        return [new Token(TokenKind.End, 0, 0)];
    }

    // The code of all pieces makes one text, so that a node needs only an offset; other pieces take no room in it.
    private static (SourceMap Map, List<Token> Tokens) ReadPieces(TemplateSource source, List<Finding> findings, ParseOptions options)
    {
        var text = new StringBuilder();
        foreach (var piece in source.Pieces.OfType<CodePiece>())
            text.Append(piece.Code).Append('\n');
        var map = new SourceMap(source.Name, text.ToString());
        if (text.Length > options.MaxCharacters)
            return (map, TooLong(map, findings, options));
        var start = 0;
        foreach (var piece in source.Pieces.OfType<CodePiece>())
        {
            map.AddPiece(start, piece.Code.Length, piece.Places);
            start += piece.Code.Length + 1;
        }

        return (map, TokensOf(source, map, findings));
    }

    private static List<Token> TokensOf(TemplateSource source, SourceMap map, List<Finding> findings)
    {
        var tokens = new List<Token>();
        var start = 0;
        foreach (var piece in source.Pieces)
        {
            switch (piece)
            {
                case TextPiece text when text.Text.Length > 0:
                    tokens.Add(new Token(TokenKind.Text, start, 0) { Payload = text.Text });
                    break;
                case HostPiece host:
                    tokens.Add(new Token(TokenKind.Host, start, 0) { Payload = host.Payload });
                    break;
                case CodePiece code:
                    var end = start + code.Code.Length;
                    tokens.Add(new Token(TokenKind.EnterCode, start, 0));
                    tokens.AddRange(Lexer.OfCode(map, start, end, findings));
                    tokens[^1] = new Token(TokenKind.ExitCode, end, 0);
                    start = end + 1;
                    break;
            }
        }

        tokens.Add(new Token(TokenKind.End, Math.Max(0, start - 1), 0));
        return tokens;
    }
}
