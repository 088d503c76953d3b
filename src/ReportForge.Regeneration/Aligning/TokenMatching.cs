using System.Collections.Immutable;
using ReportForge.Regeneration.Reading;

namespace ReportForge.Regeneration.Aligning;

/// <summary>Matches tokens in their order so that what is matched weighs most (a longest common subsequence with weights).</summary>
internal static class TokenMatching
{
    private const int MostCells = 4_000_000;

    /// <summary>For each token on the left its partner on the right, or -1. Of equals the first are taken.</summary>
    public static int[] Match(ImmutableArray<Token> left, ImmutableArray<Token> right, Func<Token, int> id)
    {
        var partners = new int[left.Length];
        Array.Fill(partners, -1);
        var (start, leftEnd, rightEnd) = (0, left.Length, right.Length);
        while (start < leftEnd && start < rightEnd && id(left[start]) == id(right[start]))
            partners[start] = start++;
        while (leftEnd > start && rightEnd > start && id(left[leftEnd - 1]) == id(right[rightEnd - 1]))
            partners[--leftEnd] = --rightEnd;
        MatchMiddle(left[start..leftEnd], right[start..rightEnd], id, partners.AsSpan(start, leftEnd - start), start);
        return partners;
    }

    /// <summary>How alike two texts are, from 0 to 1: twice the weight of what they have in common by the weight of both.</summary>
    public static double Likeness(ImmutableArray<Token> left, ImmutableArray<Token> right, Func<Token, int> id)
    {
        var both = left.Sum(token => token.Weight) + right.Sum(token => token.Weight);
        if (both == 0)
            return 1;
        var partners = Match(left, right, id);
        var common = left.Where((_, at) => partners[at] >= 0).Sum(token => token.Weight);
        return 2.0 * common / both;
    }

    private static void MatchMiddle(ImmutableArray<Token> left, ImmutableArray<Token> right, Func<Token, int> id, Span<int> partners,
        int offset)
    {
        if (left.IsEmpty || right.IsEmpty || (long)left.Length * right.Length > MostCells)
            return;
        var (height, width) = (left.Length + 1, right.Length + 1);
        var best = new int[height * width];
        int[] leftIds = [.. left.Select(id)], rightIds = [.. right.Select(id)];
        for (var row = left.Length - 1; row >= 0; row--)
        {
            for (var column = right.Length - 1; column >= 0; column--)
            {
                var skipped = Math.Max(best[(row + 1) * width + column], best[row * width + column + 1]);
                best[row * width + column] = leftIds[row] == rightIds[column]
                    ? Math.Max(skipped, best[(row + 1) * width + column + 1] + left[row].Weight)
                    : skipped;
            }
        }

        Walk(best, width, leftIds, rightIds, left, partners, offset);
    }

    private static void Walk(int[] best, int width, int[] leftIds, int[] rightIds, ImmutableArray<Token> left, Span<int> partners,
        int offset)
    {
        var (row, column) = (0, 0);
        while (row < leftIds.Length && column < rightIds.Length)
        {
            var here = best[row * width + column];
            if (leftIds[row] == rightIds[column] && here == best[(row + 1) * width + column + 1] + left[row].Weight)
                partners[row++] = offset + column++;
            else if (here == best[row * width + column + 1])
                column++;
            else
                row++;
        }
    }
}
