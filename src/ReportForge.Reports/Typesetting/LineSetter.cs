using System.Text.RegularExpressions;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <summary>
/// Breaks a paragraph into lines as Word does and decides where its blanks hold. What belongs together stays on a line. Where Word,
/// which fills each line as far as it can, would tear one apart, the lines of the whole paragraph are chosen together: words go down
/// from the lines before, and before an address that no line holds, a line is broken off and ends early.
/// </summary>
internal sealed partial class LineSetter
{
    /// <summary>Wider blanks than this many usual ones tear a line apart.</summary>
    private const double WidestGap = 2.1;

    /// <summary>A syllable alone on the last line is better than a line before it with wider blanks than that.</summary>
    private const double WidestForLastWord = 1.75;

    /// <summary>From here on a reader sees that the blanks of a line are not alike.</summary>
    private const double LooseGap = 1.3;

    /// <summary>As long as a syllable with its mark.</summary>
    private const int ShortWord = 7;

    /// <summary>An address of the web or of mail that is worth a line of its own.</summary>
    private const int ShortestAddress = 20;

    /// <summary>Per cent of a line behind which its end begins.</summary>
    private const int EndOfLine = 80;

    /// <summary>What a line costs whose blanks are twice as wide as usual; narrower ones cost much less.</summary>
    private const double LooseCost = 100;

    /// <summary>What it costs to break a line off; an emptier one costs more, and one that ends inside a word of two syllables.</summary>
    private const double BreakCost = 200;

    private const double LastWordCost = 40;

    /// <summary>What a line costs that ends inside the unit of a number.</summary>
    private const double UnitCost = 60;

    /// <summary>What a line costs that ends between “số” and its number: less than a torn line.</summary>
    private const double NumberCost = 400;

    /// <summary>What a torn line costs beside the width of its blanks.</summary>
    private const double TornCost = 1_000;

    /// <summary>The wider the blanks of a torn line, the more two lesser faults are worth it.</summary>
    private const double TornWeight = 3;

    /// <summary>A line of one word has no blanks; its width counts as if they were so wide.</summary>
    private const double WidestTear = 20;

    private const double LineCost = 10;

    private readonly string text;
    private readonly bool[] held;
    private readonly bool[] heldLightly;

    /// <summary>The blanks between “số” and its number: they hold unless a line ends there.</summary>
    private readonly bool[] numbered;
    private readonly int[] ends;
    private readonly int blank = TextWidth.Advance(' ', FontCut.Regular);
    private readonly int available = TextWidth.UnitsOf(SetStyle.TextTwips, SetStyle.Points);

    /// <summary>Where a line may begin: behind the blanks and hyphens that do not hold. The first and the last are the stretch's ends.</summary>
    private readonly List<int> stops = [];

    /// <summary>The stops at which the lines of the stretch end, and whether they are broken off there.</summary>
    private readonly List<(int Stop, bool IsBrokenOff)> lines = [];

    private LineSetter(SetParagraph paragraph)
    {
        var signs = paragraph.Signs.AsSpan();
        text = Loose(paragraph.Text, out held);
        heldLightly = new bool[text.Length];
        numbered = new bool[text.Length];
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = text.IndexOf(' ', at + 1))
        {
            numbered[at] = held[at] && IsBeforeNumber(text, at);
            held[at] &= !numbered[at];
            heldLightly[at] = numbered[at] || (MayBeInsideUnit(text, at) && InsideUnit().IsMatch(text, at));
        }

        ends = new int[text.Length + 1];
        for (var index = 0; index < text.Length; index++)
            ends[index + 1] = ends[index] + (text[index] == '\n' ? 0 : TextWidth.Advance(text[index], signs[index].Cut));
    }

    /// <summary>The blanks at which a line is broken off.</summary>
    private List<int> BreaksAt { get; } = [];

    /// <summary>Which blanks and hyphens of the paragraph end no line, at which it is broken off, and how many lines it has.</summary>
    public static (bool[] Held, IReadOnlyList<int> BreaksAt, int Lines) Set(SetParagraph paragraph, int firstLineTwips)
    {
        var setter = new LineSetter(paragraph);
        var room = setter.available - TextWidth.UnitsOf(firstLineTwips, SetStyle.Points);
        var lines = 0;
        for (var from = 0; from <= setter.text.Length;)
        {
            var end = setter.text.IndexOf('\n', from);
            end = end < 0 ? setter.text.Length : end;
            setter.SetStretch(from, end, room);
            lines += setter.lines.Count;
            (from, room) = (end + 1, setter.available);
        }

        return (setter.held, setter.BreaksAt, lines);
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

    // The letters beside most blanks say at a glance that they are in no unit.
    private static bool MayBeInsideUnit(string text, int blank) => blank > 2 && blank + 1 < text.Length
        && (text[blank - 1] is 'N' or 'O' ? text[blank + 1] == 'I' || char.IsAsciiDigit(text[blank + 1]) : text[blank + 1] is 's' or 'h' or 'b' or 'v' or 't' or 'n' or 'd' or 'đ' or 'c');

    private static bool IsBeforeNumber(string text, int blank) =>
        blank > 1 && text[blank - 1] == 'ố' && text[blank - 2] is ('s' or 'S') && blank + 1 < text.Length && char.IsAsciiDigit(text[blank + 1]);

    private static bool IsBesideFigure(string text, int index) =>
        (index > 0 && char.IsAsciiDigit(text[index - 1])) || (index + 1 < text.Length && char.IsAsciiDigit(text[index + 1]));

    private void SetStretch(int from, int end, int firstRoom)
    {
        FindStops(from, end, withUnits: false);
        if (!Fill(firstRoom))
        {
            FindStops(from, end, withUnits: true);
            Fit(firstRoom);
        }
        else if (lines.Count > 1 && IsShortWord(lines[^2].Stop))
        {
            TakeWordAlong(firstRoom);
        }

        for (var index = from; index < end; index++)
            held[index] |= numbered[index] && !lines.Exists(line => stops[line.Stop] == index + 1);
        Hold(firstRoom);
    }

    private void FindStops(int from, int end, bool withUnits)
    {
        stops.Clear();
        stops.Add(from);
        for (var index = from + 1; index < end - 1; index++)
        {
            var isHyphen = text[index] == '-' && text[index + 1] is not (' ' or '\n') && text[index - 1] != ' ';
            if (!held[index] && (withUnits || !heldLightly[index]) && (text[index] == ' ' || isHyphen))
                stops.Add(index + 1);
        }

        stops.Add(end);
    }

    // As Word does it: what fits goes on the line. False when that tears a line apart.
    private bool Fill(int firstRoom)
    {
        lines.Clear();
        var (start, isEven) = (0, true);
        for (var stop = 2; stop < stops.Count; stop++)
        {
            var room = start == 0 ? firstRoom : available;
            if (Width(stops[start], stops[stop]) <= room)
                continue;
            isEven &= Gap(start, stop - 1, room) <= WidestGap;
            lines.Add((stop - 1, false));
            start = stop - 1;
        }

        lines.Add((stops.Count - 1, false));
        return isEven;
    }

    private bool IsShortWord(int stop) => stop == stops.Count - 2 && stops[^1] - stops[stop] <= ShortWord;

    // A syllable alone on the last line takes the one before it along, unless that makes the line above too wide.
    private void TakeWordAlong(int firstRoom)
    {
        var start = lines.Count > 2 ? lines[^3].Stop : 0;
        var before = lines[^2].Stop - 1;
        if (before - start > 1 && Gap(start, before, start == 0 ? firstRoom : available) <= WidestForLastWord)
            lines[^2] = (before, false);
    }

    // The lines that cost least together.
    private void Fit(int firstRoom)
    {
        var last = stops.Count - 1;
        var best = new (double Cost, int Start, bool IsBrokenOff)[last + 1];
        for (var stop = 1; stop <= last; stop++)
        {
            best[stop].Cost = double.MaxValue;
            for (var start = stop - 1; start >= 0; start--)
            {
                var room = start == 0 ? firstRoom : available;
                if (stop - start > 1 && Width(stops[start], stops[stop]) > room)
                    break;
                var (cost, isBrokenOff) = Cost(start, stop, room);
                cost += best[start].Cost + LineCost;
                if (cost < best[stop].Cost)
                    best[stop] = (cost, start, isBrokenOff);
            }
        }

        lines.Clear();
        for (var stop = last; stop > 0; stop = best[stop].Start)
            lines.Add((stop, best[stop].IsBrokenOff));
        lines.Reverse();
    }

    private (double Cost, bool IsBrokenOff) Cost(int start, int stop, int room)
    {
        if (stop == stops.Count - 1)
            return (start > 0 && IsShortWord(start) ? LastWordCost : 0, false);
        var gap = Gap(start, stop, room);
        var end = stops[stop] - 1;
        if (gap <= WidestGap)
            return (Looseness(gap) + HoldCost(end), false);
        // Where an address follows, which no line holds, Word would break it anywhere; between words a wide line is the lesser evil: what a
        // clerk edits later must not break in the middle of a line.
        if (text[end] != ' ' || !IsAddress(end + 1))
            return (TornCost + (TornWeight * Looseness(Math.Min(gap, WidestTear))) + HoldCost(end), false);
        var emptiness = 1 - ((double)Width(stops[start], stops[stop]) / room);
        return (BreakCost * (1 + (emptiness * emptiness * 16) + (2 * MeaningOf(end))), true);
    }

    private static double Looseness(double gap) => Math.Pow(gap - 1, 3) * LooseCost;

    private double HoldCost(int end) => numbered[end] ? NumberCost : heldLightly[end] ? UnitCost : 0;

    private bool IsAddress(int from)
    {
        var end = text.IndexOf(' ', from);
        var word = text.AsSpan(from, (end < 0 ? text.Length : end) - from);
        return word.Length >= ShortestAddress && word.IndexOfAny('/', '.', '@') >= 0;
    }

    // 0 behind a mark or before a word that joins, 1 inside a word of two syllables.
    private double MeaningOf(int end)
    {
        var first = text.LastIndexOf(' ', end - 1) + 1;
        var next = text.IndexOf(' ', end + 1);
        var cost = first >= end || end + 1 >= text.Length ? 0 : PlaceOfMeaning.CostBetween(text[first..end], text[(end + 1)..(next < 0 ? text.Length : next)]);
        return (double)cost / PlaceOfMeaning.Never;
    }

    private void Hold(int firstRoom)
    {
        var start = 0;
        for (var line = 0; line < lines.Count - 1; line++)
        {
            var ((stop, isBrokenOff), room) = (lines[line], start == 0 ? firstRoom : available);
            if (isBrokenOff)
                BreaksAt.Add(stops[stop] - 1);
            else
                HoldDown(stops[start], stops[stop], stops[lines[line + 1].Stop], room);
            if (!isBrokenOff && Gap(start, stop, room) > LooseGap)
                Release(stops[start], stops[stop]);
            start = stop;
        }
    }

    // What begins a line holds together until it does not fit into the line above.
    private void HoldDown(int above, int from, int end, int room)
    {
        held[from - 1] = false;
        for (var index = from; index < end - 1 && Width(above, index) <= room; index++)
            held[index] |= text[index] is ' ' or '-';
    }

    // A blank that holds does not give way when a line is spread; far from the line's end it need not hold. What begins the line
    // stays whole, or its first word would go up to the line before.
    private void Release(int start, int from)
    {
        for (var index = EndOfFirstWord(start, from); index < from && IsFarFromEnd(index, start, from); index++)
            held[index] &= text[index] != ' ';
    }

    private int EndOfFirstWord(int start, int from)
    {
        while (start < from && (text[start] != ' ' || held[start]))
            start++;
        return start;
    }

    private bool IsFarFromEnd(int index, int start, int from) => (ends[index] - ends[start]) * 100L < Width(start, from) * (long)EndOfLine;

    /// <summary>How wide the blanks of a line are that is spread over its room, in usual ones; those that hold keep their width.</summary>
    private double Gap(int start, int stop, int room)
    {
        var (from, to, gaps) = (stops[start], stops[stop], 0);
        for (var index = EndOfFirstWord(from, to); index < to - 1; index++)
            gaps += text[index] == ' ' && ((!held[index] && !numbered[index]) || IsFarFromEnd(index, from, to)) ? 1 : 0;
        var slack = room - Width(from, to);
        return gaps == 0 ? double.MaxValue : 1 + ((double)slack / (gaps * blank));
    }

    // A blank at the end of the line takes no room.
    private int Width(int start, int to)
    {
        while (to > start && text[to - 1] == ' ')
            to--;
        return ends[to] - ends[start];
    }

    /// <summary>The blank inside a unit of two syllables, and before the number of a standard.</summary>
    [GeneratedRegex(
        @"\G(?:(?<=\d%? (?:hồ|trường|văn|nhiệm|thủ|hội|đơn|kiến|nội|quyết|cán|công|lĩnh)) (?=(?:sơ|hợp|bản|vụ|tục|nghị|vị|dung|định|bộ|chức|vực)(?!\p{L}))"
        + @"|(?<=(?<!\p{L})(?:TCVN|QCVN|ISO)) (?=ISO|\d))",
        RegexOptions.CultureInvariant)]
    private static partial Regex InsideUnit();
}
