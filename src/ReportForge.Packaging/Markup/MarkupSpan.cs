namespace ReportForge.Packaging.Markup;

/// <summary>
/// An element of an XML part by where it stands in the part's text. Who changes a part changes its text between such places,
/// so that whatever was not meant stays as it was written, to the character.
/// </summary>
public readonly record struct MarkupSpan
{
    private readonly MarkupTree _tree;

    internal MarkupSpan(MarkupTree tree, int number) => (_tree, Number) = (tree, number);

    /// <summary>Its number in the order of start tags: the same text gives each element the same.</summary>
    public int Number { get; }

    /// <summary>The name with its prefix as written, such as <c>w:p</c>.</summary>
    public string Name => _tree.NameOf(Number);

    /// <summary>Offset of the start tag.</summary>
    public int Start => Row.Start;

    /// <summary>Offset behind the start tag.</summary>
    public int ContentStart => Row.ContentStart;

    /// <summary>Offset of the end tag; <see cref="End"/> when the start tag closes itself.</summary>
    public int ContentEnd => Row.ContentEnd;

    /// <summary>Offset behind the element.</summary>
    public int End => Row.End;

    public MarkupSpan? Parent => Span(Row.Parent);

    public MarkupSpan? FirstChild => Span(_tree.FirstChildOf(Number));

    /// <summary>Whether the start tag closes itself.</summary>
    public bool ClosesItself => ContentStart == End;

    public MarkupChildren Children => new(this);

    internal MarkupSpan? Next => Span(Row.Next);

    private MarkupRow Row => _tree[Number];

    public MarkupSpan? Child(string name)
    {
        for (var child = _tree.FirstChildOf(Number); child >= 0; child = _tree[child].Next)
        {
            if (_tree.NameOf(child) == name)
                return new(_tree, child);
        }

        return null;
    }

    public IEnumerable<MarkupSpan> Ancestors()
    {
        for (var ancestor = Parent; ancestor is { } above; ancestor = above.Parent)
            yield return above;
    }

    /// <summary>The element and all below it, in the order of the text.</summary>
    public IEnumerable<MarkupSpan> SelfAndDescendants()
    {
        yield return this;
        for (var (below, end) = (Number + 1, End); below < _tree.Count && _tree[below].Start < end; below++)
            yield return new(_tree, below);
    }

    internal MarkupSpan InSameTree(int number) => new(_tree, number);

    private MarkupSpan? Span(int number) => number < 0 ? null : new(_tree, number);
}
