using System.Globalization;

namespace ReportForge.Word.Rendering;

/// <summary>A bookmark of the written document: its name there, and its text as markup; null when it is more than one paragraph.</summary>
/// <param name="Written">Its name in the written document.</param>
/// <param name="Buffer">Where it was written.</param>
/// <param name="Start">Where in it the bookmark begins.</param>
internal sealed record WrittenBookmark(string Written, RenderBuffer Buffer, int Start)
{
    public string? Text { get; set; }
}

/// <summary>
/// The bookmarks that a document has written, by the turns in which they stand. A reference may stand before what it refers
/// to, so it is written as a number between two characters that no text can hold, and settled when its part is complete.
/// </summary>
internal sealed class ReferenceBook
{
    private const byte Opening = 1;
    private const byte Closing = 2;

    private readonly Dictionary<object, int> _turns = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<(string Name, object? Loop, int Turn), WrittenBookmark> _written = [];
    private readonly Dictionary<string, (WrittenBookmark Bookmark, RenderBuffer Buffer, int Start)> _open = new(StringComparer.Ordinal);
    private readonly HashSet<Findings.Place> _reported = [];
    private readonly List<Func<string>> _later = [];
    private readonly List<(string Name, WrittenBookmark Bookmark)> _inOrder = [];
    private int _lastTurn;

    /// <summary>The bookmarks with their names in the template, in the order in which they were written.</summary>
    public IReadOnlyList<(string Name, WrittenBookmark Bookmark)> Written => _inOrder;

    public void BeginTurn(object loop) => _turns[loop] = ++_lastTurn;

    /// <summary>The turn of a loop that is being written; 0 outside of loops.</summary>
    public int TurnOf(object? loop) => loop is null ? 0 : _turns.GetValueOrDefault(loop);

    public void Begin(string name, string written, IReadOnlyList<object> loops, RenderBuffer buffer)
    {
        var bookmark = new WrittenBookmark(written, buffer, buffer.Length);
        _inOrder.Add((name, bookmark));
        _written.TryAdd((name, null, 0), bookmark);
        foreach (var loop in loops)
            _written.TryAdd((name, loop, TurnOf(loop)), bookmark);
        _open[name] = (bookmark, buffer, buffer.Length);
    }

    public void End(string name, RenderBuffer buffer)
    {
        if (_open.Remove(name, out var begun) && begun.Buffer == buffer && begun.Start <= buffer.Length)
            begun.Bookmark.Text = TextOf(buffer.Written[begun.Start..]);
    }

    /// <summary>Forgets the bookmarks of what is taken back: nothing can refer to them.</summary>
    public void Forget(RenderBuffer buffer, int start)
    {
        if (_inOrder.Count == 0 || _inOrder.RemoveAll(entry => IsTakenBack(entry.Bookmark)) == 0)
            return;
        foreach (var key in _written.Where(entry => IsTakenBack(entry.Value)).Select(entry => entry.Key).ToList())
            _written.Remove(key);
        // The name may have been written before, in another turn.
        foreach (var (name, bookmark) in _inOrder)
            _written.TryAdd((name, null, 0), bookmark);

        bool IsTakenBack(WrittenBookmark bookmark) => bookmark.Buffer == buffer && bookmark.Start >= start;
    }

    public WrittenBookmark? Find(string name, object? loop, int turn) => _written.GetValueOrDefault((name, loop, turn));

    /// <summary>Whether nobody has been told of this place yet.</summary>
    public bool IsReportedFirst(Findings.Place place) => _reported.Add(place);

    /// <summary>What stands for a text that is known later.</summary>
    public string Later(Func<string> text)
    {
        _later.Add(text);
        return string.Create(CultureInfo.InvariantCulture, $"{(char)Opening}{_later.Count - 1}{(char)Closing}");
    }

    /// <summary>Writes the texts that are known now.</summary>
    public void Settle(RenderBuffer buffer)
    {
        if (_later.Count > 0)
            buffer.Rewrite(Opening, Closing, number => _later[int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture)]());
    }

    // A text that has a reference in it is not known yet.
    private static string? TextOf(ReadOnlySpan<byte> markup)
    {
        var text = markup.IndexOf("</w:p>"u8) >= 0 ? null : WrittenText.Of(markup);
        return text?.Contains((char)Opening, StringComparison.Ordinal) == true ? null : text;
    }
}
