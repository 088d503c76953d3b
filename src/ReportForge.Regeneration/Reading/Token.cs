namespace ReportForge.Regeneration.Reading;

internal enum TokenKind
{
    Word,
    Number,
    Mark,
    Blank,

    /// <summary>A field, a formula: it shows words that are not those of the text.</summary>
    Opaque,

    /// <summary>A picture, a shape, the sign of a note: it shows no words where it stands.</summary>
    Picture,
}

/// <summary>The least that is taken over or kept whole: a word, a figure with its separators, a mark, blanks, an object.</summary>
/// <param name="Start">Offset in the text of the paragraph.</param>
/// <param name="Length">Length in the text of the paragraph.</param>
/// <param name="Exact">The word as written.</param>
/// <param name="Folded">The word as a reader sees it.</param>
/// <param name="Shape">The word with any figure as <c>#</c>.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct Token(int Start, int Length, int Exact, int Folded, int Shape, TokenKind Kind)
{
    /// <summary>What stands in the text of a paragraph for a field, a picture, a note (U+FFFC).</summary>
    public const char OpaqueCharacter = '\uFFFC';

    public int End => Start + Length;

    /// <summary>How much the token says about what the text is: a figure most, a blank hardly anything.</summary>
    public int Weight => Kind switch
    {
        TokenKind.Number or TokenKind.Opaque or TokenKind.Picture => 5,
        TokenKind.Word => 4,
        _ => 1,
    };
}
