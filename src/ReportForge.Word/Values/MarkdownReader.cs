using System.Buffers;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace ReportForge.Word.Values;

/// <summary>
/// Reads narrative as Markdown, within bounds: the parser works on pairs of marks in a paragraph, so its time grows with the
/// square of their number, and it gives up on deep nesting. What is beyond is read as plain lines.
/// </summary>
internal static class MarkdownReader
{
    /// <summary>Some 250 pages of text.</summary>
    private const int MostCharacters = 500_000;

    // Half a second of the parser; narrative that people write stays below a hundredth of it.
    private const long MostPairs = 50_000_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[]*_~^`!<");

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Subscript | EmphasisExtraOptions.Superscript)
        .Build();

    /// <summary>The text as Markdown; null when it is too long or too tangled for that.</summary>
    public static MarkdownDocument? Read(string text)
    {
        if (text.Length > MostCharacters || PairsIn(text) > MostPairs)
            return null;
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig says in this way that blocks or emphasis are nested deeper than it follows them.
            return null;
        }
    }

    private static long PairsIn(ReadOnlySpan<char> text)
    {
        var (pairs, marks) = (0L, 0L);
        foreach (var line in text.EnumerateLines())
        {
            if (line.IsWhiteSpace())
                (pairs, marks) = (pairs + (marks * marks), 0);
            for (var rest = line; rest.IndexOfAny(Marks) is var at and >= 0; rest = rest[(at + 1)..])
                marks++;
        }

        return pairs + (marks * marks);
    }
}
