using ReportForge.Reports.Writing;

namespace ReportForge.Reports.Typesetting;

/// <summary>One letter of a paragraph and where its bytes stand in the part; a line break is <c>\n</c>.</summary>
internal readonly record struct Sign(char Letter, int At, int Length, FontCut Cut);

/// <summary>A paragraph or a table of the body.</summary>
internal abstract class SetBlock;

/// <summary>A table of the body: where its bytes stand.</summary>
internal sealed class SetTable(int at, int length) : SetBlock
{
    public int At => at;

    public int Length => length;
}

/// <summary>A paragraph of the body, outside of tables, as it was written.</summary>
internal sealed class SetParagraph : SetBlock
{
    /// <summary>Behind the start tag of the paragraph.</summary>
    public required int Start { get; init; }

    /// <summary>Before the end tag of the paragraph.</summary>
    public int End { get; set; }

    public string Style { get; set; } = "";

    /// <summary>Where the id of the style stands between its quotation marks; empty when the paragraph names none.</summary>
    public (int At, int Length) StyleId { get; set; }

    /// <summary>Where a property that follows the style belongs; 0 when the paragraph has no properties.</summary>
    public int AfterStyle { get; set; }

    public bool KeepsNext { get; set; }

    /// <summary>Nothing but text in the letters and with the indents of its style: what its lines are can be worked out.</summary>
    public bool IsPlain { get; set; } = true;

    /// <summary>How much nearer its letters stand already, in twentieths of a point.</summary>
    public int Squeeze { get; set; }

    public ArraySegment<Sign> Signs { get; private set; } = ArraySegment<Sign>.Empty;

    public string Text { get; private set; } = "";

    /// <summary>The cut of all its letters; null where they have several, or there are none.</summary>
    public FontCut? OnlyCut()
    {
        var signs = Signs.AsSpan();
        foreach (var sign in signs)
        {
            if (sign.Cut != signs[0].Cut)
                return null;
        }

        return signs.IsEmpty ? null : signs[0].Cut;
    }

    /// <summary>Gives the paragraph the letters that were read for it.</summary>
    public void Close(ArraySegment<Sign> read) => (Signs, Text) = (read, string.Create(read.Count, read, static (letters, signs) =>
    {
        var from = signs.AsSpan();
        for (var index = 0; index < letters.Length; index++)
            letters[index] = from[index].Letter;
    }));
}
