using ReportForge.Packaging.Markup;

namespace ReportForge.Regeneration.Reading;

/// <summary>The order is the order of the document's list of changes.</summary>
internal enum StoryKind
{
    Body,
    TextBox,
    Header,
    Footer,
    Notes,
}

/// <summary>A flow of blocks of its own: the body, a header, the footnotes, a text box.</summary>
internal sealed class Story
{
    public Story(StoryKind kind, MarkupPart part, MarkupSpan element)
    {
        (Kind, Part) = (kind, part);
        Root = new(this, element, null);
    }

    public StoryKind Kind { get; }

    public MarkupPart Part { get; }

    public Container Root { get; }

    /// <summary>All paragraphs, those of tables too, in the order of the text.</summary>
    public List<ParagraphBlock> Paragraphs { get; } = [];

    /// <summary>All tables, nested ones too, in the order of the text.</summary>
    public List<TableBlock> Tables { get; } = [];

    /// <summary>The paragraph that a text box hangs on.</summary>
    public int Host { get; init; }

    /// <summary>Whether an older program's copy of a text box: it is kept equal but not spoken of.</summary>
    public bool IsShadow { get; init; }
}
