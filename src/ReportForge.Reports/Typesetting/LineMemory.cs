using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <summary>What the lines of a paragraph depend on.</summary>
/// <param name="Text">
/// Its text, of letters of one cut, with a 0 for each digit: all digits are of one width, and nothing asks which one stands there.
/// </param>
/// <param name="Cut">The cut.</param>
/// <param name="Squeeze">How much nearer its letters stand already, in twentieths of a point.</param>
/// <param name="FirstLineTwips">The indent of its first line.</param>
internal readonly record struct LineKey(string Text, FontCut Cut, int Squeeze, int FirstLineTwips);

/// <summary>
/// Remembers how paragraphs were set: in a batch nine of ten stand word for word in documents before, but for their figures. There is
/// a fixed number of places, a paragraph has one of them, and the one that comes later stays. Any number of threads may ask.
/// </summary>
internal sealed class LineMemory
{
    private const int Places = 1_024;

    /// <summary>A longer paragraph is somebody's own, and all of them together would take more memory than they save time.</summary>
    private const int LongestText = 1_000;

    private readonly Remembered?[] places = new Remembered?[Places];

    /// <summary>The lines of the paragraph, worked out where they are not remembered.</summary>
    public SetLines Of(SetParagraph paragraph, int firstLineTwips)
    {
        if (paragraph.Text.Length > LongestText || paragraph.OnlyCut() is not { } cut)
            return LineSetter.Set(paragraph, firstLineTwips);
        var key = new LineKey(WithoutFigures(paragraph.Text), cut, paragraph.Squeeze, firstLineTwips);
        ref var place = ref places[(uint)key.GetHashCode() % Places];
        if (Volatile.Read(ref place) is { } known && known.Key == key)
            return known.Lines;
        var lines = LineSetter.Set(paragraph, firstLineTwips);
        Volatile.Write(ref place, new Remembered(key, lines));
        return lines;
    }

    private static string WithoutFigures(string text) => !text.AsSpan().ContainsAnyInRange('1', '9')
        ? text
        : string.Create(text.Length, text, static (shape, text) =>
    {
        for (var index = 0; index < shape.Length; index++)
            shape[index] = text[index] is >= '1' and <= '9' ? '0' : text[index];
    });

    private sealed record Remembered(LineKey Key, SetLines Lines);
}
