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
    private readonly Lazy<MarkupPart> _part;

    public Story(StoryKind kind, Lazy<MarkupPart> part)
    {
        (Kind, _part) = (kind, part);
        Root = new(this, null);
    }

    /// <summary>A text box in the same part.</summary>
    /// <param name="host">Where the paragraph stands that it hangs on.</param>
    /// <param name="isShadow">Whether it is an older program's copy.</param>
    public Story Box(int host, bool isShadow) => new(StoryKind.TextBox, _part) { Host = host, IsShadow = isShadow };

    public StoryKind Kind { get; }

    public MarkupPart Part => _part.Value;

    public Container Root { get; }

    /// <summary>All paragraphs, those of tables too, in the order of the text.</summary>
    public List<ParagraphBlock> Paragraphs { get; } = [];

    /// <summary>All tables, nested ones too, in the order of the text.</summary>
    public List<TableBlock> Tables { get; } = [];

    /// <summary>Where the paragraph stands that a text box hangs on.</summary>
    public int Host { get; init; }

    /// <summary>Whether an older program's copy of a text box: it is kept equal but not spoken of.</summary>
    public bool IsShadow { get; init; }
}
