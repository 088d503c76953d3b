using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <summary>What the lines of a paragraph depend on.</summary>
/// <param name="Text">
/// Its text, of letters of one cut, with a 0 for each digit: all digits are of one width, and nothing asks which one stands there.
/// </param>
/// <param name="Cut">The cut.</param>
/// <param name="Squeeze">How much nearer its letters stand already, in twentieths of a point.</param>
/// <param name="FirstLineTwips">The indent of its first line.</param>
/// <param name="Shape">How the lines of a title are judged; null for text.</param>
internal readonly record struct LineKey(string Text, FontCut Cut, int Squeeze, int FirstLineTwips, TitleShape? Shape);

/// <summary>
/// Remembers how paragraphs were set: in a batch nine of ten stand word for word in documents before, but for their figures. There is
/// a fixed number of places; a paragraph has a few of them to choose from, and what was asked for last drives out what was not asked for
/// the longest. Any number of threads may ask: where two write at once something is forgotten, and worked out again.
/// </summary>
internal sealed class LineMemory
{
    private const int Choices = 4;

    private const int Sets = 256;

    /// <summary>A longer paragraph is somebody's own, and all of them together would take more memory than they save time.</summary>
    private const int LongestText = 1_000;

    private readonly Remembered?[] places = new Remembered?[Sets * Choices];

    /// <summary>The lines of the paragraph, worked out where they are not remembered.</summary>
    public SetLines Of(SetParagraph paragraph, SetStyle style)
    {
        if (paragraph.Text.Length > LongestText || paragraph.OnlyCut() is not { } cut)
            return Set(paragraph, style);
        var key = new LineKey(WithoutFigures(paragraph.Text), cut, paragraph.Squeeze, style.FirstLineTwips, style.Shape);
        var hash = key.GetHashCode();
        var choices = places.AsSpan((int)((uint)hash % Sets) * Choices, Choices);
        for (var choice = 0; choice < Choices; choice++)
        {
            if (Volatile.Read(ref choices[choice]) is not { } known || known.Hash != hash || known.Key != key)
                continue;
            if (choice > 0)
                PutFirst(choices[..(choice + 1)], known);
            return known.Lines;
        }

        var lines = Set(paragraph, style);
        PutFirst(choices, new Remembered(hash, key, lines));
        return lines;
    }

    private static SetLines Set(SetParagraph paragraph, SetStyle style) => style.Shape is { } shape
        ? TitleSetter.Set(paragraph.Text, style.FirstLineTwips, shape)
        : LineSetter.Set(paragraph, style.FirstLineTwips);

    // The others move one place back; the last one goes.
    private static void PutFirst(Span<Remembered?> choices, Remembered first)
    {
        for (var choice = choices.Length - 1; choice > 0; choice--)
            Volatile.Write(ref choices[choice], Volatile.Read(ref choices[choice - 1]));
        Volatile.Write(ref choices[0], first);
    }

    private static string WithoutFigures(string text) => !text.AsSpan().ContainsAnyInRange('1', '9')
        ? text
        : string.Create(text.Length, text, static (shape, text) =>
    {
        for (var index = 0; index < shape.Length; index++)
            shape[index] = text[index] is >= '1' and <= '9' ? '0' : text[index];
    });

    private sealed record Remembered(int Hash, LineKey Key, SetLines Lines);
}
