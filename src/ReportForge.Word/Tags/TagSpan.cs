using System.Collections.Immutable;
using Scriban.Parsing;

namespace ReportForge.Word.Tags;

/// <summary>Where a tag stands in a text, braces included, and its code without braces and white space marks.</summary>
internal readonly record struct TagSpan(int Start, int End, int CodeStart, int CodeEnd)
{
    /// <summary>What the mark at the opening braces says about the white space before.</summary>
    public char TrimBefore { get; init; }

    public char TrimAfter { get; init; }

    /// <summary>A stretch between <c>{%{</c> and <c>}%}</c>: its text is printed as it stands.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>The texts in the code, by their first and last character.</summary>
    public ImmutableArray<TextInCode> Texts { get; init; }
}

/// <summary>A text in code, its quotation marks included.</summary>
internal readonly record struct TextInCode(int First, int Last, bool IsTypographic);

/// <summary>Finds the tags of a text, as the language does: braces inside of texts, objects and comments end nothing.</summary>
internal static class TagFinder
{
    private const string Closing = "}}";

    /// <summary>Tags of one text that the language cannot read to their end; a text that people write has few.</summary>
    private const int MostUnread = 50;

    /// <param name="text">The joined text.</param>
    /// <param name="unclosed">Where a tag opens that never closes; -1 when all do.</param>
    public static List<TagSpan> Find(string text, out int unclosed)
    {
        var spans = new List<TagSpan>();
        var unread = 0;
        for (var from = 0; from >= 0;)
        {
            (from, unclosed, var texts) = Read(text, from, spans);
            if (unclosed < 0)
                return spans;
            // An open text or comment hides the closing braces: the first ones end the tag.
            var close = text.IndexOf(Closing, unclosed + Closing.Length, StringComparison.Ordinal);
            if (close < 0 || text[unclosed + 1] == '%' || ++unread > MostUnread)
                return spans;
            spans.Add(SpanOf(text, unclosed, from, close, close + Closing.Length, [.. texts.Where(stretch => stretch.Last < close)]));
            from = close + Closing.Length;
        }

        unclosed = -1;
        return spans;
    }

    // Gives where the code of the tag begins that was read in vain, where that tag opens, and the texts in it; -1 when all were read.
    private static (int CodeStart, int Unclosed, IEnumerable<TextInCode> Texts) Read(string text, int from, List<TagSpan> spans)
    {
        var texts = ImmutableArray.CreateBuilder<TextInCode>();
        Token? open = null;
        foreach (var token in from < text.Length ? CodeTokens.OfText(text, from) : [])
        {
            if (token.Type is TokenType.CodeEnter or TokenType.EscapeEnter && open is null)
                open = token;
            else if (CodeTokens.IsString(token.Type))
                texts.Add(TextOf(token));
            else if (open is { } opening && token.Type is TokenType.CodeExit or TokenType.EscapeExit)
            {
                spans.Add(SpanOf(
                    text,
                    opening.Start.Offset,
                    opening.End.Offset + 1,
                    token.Start.Offset,
                    token.End.Offset + 1,
                    texts.DrainToImmutable()) with
                {
                    IsVerbatim = token.Type == TokenType.EscapeExit,
                });
                open = null;
            }
        }

        return open is { } unclosed ? (unclosed.End.Offset + 1, unclosed.Start.Offset, texts) : (-1, -1, []);
    }

    // The lexer puts the end of a token that it does not know itself behind it.
    private static TextInCode TextOf(Token token) => token.Type == CodeTokens.Typographic
        ? new(token.Start.Offset, token.End.Offset - 1, IsTypographic: true)
        : new(token.Start.Offset, token.End.Offset, IsTypographic: false);

    private static TagSpan SpanOf(string text, int start, int codeStart, int codeEnd, int end, ImmutableArray<TextInCode> texts) =>
        new(start, end, codeStart, codeEnd)
        {
            TrimBefore = MarkOf(text[codeStart - 1]),
            TrimAfter = MarkOf(text[codeEnd]),
            Texts = texts,
        };

    private static char MarkOf(char sign) => sign is '-' or '~' ? sign : '\0';
}
