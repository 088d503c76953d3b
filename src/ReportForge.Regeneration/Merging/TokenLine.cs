using System.Collections.Immutable;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>The tokens of one paragraph, or of some that follow each other, with a mark between them.</summary>
internal sealed class TokenLine
{
    // No word has this number.
    private const int ParagraphMark = -1;
    private readonly ImmutableArray<ParagraphBlock> _owners;

    private TokenLine(ImmutableArray<ParagraphBlock> paragraphs, ImmutableArray<Token> tokens, ImmutableArray<ParagraphBlock> owners) =>
        (Paragraphs, Tokens, _owners) = (paragraphs, tokens, owners);

    public ImmutableArray<ParagraphBlock> Paragraphs { get; }

    /// <summary>Tokens with their places in their own paragraphs.</summary>
    public ImmutableArray<Token> Tokens { get; }

    public static TokenLine Of(params ImmutableArray<ParagraphBlock> paragraphs)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        var owners = ImmutableArray.CreateBuilder<ParagraphBlock>();
        foreach (var paragraph in paragraphs)
        {
            if (owners.Count > 0)
            {
                tokens.Add(new Token(0, 0, ParagraphMark, ParagraphMark, ParagraphMark, TokenKind.Mark));
                owners.Add(paragraph);
            }

            tokens.AddRange(paragraph.Tokens);
            owners.AddRange(Enumerable.Repeat(paragraph, paragraph.Tokens.Length));
        }

        return new(paragraphs, tokens.ToImmutable(), owners.ToImmutable());
    }

    public bool IsBlank(int at) => Tokens[at].Kind == TokenKind.Blank;

    /// <summary>Blanks, and what stands between words and says none.</summary>
    public bool IsWordless(int at) => Tokens[at].Kind is TokenKind.Blank or TokenKind.Picture;

    public bool IsParagraphMark(int at) => Tokens[at].Folded == ParagraphMark;

    public ParagraphBlock OwnerOf(int at) => _owners[at];

    /// <summary>The tokens of one of the paragraphs.</summary>
    public (int Start, int End) RangeOf(ParagraphBlock paragraph)
    {
        var start = Paragraphs.TakeWhile(other => other != paragraph).Sum(other => other.Tokens.Length + 1);
        return (start, start + paragraph.Tokens.Length);
    }

    /// <summary>The paragraph that a stretch stands in and the offset of its first character there.</summary>
    public (ParagraphBlock Paragraph, int Offset) PlaceOf(int start, int end)
    {
        if (start < end)
            return (_owners[start], Tokens[start].Start);
        if (start > 0 && !IsParagraphMark(start - 1))
            return (_owners[start - 1], Tokens[start - 1].End);
        var owner = Paragraphs.First(paragraph => RangeOf(paragraph).Start == start);
        return (owner, 0);
    }

    /// <summary>The words of a stretch of tokens.</summary>
    public string TextOf(int start, int end) => string.Concat(Enumerable.Range(start, end - start)
        .Select(at => IsParagraphMark(at) ? "\n" : _owners[at].Text.Substring(Tokens[at].Start, Tokens[at].Length)));

    /// <summary>The same for people: an object is <c>[…]</c>, the end of a paragraph a blank.</summary>
    public string QuoteOf(int start, int end) =>
        TextOf(start, end).Replace(Token.OpaqueCharacter.ToString(), "[…]", StringComparison.Ordinal)
        .Replace('\n', ' ').Trim();

    /// <summary>The words of a stretch as they are compared: folded, blanks and pictures aside.</summary>
    public IEnumerable<int> WordsOf(int start, int end) =>
        Enumerable.Range(start, end - start).Where(at => !IsWordless(at)).Select(at => Tokens[at].Folded);
}
