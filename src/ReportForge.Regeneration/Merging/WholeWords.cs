using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>
/// A changed stretch as the list tells it: of a word like “TT12” whose figure alone has changed a reader is told the whole word, for
/// a bare “12” is not found again.
/// </summary>
internal static class WholeWords
{
    /// <summary>What the old text and the new one say there.</summary>
    public static (string Old, string New) Of(TokenLine old, TokenLine fresh, Hunk hunk)
    {
        var (before, after) = (0, 0);
        while (IsInWord(old, hunk.OldStart - before) || IsInWord(fresh, hunk.NewStart - before))
        {
            if (!AreSame(old, hunk.OldStart - before - 1, fresh, hunk.NewStart - before - 1))
                break;
            before++;
        }

        while (IsInWord(old, hunk.OldEnd + after) || IsInWord(fresh, hunk.NewEnd + after))
        {
            if (!AreSame(old, hunk.OldEnd + after, fresh, hunk.NewEnd + after))
                break;
            after++;
        }

        return (old.QuoteOf(hunk.OldStart - before, hunk.OldEnd + after), fresh.QuoteOf(hunk.NewStart - before, hunk.NewEnd + after));
    }

    /// <summary>Whether letters and digits stand side by side at a place, with nothing between them.</summary>
    public static bool IsInWord(TokenLine line, int at) => at > 0 && at < line.Tokens.Length && IsOfWord(line.Tokens[at - 1])
        && IsOfWord(line.Tokens[at]);

    private static bool IsOfWord(Token token) => token.Kind is TokenKind.Word or TokenKind.Number;

    private static bool AreSame(TokenLine old, int oldAt, TokenLine fresh, int freshAt) => oldAt >= 0 && freshAt >= 0
        && oldAt < old.Tokens.Length && freshAt < fresh.Tokens.Length && old.Tokens[oldAt].Exact == fresh.Tokens[freshAt].Exact;
}
