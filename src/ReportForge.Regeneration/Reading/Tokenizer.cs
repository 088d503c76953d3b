using System.Collections.Immutable;
using System.Globalization;

namespace ReportForge.Regeneration.Reading;

/// <summary>
/// Cuts the text of a paragraph into tokens: <c>1.122</c>, <c>99,7%</c>, <c>05/3/2024</c> and <c>411/412</c> are one each, for a date
/// of which a person and the data wrote a part each is nobody's.
/// </summary>
internal static class Tokenizer
{
    /// <param name="text">The text of the paragraph.</param>
    /// <param name="opaque">What each object in the text is, by its offset.</param>
    /// <param name="vocabulary">Gives the words their numbers.</param>
    public static ImmutableArray<Token> Cut(string text, IReadOnlyDictionary<int, string> opaque, Vocabulary vocabulary)
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        for (var at = 0; at < text.Length;)
        {
            var length = LengthAt(text, at);
            var token = opaque.TryGetValue(at, out var key)
                ? vocabulary.TokenOf(Token.OpaqueCharacter + key) with { Length = length }
                : vocabulary.TokenOf(text.AsSpan(at, length));
            tokens.Add(token with { Start = at });
            at += length;
        }

        return tokens.ToImmutable();
    }

    private static int LengthAt(string text, int start)
    {
        var first = text[start];
        if (char.IsAsciiDigit(first))
            return NumberLength(text, start);
        if (IsOfWord(first))
            return Run(text, start, IsOfWord);
        if (first is '\t' or '\n')
            return 1;
        if (char.IsWhiteSpace(first))
            return Run(text, start, character => char.IsWhiteSpace(character) && character is not ('\t' or '\n'));
        return char.IsSurrogatePair(text, start) ? 2 : 1;
    }

    // A separator belongs to the figure only between digits: the full stop of a sentence does not.
    private static int NumberLength(string text, int start)
    {
        var at = start;
        while (at < text.Length)
        {
            var isSeparator = text[at] is '.' or ',' or '/' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);
            if (!char.IsAsciiDigit(text[at]) && !isSeparator)
                break;
            at++;
        }

        if (at < text.Length && text[at] == '%')
            at++;
        return at - start;
    }

    private static int Run(string text, int start, Func<char, bool> belongs)
    {
        var at = start;
        while (at < text.Length && belongs(text[at]))
            at++;
        return at - start;
    }

    // Text may come decomposed: a combining mark belongs to its letter.
    private static bool IsOfWord(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
