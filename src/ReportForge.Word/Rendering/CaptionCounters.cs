using ReportForge.Word.Fields;

namespace ReportForge.Word.Rendering;

/// <summary>The numbers that the captions of a document have come to.</summary>
internal sealed class CaptionCounters
{
    private const int LowestHeading = 9;

    private readonly int[] _chapters = new int[LowestHeading + 1];
    private Dictionary<string, (int Number, int Chapter)> _series = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, (int Number, int Chapter)>? _remembered;

    /// <summary>The next number of a series, the one it begins again with, or the last one once more.</summary>
    public int Count(CaptionCount caption)
    {
        var chapter = caption.Chapter is > 0 and <= LowestHeading ? _chapters[caption.Chapter] : 0;
        var last = _series.GetValueOrDefault(caption.Series);
        var begun = caption.Chapter > 0 && last.Chapter != chapter ? 0 : last.Number;
        var number = caption.Reset ?? (begun + (caption.Repeats ? 0 : 1));
        _series[caption.Series] = (number, caption.Chapter > 0 ? chapter : last.Chapter);
        return number;
    }

    /// <summary>A heading begins a chapter of its level, and with it of all lower ones.</summary>
    public void BeginChapter(int level)
    {
        for (var lower = level; lower <= LowestHeading; lower++)
            _chapters[lower]++;
    }

    public void Remember() => _remembered = new(_series, _series.Comparer);

    public void GoBack()
    {
        if (_remembered is { } remembered)
            _series = new(remembered, remembered.Comparer);
    }
}
