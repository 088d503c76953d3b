using System.Globalization;
using ReportForge.Data.Texts;

namespace ReportForge.Regeneration.Reading;

/// <summary>
/// Numbers for the words of the three documents, so that comparing them is comparing numbers. A word is compared as written
/// (canonical composition aside), folded (typographic quotes, dashes and blanks are what a keyboard has) or by its shape
/// (any digit is <c>#</c>).
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Token> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ParagraphText> _paragraphs = new(StringComparer.Ordinal);

    public int IdOf(string text)
    {
        if (!_ids.TryGetValue(text, out var id))
            _ids[text] = id = _ids.Count + 1;
        return id;
    }

    /// <summary>What a paragraph says.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="opaque">What each object in the text is, by its offset.</param>
    public ParagraphText ParagraphOf(string text, IReadOnlyDictionary<int, string> opaque)
    {
        // Two objects look alike in the text whatever they are.
        if (opaque.Count > 0)
            return ParagraphText.Of(text, opaque, this);
        if (!_paragraphs.TryGetValue(text, out var known))
            _paragraphs[text] = known = ParagraphText.Of(text, opaque, this);
        return known;
    }

    /// <summary>The token of a stretch of text, its place left at zero.</summary>
    public Token TokenOf(ReadOnlySpan<char> written)
    {
        if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(written, out var known))
            return known;
        var text = written.ToString();
        var composed = UnicodeForm.Compose(text);
        var folded = Fold(composed);
        var token = new Token(0, text.Length, IdOf(composed), IdOf(folded), IdOf(Shape(folded)), KindOf(folded));
        _known[text] = token;
        return token;
    }

    private static string Fold(string text)
    {
        if (text.All(char.IsWhiteSpace))
            return text.AsSpan().ContainsAny('\t', '\n') ? text : " ";
        return string.Create(text.Length, text, (target, source) =>
        {
            for (var at = 0; at < source.Length; at++)
                target[at] = Fold(source[at]);
        });
    }

    private static char Fold(char character) => character switch
    {
        '“' or '”' or '„' or '″' => '"',
        '‘' or '’' or '‚' or '′' => '\'',
        '‐' or '‑' or '–' or '—' or '−' => '-',
        _ => character,
    };

    private static string Shape(string folded) => folded.AsSpan().ContainsAnyInRange('0', '9') && char.IsAsciiDigit(folded[0])
        ? "#"
        : folded.ToLower(CultureInfo.InvariantCulture);

    private static TokenKind KindOf(string folded) => folded[0] switch
    {
        >= '0' and <= '9' => TokenKind.Number,
        Token.OpaqueCharacter => folded.AsSpan(1) is "drawing" or "w:footnoteReference" or "w:endnoteReference"
            ? TokenKind.Picture
            : TokenKind.Opaque,
        var first when char.IsWhiteSpace(first) => TokenKind.Blank,
        var first when char.IsLetter(first) => TokenKind.Word,
        _ => TokenKind.Mark,
    };
}
