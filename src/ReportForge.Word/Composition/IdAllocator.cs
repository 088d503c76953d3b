using System.Globalization;
using ReportForge.Word.Markup;
using ReportForge.Word.Preparation;

namespace ReportForge.Word.Composition;

/// <summary>Gives out ids and names that the document does not use yet.</summary>
internal sealed class IdAllocator
{
    private readonly HashSet<string> _bookmarkNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(object Owner, string Id), string> _bookmarks = [];
    private int _lastDrawing;
    private int _lastBookmark;
    private int _lastRevision;

    public int NextDrawing() => ++_lastDrawing;

    public int NextBookmark() => ++_lastBookmark;

    public int NextRevision() => ++_lastRevision;

    /// <summary>Takes note of what a part of the including file uses.</summary>
    public void Learn(MarkupElement root)
    {
        foreach (var element in root.SelfAndDescendants())
        {
            if (element.Name == "wp:docPr")
                _lastDrawing = Math.Max(_lastDrawing, Number(element.Attribute("id")));
            else if (element.Name == "w:bookmarkStart")
                LearnBookmark(element);
            else if (ShapeIds.IsRevision(element.Name))
                _lastRevision = Math.Max(_lastRevision, Number(element.Attribute("w:id")));
        }
    }

    /// <summary>The new id of a bookmark; its start and its end get the same.</summary>
    public string BookmarkOf(object owner, string id)
    {
        if (!_bookmarks.TryGetValue((owner, id), out var mapped))
            _bookmarks[(owner, id)] = mapped = NextBookmark().ToString(CultureInfo.InvariantCulture);
        return mapped;
    }

    public string BookmarkName(string name)
    {
        var free = name;
        for (var number = 2; !_bookmarkNames.Add(free); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{name}_{number}");
        return free;
    }

    private void LearnBookmark(MarkupElement element)
    {
        _lastBookmark = Math.Max(_lastBookmark, Number(element.Attribute("w:id")));
        _bookmarkNames.Add(element.Attribute("w:name") ?? "");
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number < int.MaxValue / 2 ? number : 0;
}
