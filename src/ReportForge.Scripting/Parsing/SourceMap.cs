using ReportForge.Findings;
using Scriban.Parsing;

namespace ReportForge.Scripting.Parsing;

/// <summary>
/// The text that nodes point into, and the way back from an offset to a place of the author's file. Pieces of a host
/// are laid one after the other.
/// </summary>
internal sealed class SourceMap
{
    private const int MaxQuote = 160;

    private readonly List<(int Start, int Length, ICodePlaces Places)> _pieces = [];

    private readonly Lazy<int[]> _lineStarts;

    public SourceMap(string name, string text)
    {
        Name = name;
        Text = text;
        Key = new string(name.AsSpan());
        _lineStarts = new(() => LineStarts(text));
    }

    public string Name { get; }

    public string Text { get; }

    /// <summary>The name as a string of its own: Scriban hands it through in every span, so that spans find their map again.</summary>
    public string Key { get; }

    public void AddPiece(int start, int length, ICodePlaces places) => _pieces.Add((start, length, places));

    public Place PlaceOf(SourceSpan span) => PlaceOf(span.Start.Offset, Math.Max(1, span.Length));

    public Place PlaceOf(int start, int length)
    {
        start = Math.Clamp(start, 0, Text.Length);
        length = Math.Clamp(length, 0, Text.Length - start);
        return _pieces.Count == 0 ? PlaceInText(start, length) : PlaceInPiece(start, length);
    }

    private Place PlaceInPiece(int start, int length)
    {
        var low = 0;
        var high = _pieces.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].Start <= start)
                low = middle;
            else
                high = middle - 1;
        }

        var piece = _pieces[low];
        var offset = Math.Min(start - piece.Start, piece.Length);
        return piece.Places.At(offset, Math.Min(length, piece.Length - offset));
    }

    private Place PlaceInText(int start, int length)
    {
        var starts = _lineStarts.Value;
        var found = Array.BinarySearch(starts, start);
        var line = found >= 0 ? found + 1 : ~found;
        var lineStart = starts[line - 1];
        var lineEnd = line < starts.Length ? starts[line] - 1 : Text.Length;
        if (lineEnd > lineStart && lineEnd <= Text.Length && Text[lineEnd - 1] == '\r')
            lineEnd--;
        lineEnd = Math.Max(lineEnd, start);

        // A very long line is cut down to the surroundings of the place.
        var quoteStart = start - lineStart > MaxQuote / 2 ? start - (MaxQuote / 2) : lineStart;
        var quoteEnd = Math.Min(lineEnd, quoteStart + MaxQuote);
        return Place.At(Name, line, start - lineStart + 1) with
        {
            Quote = Text[quoteStart..quoteEnd],
            QuoteStart = start - quoteStart,
            QuoteLength = Math.Max(1, Math.Min(length, quoteEnd - start)),
        };
    }

    private static int[] LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var index = text.IndexOf('\n'); index >= 0; index = text.IndexOf('\n', index + 1))
            starts.Add(index + 1);
        return [.. starts];
    }
}
