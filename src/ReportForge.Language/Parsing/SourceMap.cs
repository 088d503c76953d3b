using ReportForge.Findings;

namespace ReportForge.Language.Parsing;

/// <summary>
/// The text that nodes point into, and the way back from an offset to a place of the author's file. Pieces of a host
/// are laid one after the other with a line end between them.
/// </summary>
internal sealed class SourceMap
{
    private const int MaxQuote = 160;

    private readonly List<(int Start, int Length, ICodePlaces Places)> _pieces = [];

    public SourceMap(string name, string text)
    {
        Name = name;
        Text = text;
    }

    public string Name { get; }

    public string Text { get; }

    public void AddPiece(int start, int length, ICodePlaces places) => _pieces.Add((start, length, places));

    public string TextAt(int start, int length) => Text.Substring(start, length);

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
        var line = 1;
        var lineStart = 0;
        for (var index = Text.IndexOf('\n'); index >= 0 && index < start; index = Text.IndexOf('\n', index + 1))
        {
            line++;
            lineStart = index + 1;
        }

        var lineEnd = Text.IndexOfAny(['\r', '\n'], lineStart);
        if (lineEnd < 0 || lineEnd < start)
            lineEnd = Math.Max(start, lineEnd < 0 ? Text.Length : lineEnd);

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
}
