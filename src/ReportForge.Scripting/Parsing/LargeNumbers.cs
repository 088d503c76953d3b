using System.Globalization;
using System.Text.RegularExpressions;
using Scriban.Parsing;

namespace ReportForge.Scripting.Parsing;

/// <summary>
/// Numbers in code that have more digits than any calculation may give. Scriban reads them digit by digit while it parses, where
/// no budget counts: <c>{{ 1e9999999 }}</c> would take ten seconds.
/// </summary>
internal static partial class LargeNumbers
{
    /// <summary>The decimal digits of the largest integer that a render may build, 262,144 bits.</summary>
    private const int MostDigits = 79_000;

    private const int LongExponent = 5;

    /// <summary>Where such numbers stand.</summary>
    public static IReadOnlyList<Token> In(SourceMap source, ScriptMode mode)
    {
        if (!HasLongDigits(source.Text))
            return [];
        return [.. new Lexer(source.Text, source.Key, new LexerOptions { Mode = mode }).Where(token => IsTooLarge(token, source.Text))];
    }

    // Looks without reading the code: an exponent of five digits, or very many digits in a row.
    private static bool HasLongDigits(ReadOnlySpan<char> text)
    {
        var run = 0;
        for (var at = 0; at < text.Length; at++)
        {
            run = char.IsAsciiHexDigit(text[at]) || text[at] is '_' or '.' ? run + 1 : 0;
            if (run > MostDigits || (run >= LongExponent && IsExponent(text[..(at + 1)])))
                return true;
        }

        return false;
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        var before = text[..^LongExponent].TrimEnd("+-");
        return before is [.., var digit, 'e' or 'E']
            && char.IsAsciiDigit(digit)
            && !text[^LongExponent..].ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsTooLarge(Token token, string text)
    {
        if (token.Type is not (TokenType.Integer or TokenType.Float or TokenType.HexaInteger or TokenType.BinaryInteger))
            return false;
        var written = token.GetText(text);
        if (written.Length > MostDigits)
            return true;
        return token.Type is TokenType.Float or TokenType.Integer && Exponent().Match(written) is { Success: true } match
            && !(int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var exponent)
                && exponent <= MostDigits);
    }

    [GeneratedRegex(@"[eE][+-]?([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();
}
