namespace ReportForge.Reports.Writing;

/// <summary>
/// The line under the name of the agency and under the subject: underscores at 13 points, centred, a third to a half as long as
/// the last line of the bold text above (rules HD-09, TL-03).
/// </summary>
internal static class HeadLine
{
    public const decimal UsualShare = 0.42m;

    /// <summary>An underscore is half an em wide; the style of these lines is set at 13 points.</summary>
    private const decimal UnderscoreTwips = 0.5m * 13 * 20;

    public static string Under(string text, decimal points, int columnTwips, decimal share)
    {
        var width = Math.Min(LastLineTwips(text, points, columnTwips), columnTwips);
        var count = Math.Max(1, (int)Math.Round(width * share / UnderscoreTwips, MidpointRounding.AwayFromZero));
        return new string('_', count);
    }

    /// <summary>Wraps as Word does: words go on the line as long as they fit, a break begins a new one.</summary>
    internal static int LastLineTwips(string text, decimal points, int columnTwips)
    {
        var line = "";
        var afterLastBreak = text[(text.LastIndexOf('\n') + 1)..];
        foreach (var word in afterLastBreak.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            line = TextWidth.InTwips(longer, points, FontCut.Bold) <= columnTwips ? longer : word;
        }

        return TextWidth.InTwips(line, points, FontCut.Bold);
    }
}
