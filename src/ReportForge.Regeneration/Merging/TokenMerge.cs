using System.Collections.Immutable;
using ReportForge.Regeneration.Aligning;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Merging;

/// <summary>A stretch that the data have changed, and where its old words stand in the edited text.</summary>
/// <param name="Deed">What is to be done.</param>
/// <param name="OldStart">First token of the baseline.</param>
/// <param name="OldEnd">Token of the baseline behind the stretch.</param>
/// <param name="NewStart">First token of the new text.</param>
/// <param name="NewEnd">Token of the new text behind the stretch.</param>
/// <param name="NowStart">First token of the edited text: of what is replaced, or of what a person wrote there.</param>
/// <param name="NowEnd">Token of the edited text behind it.</param>
internal readonly record struct Hunk(ChangeDeed Deed, int OldStart, int OldEnd, int NewStart, int NewEnd, int NowStart, int NowEnd);

/// <summary>
/// Three-way merge of tokens: what the data changed and the person did not is applied, if its place in the edited text is
/// beyond doubt.
/// </summary>
internal sealed class TokenMerge
{
    private readonly TokenLine _old;
    private readonly TokenLine _now;
    private readonly TokenLine _new;
    private readonly int[] _toNow;
    private readonly int[] _toNew;

    private TokenMerge(TokenLine old, TokenLine now, TokenLine fresh)
    {
        (_old, _now, _new) = (old, now, fresh);
        _toNow = TokenMatching.Match(old.Tokens, now.Tokens, token => token.Folded);
        _toNew = TokenMatching.Match(old.Tokens, fresh.Tokens, token => token.Exact);
    }

    public static ImmutableArray<Hunk> Merge(TokenLine old, TokenLine now, TokenLine fresh) => [.. new TokenMerge(old, now, fresh).Hunks()];

    private IEnumerable<Hunk> Hunks()
    {
        var (oldAt, newAt) = (0, 0);
        while (oldAt < _old.Tokens.Length || newAt < _new.Tokens.Length)
        {
            if (oldAt < _old.Tokens.Length && _toNew[oldAt] == newAt)
            {
                (oldAt, newAt) = (oldAt + 1, newAt + 1);
                continue;
            }

            var (oldEnd, newEnd) = (oldAt, _new.Tokens.Length);
            while (oldEnd < _old.Tokens.Length && _toNew[oldEnd] < 0)
                oldEnd++;
            newEnd = oldEnd < _old.Tokens.Length ? _toNew[oldEnd] : newEnd;
            (oldEnd, newEnd) = WithNext(oldEnd, newEnd);
            foreach (var hunk in Judge(oldAt, oldEnd, newAt, newEnd))
                yield return hunk;
            (oldAt, newAt) = (oldEnd, newEnd);
        }
    }

    // Words that change one behind the other are one change; only blanks stand between them.
    private (int OldEnd, int NewEnd) WithNext(int oldEnd, int newEnd)
    {
        while (true)
        {
            var (old, fresh) = (oldEnd, newEnd);
            while (old < _old.Tokens.Length && _toNew[old] == fresh && _old.IsBlank(old))
                (old, fresh) = (old + 1, fresh + 1);
            var (oldStop, newStop) = (old, _new.Tokens.Length);
            while (oldStop < _old.Tokens.Length && _toNew[oldStop] < 0)
                oldStop++;
            newStop = oldStop < _old.Tokens.Length ? _toNew[oldStop] : newStop;
            if (oldStop == old || newStop == fresh)
                return (oldEnd, newEnd);
            (oldEnd, newEnd) = (oldStop, newStop);
        }
    }

    private IEnumerable<Hunk> Judge(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        if (PlaceOf(oldStart, oldEnd) is not { } pieces)
            return [Kept(oldStart, oldEnd, newStart, newEnd)];
        // Pictures between them stay: the new words stand before the first of these.
        return pieces.Select((piece, number) =>
            new Hunk(ChangeDeed.Applied, piece.Old, piece.Old + piece.Length, number == 0 ? newStart : newEnd, newEnd, piece.Now,
                piece.Now + piece.Length));
    }

    private Hunk Kept(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        // The nearest tokens that all three texts have say between which places each wrote its own.
        var before = oldStart - 1;
        while (before >= 0 && (_toNow[before] < 0 || _toNew[before] < 0 || _old.IsBlank(before)))
            before--;
        var after = oldEnd;
        while (after < _old.Tokens.Length && (_toNow[after] < 0 || _toNew[after] < 0 || _old.IsBlank(after)))
            after++;
        var (nowStart, nowEnd) = (before < 0 ? 0 : _toNow[before] + 1, after == _old.Tokens.Length ? _now.Tokens.Length : _toNow[after]);
        var (freshStart, freshEnd) = (before < 0 ? 0 : _toNew[before] + 1, after == _old.Tokens.Length ? _new.Tokens.Length
            : _toNew[after]);
        var isThere = SameWords.Are(_now, nowStart, nowEnd, _new, freshStart, freshEnd);
        return new(isThere ? ChangeDeed.AlreadyThere : ChangeDeed.Kept, oldStart, oldEnd, newStart, newEnd, nowStart, nowEnd);
    }

    // What hangs on a word, such as the sign of a note, stays with it: words that come behind the word come behind both.
    private int BehindOwn(int now)
    {
        if (now == 0 || _now.IsBlank(now - 1))
            return now;
        while (now < _now.Tokens.Length && _now.Tokens[now].Kind == TokenKind.Picture)
            now++;
        return now;
    }

    // Untouched, in one paragraph, in one piece but for pictures, and no other stretch with the same words could be meant.
    private List<Piece>? PlaceOf(int oldStart, int oldEnd)
    {
        var start = oldStart < oldEnd ? _toNow[oldStart]
            : oldStart > 0 ? (_toNow[oldStart - 1] < 0 ? -1 : _toNow[oldStart - 1] + 1)
            : 0;
        if (start < 0)
            return null;
        if (oldStart == oldEnd)
            start = BehindOwn(start);
        if (PiecesOf(oldStart, oldEnd, start) is not { } pieces)
            return null;
        var end = pieces[^1].Now + pieces[^1].Length;
        return IsAsWhole(oldStart, start) && IsAsWhole(oldEnd, end) && IsBeyondDoubt(oldStart, oldEnd, start, end) ? pieces : null;
    }

    private List<Piece>? PiecesOf(int oldStart, int oldEnd, int start)
    {
        var pieces = new List<Piece>();
        var piece = new Piece(oldStart, start, 0);
        for (var at = oldStart; at < oldEnd; at++)
        {
            var (now, expected) = (_toNow[at], piece.Now + piece.Length);
            if (now < expected || _old.IsParagraphMark(at) || _now.Tokens[now].Kind is TokenKind.Opaque or TokenKind.Picture)
                return null;
            if (now > expected)
            {
                if (!Enumerable.Range(expected, now - expected).All(between => _now.Tokens[between].Kind == TokenKind.Picture))
                    return null;
                pieces.Add(piece);
                piece = new(at, now, 0);
            }

            piece = piece with { Length = piece.Length + 1 };
        }

        return [.. pieces, piece];
    }

    // The 1 of a person's “TT1” is not the figure 1 that stood there.
    private bool IsAsWhole(int old, int now) => WholeWords.IsInWord(_old, old) == WholeWords.IsInWord(_now, now);

    private bool IsBeyondDoubt(int oldStart, int oldEnd, int start, int end)
    {
        int[] words = [.. _old.WordsOf(oldStart, oldEnd)];
        var (before, after) = (Touches(oldStart, start, -1), Touches(oldEnd - 1, end - 1, 1));
        if (words.Length == 0)
            return before && after;
        var (here, there) = (CountOf(words, _old), CountOf(words, _now));
        if (here != there)
            return before && after;
        return here == 1 || before || after;
    }

    // Whether the next word in a direction is the same word in both texts. A picture between says nothing.
    private bool Touches(int old, int now, int step)
    {
        (old, now) = (old + step, now + step);
        while (old >= 0 && old < _old.Tokens.Length && _old.IsWordless(old))
            old += step;
        while (now >= 0 && now < _now.Tokens.Length && _now.IsWordless(now))
            now += step;
        var (isOldEnd, isNowEnd) = (old < 0 || old >= _old.Tokens.Length, now < 0 || now >= _now.Tokens.Length);
        return isOldEnd || isNowEnd ? isOldEnd && isNowEnd : _toNow[old] == now;
    }

    private static int CountOf(int[] words, TokenLine line)
    {
        int[] all = [.. line.WordsOf(0, line.Tokens.Length)];
        var count = 0;
        for (var at = 0; at + words.Length <= all.Length; at++)
            count += all.AsSpan(at, words.Length).SequenceEqual(words) ? 1 : 0;
        return count;
    }

    // Tokens of the baseline and where they stand in the edited text, one behind the other.
    private readonly record struct Piece(int Old, int Now, int Length);
}
