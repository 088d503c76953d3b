using System.Text.RegularExpressions;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <summary>
/// Breaks a paragraph into lines as Word does and decides where its blanks hold. What belongs together stays on a line; where that
/// would tear the line before it apart, a document's number may leave its “số” behind, a day its “ngày”, a number its unit, as a
/// careful typist lets them. A number itself, a date and a span of years are never broken.
/// </summary>
internal sealed partial class LineSetter
{
    /// <summary>Wider blanks than this many usual ones tear a line apart.</summary>
    private const decimal WidestGap = 2;

    /// <summary>From here on a reader sees that the blanks of a line are not alike.</summary>
    private const decimal LooseGap = 1.3m;

    /// <summary>As long as a syllable with its mark.</summary>
    private const int ShortWord = 7;

    /// <summary>Per cent of a line behind which its end begins.</summary>
    private const int EndOfLine = 80;

    private readonly string text;
    private readonly bool[] held;
    private readonly int[] ends;
    private readonly int blank = TextWidth.Advance(' ', FontCut.Regular);

    private LineSetter(SetParagraph paragraph)
    {
        var signs = paragraph.Signs.AsSpan();
        text = Loose(paragraph.Text, out held);
        ends = new int[text.Length + 1];
        for (var index = 0; index < text.Length; index++)
            ends[index + 1] = ends[index] + (text[index] == '\n' ? 0 : TextWidth.Advance(text[index], signs[index].Cut));
    }

    /// <summary>The first letters of the lines behind the first.</summary>
    private List<int> Starts { get; } = [];

    /// <summary>The blank before an address at which the line is broken off.</summary>
    private int? BreakAt { get; set; }

    /// <summary>Which blanks and hyphens of the paragraph end no line, where it is broken off, and how many lines it has.</summary>
    public static (bool[] Held, int? BreakAt, int Lines) Set(SetParagraph paragraph, int firstLineTwips)
    {
        var setter = new LineSetter(paragraph);
        var available = TextWidth.UnitsOf(SetStyle.TextTwips, SetStyle.Points);
        var first = available - TextWidth.UnitsOf(firstLineTwips, SetStyle.Points);
        setter.Run(first, available);
        if (setter.HoldsLastWord(first, available))
            setter.Starts[^1] = setter.text.LastIndexOf(' ', setter.Starts[^1] - 2) + 1;
        return (setter.held, setter.BreakAt, setter.Starts.Count + 1);
    }

    // The text with plain blanks and hyphens, and which of them hold: ours where they should, the author's own where he put them.
    private static string Loose(string text, out bool[] held)
    {
        var loose = text.Replace(Unbroken.Blank, ' ').Replace(Unbroken.Hyphen, '-');
        var ours = Unbroken.Text(loose);
        var own = loose == text ? "" : Unbroken.Text(text);
        held = new bool[text.Length];
        for (var index = 0; index < text.Length; index++)
            held[index] = ours[index] != loose[index] || (own.Length > 0 && text[index] != loose[index] && !IsBesideFigure(loose, index));
        return loose;
    }

    private static bool IsBesideFigure(string text, int index) =>
        (index > 0 && char.IsAsciiDigit(text[index - 1])) || (index + 1 < text.Length && char.IsAsciiDigit(text[index + 1]));

    private void Run(int first, int available)
    {
        var (start, from, room) = (0, 0, first);
        while (from < text.Length)
        {
            var to = EndOfWord(from);
            if (Width(start, to) <= room || from == start)
            {
                from = Next(ref start, to, ref room, available);
                continue;
            }

            var slack = room - Width(start, from);
            var gaps = text.AsSpan(start, Math.Max(from - 1 - start, 0)).Count(' ');
            if (slack > gaps * blank * (WidestGap - 1) && YieldingBlank(start, from, to, room) is { } yielding)
            {
                held[yielding] = false;
                continue;
            }

            if (slack > gaps * blank * (LooseGap - 1))
                Release(start, from);
            if (slack > gaps * blank * (WidestGap - 1) && Address().IsMatch(text, from))
                BreakAt = from - 1;
            Starts.Add(from);
            (start, room) = (from, available);
        }
    }

    // Between a word and its number, or a number and its unit: one of the neighbours says at a glance that it is neither.
    private static bool MayYield(string text, int blank)
    {
        var (before, behind) = (blank > 0 ? text[blank - 1] : ' ', blank + 1 < text.Length ? text[blank + 1] : ' ');
        return (before is 'ố' or 'y' ? char.IsDigit(behind) : before == '%' || char.IsDigit(before)) && Yielding().IsMatch(text, blank);
    }

    private bool IsFarFromEnd(int index, int start, int from) => (ends[index] - ends[start]) * 100L < Width(start, from) * (long)EndOfLine;

    // A blank that holds does not give way when a line is spread; far from the line's end it need not hold. What begins the line
    // stays whole, or its first word would go up to the line before.
    private void Release(int start, int from)
    {
        for (var index = EndOfWord(start); index < from && IsFarFromEnd(index, start, from); index++)
            held[index] &= text[index] != ' ';
    }

    // A syllable alone on the last line takes the one before it along, unless that tears the line above.
    private bool HoldsLastWord(int first, int available)
    {
        if (Starts.Count == 0 || text.Length - Starts[^1] > ShortWord || text.IndexOf(' ', Starts[^1]) >= 0)
            return false;
        var (last, start) = (Starts[^1] - 1, Starts.Count > 1 ? Starts[^2] : 0);
        var before = last > 0 && text[last] == ' ' ? text.LastIndexOf(' ', last - 1) : -1;
        if (before <= start)
            return false;
        var gaps = text.AsSpan(start, before - start).Count(' ');
        var slack = (Starts.Count > 1 ? available : first) - Width(start, before);
        return held[last] = slack <= gaps * blank * (WidestGap - 1);
    }

    private int Next(ref int start, int to, ref int room, int available)
    {
        if (to < text.Length && text[to] == '\n')
        {
            Starts.Add(to + 1);
            (start, room) = (to + 1, available);
            return to + 1;
        }

        return to < text.Length && text[to] == ' ' ? to + 1 : to;
    }

    // Up to the blank, the break or behind the hyphen at which the line may end.
    private int EndOfWord(int from)
    {
        for (var index = from; index < text.Length; index++)
        {
            if (text[index] == '\n' || (text[index] == ' ' && !held[index]))
                return index;
            var isHyphen = text[index] == '-' && !held[index] && index > from && index + 1 < text.Length && text[index + 1] is not (' ' or '\n');
            if (isHyphen)
                return index + 1;
        }

        return text.Length;
    }

    private int? YieldingBlank(int start, int from, int to, int room)
    {
        for (var index = to - 1; index > from; index--)
        {
            if (held[index] && text[index] == ' ' && Width(start, index) <= room && MayYield(text, index))
                return index;
        }

        return null;
    }

    // A blank at the end of the line takes no room.
    private int Width(int start, int to)
    {
        while (to > start && text[to - 1] == ' ')
            to--;
        return ends[to] - ends[start];
    }

    /// <summary>An address of the web, which no line may part.</summary>
    [GeneratedRegex(@"\G(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(
        @"\G(?:(?<=(?<!\p{L})[Ss]ố) (?=\d+(?:/\d{4})?[/-]\p{Lu})|(?<=(?<!\p{L})[Nn]gày) (?=\d{1,2}/\d{1,2}/\d{4})|(?<=\d%?) (?=\p{L}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Yielding();
}
