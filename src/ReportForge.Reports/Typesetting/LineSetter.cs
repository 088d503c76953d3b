using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <summary>
/// Breaks a paragraph into lines as Word does and decides where its blanks hold. What belongs together stays on a line. Where Word,
/// which fills each line as far as it can, would tear one apart, the lines of the whole paragraph are chosen together: words go down
/// from the lines before, and before an address that no line holds, a line is broken off and ends early. Where that leaves a fault, the
/// letters of the paragraph move together as little as mends it: what nearly fits on a line goes on it, as typists do it.
/// </summary>
internal sealed partial class LineSetter
{
    /// <summary>Wider blanks than this many usual ones tear a line apart.</summary>
    private const double WidestGap = 2.2;

    /// <summary>Blanks so wide are worth moving the letters together for, if that makes them narrower.</summary>
    private const double WideGap = 1.8;

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

    /// <summary>What a line costs that ends between “số” and its number: as a torn line with blanks of 2.6 usual ones.</summary>
    private const double NumberCost = 2_200;

    /// <summary>What a torn line costs beside the width of its blanks.</summary>
    private const double TornCost = 1_000;

    /// <summary>The wider the blanks of a torn line, the more two lesser faults are worth it.</summary>
    private const double TornWeight = 3;

    /// <summary>A line of one word has no blanks; its width counts as if they were so wide.</summary>
    private const double WidestTear = 20;

    private const double LineCost = 10;

    /// <summary>What it costs a paragraph to end with a syllable alone, or inside the unit of a number.</summary>
    private const double LesserFault = 300;

    /// <summary>How near letters are moved, in twentieths of a point: at 14 points nobody sees a fiftieth of the letter's width.</summary>
    private static readonly int[] Squeezes = [2, 4, 6];

    /// <summary>What a twentieth of a point costs a paragraph: less than any fault.</summary>
    private const double SqueezeCost = 20;

    /// <summary>Squeezed lines leave that much room, in twips: a program that measures a little wider still holds them.</summary>
    private const int SqueezedRoom = 20;

    private readonly ArraySegment<Sign> signs;
    private readonly string text;

    /// <summary>What holds before any line is set.</summary>
    private readonly bool[] holding;
    private bool[] held;
    private readonly bool[] heldLightly;

    /// <summary>
    /// The blanks between “số” and its number, and between a standard and its number: they hold unless a line ends there.
    /// </summary>
    private readonly bool[] numbered;
    private readonly int[] ends;
    private readonly int blank = TextWidth.Advance(' ', FontCut.Regular);
    private int available;
    private double faults;

    /// <summary>
    /// Where a line may begin: behind the blanks and hyphens that do not hold. The first and the last are the stretch's ends.
    /// </summary>
    private readonly List<int> stops = [];

    /// <summary>The stops at which the lines of the stretch end, and whether they are broken off there.</summary>
    private readonly List<(int Stop, bool IsBrokenOff)> lines = [];

    private LineSetter(SetParagraph paragraph)
    {
        signs = paragraph.Signs;
        text = Loose(paragraph.Text, out holding);
        heldLightly = new bool[text.Length];
        numbered = new bool[text.Length];
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at >= 0; at = text.IndexOf(' ', at + 1))
        {
            var isBehindStandard = IsBehindStandard(text, at);
            numbered[at] = (holding[at] && IsBeforeNumber(text, at)) || (isBehindStandard && BeforeNumberOfStandard().IsMatch(text, at));
            holding[at] &= !numbered[at];
            heldLightly[at] = numbered[at] || (isBehindStandard && text.AsSpan(at).StartsWith(" ISO "))
                || (MayBeInsideUnit(text, at) && InsideUnit().IsMatch(text, at));
        }

        held = holding;
        ends = new int[text.Length + 1];
    }

    /// <summary>The blanks at which a line is broken off.</summary>
    private List<int> BreaksAt { get; set; } = [];

    /// <summary>The lines of a paragraph.</summary>
    public static SetLines Set(SetParagraph paragraph, int firstLineTwips)
    {
        var setter = new LineSetter(paragraph);
        var best = setter.Try(firstLineTwips, paragraph.Squeeze);
        if (setter.faults == 0 || paragraph.Squeeze > 0)
            return best;
        var least = setter.faults;
        foreach (var squeeze in Squeezes)
        {
            var set = setter.Try(firstLineTwips, squeeze);
            var cost = setter.faults + (squeeze * SqueezeCost);
            if (cost >= least)
                continue;
            (best, least) = (set, cost);
            if (setter.faults == 0)
                break;
        }

        return best;
    }

    private SetLines Try(int firstLineTwips, int squeeze)
    {
        (held, BreaksAt, faults) = ([.. holding], [], 0);
        available = TextWidth.UnitsOf(SetStyle.TextTwips - (squeeze > 0 ? SqueezedRoom : 0), SetStyle.Points);
        Measure(TextWidth.UnitsOf(squeeze, SetStyle.Points));
        var room = available - TextWidth.UnitsOf(firstLineTwips, SetStyle.Points);
        var count = 0;
        for (var from = 0; from <= text.Length;)
        {
            var end = text.IndexOf('\n', from);
            end = end < 0 ? text.Length : end;
            SetStretch(from, end, room);
            count += lines.Count;
            (from, room) = (end + 1, available);
        }

        return new SetLines(SetLines.PlacesOf(held), BreaksAt, count, squeeze);
    }

    private void Measure(int nearer)
    {
        for (var index = 0; index < text.Length; index++)
            ends[index + 1] = ends[index] + (text[index] == '\n' ? 0 : TextWidth.Advance(text[index], signs[index].Cut) - nearer);
    }

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

        faults += Faults(firstRoom);
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
        if (before - start > 1 && Gap(start, before, start == 0 ? firstRoom : available) <= WidestGap)
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

    // What a reader would stumble over, and what he would see; looser lines within bounds are none.
    private double Faults(int firstRoom)
    {
        var (sum, start) = (0.0, 0);
        foreach (var (stop, isBrokenOff) in lines)
        {
            if (stop == stops.Count - 1)
                return sum + (start > 0 && IsShortWord(start) ? LesserFault : 0);
            var end = stops[stop] - 1;
            var gap = isBrokenOff ? 1 : Gap(start, stop, start == 0 ? firstRoom : available);
            sum += isBrokenOff ? BreakCost : 0;
            sum += gap > WidestGap ? TornCost + (TornWeight * Looseness(Math.Min(gap, WidestTear))) : gap > WideGap ? Looseness(gap) : 0;
            sum += numbered[end] ? NumberCost : heldLightly[end] ? LesserFault : 0;
            start = stop;
        }

        return sum;
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
        var cost = first >= end || end + 1 >= text.Length
            ? 0
            : PlaceOfMeaning.CostBetween(text[first..end], text[(end + 1)..(next < 0 ? text.Length : next)]);
        return (double)cost / PlaceOfMeaning.Never;
    }

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
}
