using ReportForge.Findings;
using ReportForge.Word.Markup;

namespace ReportForge.Word.Tags;

/// <summary>The text in which tags stand, and where a reader finds it in the file.</summary>
internal sealed class TagSite(string file, MarkupElement? paragraph, string text, PlaceWording location)
{
    private const int QuoteMargin = 40;

    public MarkupElement? Paragraph => paragraph;

    public string Text => text;

    /// <summary>The place of a stretch of the text, quoted with a little of what stands around it.</summary>
    public Place At(int start, int length)
    {
        var from = Math.Max(0, start - QuoteMargin);
        var to = Math.Min(text.Length, start + length + QuoteMargin);
        var lead = from > 0 ? "…" : "";
        var trail = to < text.Length ? "…" : "";
        return new()
        {
            File = file,
            Location = location.Words,
            Anchor = location.Anchor,
            Quote = lead + Shown(text[from..to]) + trail,
            QuoteStart = lead.Length + start - from,
            QuoteLength = Math.Max(1, length),
        };
    }

    // The marker below the quote counts characters, so every character stays one.
    private static string Shown(string text) => new([.. text.Select(character => char.IsControl(character) ? ' ' : character)]);
}
