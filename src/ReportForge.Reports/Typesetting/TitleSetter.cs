using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <summary>
/// Parts a heading or a title into lines: the words of a line behind the first hold together, so that it breaks where it should.
/// </summary>
internal static class TitleSetter
{
    /// <summary>The lines of a title.</summary>
    /// <param name="title">Its text.</param>
    /// <param name="firstLineTwips">The indent of its first line.</param>
    /// <param name="shape">How its lines are judged.</param>
    public static SetLines Set(string title, int firstLineTwips, TitleShape shape)
    {
        var text = title.Replace(Unbroken.Blank, ' ').Replace(Unbroken.Hyphen, '-');
        var words = text.Split(' ');
        if (words.Contains("") || text.Contains('\n', StringComparison.Ordinal))
            return AsItIs(title);
        var kept = Unbroken.Text(text);
        var starts = new TitleLines(words, SetStyle.Points, SetStyle.TextTwips - firstLineTwips, SetStyle.TextTwips, shape).Starts() ?? [];
        var held = new bool[text.Length];
        var at = -1;
        for (var word = 1; word < words.Length; word++)
        {
            at += words[word - 1].Length + 1;
            var isInLaterLine = starts.Length > 0 && word > starts[0] && !starts.Contains(word);
            held[at] = isInLaterLine || (kept[at] != ' ' && !starts.Contains(word));
        }

        for (var index = 0; index < text.Length; index++)
            held[index] |= text[index] == '-' && kept[index] == Unbroken.Hyphen;
        return new SetLines(SetLines.PlacesOf(held), [], starts.Length + 1, Squeeze: 0);
    }

    // What its author has broken or spaced out himself stays so.
    private static SetLines AsItIs(string title) =>
        new([.. Enumerable.Range(0, title.Length).Where(index => title[index] == Unbroken.Blank)], [], Count: 1, Squeeze: 0);
}
