using System.Text.RegularExpressions;
using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <content>Where blanks hold: before any line is set, and once the lines are chosen.</content>
internal sealed partial class LineSetter
{
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
        && text[blank + 1] is 's' or 'h' or 'b' or 'v' or 't' or 'n' or 'd' or 'đ' or 'c';

    private static bool IsBehindStandard(string text, int blank) => blank > 2 && text[blank - 1] is 'N' or 'O';

    private static bool IsBeforeNumber(string text, int blank) =>
        blank > 1
        && text[blank - 1] == 'ố'
        && text[blank - 2] is ('s' or 'S')
        && blank + 1 < text.Length
        && char.IsAsciiDigit(text[blank + 1]);

    private static bool IsBesideFigure(string text, int index) =>
        (index > 0 && char.IsAsciiDigit(text[index - 1])) || (index + 1 < text.Length && char.IsAsciiDigit(text[index + 1]));

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

    /// <summary>The blank inside a unit of two syllables.</summary>
    [GeneratedRegex(
        @"\G(?<=\d%? (?:hồ|trường|văn|nhiệm|thủ|hội|đơn|kiến|nội|quyết|cán|công|lĩnh)) "
        + @"(?=(?:sơ|hợp|bản|vụ|tục|nghị|vị|dung|định|bộ|chức|vực)(?!\p{L}))",
        RegexOptions.CultureInvariant)]
    private static partial Regex InsideUnit();

    [GeneratedRegex(@"\G(?<=(?<!\p{L})(?:TCVN|QCVN|ISO)) (?=\d)", RegexOptions.CultureInvariant)]
    private static partial Regex BeforeNumberOfStandard();
}
