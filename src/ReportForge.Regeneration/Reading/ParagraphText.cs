using System.Collections.Immutable;

namespace ReportForge.Regeneration.Reading;

/// <summary>
/// What a paragraph says, by the words and as numbers. Paragraphs of all three documents that say the same share it: a table of
/// thousands of rows says few different things.
/// </summary>
internal sealed class ParagraphText
{
    private ParagraphText(string text, ImmutableArray<Token> tokens, Vocabulary vocabulary)
    {
        (Text, Tokens) = (text, tokens);
        IsBlank = tokens.All(token => token.Kind == TokenKind.Blank);
        HasWords = tokens.Any(token => token.Kind == TokenKind.Word);
        HasFigures = tokens.Any(token => token.Kind == TokenKind.Number);
        var words = tokens.Where(token => token.Kind != TokenKind.Blank).ToList();
        Folded = vocabulary.IdOf("¶" + string.Join(' ', words.Select(token => token.Folded)));
        FoldedCell = vocabulary.IdOf($"cell {Folded}");
        Exact = vocabulary.IdOf("¶¶" + string.Join(' ', tokens.Select(token => token.Exact)));
        Shape = vocabulary.IdOf("¶#" + string.Join(' ', words.Select(token => token.Shape)));
    }

    public string Text { get; }

    public ImmutableArray<Token> Tokens { get; }

    public int Folded { get; }

    /// <summary>The same of a cell in which nothing else stands.</summary>
    public int FoldedCell { get; }

    public int Exact { get; }

    public int Shape { get; }

    public bool IsBlank { get; }

    public bool HasWords { get; }

    public bool HasFigures { get; }

    /// <param name="text">The text of the paragraph.</param>
    /// <param name="opaque">What each object in the text is, by its offset.</param>
    /// <param name="vocabulary">Gives the words their numbers.</param>
    public static ParagraphText Of(string text, IReadOnlyDictionary<int, string> opaque, Vocabulary vocabulary) =>
        new(text, Tokenizer.Cut(text, opaque, vocabulary), vocabulary);
}
